"""The products of matrices a pipeline spends its time in, by numpy."""

from typing import Any

from thinc.api import NumpyOps


class Arithmetic(NumpyOps):  # type: ignore[misc]  # compiled, without types
    """thinc's arithmetic, its products left to numpy.

    thinc's own library (BLIS) knows few processors and takes three times as long on the others.
    """

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Return x·y, either one transposed first where asked."""
        left = x.T if trans1 else x
        right = y.T if trans2 else y
        if out is None:
            return left @ right
        out[:] = left @ right
        return out
