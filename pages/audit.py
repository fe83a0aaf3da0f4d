"""The screen of the audits."""

from assistant.ui import auditing, open_screen

screen = open_screen("audit")
with screen.shield():
    auditing.show(screen)
