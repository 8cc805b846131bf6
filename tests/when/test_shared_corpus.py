"""The score on the corpus that lies beside the project, where there is one.

The figures are the promise of the language of time; the cases are not ours and are not copied here.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypedDict, cast
from zoneinfo import ZoneInfo

import pytest

from bot.when import answer, duration, read

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"

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
    """92 of 100 lines wholly right, 90 of 100 intervals, and of what is answered 4 in 100 wrong."""
    english = score(lambda language: language == "en")
    assert english["full_pct"] >= 92
    assert english["interval_pct"] is not None
    assert english["interval_pct"] >= 90
    assert english["wrong"] / (english["n"] - english["abstain"]) <= 0.04


def test_other_languages_are_read(score: Score) -> None:
    assert score(lambda language: language != "en")["full_pct"] >= 75


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_german_french_and_spanish_are_read(score: Score, language: str) -> None:
    assert score(lambda of_case: of_case == language)["full_pct"] >= 80


def test_durations_are_read() -> None:
    cases = lines("durations.jsonl")
    right = 0
    for case in cases:
        minutes = timedelta(minutes=cast("float", case["duration_min"]))
        right += duration(cast("str", case["text"]), (cast("str", case["lang"]),)) == minutes
    assert right / len(cases) >= 0.95
