"""Why a line was read so: the same reading, and every step to it."""

from __future__ import annotations

from bot.when import explain, read
from tests.for_each import for_each
from tests.when.corpus.expected import NOW, wall


@for_each(
    "text",
    [
        "Demo with Acme tomorrow 3-4pm",
        "fri 9am Sydney time",
        "tomorrow at 6",
        "today 8am",
        "Demo with Acme",
        "",
    ],
)
def test_what_is_explained_is_what_is_read(text: str) -> None:
    assert explain(text, wall(NOW)).result == read(text, wall(NOW))


def test_the_steps_name_what_was_found_in_the_persons_words() -> None:
    steps = " ".join(explain("Demo with Acme tomorrow 3-4pm", wall(NOW)))
    assert "tomorrow" in steps
    assert "3-4pm" in steps


def test_every_step_names_its_phase_and_rule() -> None:
    steps = list(explain("a week somewhere tomorrow at 3 demo", wall(NOW)))
    assert {step.split()[0] for step in steps} == {"text", "find", "merge", "resolve"}
    assert any(step.startswith("merge    take_announced_numbers") for step in steps)
    assert "a bare hour from 1 to 5 is in the afternoon" in steps[-1]


def test_words_that_were_not_understood_are_told() -> None:
    assert any("left_over" in step and "month" in step for step in explain("friday 3pm of the month", wall(NOW)))


def test_in_a_text_without_time_nothing_is_found() -> None:
    steps = list(explain("Demo with Acme", wall(NOW)))
    assert [step.split()[0] for step in steps] == ["text", "resolve"]
    assert steps[-1] == "resolve  asks: no_time"
