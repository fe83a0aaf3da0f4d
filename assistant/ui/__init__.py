"""What the screens share; a page begins with `open_screen`."""

from assistant.ui.screen import Screen, draw, go_to, heading, open_screen

__all__ = ["Screen", "draw", "go_to", "heading", "open_screen"]
