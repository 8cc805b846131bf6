"""How well and how fast a line is read, beside dateparser's two ways and chrono, in one run.

Every reader gets the same lines with its best settings. An answer is right when its start is, and its end where one is
said; chrono is measured when `node` finds `chrono-node` (`NODE_PATH` says where). Asserts nothing.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import dateparser
import dateparser.search
from rich.console import Console

from bench.arithmetic import Summary, spread
from bench.tables import ms, ratio, show
from bot.when import answer, read

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "corpus" / "times.jsonl"
AGAIN = 3  # times that a line is read again
EVERY = 4  # of so many lines one is read again
FRESH = 5
NODE_S = 120.0
HOSTILE_CHARACTERS = 3000
HOSTILE = ("3pm or ", "monday ", "half past ", "next week of the ", '"a ', "明天下午3点", "1/2/", "3pm London ")

# Start and end as wall clocks in the writer's zone; None where nothing was read, or no end said.
TimedAnswer = tuple[datetime | None, datetime | None]


@dataclass(frozen=True)
class Case:
    """`now` is aware, in the writer's zone; `start` and `end` are wall clocks in it; `whole_day` is a date alone."""

    text: str
    language: str
    now: datetime
    start: datetime
    end: datetime | None
    whole_day: bool = False

    @property
    def base(self) -> str:
        """`en` for `en-GB`, `nb` for `no`: what dateparser calls it."""
        code = self.language.partition("-")[0]
        return "nb" if code == "no" else code

    @property
    def local(self) -> datetime:
        return self.now.replace(tzinfo=None)

    def wall(self, moment: datetime | None) -> datetime | None:
        """A moment as the writer's clock shows it, to the minute; a naive one is the writer's already."""
        if moment is None:
            return None
        shown = moment.astimezone(self.now.tzinfo) if moment.tzinfo else moment
        return shown.replace(tzinfo=None, second=0, microsecond=0)

    def is_right(self, found: TimedAnswer) -> bool:
        start, end = found
        return self._same(start, self.start) and (self.end is None or self._same(end, self.end))

    def _same(self, one: datetime | None, other: datetime) -> bool:
        return one is not None and (one.date() == other.date() if self.whole_day else one == other)


@dataclass(frozen=True)
class Measured:
    """What one reader made of some lines: how many right and wrong, and ms a line at first sight and again."""

    right: int
    wrong: int
    first: Summary
    again: Summary


Reader = Callable[[Case], TimedAnswer]


def run(out: Console) -> None:
    where, cases = corpus()
    groups = {
        "English": [case for case in cases if case.base == "en"],
        "other languages": [case for case in cases if case.base != "en"],
    }
    rows = []
    for group, of_group in groups.items():
        seen = {name: measured(reader, of_group) for name, reader in READERS.items()}
        if (theirs := _chrono(out, of_group)) is not None:
            seen["chrono-node"] = theirs
        ours = seen["bot.when.read"]
        for name, one in seen.items():
            shares = (
                f"{100 * one.right / len(of_group):.1f}",
                f"{100 * one.wrong / max(one.right + one.wrong, 1):.1f}",
            )
            figures = map(ms, (one.again.p50, one.again.p99, one.first.p50))
            beside = (ratio(one.right, ours.right), ratio(one.again.p50, ours.again.p50))
            rows.append((f"{group}: {name}", *shares, *figures, *beside))
    count = f"{len(groups['English'])} English, {len(groups['other languages'])} others"
    note = (
        f"{where}: {count}. Times: of every {EVERY}th line the median of {AGAIN}, and of each when it is seen first. "
        "Every line has a moment of its own, for which dateparser makes its tables anew."
    )
    columns = ("", "right %", "wrong of answered %", "p50 ms", "p99 ms", "first p50 ms", "right to ours", "p50 to ours")
    show(out, "Reading a line", columns, rows, note)
    _hostile(out)
    _fresh(out)


def _hostile(out: Console) -> None:
    """Three thousand characters that name as many times as they can."""
    now = datetime.fromisoformat("2026-11-24T10:05").replace(tzinfo=ZoneInfo("Asia/Kolkata"))
    rows = []
    for piece in HOSTILE:
        case = Case((piece * HOSTILE_CHARACTERS)[:HOSTILE_CHARACTERS], "en", now, now, None)
        taken = statistics.median(_timed(_ours, case)[0] for _ in range(FRESH))
        rows.append((piece.strip(), ms(taken)))
    show(out, f"{HOSTILE_CHARACTERS} hostile characters, median of {FRESH}", ("of", "ms"), rows)


def _chrono(out: Console, cases: Sequence[Case]) -> Measured | None:
    """The same of chrono-node; None, and a word about it, where node or chrono is not installed."""
    node = shutil.which("node")
    program = [node or "", str(Path(__file__).with_name("chrono.cjs"))]
    lines = [{"text": case.text, "language": case.base, "now": f"{case.local.isoformat()}Z"} for case in cases]
    given = "\n".join(map(json.dumps, lines))
    environment = {**os.environ, "TZ": "UTC", "AGAIN": str(AGAIN), "EVERY": str(EVERY)}
    done = (
        subprocess.run(  # noqa: S603 # ours
            program, input=given, capture_output=True, text=True, check=False, env=environment, timeout=NODE_S
        )
        if node
        else None
    )
    if done is None or done.returncode:
        why = "node is not installed" if done is None else "node does not find chrono-node: npm install chrono-node"
        out.print(f"chrono is left out: {why}, and NODE_PATH says where it is.", markup=False)
        return None
    theirs = json.loads(done.stdout)
    answers = [_of_chrono(case, found) for case, found in zip(cases, theirs["found"], strict=True)]
    return Measured(*_judged(cases, answers), spread(theirs["first"]), spread(theirs["again"]))


def _of_chrono(case: Case, found: dict[str, dict[str, int | None] | None]) -> TimedAnswer:
    """Its fields are wall clocks in the writer's zone, unless it read an offset (in minutes)."""

    def moment(fields: dict[str, int | None] | None) -> datetime | None:
        if fields is None:
            return None
        year, month, day, hour, minute = (fields[name] or 0 for name in ("year", "month", "day", "hour", "minute"))
        offset = fields["offset"]
        shown = datetime(year, month, day, hour, minute, tzinfo=UTC)
        if offset is None:
            return shown.replace(tzinfo=None)
        return case.wall(shown.replace(tzinfo=timezone(timedelta(minutes=offset))))

    try:
        return moment(found["start"]), moment(found["end"])
    except ValueError:  # a 30 February
        return None, None


def corpus() -> tuple[str, list[Case]]:
    """Its name and its cases: the one beside the project, else the project's own."""
    if SHARED.exists():
        found = [json.loads(line) for line in SHARED.read_text("utf-8").splitlines() if line.strip()]
        return SHARED.name, [_case(one) for one in found]
    from tests.when import test_corpus as own
    from tests.when.corpus.expected import wall

    return "tests/when/corpus", [
        Case(
            one.text,
            one.expected.language,
            wall(one.expected.now, one.expected.zone),
            datetime.fromisoformat(one.expected.start),
            datetime.fromisoformat(one.expected.end) if one.expected.end else None,
        )
        for one in own.ENGLISH + own.OTHERS + own.WHOLE_LINES
    ]


def _case(one: dict[str, str]) -> Case:
    """{"text", "lang", "ref", "tz", "start", "end", "grain"}: local times; the end may be null."""
    now = datetime.fromisoformat(one["ref"]).replace(tzinfo=ZoneInfo(one["tz"]))
    plain = Case(one["text"], one["lang"], now, now, None)
    start = plain.wall(datetime.fromisoformat(one["start"]))
    end = plain.wall(datetime.fromisoformat(one["end"])) if one["end"] else None
    return Case(one["text"], one["lang"], now, start or now, end, one["grain"] == "day")


def measured(reader: Reader, cases: Sequence[Case]) -> Measured:
    seen = [_timed(reader, case) for case in cases]
    again = [statistics.median(_timed(reader, case)[0] for _ in range(AGAIN)) for case in cases[::EVERY]]
    return Measured(*_judged(cases, [found for _, found in seen]), spread([taken for taken, _ in seen]), spread(again))


def _judged(cases: Sequence[Case], answers: Sequence[TimedAnswer]) -> tuple[int, int]:
    """How many are right, and how many wrong: answered, and not right."""
    right = sum(case.is_right(found) for case, found in zip(cases, answers, strict=True))
    return right, sum(start is not None for start, _ in answers) - right


def _timed(reader: Reader, case: Case) -> tuple[float, TimedAnswer]:
    """Milliseconds, and the answer."""
    started = time.perf_counter()
    found = reader(case)
    return (time.perf_counter() - started) * 1000, found


def _ours(case: Case) -> TimedAnswer:
    found = answer(read(case.text, case.now, (case.language,)))
    return (None, None) if found is None else (case.wall(found.start), case.wall(found.end))


def _settings(case: Case) -> dict[str, object]:
    """Best of those tried: the person's own clock without a zone, and days to come before days that are gone."""
    return {"RELATIVE_BASE": case.local, "PREFER_DATES_FROM": "future"}


def _parse(case: Case) -> TimedAnswer:
    return case.wall(dateparser.parse(case.text, languages=[case.base], settings=_settings(case))), None


def _search(case: Case) -> TimedAnswer:
    """The first hit is the start, the next one the end."""
    hits = dateparser.search.search_dates(case.text, languages=[case.base], settings=_settings(case)) or []
    moments = [case.wall(hit[1]) for hit in hits[:2]]
    return (moments[0] if moments else None), (moments[1] if len(moments) > 1 else None)


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
    taken = {name: _start_ms(code) for name, code in _STARTS.items()}
    floor_wall, floor_cpu = next(iter(taken.values()))
    rows = [
        (name, ms(wall), ms(cpu), ratio(wall, floor_wall), ratio(cpu, floor_cpu)) for name, (wall, cpu) in taken.items()
    ]
    columns = ("", "ms", "CPU ms", "to floor", "CPU to floor")
    show(out, f"In a fresh interpreter, median of {FRESH}", columns, rows)


def _start_ms(code: str) -> tuple[float, float]:
    """What the code takes, and of that the processor's time, without the interpreter's own start.

    Compiled files are kept, as everywhere but in tests.
    """
    clocks = "time.perf_counter() * 1000, time.process_time() * 1000"
    program = f"import time; t, c = {clocks}; {code}; u, d = {clocks}; print(u - t, d - c)"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    seen = []
    for _ in range(FRESH + 1):
        done = subprocess.run(  # noqa: S603 # ours
            [sys.executable, "-c", program], stdout=subprocess.PIPE, check=True, cwd=ROOT, env=environment
        )
        seen.append([float(figure) for figure in done.stdout.split()])
    walls, cpus = zip(*seen[1:], strict=True)  # the first may have compiled
    return statistics.median(walls), statistics.median(cpus)
