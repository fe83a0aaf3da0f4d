"""`check(document, goal)`: what is wrong with a text, and where. One file per check; its path is its id."""

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.goal import Goal
from assistant.checks.ready import prepare
from assistant.checks.run import check, checks, problems

__all__ = ["Check", "Goal", "Hit", "Limits", "Outcome", "Subject", "check", "checks", "prepare", "problems"]
