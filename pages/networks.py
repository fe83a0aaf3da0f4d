"""The screen of the networks and their limits."""

from assistant.ui import networks, open_screen

screen = open_screen("networks")
with screen.shield():
    networks.show(screen)
