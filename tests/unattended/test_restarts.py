"""How soon the kiosk is started again."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.unattended.restarts import LONGEST_PLAIN, LONGEST_WAIT, MINUTE, TOO_MANY, TOO_MANY_UNSEEN, Restarts


def after(*times: float) -> Restarts:
    restarts = Restarts()
    for time in times:
        restarts = restarts.painted().failed(time, "KeyError in app.py:7")
    return restarts


def test_after_one_fault_it_is_started_at_once_and_then_later_each_time():
    waits = [after(*range(faults)).wait for faults in range(6)]
    assert waits[:2] == [0, 0]
    assert waits[1:] == sorted(waits[1:])
    assert 0 < waits[2] < waits[-1] <= LONGEST_WAIT


def test_five_faults_in_a_minute_are_too_many_and_in_five_minutes_they_are_not():
    assert after(*range(TOO_MANY)).too_many
    assert not after(*range(TOO_MANY - 1)).too_many
    assert not after(*(MINUTE * i for i in range(TOO_MANY))).too_many


def test_three_in_a_row_before_anything_was_seen_are_too_many_however_long_they_took():
    restarts = Restarts()
    for i in range(TOO_MANY_UNSEEN):
        assert not restarts.too_many
        restarts = restarts.failed(i * 100.0, "the kiosk was not ready in time")
    assert restarts.too_many
    assert not restarts.painted().too_many


def test_each_time_in_a_row_it_is_shown_plain_for_longer_until_a_visit_has_ended_well():
    restarts = after(*range(TOO_MANY))
    seconds = []
    for _ in range(8):
        seconds.append(restarts.plain_seconds)
        restarts = restarts.shown_plain()
        assert not restarts.too_many
    assert seconds == sorted(seconds)
    assert seconds[-1] == LONGEST_PLAIN
    assert restarts.worked(1000).plain_seconds == seconds[0]
    assert restarts.count == TOO_MANY, "the staff see how many there were"


@given(st.lists(st.floats(0, 1e6), max_size=200))
def test_it_never_waits_longer_than_visitors_do_and_remembers_no_more_than_a_minute(times):
    restarts = after(*sorted(times))
    assert 0 <= restarts.wait <= LONGEST_WAIT
    assert all(max(times) - time < MINUTE for time in restarts.recent)
    assert restarts.count == len(times)
