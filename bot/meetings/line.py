"""The `/meeting` line: what it says of time, title and options becomes a Draft.

Reads only. Whether the draft may be booked is decided in rules; nothing is looked up here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot import when
from bot.meetings.model import (
    REMINDER_OFF,
    Draft,
    OwnerKind,
    OwnerSaid,
    Problem,
    ProblemKind,
)
from bot.meetings.room import NUMBER, Numbered, Whose, whose

OPTIONS = ("lead", "opp", "type", "mins", "remind", "notify", "owner", "where", "when")

# key:value, the value quoted with any quotes a phone makes, or one word without the comma behind it; a space
# after the colon is forgiven, because people type it, and a value that was forgotten is an empty one, not the
# option that comes next. `when:` takes no value but none: the rest stays in the line.
_KEY = r"(?<![^\s(])(?P<key>" + "|".join(OPTIONS) + r"):"
_OPTION = re.compile(
    _KEY + r"[ ]?(?:\"(?P<a>[^\"\n]*)\"|“(?P<b>[^”\n]*)”|'(?P<c>[^'\n]*)'(?!\w)|‘(?P<d>[^’\n]*)’(?!\w)"
    r"|(?!(?:" + "|".join(OPTIONS) + r"):)(?P<e>\S+?)[,;]*(?!\S)|)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”")
_GUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")
_ON = {"on": True, "yes": True, "true": True, "off": False, "no": False, "false": False}
LONGEST_MINUTES = 7 * 24 * 60


@dataclass(frozen=True)
class _Parts:
    """A line cut up: what is left for time and title, the options, the description, the raw options."""

    text: str
    options: tuple[tuple[str, str], ...]
    description: str
    raw_options: str
    room: Numbered | None = None

    def with_room(self, place: str) -> "_Parts":
        """The number that stands behind the place belongs to it."""
        if self.room is None:
            return self
        whole = f"{place} {self.room.number}"
        options = tuple((key, whole if key == "where" else value) for key, value in self.options)
        raw = quoted_place(self.raw_options, place, whole)
        return replace(self, text=self.room.without, options=options, raw_options=raw)


def parse(line: str, mentions: Sequence[tuple[str, str]], now: datetime, languages: Sequence[str]) -> Draft:
    """Read a plain-text line. `now` is aware, in the person's zone; `mentions` maps @name to user id."""
    parts = _cut(line, now, languages)
    said: dict[str, str] = {}
    problems: list[Problem] = []
    if parts.room:
        place = dict(parts.options)["where"]
        theirs = whose(parts.room, now, languages)
        if theirs is Whose.NOBODY_KNOWS:
            problems.append(Problem(ProblemKind.NUMBER, "where", f"{place} {parts.room.number}"))
        elif theirs is Whose.ROOMS:
            parts = parts.with_room(place)
    for key, value in parts.options:
        if key in said:
            problems.append(Problem(ProblemKind.TWICE, key, value))
        said.setdefault(key, value)

    def take(key: str, ok: bool) -> bool:
        if key in said and not ok:
            problems.append(Problem(ProblemKind.VALUE, key, said[key]))
        return key in said and ok

    minutes = _minutes(said.get("mins", ""))
    reminder = _reminder(said.get("remind", ""))
    notify = _ON.get(said.get("notify", "").lower())
    owner = _owner(said.get("owner", ""), dict(mentions))
    reading = when.read(parts.text, now, languages)
    leave = said.get("when", "").lower() == "none"
    return Draft(
        line=line,
        title=reading.title,
        when=None if leave and _says_no_time(reading) else reading,
        leave_dates=leave,
        minutes=minutes if take("mins", minutes is not None) else _second_length(parts.text, reading, languages),
        lead=said["lead"] if take("lead", bool(said.get("lead"))) else None,
        opportunity=said["opp"] if take("opp", bool(said.get("opp"))) else None,
        task_type=said["type"] if take("type", bool(said.get("type"))) else None,
        reminder=reminder if take("remind", reminder is not None) else None,
        notify=notify if take("notify", notify is not None) else None,
        owner=owner if take("owner", owner is not None) else None,
        where=said["where"] if take("where", bool(said.get("where"))) else None,
        description=parts.description,
        raw_options=parts.raw_options,
        time_words=_time_words(parts.text, reading),
        problems=tuple(problems),
    )


def _time_words(text: str, reading: when.Reading | when.Unclear) -> str:
    """The words that a reading is made of, in their order, with what joins them (`3pm or 5pm`) and no word of the
    title."""
    title = set(reading.title.casefold().split())
    words, at = "", 0
    for start, end in sorted({span for part in reading.parts for span in part.spans}):
        between = text[at:start] if words else ""
        joins = not title.intersection(between.casefold().split())
        words += (between if joins else " ") + text[max(start, at) : end]
        at = max(at, end)
    return " ".join(words.split())


def _second_length(text: str, reading: when.Reading | when.Unclear, languages: Sequence[str]) -> int | None:
    """The minutes of a `for 20m` that stands beside an end, `3-4pm for 20m`: the two may not agree."""
    said = {part.piece: part for part in reading.parts if part.said}
    if when.Piece.END not in said or when.Piece.DURATION not in said:
        return None
    words = " ".join(text[start:end] for start, end in said[when.Piece.DURATION].spans).split()
    tails = (" ".join(words[at:]) for at in range(len(words)))  # without the `for` of whatever language
    length = next((found for tail in tails if (found := when.whole_duration(tail, languages))), timedelta())
    return int(length.total_seconds() // 60) or None


def without(line: str, key: str) -> str:
    """The line without the option `key`, however often it stands in it; quoted titles and descriptions stay whole."""
    end = min((found.start() for found in re.finditer(r"\n|\s--\s", line)), default=len(line))
    for found in reversed(_options_in(line[:end])):
        if found["key"].lower() == key:
            line = line[: found.start()] + line[found.end() :]
    return line


def quoted_place(line: str, place: str, whole: str) -> str:
    """`where:Room` as `where:"Room 4"`."""
    found = re.compile(r"(?<!\S)where: ?" + re.escape(place) + r"(?![^\s,;])", re.IGNORECASE)
    return found.sub(lambda _: f'where:"{whole}"', line, count=1)


def _says_no_time(reading: when.Reading | when.Unclear) -> bool:
    """Not even a length: `for 45m` alone is no time, and yet must not get lost."""
    return isinstance(reading, when.Unclear) and reading.kind is when.Kind.NO_TIME and not reading.parts


def _cut(line: str, now: datetime, languages: Sequence[str]) -> _Parts:
    head, description = _split_description(line, now, languages)
    kept: list[str] = []
    options: list[tuple[str, str]] = []
    raw: list[str] = []
    at, room_at = 0, None
    for found in _options_in(head):
        key = found["key"].lower()
        value = next((v for v in found.group("a", "b", "c", "d", "e") if v is not None), "")
        kept.append(head[at : found.start()])
        at = found.end()
        if key == "when" and value.lower() != "none":
            at = found.start() + len("when:")
            continue
        options.append((key, value.strip()))
        raw.append(found.group().strip())
        if key == "where" and found["e"] and room_at is None and (number := NUMBER.match(head, at)):
            kept.append(number.group())
            at, room_at = number.end(), len(kept) - 1
    kept.append(head[at:])
    text = _together(kept)
    room = None
    if room_at is not None:
        before, digits = _together(kept[:room_at]), kept[room_at].strip()
        room = Numbered(text, _together(kept[:room_at] + kept[room_at + 1 :]), len(f"{before} ".lstrip()), digits)
    return _Parts(text, tuple(options), description, " ".join(raw), room)


def _together(pieces: Sequence[str]) -> str:
    return " ".join("".join(pieces).split())


def _options_in(head: str) -> list[re.Match[str]]:
    """Those of the line; lead: inside a quoted title is part of the title."""
    quoted = [found.span() for found in _QUOTED.finditer(head)]
    options = _OPTION.finditer(head)
    return [found for found in options if not any(start < found.start() < end for start, end in quoted)]


def _split_description(line: str, now: datetime, languages: Sequence[str]) -> tuple[str, str]:
    """Cut at the first line break or ` -- `.

    Phones turn -- into a dash, and titles have dashes too: a dash cuts only when the clock stands before it.
    Neither cuts where it stands between two times, as in `3pm -- 4pm`.
    """
    line = line.strip()
    head, newline, below = line.partition("\n")
    dashes = list(re.finditer(r"\s(--|—)\s", head))
    whole = [found.span() for found in _QUOTED.finditer(head)]
    if dashes:
        whole += [span for part in when.read(head, now, languages).parts for span in part.spans]
    for found in dashes:
        if any(start < found.start() < end for start, end in whole):
            continue
        before, after = head[: found.start()], head[found.end() :]
        if found[1] == "--" or _says_a_clock(when.read(before, now, languages)):
            return before, (after + newline + below).strip()
    return head, below.strip()


def _says_a_clock(reading: when.Reading | when.Unclear) -> bool:
    if isinstance(reading, when.Unclear):
        return reading.kind not in (when.Kind.NO_TIME, when.Kind.NO_CLOCK)
    return reading.grain == "minute"


def _minutes(value: str) -> int | None:
    if value.isdecimal():
        # A figure too long to be meant is none: cut, it would be another one.
        minutes = int(value) if len(value) <= 6 else 0
    else:
        minutes = int((when.whole_duration(value, ("en",)) or timedelta()).total_seconds() // 60)
    return minutes if 1 <= minutes <= LONGEST_MINUTES else None


def _reminder(value: str) -> int | None:
    if value.lower() in ("off", "no", "none", "0"):
        return REMINDER_OFF
    return _minutes(value)


def _owner(value: str, mentions: dict[str, str]) -> OwnerSaid | None:
    if value in mentions:
        return OwnerSaid(OwnerKind.USER, mentions[value])
    if _MAIL.fullmatch(value):
        return OwnerSaid(OwnerKind.MAIL, value)
    if _GUID.fullmatch(value):
        return OwnerSaid(OwnerKind.LSQ, value)
    return None
