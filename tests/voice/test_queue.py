"""What waits to be said: three priorities, and the one in hand."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.voice.narration import Utterance
from kiosk.voice.queue import Priority, Queue


def line(words: str) -> Utterance:
    return Utterance("page", "item", words)


def drain(queue: Queue) -> list[str]:
    said = []
    while taken := queue.take():
        said.append(taken.show)
    return said


def test_now_drops_what_waits_and_what_is_in_hand():
    queue = Queue()
    queue.put([line("a"), line("b")], Priority.NORMAL)
    queue.take()
    queue.put([line("c")], Priority.NOW)
    assert queue.in_hand is None
    assert drain(queue) == ["c"]


def test_next_comes_behind_the_sentence_in_hand_and_before_all_that_waits():
    queue = Queue()
    queue.put([line("a"), line("b")], Priority.NORMAL)
    hand = queue.take()
    queue.put([line("c"), line("d")], Priority.NEXT)
    assert queue.in_hand is hand
    assert drain(queue) == ["c", "d", "b"]


def test_normal_comes_last():
    queue = Queue()
    queue.put([line("a")], Priority.NOW)
    queue.put([line("b")], Priority.NORMAL)
    assert drain(queue) == ["a", "b"]


def test_what_was_not_heard_to_its_end_is_the_next():
    queue = Queue()
    queue.put([line("a"), line("b")], Priority.NOW)
    queue.take()
    queue.put_back()
    assert drain(queue) == ["a", "b"]


@given(st.lists(st.tuples(st.sampled_from(Priority), st.lists(st.text(), max_size=4)), max_size=12))
def test_nothing_is_lost_behind_the_last_interruption_and_nothing_is_said_twice(puts):
    queue = Queue()
    wanted: list[str] = []
    for priority, words in puts:
        queue.put([line(word) for word in words], priority)
        wanted = words if priority is Priority.NOW else [*wanted, *words]
    assert sorted(drain(queue)) == sorted(wanted)
