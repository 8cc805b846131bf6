"""What is printed names the line, what became of it, and who was killed meanwhile."""

import io
from dataclasses import replace
from datetime import UTC, datetime

from rich.console import Console

from chaos.evidence import AckMeaning, Attempt, BotMessage, CreateCall, Event, Evidence, Task
from chaos.judge import judge
from chaos.message_meanings import Meaning
from chaos.run_report import show
from chaos.typed_lines import Due, Ending, TypedLine

DUE = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
AT = datetime(2026, 11, 24, 6, 0, tzinfo=UTC).timestamp()
LINE = TypedLine(0, "Zqbbb", "priya", "sales", "tomorrow 3-4pm Demo Zqbbb", Ending.BOOKED, Due("Asia/Kolkata", hour=15))
TWICE = Evidence(
    lines=(LINE,),
    attempts=(Attempt(0, AT, AckMeaning.ACCEPTED, "aaaaaaaa", "200 after 5 ms", 5.0),),
    tasks=(Task("t-0", "aaaaaaaa", DUE), Task("t-1", "aaaaaaaa", DUE)),
    messages=(BotMessage(AT + 3, 0, Meaning.BOOKED, "t-0", "Demo Zqbbb · Booked ✓ task t-0"),),
    creates=(CreateCall(AT + 1, "aaaaaaaa", turned_down=False, detail="no answer (drop_after)"),),
    events=(Event(AT + 2, "kill -9: work (7)"), Event(AT + 90, "kill -9: web (8)")),
)


def printed(evidence: Evidence) -> str:
    out = io.StringIO()
    show(Console(file=out, width=200), evidence, judge(evidence), 12.0, lambda word: [f"group: ref {word}: booked"])
    return out.getvalue()


def test_a_broken_promise_comes_with_all_that_is_known_of_its_line() -> None:
    text = printed(TWICE)

    for part in (
        "BROKEN never twice: t-0 t-1",
        "priya in sales: tomorrow 3-4pm Demo Zqbbb",
        "Enter: accepted after 5 ms, ref aaaaaaaa",
        "1.00 s  create, ref aaaaaaaa: no answer (drop_after)",
        "2.00 s  * kill -9: work (7)",
        "card, as it is in the end: Demo Zqbbb",
        "stored: t-1 at 2026-11-25 09:30",
        "log group: ref aaaaaaaa: booked",
    ):
        assert part in text
    assert "web (8)" not in text  # long after it was over


def test_where_all_is_kept_only_the_counts_are_printed() -> None:
    text = printed(replace(TWICE, tasks=TWICE.tasks[:1]))

    assert "1  lines booked" in text
    assert "1  creates sent" in text
    assert "the slowest after 5 ms" in text
    assert "BROKEN" not in text
