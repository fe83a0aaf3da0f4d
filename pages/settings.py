"""The screen of the settings."""

from assistant.ui import open_screen, preferences

screen = open_screen("settings")
with screen.shield():
    preferences.show(screen)
