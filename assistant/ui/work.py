"""Long work beside the screen: a thread runs it, a fragment of the screen looks at it, the user may stop it."""

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

import streamlit as st

from assistant.errors import AssistantError
from assistant.messages import Message
from assistant.ui.shield import sentence

LOOK_EVERY = 0.5  # seconds between two looks at the work: short enough to feel live, long enough to cost nothing
Progress = TypeVar("Progress")
Result = TypeVar("Result")


class Work(Generic[Progress, Result]):
    """One piece of long work; `progress` is the last thing it told, `result` or `failure` are there when `done`."""

    def __init__(self, job: "Callable[[Work[Progress, Result]], Result]", progress: Progress) -> None:
        self.progress = progress
        self.result: Result | None = None
        self.failure: Message | None = None
        self.stop = threading.Event()
        self._job = job
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def done(self) -> bool:
        """Whether it ended, well or not."""
        return not self._thread.is_alive()

    @property
    def stopped(self) -> bool:
        """Whether the user asked it to stop."""
        return self.stop.is_set()

    def wait(self, seconds: float) -> bool:
        """Return whether it has ended, after waiting for that no longer than this."""
        self._thread.join(seconds)
        return self.done

    def _run(self) -> None:
        try:
            self.result = self._job(self)
        except AssistantError as error:
            self.failure = sentence(error)
        except Exception as error:  # noqa: BLE001 - the edge of a thread: it goes to the log, the user reads a sentence
            self.failure = sentence(error)


class Looks:
    """Tells when what a fragment drew is out of date, so that the whole screen is to be drawn anew.

    Never at the first look: that one is part of drawing the screen, and a rerun there would leave out all that follows.
    What changed by then is told at the second look.
    """

    def __init__(self, state: Hashable) -> None:
        self._state = state  # as the screen around the fragment was drawn
        self._looked = False

    def outdated(self, state: Hashable) -> bool:
        """Whether the state is no longer that of the screen; called once at each look."""
        first, self._looked = not self._looked, True
        return not first and state != self._state


def watch(work: Work[Progress, Result], draw: Callable[[Work[Progress, Result]], None]) -> None:
    """Draw the work again and again while it runs; the whole screen is drawn once more when it ends."""
    done = work.done
    looks = Looks(done)

    def look() -> None:
        draw(work)
        if looks.outdated(work.done):
            st.rerun()

    look_again(look, None if done else LOOK_EVERY)


def look_again(look: Callable[[], None], every: float | None) -> None:
    """Draw now and then again every so many seconds; once only when that is None.

    In a container of its own: when a look is asked for while the whole screen is drawn, Streamlit 1.67 drops what that
    drawing said of the fragment, and what follows it would slip into its place and be written over by the late look.
    """
    with st.container():
        st.fragment(look, run_every=every)()
