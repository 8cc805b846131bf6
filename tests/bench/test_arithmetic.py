"""Percentiles, and what counts as waiting in an open loop."""

import math

import pytest

from bench.arithmetic import TimedAnswer, due_times, percentile, spread, summary
from bench.jobs_table import batches
from bench.sustained_load import MOST, STEP, highest


def test_a_percentile_is_one_of_the_values() -> None:
    """Nearest rank: no value is made up between two."""
    values = [float(number) for number in range(1, 101)]
    assert percentile(values, 0.5) == 50
    assert percentile(values, 0.99) == 99
    assert percentile(values, 1) == 100
    assert percentile([7.0], 0.01) == 7


def test_the_order_of_the_values_does_not_matter() -> None:
    assert percentile([3, 1, 2], 0.5) == 2


def test_no_values_have_no_percentile() -> None:
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)


def test_requests_are_due_whatever_became_of_the_earlier_ones() -> None:
    assert due_times(4, 1) == [0, 0.25, 0.5, 0.75]
    assert len(due_times(150, 10)) == 1500


def test_a_late_answer_counts_from_when_it_was_due() -> None:
    """A client that is held up itself hides nothing: the second of these was sent late."""
    seen = summary([TimedAnswer(0, 0, 0.010, 200), TimedAnswer(1, 1.5, 1.510, 200)])
    assert seen.p50 == pytest.approx(10)
    assert seen.p99 == pytest.approx(510)
    assert seen.behind_ms == pytest.approx(500)


def test_an_answer_that_is_no_ack_is_late_for_ever() -> None:
    seen = summary([TimedAnswer(0, 0, 0.001, 200), TimedAnswer(0, 0, 0.001, 500), TimedAnswer(0, 0, 0.001, 0)])
    assert seen.lost == 2
    assert math.isinf(seen.p99)


def test_times_taken_one_after_another_are_summed_up_alike() -> None:
    seen = spread([1, 2, 3])
    assert (seen.count, seen.lost) == (3, 0)
    assert seen.p50 == pytest.approx(2)


@pytest.mark.parametrize("limit", [30, 140, 333, 900])
def test_the_highest_rate_held_is_found_to_the_step(limit: float) -> None:
    found = highest(lambda rate: spread([1 if rate <= limit else 500]))
    assert found <= limit
    assert limit - found <= STEP


def test_every_rate_held_is_the_most_that_is_tried() -> None:
    assert highest(lambda _: spread([1])) == MOST


def test_batches_leave_no_number_out() -> None:
    assert [number for batch in batches(5, 18, 4) for number in batch] == list(range(5, 18))
