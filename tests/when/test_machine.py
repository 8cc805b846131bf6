"""The answer is the reader's: neither the machine's own zone nor its locale is in it, and no text hangs.

Each runs in a process of its own, because both are settings of a process. How long a text takes is
measured by the bench, not here: the time limit only ends a test that would never end.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

from tests.when.corpus.expected import NOW, ZONE

HANG_S = 120

READ = """
import json, sys
from datetime import datetime
from zoneinfo import ZoneInfo
from bot.when import read, say
now, zone, lines = json.load(sys.stdin)
now = datetime.fromisoformat(now).replace(tzinfo=ZoneInfo(zone))
for text, language in lines:
    result = read(text, now, (language,))
    said = [say.moment(each.start, language) for each in getattr(result, "candidates", (result,))]
    print(json.dumps([repr(result), said]))
"""

LINES = [
    ("tomorrow 3pm Demo with Acme", "en"),
    ("tomorrow 3-4pm", "en"),
    ("3/4 11am", "en"),
    ("in 36 hours", "en"),
    ("fri 9am Sydney time", "en"),
    ("9am", "en"),
    ("today 8am", "en"),
    ("tomorrow at 6", "en"),
    ("Dec 3", "en"),
    ("am 25. November um 15 Uhr Demo", "de"),
    ("mañana a las 3 de la tarde", "es"),
    ("yarın saat 15:00'te", "tr"),
    ("明日15時", "ja"),
    ("कल 3 बजे", "hi"),
]


def answers(lines: list[tuple[str, str]], **environment: str) -> list[list[object]]:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", READ],
        input=json.dumps([NOW, ZONE, lines]),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=HANG_S,
        env={**os.environ, **environment},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_machines_own_zone_and_locale_are_not_in_the_answer() -> None:
    at_home = answers(LINES, TZ="Asia/Kolkata", LC_ALL="en_US.UTF-8", LANG="en_US.UTF-8")
    assert len(at_home) == len(LINES)
    for zone, locale in (
        ("America/Los_Angeles", "de_DE.UTF-8"),
        ("Pacific/Kiritimati", "tr_TR.UTF-8"),
        ("Australia/Lord_Howe", "C"),
    ):
        away = answers(LINES, TZ=zone, LC_ALL=locale, LANG=locale, LANGUAGE=locale[:2])
        assert away == at_home, (zone, locale)


# Each is repeated to 3,000 characters.
HOSTILE = (
    "1 ",
    "9",
    "15:00 ",
    "3-4-",
    "1.",
    "1/",
    "am ",
    "p.m.",
    "(",
    "\"'",
    " ",
    "3" + " " * 99,
    "at on in for from to ",
    "next ",
    "tomorrow fri 25 Nov ",
    "1h30 45 min an hour and a half ",
    "twenty one hundred and ",
    "tomorrow",
    "tomorow thrusday ",
    "UTC+5:30 GMT PST ",
    "-–—",
    "कल तीन बजे ",
    "明日十五時半",
    "三十二",
    "einundzwanzig",
    "a\u0301",
    "@june ",
)


def test_three_thousand_characters_of_anything_are_answered() -> None:
    """Alone, and before a real time; in Latin, in other scripts, and where numbers are single letters."""
    lines: list[tuple[str, str]] = []
    for unit in HOSTILE:
        text = (unit * 3000)[:3000]
        lines += [(text, language) for language in ("en", "de", "ja", "hi", "ru")]
        lines.append((f"{text[:2980]} tomorrow 3pm", "en"))
    assert len(answers(lines)) == len(lines)
