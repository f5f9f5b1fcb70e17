"""How soon another PIN can be tried."""

import itertools

from kiosk.unattended.lock import FIRST_WAIT, FREE_TRIES, LONGEST_WAIT, Lock


def wrong(times: int, now: float = 0) -> Lock:
    lock = Lock()
    for _ in range(times):
        lock = lock.tried(now, right=False)
    return lock


def test_a_few_wrong_ones_cost_nothing_and_then_each_costs_twice_as_much():
    assert [wrong(times).wait(0) for times in range(FREE_TRIES)] == [0] * FREE_TRIES
    waits = [wrong(times).wait(0) for times in range(FREE_TRIES, FREE_TRIES + 12)]
    assert abs(waits[0] - FIRST_WAIT) <= 1
    assert all(later >= min(2 * sooner - 2, LONGEST_WAIT) for sooner, later in itertools.pairwise(waits))
    assert waits[-1] <= LONGEST_WAIT + 1


def test_a_wait_goes_by_and_a_right_one_ends_it():
    lock = wrong(FREE_TRIES)
    assert lock.wait(FIRST_WAIT + 1) == 0
    assert lock.tried(5, right=True).wait(5) == 0


def test_it_goes_from_process_to_process():
    lock = wrong(5, 3.5)
    assert Lock(**lock.to_json()) == lock
