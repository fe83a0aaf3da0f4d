"""How seldom the garbage collector looks: reading a text makes many objects, none of them in circles."""

import gc

# A page of 3,000 words makes about 100,000 objects: at Python's own 700 between two looks, the collector looked at them
# again and again, for a seventh of the time (measured 2026-11-22).
OBJECTS_BETWEEN_LOOKS = 200_000


def look_seldom() -> None:
    """Have the collector of this process look only after so many new objects; what is not in circles goes at once."""
    gc.set_threshold(OBJECTS_BETWEEN_LOOKS)
