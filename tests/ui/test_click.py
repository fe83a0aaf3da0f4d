"""A click is answered once, also where the run it began is cut short before it comes to the button."""

from streamlit.testing.v1 import AppTest


def screen() -> None:
    import streamlit as st

    from assistant.ui.click import clicked, forget

    st.session_state.setdefault("answered", 0)
    if st.session_state.pop("cut", False):
        st.rerun()  # as a key pressed just before the click does
    if st.session_state.pop("gone", False):
        forget("go")
        st.stop()
    if clicked("Go", "go", ":material/link:", disabled=st.session_state.get("shut", False)):
        st.session_state["answered"] += 1


def answered(**state: bool) -> int:
    app = AppTest.from_function(screen).run()
    for name, value in state.items():
        app.session_state[name] = value
    app.button(key="go").click().run()
    app.run()
    assert not app.exception
    return int(app.session_state["answered"])


def test_a_click_is_answered_once() -> None:
    assert answered() == 1


def test_a_click_whose_run_is_cut_short_is_answered_by_the_next() -> None:
    assert answered(cut=True) == 1


def test_a_click_on_a_button_that_is_gone_is_let_go() -> None:
    assert answered(gone=True) == 0


def test_a_click_on_a_button_that_is_shut_meanwhile_is_let_go() -> None:
    assert answered(cut=True, shut=True) == 0
