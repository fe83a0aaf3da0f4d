"""The app's front door: what serves it, and the home screen."""

import streamlit as st

from assistant.ui import home, open_screen, serving

if serving.begins():
    app = st.App(__file__, lifespan=serving.ready, middleware=serving.middleware())
else:
    screen = open_screen("home")
    with screen.shield():
        home.show(screen)
