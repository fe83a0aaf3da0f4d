"""Money for requests: each sets its worst case aside before it is sent, so that no answer passes what may be spent."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from assistant.errors import UserError
from assistant.messages import N_, Message

SPENT = N_("The budget of {budget} dollars stops the run: {spent} are spent, and the next text might pass it.")


class BudgetSpent(UserError):
    """What is left would not cover the worst case of the next request; any other request might pass it too."""

    final: ClassVar[bool] = True


def is_spent(reason: Message) -> bool:
    """Whether a run ended because its budget did."""
    return reason.text == SPENT


class Purse:
    """What may be spent, `most`, and what has been, in US dollars; threads share it."""

    def __init__(self, most: float, spent: float = 0.0) -> None:
        self.most = most
        self.spent = spent
        self._aside: list[float] = []
        self._changed = threading.Condition()

    @contextmanager
    def hold(self, worst: float) -> Iterator[None]:
        """Set `worst` aside while a request is under way; wait for others to end where it does not fit beside theirs.

        Raise `BudgetSpent` when it does not fit though nothing else is under way.
        """
        with self._changed:
            while self.spent + sum(self._aside) + worst > self.most:
                if not self._aside:
                    raise BudgetSpent(SPENT, budget=self.most, spent=round(self.spent, 4))
                self._changed.wait()
            self._aside.append(worst)
        try:
            yield
        finally:
            with self._changed:
                self._aside.remove(worst)
                self._changed.notify_all()

    def pay(self, cost: float) -> None:
        """Note what a request cost."""
        with self._changed:
            self.spent += cost
