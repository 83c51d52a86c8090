"""Who comes first goes first, and nobody takes every place."""

import pytest

from jiama.serve import limits
from jiama.serve.turns import LEFT_SECONDS, Bucket, Turns


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_those_who_wait_are_let_in_in_the_order_they_came():
    turns = Turns(Clock())
    tickets = [turns.ask("", f"10.0.0.{i}", 0)[0] for i in range(3)]
    assert turns.ask(tickets[2], "10.0.0.2", 2)[1] == 2
    assert turns.ask("", "10.0.0.9", 3)[1] == 3
    assert turns.ask(tickets[0], "10.0.0.0", 1)[1] == 0
    assert turns.ask(tickets[1], "10.0.0.1", 1)[1] == 0


def test_who_does_not_ask_again_has_left_the_queue():
    clock = Clock()
    turns = Turns(clock)
    turns.ask("", "10.0.0.1", 0)
    assert turns.anyone
    clock.now = LEFT_SECONDS + 1
    assert not turns.anyone
    assert turns.ask("", "10.0.0.2", 0)[1] == 0


def test_a_ticket_that_was_never_given_out_is_worth_nothing():
    turns = Turns(Clock())
    turns.ask("", "10.0.0.1", 0)
    given, before = turns.ask("mine", "10.0.0.2", 0)
    assert given != "mine"
    assert before == 1


def test_one_address_cannot_fill_the_queue():
    turns = Turns(Clock())
    given = [turns.ask("", "10.0.0.1", 0)[0] for _ in range(1000)]
    assert sum(map(bool, given)) < 400
    assert turns.ask("", "10.0.0.2", 0)[0]


def test_who_comes_after_a_crowd_of_one_address_stands_behind_its_first_only():
    turns = Turns(Clock())
    for _ in range(50):
        turns.ask("", "10.0.0.1", 0)
    ticket, before = turns.ask("", "10.0.0.2", 0)
    assert before == 1
    assert turns.ask(ticket, "10.0.0.2", 2)[1] == 1


def test_the_time_told_is_that_of_the_starts_before():
    turns = Turns(Clock())
    for _ in range(8):
        turns.took(3.0)
    assert turns.seconds(0, 2) == 3
    assert turns.seconds(5, 2) == 9  # two rounds before, and one's own


def test_a_bucket_lets_a_burst_through_and_then_so_many_a_second():
    clock = Clock()
    bucket = Bucket(3, 2, clock)
    assert [bucket.need() for _ in range(5)] == [0, 0, 0, 0.5, 1.0]
    clock.now = 10
    assert [bucket.may() for _ in range(4)] == [True, True, True, False]
    clock.now = 10.5
    assert bucket.may()


@pytest.mark.parametrize(
    ("files", "memory", "processors", "kernels"),
    [
        (256, 8_000_000_000, 8, 2),  # macOS, where it cannot be raised
        (1024, 8_000_000_000, 8, 15),
        (16_384, 4_000_000_000, 4, 33),  # two thirds of 4 GB, at 80 MB
        (16_384, 64_000_000_000, 8, limits.MOST_KERNELS),
        (1, 1, 1, 1),
    ],
)
def test_kernels_fit_into_files_and_memory(files, memory, processors, kernels):
    found = limits.limits(files, memory, processors)
    assert found.kernels == kernels
    assert found.starts == min(processors + 1, kernels)
    if files > 200:
        assert found.kernels * limits.KERNEL_FILES + found.connections + limits.RESERVE <= files


def test_a_modest_share_is_anyones_and_a_third_stays_free_for_others():
    assert limits.fair(0, 89, 90, 12)
    assert not limits.fair(12, 60, 90, 12)
    assert limits.fair(12, 59, 90, 12)
    assert not limits.fair(0, 90, 90, 12)
