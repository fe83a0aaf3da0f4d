"""The engine with no model: `propose` rewrites by rules alone, in every language, and says each thing it changed."""

from assistant.rewriting.rules.campaign import tag_links
from assistant.rewriting.rules.propose import Proposal, propose
from assistant.rewriting.rules.visible import visible

__all__ = ["Proposal", "propose", "tag_links", "visible"]
