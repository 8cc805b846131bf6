"""How long a line is read for, beside dateparser's two ways with their best settings, and chrono where node has it.

Compares time only; who reads what rightly is scored by the tests. chrono is measured when `node` finds `chrono-node`
(`NODE_PATH` says where).
"""

import json
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import dateparser
import dateparser.search
from rich.console import Console

from bench.arithmetic import Summary, spread
from bench.report import ms, ratio, show
from bot.when import read

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "corpus" / "times.jsonl"
PASSES = 3
FRESH = 5
HOSTILE_CHARACTERS = 3000
HOSTILE = ("3pm or ", "monday ", "half past ", "next week of the ", '"a ', "明天下午3点", "1/2/", "3pm London ")


@dataclass(frozen=True)
class Case:
    """`now` is aware, in the writer's zone."""

    text: str
    language: str
    now: datetime

    @property
    def base(self) -> str:
        """`en` for `en-GB`, `nb` for `no`: what dateparser calls it."""
        code = self.language.partition("-")[0]
        return "nb" if code == "no" else code


Reader = Callable[[Case], object]


def run(out: Console) -> None:
    where, cases = corpus()
    groups = {
        "English": [case for case in cases if case.base == "en"],
        "other languages": [case for case in cases if case.base != "en"],
    }
    rows = []
    for group, of_group in groups.items():
        seen = {name: timed(reader, of_group) for name, reader in READERS.items()}
        if (theirs := _chrono(of_group)) is not None:
            seen["chrono-node"] = theirs
        _, ours = seen["bot.when.read"]
        for name, (first, again) in seen.items():
            figures = (again.p50, again.p99, first.p50, first.p99)
            rows.append((f"{group}: {name}", *map(ms, figures), ratio(again.p50, ours.p50), ratio(again.p99, ours.p99)))
    count = f"{len(groups['English'])} English, {len(groups['other languages'])} others"
    note = f"{where}: {count}. Of each line the median of {PASSES}; before that, the time it is seen first."
    columns = ("", "p50 ms", "p99 ms", "first p50 ms", "first p99 ms", "p50 to ours", "p99 to ours")
    show(out, "Reading a line", columns, rows, note)
    _hostile(out)
    _fresh(out)


def _hostile(out: Console) -> None:
    """Three thousand characters that name as many times as they can."""
    now = datetime.fromisoformat("2026-11-24T10:05").replace(tzinfo=ZoneInfo("Asia/Kolkata"))
    rows = []
    for piece in HOSTILE:
        case = Case((piece * HOSTILE_CHARACTERS)[:HOSTILE_CHARACTERS], "en", now)
        taken = statistics.median(_once_ms(_ours, case) for _ in range(FRESH))
        rows.append((piece.strip(), ms(taken)))
    show(out, f"{HOSTILE_CHARACTERS} hostile characters, median of {FRESH}", ("of", "ms"), rows)


def _chrono(cases: Sequence[Case]) -> tuple[Summary, Summary] | None:
    """The same two figures of chrono-node; None where node or chrono is not installed."""
    node = shutil.which("node")
    if node is None:
        return None
    given = "\n".join(
        json.dumps({"text": case.text, "language": case.base, "now": case.now.isoformat()}) for case in cases
    )
    program = [node, str(Path(__file__).with_name("chrono.cjs"))]
    done = subprocess.run(program, input=given, capture_output=True, text=True, check=False)  # noqa: S603 # ours
    if done.returncode:
        return None
    times = json.loads(done.stdout)
    return spread(times["first"]), spread(times["again"])


def corpus() -> tuple[str, list[Case]]:
    """Its name and its cases: the one beside the project, else the project's own."""
    if SHARED.exists():
        found = [json.loads(line) for line in SHARED.read_text("utf-8").splitlines() if line.strip()]
        return SHARED.name, [
            Case(one["text"], one["lang"], datetime.fromisoformat(one["ref"]).replace(tzinfo=ZoneInfo(one["tz"])))
            for one in found
        ]
    from tests.when import test_corpus as own
    from tests.when.corpus.expected import wall

    listed = own.ENGLISH + own.OTHERS + own.WHOLE_LINES
    return "tests/when/corpus", [
        Case(one.text, one.expected.language, wall(one.expected.now, one.expected.zone)) for one in listed
    ]


def timed(reader: Reader, cases: Sequence[Case]) -> tuple[Summary, Summary]:
    """Of lines that are seen for the first time, and of the same lines again."""
    first = spread([_once_ms(reader, case) for case in cases])
    return first, spread([statistics.median(_once_ms(reader, case) for _ in range(PASSES)) for case in cases])


def _once_ms(reader: Reader, case: Case) -> float:
    started = time.perf_counter()
    reader(case)
    return (time.perf_counter() - started) * 1000


def _ours(case: Case) -> object:
    return read(case.text, case.now, (case.language,))


def _settings(case: Case) -> dict[str, object]:
    """Best of those tried: the person's own clock without a zone, and days to come before days that are gone."""
    return {"RELATIVE_BASE": case.now.replace(tzinfo=None), "PREFER_DATES_FROM": "future"}


def _parse(case: Case) -> object:
    return dateparser.parse(case.text, languages=[case.base], settings=_settings(case))


def _search(case: Case) -> object:
    return dateparser.search.search_dates(case.text, languages=[case.base], settings=_settings(case))


READERS: dict[str, Reader] = {
    "bot.when.read": _ours,
    "dateparser.parse": _parse,
    "dateparser search_dates": _search,
}

_NOW = "datetime(2026, 11, 24, 10, 5, tzinfo=ZoneInfo('Asia/Kolkata'))"
_BEGIN = "from datetime import datetime; from zoneinfo import ZoneInfo"
_STARTS = {
    "datetime and zoneinfo (floor)": _BEGIN,
    "import bot.when": "import bot.when",
    "import dateparser": "import dateparser",
    "import bot.when, read one line": f"{_BEGIN}; from bot.when import read; read('tomorrow 3pm', {_NOW}, ('en',))",
    "import dateparser, parse one line": "import dateparser; dateparser.parse('tomorrow 3pm', languages=['en'])",
}


def _fresh(out: Console) -> None:
    taken = {name: statistics.median(_start_ms(code) for _ in range(FRESH)) for name, code in _STARTS.items()}
    floor = next(iter(taken.values()))
    rows = [(name, ms(value), ratio(value, floor)) for name, value in taken.items()]
    show(out, f"In a fresh interpreter, median of {FRESH}", ("", "ms", "to floor"), rows)


def _start_ms(code: str) -> float:
    """What the code takes, without the interpreter's own start."""
    program = f"import time; t = time.perf_counter(); {code}; print((time.perf_counter() - t) * 1000)"
    done = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, check=True, cwd=ROOT)  # noqa: S603  # ours
    return float(done.stdout)
