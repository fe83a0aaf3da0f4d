"""What waits to be sent to a browser holds together: where a part of the screen is taken back, all within it is too."""

from collections.abc import Callable, Sequence

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

Place = tuple[int, ...]


def hold_together() -> None:
    """Have Streamlit's queue take back what stands within what it takes back; asked again, it changes nothing.

    When a fragment is drawn anew before its last drawing was sent, Streamlit 1.67 takes that drawing back, but not what
    a fragment within it drew: the browser, told to put that into a block it never heard of, shows a blank page.
    """
    theirs = ForwardMsgQueue.clear
    if theirs.__module__ != __name__:
        ForwardMsgQueue.clear = _holding_together(theirs)  # type: ignore[method-assign]


def _holding_together(theirs: Callable[..., None]) -> Callable[..., None]:
    def clear(
        self: ForwardMsgQueue,
        retain_lifecycle_msgs: bool = False,
        fragment_ids_this_run: list[str] | None = None,
    ) -> None:
        waited = list(self._queue)
        theirs(self, retain_lifecycle_msgs, fragment_ids_this_run)
        if self._queue:
            self._queue = _without_the_lost(waited, self._queue)

    return clear


def _without_the_lost(waited: Sequence[ForwardMsg], kept: Sequence[ForwardMsg]) -> list[ForwardMsg]:
    """Return those of `kept` whose block is not one that waited, and is kept no more."""
    still = {id(message) for message in kept}
    lost = {_place(message) for message in waited if _opens(message) and id(message) not in still}
    return [message for message in kept if not _within(message, lost)]


def _opens(message: ForwardMsg) -> bool:
    return bool(message.WhichOneof("type") == "delta" and message.delta.WhichOneof("type") == "add_block")


def _within(message: ForwardMsg, blocks: set[Place]) -> bool:
    if message.WhichOneof("type") != "delta":
        return False
    place = _place(message)
    return any(place[:depth] in blocks for depth in range(1, len(place)))


def _place(message: ForwardMsg) -> Place:
    return tuple(message.metadata.delta_path)
