"""`python -m bot demo`: the whole way of a line, shown in the terminal, and exit 0 whatever became of it."""

import json
import os
import re

from tests.stories.commands import Said, run
from tests.stories.days import DAY, D, utc


def demo(*line: str) -> Said:
    said = run({"PATH": os.environ["PATH"]}, "demo", *line)
    assert said.code == 0, said.text
    assert "Traceback" not in said.text
    return said


def received(text: str) -> list[dict[str, object]]:
    """The JSON objects that were shown, out of their frames."""
    bare = "\n".join(line.strip("│ ") for line in text.splitlines())
    return [json.loads(found) for found in re.findall(r"^\{$.*?^\}$", bare, re.DOTALL | re.MULTILINE)]


def test_a_line_shows_the_card_the_thread_and_what_leadsquared_received() -> None:
    said = demo(f"{D} 11:15 for 25m renewal, lead:asha@globex.com")
    assert "Asha Rao" in said.text
    assert re.search(r"Created task [0-9a-f]{8}-", said.text)
    (body,) = received(said.text)
    assert body["DueDate"] == utc(DAY, 11, 15).removesuffix(".000")
    assert body["EndDate"] == utc(DAY, 11, 40).removesuffix(".000")


def test_a_refused_line_shows_the_refusal() -> None:
    said = demo(f"{D} 2pm Pricing call owner:noah@acme.com")
    assert "Owner is not active" in said.text
    assert "Created task" not in said.text


def test_without_a_line_it_plays_four_one_of_them_refused_by_leadsquared() -> None:
    said = demo()
    assert said.text.count("❯") == 4
    assert said.text.count("Created task") == 2
    assert said.text.count("LeadSquared says:") == 1
    assert "only Priya sees this" in said.text
