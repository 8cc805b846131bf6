"""The score on the corpus that lies beside the project, where there is one.

The figures are the promise of the language of time; the cases are not ours and are not copied here.
"""

from __future__ import annotations

import importlib.util
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypedDict, cast
from zoneinfo import ZoneInfo

import pytest

from bot.when import answer, duration, read
from tests.for_each import for_each

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not (CORPUS / "score.py").exists(), reason=f"the shared corpus is not at {CORPUS}")


class Case(TypedDict):
    id: str
    lang: str
    text: str
    ref: str
    tz: str


class Figures(TypedDict):
    n: int
    full_pct: float
    interval_pct: float | None
    wrong: int
    abstain: int


Prediction = dict[str, str | None]
Table = Callable[[list[Case], dict[str, Prediction]], tuple[dict[str, Figures], object]]


def lines(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (CORPUS / name).read_text("utf-8").splitlines() if line.strip()]


def predict(case: Case) -> Prediction:
    now = datetime.fromisoformat(case["ref"]).replace(tzinfo=ZoneInfo(case["tz"]))
    found = answer(read(case["text"], now, (case["lang"],)))
    if found is None:
        return {"start": None, "end": None}
    return {"start": found.start.isoformat(), "end": found.end.isoformat() if found.end else None}


@pytest.fixture(scope="module")
def score() -> Callable[[Callable[[str], bool]], Figures]:
    """The scorer's figures for the cases of those languages."""
    spec = importlib.util.spec_from_file_location("score", CORPUS / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    table = cast("Table", module.table)
    cases = cast("list[Case]", lines("times.jsonl"))
    predictions = {case["id"]: predict(case) for case in cases}

    def figures(of_language: Callable[[str], bool]) -> Figures:
        return table([case for case in cases if of_language(case["lang"])], predictions)[0]["ALL"]

    return figures


Score = Callable[[Callable[[str], bool]], Figures]


def test_english_is_read(score: Score) -> None:
    """96 of 100 lines wholly right, 96 of 100 intervals, and of what is answered less than 1 in 100 wrong."""
    english = score(lambda language: language == "en")
    assert english["full_pct"] >= 96
    assert english["interval_pct"] is not None
    assert english["interval_pct"] >= 96
    assert english["wrong"] / (english["n"] - english["abstain"]) < 0.01


def test_other_languages_are_read(score: Score) -> None:
    assert score(lambda language: language != "en")["full_pct"] >= 92


@for_each("language", ["de", "fr", "es"])
def test_german_french_and_spanish_are_read(score: Score, language: str) -> None:
    assert score(lambda of_case: of_case == language)["full_pct"] >= 80


def test_durations_are_read() -> None:
    cases = lines("durations.jsonl")
    right = 0
    for case in cases:
        minutes = timedelta(minutes=cast("float", case["duration_min"]))
        right += duration(cast("str", case["text"]), (cast("str", case["lang"]),)) == minutes
    assert right / len(cases) >= 0.95


# English   n  234  right  231 =  98.7 %  wrong   0  asked though clear   3  title 0
PROMISE = re.compile(r"^(?P<group>.+?) +n +(?P<n>\d+) +right +(?P<right>\d+) = .* wrong +(?P<wrong>\d+) ", re.MULTILINE)


@for_each("probes", [False, True])
def test_what_people_type_is_booked_at_the_right_hour_or_asked_about(probes: bool) -> None:
    """Of phrases that no suite asserts 97 of 100 are right; of what is booked none is wrong, probes included."""
    reader = f"{shlex.quote(sys.executable)} -m bot read --jsonl"
    command = [sys.executable, str(CORPUS / "score_promise.py"), str(CORPUS / "phrases.jsonl"), "--cmd", reader]
    done = subprocess.run(  # the scorer beside the project
        [*command, *(["--probes"] if probes else [])], capture_output=True, text=True, check=True, cwd=ROOT
    )
    groups = {found["group"]: found for found in PROMISE.finditer(done.stdout)}
    assert set(groups) == {"English", "12 with a table", "without a table"}
    for group, found in groups.items():
        assert int(found["wrong"]) == 0, done.stdout
        if not probes:
            least = 0.7 if group == "without a table" else 0.97
            assert int(found["right"]) / int(found["n"]) >= least, done.stdout
