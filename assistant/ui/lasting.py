"""What the first work of a kind loads stays as long as the process: the garbage collector need not look it through.

Streamlit has it look at everything after each drawing of a screen: 0.2 s at each key press with the language data.
"""

import gc
from functools import cache


@cache
def spare(kind: str) -> None:
    """Spare the garbage collector what is there once the first work of a kind is done; later calls do nothing."""
    gc.collect()
    gc.freeze()
