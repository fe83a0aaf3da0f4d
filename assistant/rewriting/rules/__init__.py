"""The engine with no model: `propose` rewrites by rules alone, in every language, and says each thing it changed."""

from assistant.rewriting.rules.campaign import tag_links
from assistant.rewriting.rules.data import quoted
from assistant.rewriting.rules.propose import Proposal, propose
from assistant.rewriting.rules.tags import limit as limit_tags
from assistant.rewriting.rules.task import Aim

__all__ = ["Aim", "Proposal", "limit_tags", "propose", "quoted", "tag_links"]
