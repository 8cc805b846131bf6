"""Lines to type, made from what a person typed, with one thing changed.

The rest of what was typed stays as it is.
"""

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.meetings import line, matching, options
from bot.meetings.model import Draft
from bot.meetings.unknown_options import value_of
from bot.when import Reading
from bot.when import say as spoken

# Placeholders for what the person has to fill in.
DAY, TIME = "<day>", "<time>"


def again(draft: Draft) -> str:
    """The same line; for a form, its content written as a line."""
    return f"{draft.command} {_one_line(_line(draft))}"


def with_time(draft: Draft, words: str) -> str:
    """The line with `words` in the place of whatever time it said."""
    parts = [draft.command, words, draft.title, draft.raw_options if draft.line else options.written(draft)]
    if draft.description:
        parts += ["--", _one_line(draft.description)]
    return " ".join(filter(None, parts))


def with_gaps(draft: Draft) -> str:
    """The line with what was read of its time, and `<day>` and `<time>` where it says none: typed as it is, it is
    asked about again."""
    return with_time(draft, time_with_gaps(draft))


def time_with_gaps(draft: Draft) -> str:
    """`<day> 4pm`, `next tuesday <time> for 45m`."""
    parts = dict(draft.time_parts)
    if "clock" in parts:
        return draft.time_words if "date" in parts else f"{DAY} {draft.time_words}"
    words = (parts.get("date", DAY), TIME, parts.get("duration", ""), parts.get("zone", ""))
    return " ".join(filter(None, words))


def with_other_day(draft: Draft, reading: Reading) -> str:
    """The line with the reading's hours, and `<day>` in the place of its day."""
    end = f" to {_clock(reading.end)}" if reading.end and reading.end.date() == reading.start.date() else ""
    return with_time(draft, f"{DAY} {_clock(reading.start)}{end}")


def with_other_hours(draft: Draft) -> str:
    return with_time(draft, f"{dict(draft.time_parts).get('date', DAY)} {TIME} to {TIME}")


def with_quoted_title(draft: Draft) -> str:
    title = re.sub(r"[\"“”]", "", draft.title)
    return with_time(replace(draft, title=""), f'"{title}" {draft.time_words}'.strip())


def with_reading(draft: Draft, reading: Reading) -> str:
    """The line with a reading spelled out so that it can be read in one way only."""
    return with_time(draft, span_typed(reading.start, reading.end))


def with_option(draft: Draft, key: str, value: str) -> str:
    """The option goes first, where no description can swallow it."""
    # An unquoted value would go on in the words behind it.
    continues = key in dict(draft.words_behind) and not matching.is_whole(value)
    quoted = f'"{value}"' if " " in value or continues else value
    return f"{draft.command} {key}:{quoted} {_one_line(_without(draft, key))}"


def with_known_option(draft: Draft, typed: str, key: str) -> str:
    """The line with an option of ours in the place of what was typed like one, at the front as in with_option."""
    value = value_of(typed)
    rest = replace(draft, line=_one_line(draft.line.replace(typed, "", 1)))
    known = options.BY_KEY[key].parse(value, {}) is not None or value.startswith("@")
    return with_option(rest, key, value if known else options.BY_KEY[key].placeholder)


def with_quoted_place(draft: Draft, place: str) -> str:
    """`where:Room 4` as `where:"Room 4"`, where it stands."""
    # What was filled in is written with quotes where it needs them.
    return f"{draft.command} {_one_line(line.quoted_place(draft.line, place, place) if draft.line else _line(draft))}"


def without(draft: Draft, key: str) -> str:
    return f"{draft.command} {_one_line(_without(draft, key))}"


def for_type(command: str, name: str) -> str:
    """For a type that a menu does not have."""
    return f'{command} tomorrow 3pm type:"{name}"'


def for_opportunity(command: str) -> str:
    """For an opportunity that a menu does not have."""
    return f"{command} tomorrow 3pm opp:<OpportunityId>"


def _line(draft: Draft) -> str:
    """What was typed; what was filled in, written as a line."""
    if draft.line:
        return draft.line
    written = with_reading(draft, draft.when) if isinstance(draft.when, Reading) else with_time(draft, "")
    return written.removeprefix(draft.command).strip()


def _without(draft: Draft, key: str) -> str:
    """The same without one option."""
    if draft.line:
        return line.without(draft.line, key)
    unset: dict[str, Any] = {options.BY_KEY[key].field: None}
    return _line(replace(draft, **unset))


def span_typed(start: datetime, end: datetime | None) -> str:
    """`24 Nov 2026 3:00pm to 4:00pm`, the day of the end where it is another one; the start alone without an end."""
    if end is None:
        return typed(start)
    return f"{typed(start)} to {_clock(end) if end.date() == start.date() else typed(end)}"


def typed(moment: datetime) -> str:
    """`24 Nov 2026 3:00pm`: read in one way only, whatever the language."""
    if _comes_twice(moment):
        return spoken.moment(moment)
    return f"{moment.day} {moment:%b} {moment.year} {_clock(moment)}"


def _clock(moment: datetime) -> str:
    return f"{moment.hour % 12 or 12}:{moment:%M}{'am' if moment.hour < 12 else 'pm'}"


def _comes_twice(moment: datetime) -> bool:
    other = moment.replace(fold=1 - moment.fold)
    return moment.astimezone(UTC) != other.astimezone(UTC)


def _one_line(text: str) -> str:
    """On one line, with two dashes for the line break that a description stands behind."""
    head, _, below = text.strip().partition("\n")
    cut = " -- " if below.strip() and not re.search(r"\s--\s", head + " ") else " "
    return " ".join(f"{head}{cut}{below}".split())


def quoted(draft: Draft, line: str) -> str:
    """`/meeting "done deal review" tomorrow 3pm`: a name that begins like an action, to be booked. `draft` is what was
    read of the line without the words of the action."""
    head = line[: line.find(draft.line)] if draft.line and draft.line in line else f"{line} "
    title = " ".join(f"{head}{draft.title}".replace('"', "").split())
    return f'{draft.command} "{title}" {draft.time_words or "tomorrow 3pm"}'
