"""The drafting screen."""

from assistant.ui import draft, open_screen

screen = open_screen("draft")
with screen.shield():
    draft.show(screen)
