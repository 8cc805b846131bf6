"""Parse a typed `/meeting` line into a Draft: time, title, options and description.

Pure. Whether the draft may be booked is decided in rules; nothing is looked up here.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot import when
from bot.meetings.matching import MAIL, SUBSCRIBER_DIGITS, digits, is_number, is_part_of_number, is_whole
from bot.meetings.model import Draft, Problem, ProblemKind
from bot.meetings.options import BY_KEY, KEYS, OPTIONS, minutes
from bot.meetings.pasted import in_order
from bot.meetings.room_number import NUMBER, NumberAfterPlace, NumberMeaning, meaning_of
from bot.meetings.unknown_options import unknown_options

# key:value, the value quoted with any quotes a phone makes, or one word without the comma behind it; a space
# after the colon is forgiven, because people type it, and a value that was forgotten is an empty one, not the
# option that comes next. `when:` takes no value but none: the rest stays in the line.
_KEY = r"(?<![^\s(])(?P<key>" + "|".join(KEYS) + r"):"
_OPTION = re.compile(
    _KEY + r"[ ]?(?:\"(?P<a>[^\"\n]*)\"|“(?P<b>[^”\n]*)”|'(?P<c>[^'\n]*)'(?!\w)|‘(?P<d>[^’\n]*)’(?!\w)"
    r"|(?!(?:" + "|".join(KEYS) + r"):)(?P<e>\S+?)[,;]*(?!\S)|)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”")
# Placeholders of a suggested line, which the person has to replace.
PLACEHOLDER = re.compile(r"<(?:day|time|e-mail|id|type|minutes|on or off|place)>", re.IGNORECASE)
# Replaces an option in the text: the words on its two sides were not typed beside each other, and are not read
# together. A private-use character.
GAP = "\ue000"
# The mark between a title and the options at its end.
_AT_AN_END = re.compile(rf"[,;]?(?:\s*{GAP}\s*)+$|^(?:\s*{GAP}\s*)+[,;]?")
# At most so many words behind an unquoted value may belong to it.
LONGEST_TAIL = 6


@dataclass(frozen=True)
class _Tail:
    """Where in the text the words right behind an unquoted value begin, and where the next option begins."""

    key: str
    start: int
    end: int


@dataclass(frozen=True)
class _Parts:
    """A line cut up: what is left for time and title, with GAP where an option stood, the options, the description, the
    raw options. `without_number` is the same without the number behind the place."""

    text: str
    options: tuple[tuple[str, str], ...]
    description: str
    raw_options: str
    room: NumberAfterPlace | None = None
    tails: tuple["_Tail", ...] = ()
    without_number: "_Parts | None" = None

    def with_room(self, place: str) -> "_Parts":
        """The parts with the number behind the place as part of the place."""
        if self.room is None or self.without_number is None:
            return self
        whole = f"{place} {self.room.number}"
        options = tuple((key, whole if key == "where" else value) for key, value in self.options)
        raw = quoted_place(self.raw_options, place, whole)
        return replace(self.without_number, options=options, raw_options=raw)


def parse(line: str, mentions: Sequence[tuple[str, str]], now: datetime, languages: Sequence[str]) -> Draft:
    """Read a plain-text line. `now` is aware, in the person's zone; `mentions` maps @name to user id."""
    line = line.replace(GAP, "")
    pasted = in_order(line, lambda text: when.read(text, now, languages))
    line = pasted.line
    parts = _cut(line, now, languages)
    gaps = placeholders(parts.text)
    said: dict[str, str] = {}
    problems: list[Problem] = []
    if parts.room:
        place = dict(parts.options)["where"]
        theirs = meaning_of(parts.room, now, languages)
        if theirs is NumberMeaning.UNKNOWN:
            problems.append(Problem(ProblemKind.NUMBER, "where", f"{place} {parts.room.number}"))
        elif theirs is NumberMeaning.ROOM:
            parts = parts.with_room(place)
    problems += [Problem(ProblemKind.PLACEHOLDER, "", gap) for gap in gaps]
    for key, value in parts.options:
        if key in said:
            problems.append(Problem(ProblemKind.TWICE, key, value))
        said.setdefault(key, value)

    values: dict[str, Any] = {}
    for option in OPTIONS:
        if option.key in said:
            parsed = option.parse(said[option.key], dict(mentions))
            if parsed is None or placeholders(said[option.key]):
                problems.append(Problem(ProblemKind.VALUE, option.key, said[option.key]))
            else:
                values[option.field] = parsed

    reading = _without_gaps(when.read(parts.text, now, languages))
    reading = retitled(reading, lambda title: when.without_asking(pasted.title or title, languages))
    problems += unknown_options(reading.title)
    if gaps:
        # The rest, read alone, would have a day or an hour that nobody typed.
        reading = when.Unclear(when.Kind.NO_TIME, reading.title, parts=reading.parts)
    values.setdefault("minutes", _second_length(parts.text, reading, languages))
    return Draft(
        line=pasted.whole,
        title=reading.title,
        when=None if values.get("leave_dates") and _says_no_time(reading) else reading,
        description=parts.description,
        raw_options=parts.raw_options,
        words_behind=_tails(parts, reading),
        time_words=_time_words(parts.text, reading),
        time_parts=_time_parts(parts.text, reading),
        problems=tuple(problems),
        mail_in_title="" if "lead" in said else _mail_in(reading.title),
        **values,
    )


def _mail_in(title: str) -> str:
    """The only e-mail in a title that has no quotes; "" where there is none."""
    found = [] if _QUOTED.search(title) else MAIL.findall(title)
    return found[0].strip(",;.()") if len(found) == 1 else ""


def placeholders(text: str) -> list[str]:
    """The placeholders like `<day>` in a line; inside quotes they are part of a title."""
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    found = PLACEHOLDER.finditer(text)
    return [one.group() for one in found if not any(start < one.start() < end for start, end in quoted)]


def _tails(parts: _Parts, reading: when.Reading | when.Unclear) -> tuple[tuple[str, str], ...]:
    """The words right behind each unquoted value, up to the time, a mark, a quote or the next option."""
    spans = [span for part in reading.parts if part.said for span in part.spans]
    found: dict[str, str] = {}
    for tail in parts.tails:
        words: list[str] = []
        for word in re.finditer(r"\S+", parts.text[: tail.end]):
            if word.start() < tail.start:
                continue
            in_time = any(start < word.end() and word.start() < end for start, end in spans)
            if in_time or not re.match(r"\w", word[0]) or len(words) == LONGEST_TAIL:
                break
            words.append(word[0].rstrip(",;.:!?)"))
            if words[-1] != word[0]:
                break
        if words:
            found.setdefault(tail.key, " ".join(words))
    return tuple(found.items())


def extend_value(draft: Draft, key: str, count: int) -> Draft:
    """The draft whose option takes that many of the words behind it, as if its value had been quoted."""
    tail = dict(draft.words_behind).get(key, "").split()[:count]
    tails = tuple(one for one in draft.words_behind if one[0] != key)
    if not tail:
        return replace(draft, words_behind=tails)
    title = draft.title.split()
    stripped = [word.rstrip(",;.:!?)") for word in title]
    at = next((n for n in range(len(title)) if stripped[n : n + len(tail)] == tail), None)
    if at is not None:
        title[at : at + len(tail)] = []
    else:
        title = [word for word, bare in zip(title, stripped, strict=True) if bare not in tail]
    field = BY_KEY[key].field
    value = getattr(draft, field) or ""
    whole = " ".join([value, *tail])
    quoted = f'{key}:"{whole}"'
    option = rf"(?<!\S){key}: ?{re.escape(value)}"
    longer = re.compile(option + "".join(rf"\s+{re.escape(word)}" for word in tail) + r"(?!\w)", re.IGNORECASE)
    raw = re.compile(option + r"(?!\S)", re.IGNORECASE)
    changed: dict[str, Any] = {field: whole}
    return replace(
        draft,
        title=" ".join(title),
        line=longer.sub(lambda _: quoted, draft.line, count=1),
        raw_options=raw.sub(lambda _: quoted, draft.raw_options, count=1),
        words_behind=tails,
        **changed,
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
    return " ".join(words.replace(GAP, " ").split())


def _time_parts(text: str, reading: when.Reading | when.Unclear) -> tuple[tuple[str, str], ...]:
    """The words for each part of the time that was said: `date` and `next tuesday`."""
    found: dict[str, list[str]] = {}
    for part in reading.parts:
        if part.said:
            found.setdefault(part.piece.value, []).extend(text[start:end] for start, end in sorted(part.spans))
    return tuple((piece, " ".join(" ".join(words).replace(GAP, " ").split())) for piece, words in found.items())


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


def _without_gaps(reading: when.Reading | when.Unclear) -> when.Reading | when.Unclear:
    return retitled(reading, lambda title: _together(_AT_AN_END.sub(" ", title).replace(GAP, " ")))


def retitled(reading: when.Reading | when.Unclear, change: Callable[[str], str]) -> when.Reading | when.Unclear:
    """The reading with another title, and so each moment that it may be."""

    def changed(one: when.Reading) -> when.Reading:
        return replace(one, title=change(one.title))

    if isinstance(reading, when.Reading):
        return changed(reading)
    candidates, offers = tuple(map(changed, reading.candidates)), tuple(map(changed, reading.offers))
    return replace(reading, title=change(reading.title), candidates=candidates, offers=offers)


def _says_no_time(reading: when.Reading | when.Unclear) -> bool:
    """Not even a length: `for 45m` alone is no time, and yet must not get lost."""
    return isinstance(reading, when.Unclear) and reading.kind is when.Kind.NO_TIME and not reading.parts


def _cut(line: str, now: datetime, languages: Sequence[str]) -> _Parts:
    head, description = _split_description(line, now, languages)
    kept: list[str] = []
    options: list[tuple[str, str]] = []
    raw: list[str] = []
    at, room_at = 0, None
    behind: list[tuple[str, int]] = []
    for found in _options_in(head):
        key = found["key"].lower()
        value = next((v for v in found.group("a", "b", "c", "d", "e") if v is not None), "")
        kept.append(head[at : found.start()])
        start = found.start()
        at = _end_of_value(key, head, found)
        if at > found.end():
            value = head[found.start("e") : at].strip(",; ")
        if key == "when" and value.lower() != "none":
            at = start + len("when:")
            continue
        kept.append(f" {GAP} ")
        options.append((key, value.strip()))
        raw.append(found.group().strip() if at == found.end() else f'{key}:"{value}"')
        if key == "where" and found["e"] and room_at is None and (number := NUMBER.match(head, at)):
            kept.append(number.group())
            at, room_at = number.end(), len(kept) - 1
        elif BY_KEY[key].continues and found["e"] and not is_whole(value) and head[found.end("e") : at] == "":
            behind.append((key, len(kept)))
    kept.append(head[at:])
    parts = _Parts(_together(kept), tuple(options), description, " ".join(raw), tails=_tails_in(kept, behind))
    if room_at is None:
        return parts
    joined = ["" if piece.strip() == GAP else piece for piece in kept]
    before, number_ = _together(joined[:room_at]), joined[room_at].strip()
    without = _together([*joined[:room_at], *joined[room_at + 1 :]])
    room = NumberAfterPlace(_together(joined), without, len(f"{before} ".lstrip()), number_)
    kept[room_at] = ""
    bare = replace(parts, text=_together(kept), tails=_tails_in(kept, behind))
    return replace(parts, room=room, without_number=bare)


def _tails_in(kept: Sequence[str], behind: Sequence[tuple[str, int]]) -> tuple[_Tail, ...]:
    return tuple(_tail(kept, key, piece) for key, piece in behind)


def _tail(kept: Sequence[str], key: str, piece: int) -> _Tail:
    before = len(_together(kept[:piece]))
    return _Tail(key, before + 1 if before else 0, len(_together(kept[: piece + 1])))


def _end_of_value(key: str, head: str, option: re.Match[str]) -> int:
    """Where a value ends that goes on in the words behind it: a phone number, or a length."""
    if key == "lead":
        return _end_of_number(head, option)
    if key in ("mins", "remind") and option["e"] and option.end("e") == option.end():
        return _end_of_length(head, option)
    return option.end()


def _end_of_length(head: str, option: re.Match[str]) -> int:
    """`remind:1 hour` is an hour, and not a minute."""
    behind = re.match(r"(?: [^\s:]+){1,3}", head[option.end() :])
    words = behind.group().split() if behind else []
    for count in range(len(words), 0, -1):
        length = " ".join([option["e"], *words[:count]])
        if minutes(length.rstrip(",;")):
            return option.end() + len(" ".join(["", *words[:count]]))
    return option.end()


def _end_of_number(head: str, option: re.Match[str]) -> int:
    """Where a phone number ends that is typed with spaces; behind its first word where that is all of it."""
    value, end = option["e"] or "", option.end()
    if not is_number(value) or option.end("e") != end:
        return end
    for group in re.finditer(r" [\d().-]*\d[\d().-]*(?=[\s,;]|$)", head[end:]):
        so_far = digits(head[option.start("e") : end])
        if len(so_far) >= SUBSCRIBER_DIGITS or head[end : end + group.end() - group.start()] != group.group():
            break
        end += len(group.group())
    enough = len(digits(head[option.start("e") : end])) >= SUBSCRIBER_DIGITS
    return (
        end
        if enough or (value.startswith("+") and not is_part_of_number(head[option.start("e") : end]))
        else option.end()
    )


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
