"""Facts of a text: what a rewrite must not change, with the normal form that tells two facts apart."""

from assistant.rewriting.facts.fact import HARD, Fact
from assistant.rewriting.facts.find import exact_facts, find_facts

__all__ = ["HARD", "Fact", "exact_facts", "find_facts"]
