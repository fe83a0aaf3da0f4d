"""Numbers among the arguments: what cannot be one is told before anything runs."""

import math
from argparse import ArgumentTypeError
from collections.abc import Callable

from assistant.messages import N_


def whole(least: int, _: Callable[[str], str]) -> Callable[[str], int]:
    """Return the reader of a whole number that is `least` or more."""

    def read(given: str) -> int:
        try:
            number = int(given)
        except ValueError:
            number = least - 1
        if number < least:
            text = _(N_("{given} is not a whole number of {least} or more"))
            raise ArgumentTypeError(text.format(given=repr(given), least=least))
        return number

    return read


def seconds(_: Callable[[str], str]) -> Callable[[str], float]:
    """Return the reader of a number of seconds: 0 or more, an hour at most."""

    def read(given: str) -> float:
        try:
            number = float(given)
        except ValueError:
            number = -1
        if not 0 <= number <= 3_600:
            raise ArgumentTypeError(_(N_("{given} is not a number of seconds, 0 or more")).format(given=repr(given)))
        return number

    return read


def amount(_: Callable[[str], str]) -> Callable[[str], float]:
    """Return the reader of an amount of money: 0 or more, and not endless."""

    def read(given: str) -> float:
        try:
            number = float(given)
        except ValueError:
            number = -1
        if not 0 <= number < math.inf:
            raise ArgumentTypeError(_(N_("{given} is not an amount of money, 0 or more")).format(given=repr(given)))
        return number

    return read
