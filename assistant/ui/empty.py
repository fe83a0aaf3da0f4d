"""What a screen shows before there is anything on it: what to do first, in a few steps."""

from collections.abc import Sequence

from assistant.ui.markup import tag
from assistant.ui.screen import draw


def steps(title: str, what: Sequence[str]) -> None:
    """Draw the steps under their title."""
    draw(tag("div", tag("h3", title), tag("ol", *(tag("li", one) for one in what)), class_="pp-empty"))
