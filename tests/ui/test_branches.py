"""A screen drawn anew before its last drawing was sent never tells a browser to write where it has no block."""

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from assistant.ui.branches import hold_together

UNDER, WITHIN, ELSEWHERE = "under", "within", "elsewhere"  # fragments: one stands in the other


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> ForwardMsgQueue:
    monkeypatch.setattr(ForwardMsgQueue, "clear", ForwardMsgQueue.clear)  # put back afterwards
    hold_together()
    return ForwardMsgQueue()


def block(fragment: str, *place: int) -> ForwardMsg:
    message = ForwardMsg()
    message.metadata.delta_path[:] = place
    message.delta.fragment_id = fragment
    message.delta.add_block.allow_empty = True
    return message


def text(fragment: str, *place: int) -> ForwardMsg:
    message = ForwardMsg()
    message.metadata.delta_path[:] = place
    message.delta.fragment_id = fragment
    message.delta.new_element.markdown.body = fragment
    return message


def sent(queue: ForwardMsgQueue) -> list[tuple[int, ...]]:
    return [tuple(message.metadata.delta_path) for message in queue.flush()]


def test_what_stands_in_a_drawing_taken_back_is_taken_back(queue: ForwardMsgQueue) -> None:
    for message in (block(UNDER, 0, 3), block(WITHIN, 0, 3, 0), text(WITHIN, 0, 3, 0, 0)):
        queue.enqueue(message)
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=[UNDER])
    assert sent(queue) == []


def test_what_stands_in_a_block_that_was_sent_is_kept(queue: ForwardMsgQueue) -> None:
    queue.enqueue(block(UNDER, 0, 3))
    assert sent(queue) == [(0, 3)]
    queue.enqueue(text(WITHIN, 0, 3, 0))
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=[UNDER])
    assert sent(queue) == [(0, 3, 0)]


def test_what_stands_beside_is_kept(queue: ForwardMsgQueue) -> None:
    for message in (block(UNDER, 0, 3), text(UNDER, 0, 3, 0), block(ELSEWHERE, 0, 4), text(ELSEWHERE, 0, 4, 0)):
        queue.enqueue(message)
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=[UNDER])
    assert sent(queue) == [(0, 4), (0, 4, 0)]


def test_what_tells_of_the_run_is_kept(queue: ForwardMsgQueue) -> None:
    finished = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)
    for message in (block(UNDER, 0, 3), finished):
        queue.enqueue(message)
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=[UNDER])
    assert [message.WhichOneof("type") for message in queue.flush()] == ["script_finished"]


def test_a_queue_that_is_emptied_is_empty(queue: ForwardMsgQueue) -> None:
    queue.enqueue(block(UNDER, 0, 3))
    queue.clear()
    assert queue.is_empty()


def test_asked_again_it_changes_nothing(queue: ForwardMsgQueue) -> None:
    before = ForwardMsgQueue.clear
    hold_together()
    assert ForwardMsgQueue.clear is before
