"""The app's front door: what serves it, and the home screen."""

import streamlit as st

from assistant.ui import home, open_screen, serving

if serving.begins():
    start = serving.Start()
    app = st.App(__file__, lifespan=start.lifespan, middleware=start.middleware)
else:
    screen = open_screen("home")
    with screen.shield():
        home.show(screen)
