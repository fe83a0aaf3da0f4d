"""The grammar tier: part of speech, dependencies and names, by trained pipelines; loaded by who first asks."""

from assistant.document.grammar.analysis import analyse, available, languages, loads, names, package
from assistant.document.grammar.types import Analysis, Name, Token

__all__ = ["Analysis", "Name", "Token", "analyse", "available", "languages", "loads", "names", "package"]
