"""What is folded on the drafting screen: beside the live editor it is drawn once it is open.

Each key press draws that screen anew, and the browser takes longest over what nobody sees. Without the live editor all
is drawn at once, and opens without asking the server.
"""

from typing import Literal, Protocol


class Part(Protocol):
    """An expander, a popover or a tab of Streamlit's."""

    @property
    def open(self) -> bool | None:
        """Whether it is open; None where Streamlit is not told."""


def opening(is_live: bool) -> Literal["ignore", "rerun"]:
    """Return what Streamlit is to do when such a part is opened: its `on_change`."""
    return "rerun" if is_live else "ignore"


def is_drawn(part: Part) -> bool:
    """Whether what is inside is to be drawn."""
    return part.open is not False
