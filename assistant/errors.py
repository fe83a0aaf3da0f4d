"""What can go wrong, sorted by who must act. What a model got wrong is not here: that is data."""

from assistant.messages import Message, Text


class AssistantError(Exception):
    """Something a person can mend; `message` says what to do, in any language of the screens."""

    def __init__(self, text: Text, **params: object) -> None:
        self.message = Message(text, params)
        super().__init__(self.message.render("en"))


class UserError(AssistantError):
    """The user must act: a bad argument, a file that cannot be read, a setting that is missing."""


class SetupError(AssistantError):
    """Whoever installed the assistant must act: a package, a program or a permission is missing."""


class DataError(AssistantError):
    """A data file of ours, or one the user edits, is wrong; the message names the file and the key."""


class OutsideError(AssistantError):
    """Somebody else's server failed: a page, a model endpoint; trying later may help."""
