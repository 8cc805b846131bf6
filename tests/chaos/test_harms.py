"""What a run did to a line: kept by line, and only what does not end by itself."""

from bot.meetings.request import reference_of
from chaos.evidence import AckMeaning, Attempt, Harm
from chaos.harms import Harms
from chaos.script import CrashesWorkers, SlackFails
from chaos.typed_lines import Ending, TypedLine
from sandbox.slack import refused

LINES = [TypedLine(number, f"Zq{number}", "priya", "sales", "x", Ending.BOOKED) for number in range(4)]


def attempt(line: int, at: float, key: str = "") -> Attempt:
    return Attempt(line, at, AckMeaning.ACCEPTED, reference_of(key), ms=100)


def test_only_what_lasts_is_a_harm() -> None:
    harms = Harms()
    for step in (
        SlackFails("chat.update", refused("is_inactive")),
        SlackFails("chat.update", refused("is_inactive"), 2, LINES[0]),
        SlackFails("chat.update", refused("is_inactive"), None, LINES[1]),
        SlackFails("chat.postMessage", refused("is_archived"), None, LINES[1]),
        CrashesWorkers(LINES[2]),
    ):
        harms.note(step)

    assert harms.of([attempt(3, 10)]) == {
        1: Harm(refused=frozenset({"chat.update", "chat.postMessage"})),
        2: Harm(deadly=True),
    }


def test_a_backup_loses_what_came_after_it_and_repeats_what_had_not_ended() -> None:
    """What was acked after the copy was made is gone; what was unfinished in it runs again; the rest is as it was."""
    harms = Harms(copied_at=100, put_back_at=170, in_copy=("key-1",))
    attempts = [attempt(0, 50, "key-0"), attempt(1, 98, "key-1"), attempt(2, 99.95, "key-2"), attempt(3, 171, "key-3")]

    assert harms.of(attempts) == {1: Harm(replayed=True), 2: Harm(rolled_back=True)}
    assert Harms(copied_at=100).of(attempts) == {}
