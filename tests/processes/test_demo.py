"""`python -m sandbox demo`: the whole way of a line, shown in the terminal, and exit 0 whatever became of it."""

import json
import re

from tests.processes.demos import DAY, Demos
from tests.stories.days import utc


def received(text: str) -> list[dict[str, object]]:
    """The JSON objects that were shown, out of their frames."""
    bare = "\n".join(line.strip("│ ") for line in text.splitlines())
    return [json.loads(found) for found in re.findall(r"^\{$.*?^\}$", bare, re.DOTALL | re.MULTILINE)]


def test_a_line_shows_the_card_the_thread_and_what_leadsquared_received(demos: Demos) -> None:
    said = demos.booked
    assert said.code == 0, said.text
    assert "Asha Rao" in said.text
    assert re.search(r"Created task [0-9a-f]{8}-", said.text)
    (body,) = received(said.text)
    assert body["DueDate"] == utc(DAY, 11, 15).removesuffix(".000")
    assert body["EndDate"] == utc(DAY, 11, 40).removesuffix(".000")


def test_a_refused_line_shows_the_refusal(demos: Demos) -> None:
    said = demos.refused
    assert said.code == 0, said.text
    assert "Owner is not active" in said.text
    assert "Created task" not in said.text


def test_without_a_line_it_plays_four_one_of_them_refused_by_leadsquared(demos: Demos) -> None:
    said = demos.all
    assert said.code == 0, said.text
    assert said.text.count("❯") == 4
    assert said.text.count("Created task") == 2
    assert said.text.count("LeadSquared says:") == 2, "on the card and in its thread"
    assert "only Priya sees this" in said.text
