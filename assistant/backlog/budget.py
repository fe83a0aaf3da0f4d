"""A budget stops a run before it is passed: each text under way is reckoned as dear as the dearest so far."""

from dataclasses import dataclass

from assistant.messages import N_, Message
from assistant.store import ACCEPTED, FAILED, TO_REVIEW, Filter, Job, Store, Variant

SAMPLE = 500  # variants of earlier runs whose cost is looked at
SPENT = N_("The budget of {budget} dollars stops the run: {spent} are spent, and the next text might pass it.")


def cost_of(variant: Variant) -> float:
    """Return what a variant cost, 0 where no price is known."""
    return float((variant.details.get("usage") or {}).get("cost") or 0.0)


@dataclass
class Budget:
    """What may still be spent on a job; `most` is None without a budget."""

    job: str
    store: Store
    most: float | None
    dearest: float = 0.0

    def note(self, variant: Variant) -> None:
        """Take notice of what a variant cost."""
        self.dearest = max(self.dearest, cost_of(variant))

    def allows(self, under_way: int, wanted: int) -> int:
        """Return how many of the wanted texts may begin while others are under way; the first of all goes alone."""
        if self.most is None:
            return wanted
        paid = self.store.answers.paid(self.job)
        spent = paid.cost or 0.0
        if paid.requests and not spent:
            return wanted  # a model of one's own: nobody sends a bill
        self.dearest = max(self.dearest, spent / max(paid.requests, 1))
        if not self.dearest:
            return max(0, 1 - under_way) if self.most > 0 else 0
        return min(wanted, max(0, int((self.most - spent) / self.dearest) - under_way))

    def reason(self) -> Message:
        """Return the sentence that says why the run ends."""
        spent = self.store.answers.paid(self.job).cost or 0.0
        return Message(SPENT, {"budget": self.most, "spent": round(spent, 4)})


def budget_of(job: Job, store: Store) -> Budget:
    """Return the budget of a job, with what its texts cost in earlier runs."""
    budget = Budget(job.id, store, job.limits.get("budget"))
    if budget.most is not None:
        for entry in store.variants.list(job.id, Filter(states=(ACCEPTED, TO_REVIEW, FAILED), limit=SAMPLE)):
            budget.note(entry.variant)
    return budget
