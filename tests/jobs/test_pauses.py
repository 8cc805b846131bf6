"""What cannot be done now is tried again, after longer and longer pauses, and never for ever every two seconds."""

from itertools import pairwise

from bot.jobs.maintenance import LOOK_S, Pauses


def _tries(seconds: float) -> list[float]:
    """When a job is taken up that is put down again at once, looked for every LOOK_S."""
    now, found = 0.0, []
    pauses = Pauses(lambda: now)
    while now < seconds:
        if pauses.due(frozenset({"job"})):
            found.append(now)
        now += LOOK_S
    return found


def test_pauses_grow_to_five_minutes() -> None:
    tries = _tries(3600)
    between = [later - earlier for earlier, later in pairwise(tries)]
    assert tries[0] <= 2 * LOOK_S
    assert between == sorted(between)
    assert Pauses.LONGEST_S <= between[-1] <= Pauses.LONGEST_S + 3 * LOOK_S
    assert len(tries) < 25


def test_at_first_sight_it_may_just_be_beginning() -> None:
    pauses = Pauses(lambda: 0.0)
    assert pauses.due(frozenset({"job"})) == frozenset()


def test_each_has_its_own_and_what_is_over_is_forgotten() -> None:
    now = 0.0
    pauses = Pauses(lambda: now)
    pauses.due(frozenset({"a"}))
    now = 2.0
    assert pauses.due(frozenset({"a", "b"})) == {"a"}
    now += Pauses.FORGOTTEN_S + Pauses.LONGEST_S
    pauses.due(frozenset())
    assert not pauses._jobs
