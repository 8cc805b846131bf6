"""`python -m bot read`: print what the bot understands of a line.

Asks neither Slack nor LeadSquared, and books nothing.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TextIO
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table

from bot import when
from bot.meetings import line
from bot.meetings.model import Draft
from bot.meetings.options import OPTIONS
from bot.when import Reading, Unclear

WRONG = 2
READING = "reading"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("line", nargs="?", metavar="LINE")
    parser.add_argument("--now", metavar="ISO", help="the moment it is typed; default now")
    parser.add_argument("--tz", metavar="ZONE", default="UTC", help="whose clock; default UTC")
    parser.add_argument("--lang", default="en", help="a language code; English is always tried too")
    parser.add_argument("--why", action="store_true", help="which finder found what, which pass changed it")
    parser.add_argument("--jsonl", action="store_true", help="{id, text, ref, tz, lang} a line on stdin")


def run(asked: argparse.Namespace) -> int:
    if asked.jsonl:
        return many(sys.stdin, sys.stdout)
    return one(asked.line or "", asked.now, asked.tz, asked.lang, why=asked.why, out=Console())


def one(text: str, now: str | None, zone: str, language: str, *, why: bool, out: Console) -> int:
    """Print a table of what was understood; 2 if the options of the command are invalid."""
    try:
        moment = _moment(now, zone)
    except (ValueError, KeyError, OSError):
        out.print("--now takes a moment like 2026-11-24T10:05, and --tz a zone like Asia/Kolkata", style="red")
        return WRONG
    languages = when.languages_for(language, zone)
    draft = line.parse(text, (), moment, languages)
    table = Table(title=text, title_justify="left", show_header=False)
    for name, value in (*_time(draft.when), *_options(draft)):
        table.add_row(name, value)
    out.print(table, markup=False)
    if why:
        for step in when.explain(text, moment, languages):
            out.print(step, markup=False, highlight=False)
    return 0


def many(source: Iterable[str], out: TextIO) -> int:
    """{"id", "text", "ref", "tz", "lang"} a line in; {"id", "kind", "start", "end", "title"} a line out.

    `kind` is `reading` for what would be booked, else why it is asked about (`no_clock`, `two_readings` ...).
    Start and end are ISO with an offset, or null: start where nothing clear was read, end where none was
    said. A date without a clock is answered with its midnight.
    """
    for case in map(json.loads, filter(str.strip, source)):
        moment = _moment(case["ref"], case["tz"])
        draft = line.parse(case["text"], (), moment, when.languages_for(case["lang"], case["tz"]))
        found = when.answer(draft.when) if draft.when else None
        answer = {
            "id": case["id"],
            "kind": _kind(draft.when),
            "start": found.start.isoformat() if found else None,
            "end": found.end.isoformat() if found and found.end else None,
            "title": draft.title,
        }
        out.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return 0


def _moment(now: str | None, zone: str) -> datetime:
    if now is None:
        return datetime.now(UTC).astimezone(ZoneInfo(zone))
    moment = datetime.fromisoformat(now)
    return moment.astimezone(ZoneInfo(zone)) if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))


def _time(reading: Reading | Unclear | None) -> list[tuple[str, str]]:
    if reading is None:
        return [("time", "left to LeadSquared (when:none)")]
    if isinstance(reading, Unclear):
        rows = [("unclear", reading.kind.value)]
        rows += [("candidate", _span(one)) for one in reading.candidates]
        rows += [("not understood", words) for words in reading.unread]
        return [*rows, ("title", reading.title)]
    rows = [
        ("start", reading.start.isoformat(timespec="minutes")),
        ("end", reading.end.isoformat(timespec="minutes") if reading.end else "not said"),
        ("zone", f"{reading.zone} ({'said' if reading.zone_said else 'yours'})"),
        ("title", reading.title),
    ]
    for part in reading.parts:
        how = "said" if part.said else f"assumed: {part.rule}"
        where = ", ".join(f"{start}-{end}" for start, end in part.spans)
        rows.append((part.piece.value, f"{how}{f' (at {where})' if where else ''}"))
    return rows


def _kind(reading: Reading | Unclear | None) -> str:
    if reading is None:
        return "none"
    return reading.kind.value if isinstance(reading, Unclear) else READING


def _span(reading: Reading) -> str:
    start = reading.start.isoformat(timespec="minutes")
    return f"{start} to {reading.end.isoformat(timespec='minutes')}" if reading.end else start


def _options(draft: Draft) -> list[tuple[str, str]]:
    rows = [
        (f"{option.key}:", option.write(value))
        for option in OPTIONS
        if (value := getattr(draft, option.field)) is not None and option.write(value)
    ]
    if draft.description:
        rows.append(("description", draft.description))
    problems = [(f"{problem.option}:", f"{problem.kind.value} “{problem.value}”") for problem in draft.problems]
    return rows + problems
