"""What can go wrong, sorted by who must act. What a model got wrong is not here: that is data."""

import errno

from assistant.messages import N_, Message, Text

REASONS = {
    errno.ENOENT: N_("no such file or folder"),
    errno.EACCES: N_("permission denied"),
    errno.EPERM: N_("permission denied"),
    errno.EEXIST: N_("a file of that name stands in the way"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("its path goes through a file"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EROFS: N_("the disk is read-only"),
}


class AssistantError(Exception):
    """Something a person can mend; `message` says what to do, in any language of the screens."""

    def __init__(self, text: Text, **params: object) -> None:
        self.message = Message(text, params)
        super().__init__(self.message.render("en"))

    def __reduce__(self) -> tuple[object, ...]:
        """Return how another process rebuilds the error: with its message, so that it is told in any language."""
        return _again, (type(self), self.message)


def _again(kind: "type[AssistantError]", message: Message) -> "AssistantError":
    return kind(message.text, **message.params)


class UserError(AssistantError):
    """The user must act: a bad argument, a file that cannot be read, a setting that is missing."""


class SetupError(AssistantError):
    """Whoever installed the assistant must act: a package, a program or a permission is missing."""


class DataError(AssistantError):
    """A data file of ours, or one the user edits, is wrong; the message names the file and the key."""


class OutsideError(AssistantError):
    """Somebody else's server failed: a page, a model endpoint; trying later may help."""


def reason_of(error: OSError) -> Message:
    """Return why the system refused, to put into a sentence of any language; in its own words where they are rare."""
    known = REASONS.get(error.errno or 0)
    return Message(known) if known else Message("{reason}", {"reason": error.strerror or type(error).__name__})
