"""The app's front door: the home screen."""

from assistant.ui import home, open_screen

screen = open_screen("home")
with screen.shield():
    home.show(screen)
