"""The fact guard: compares a rewrite with its source."""

from assistant.rewriting.guard.compare import compare
from assistant.rewriting.guard.comparison import Alteration, Comparison

__all__ = ["Alteration", "Comparison", "compare"]
