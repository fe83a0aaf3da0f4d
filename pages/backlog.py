"""The screen of the backlogs."""

from assistant.ui import backlogs, open_screen

screen = open_screen("backlog")
with screen.shield():
    backlogs.show(screen)
