"""The screen of the drafts that are kept."""

from assistant.ui import open_screen, shelf

screen = open_screen("drafts")
with screen.shield():
    shelf.show(screen)
