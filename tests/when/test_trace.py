"""Why a line was read so: the same reading, and every step to it."""

from __future__ import annotations

import pytest

from bot.when import explain, read
from tests.when.corpus.expected import NOW, wall


@pytest.mark.parametrize(
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


def test_a_text_without_time_has_no_step() -> None:
    assert list(explain("Demo with Acme", wall(NOW))) == []
