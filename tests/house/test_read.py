"""`python -m bot read`: what would be understood, as a table for people and as JSON for measuring."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from bot.commands import read

ROOT = Path(__file__).parents[2]
NOW, ZONE = "2026-11-24T10:05", "Asia/Kolkata"


def table(text: str, now: str = NOW, zone: str = ZONE) -> tuple[int, str]:
    out = io.StringIO()
    code = read.one(text, now, zone, "en", why=False, out=Console(file=out, width=200))
    return code, out.getvalue()


def test_it_shows_start_end_zone_title_options_and_what_was_assumed() -> None:
    code, shown = table("tomorrow 3-4pm Demo with Acme lead:asha@globex.com remind:off")
    assert code == 0
    for part in ("2026-11-25T15:00+05:30", "2026-11-25T16:00+05:30", ZONE, "Demo with Acme", "asha@globex.com", "off"):
        assert part in shown
    assert "assumed" in table("tomorrow at 3 Demo")[1]


def test_an_unclear_line_shows_its_candidates() -> None:
    _, shown = table("tomorrow at 6 Demo")
    assert "2026-11-25T06:00+05:30" in shown
    assert "2026-11-25T18:00+05:30" in shown


def test_a_problem_with_an_option_is_shown() -> None:
    assert "notify" in table("tomorrow 3pm Demo notify:maybe")[1]


@pytest.mark.parametrize(("now", "zone"), [("soon", ZONE), (NOW, "Nowhere/Else"), (NOW, "../etc")])
def test_options_that_make_no_sense_are_told(now: str, zone: str) -> None:
    code, shown = table("tomorrow 3pm", now, zone)
    assert code == 2
    assert "--now" in shown


def test_many_lines_in_many_lines_out_in_order() -> None:
    cases = [
        {"id": 1, "text": "tomorrow 3-4pm Démo", "ref": NOW, "tz": ZONE, "lang": "en"},
        {"id": "two", "text": "tomorrow 3pm", "ref": NOW, "tz": "Europe/Berlin", "lang": "de"},
        {"id": 3, "text": "Demo", "ref": NOW, "tz": ZONE, "lang": "en"},
    ]
    out = io.StringIO()
    assert read.many(["\n", *(json.dumps(case) + "\n" for case in cases)], out) == 0
    assert [json.loads(line) for line in out.getvalue().splitlines()] == [
        {
            "id": 1,
            "kind": "reading",
            "start": "2026-11-25T15:00:00+05:30",
            "end": "2026-11-25T16:00:00+05:30",
            "title": "Démo",
        },
        {"id": "two", "kind": "reading", "start": "2026-11-25T15:00:00+01:00", "end": None, "title": ""},
        {"id": 3, "kind": "no_time", "start": None, "end": None, "title": "Demo"},
    ]


def test_the_command_reads_standard_input_without_any_setting() -> None:
    case = json.dumps({"id": 1, "text": "tomorrow 3pm Demo", "ref": NOW, "tz": ZONE, "lang": "en"})
    command = [sys.executable, "-m", "bot", "read", "--jsonl"]
    done = subprocess.run(command, input=case, capture_output=True, text=True, cwd=ROOT, check=True)
    answer = {"id": 1, "kind": "reading", "start": "2026-11-25T15:00:00+05:30", "end": None, "title": "Demo"}
    assert json.loads(done.stdout) == answer
    assert done.stderr == ""


def test_a_process_without_its_settings_names_them_all_and_ends() -> None:
    done = subprocess.run([sys.executable, "-m", "bot", "check"], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 1
    for name in ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "LEADSQUARED_HOST", "LEADSQUARED_ACCESS_KEY"):
        assert f"{name} is missing" in done.stderr
    assert "Traceback" not in done.stderr
