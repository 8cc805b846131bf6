"""The form's words and pickers as one time: what would be booked, or what is still open.

Pure: `now` comes in. The one touched last counts, and the other follows it.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot import when
from bot.meetings import line
from bot.meetings.aware_times import existing, is_over, later, minutes_between
from bot.meetings.choices import moments_of, pick_of
from bot.slack.buttons import time_label
from bot.slack.form import fields, time_labels
from bot.slack.form.state import FormState, Option, with_preview
from bot.slack.text import assumptions, example_lines
from bot.when import Kind, Reading, Unclear
from bot.when import say as spoken

PICK = "Pick one of the readings."
LEFT = "LeadSquared chooses the day and the length."
MISSING = "No time yet. Type one, pick one, or tick “No time”."
NEEDED = "Type a time like tomorrow 3pm, pick one, or tick “No time”."
BOTH = "A time is named, and “No time” is ticked. Empty the time, or untick the box."
NAMED = "The message names these times. Pick one, or type another."
BY_WHOM = "Whoever wrote the message has another clock than you. Pick the time that is meant, or type another."
UNKNOWN = "Slack has not told me your time zone yet. The time shows here once it has."


@dataclass(frozen=True)
class Preview:
    """`text` is the line under the words; `choices` are readings to pick one of; `problem` says what is missing,
    empty when the form can be booked as it is. Start and end are aware, both None when left to LeadSquared, or while
    there is a problem."""

    text: str
    start: datetime | None = None
    end: datetime | None = None
    choices: tuple[Option, ...] = ()
    problem: str = ""


def preview_of(state: FormState, now: datetime, minutes: int) -> Preview:
    """`now` is aware, in the person's zone; `minutes` is their usual length."""
    if state.no_time:
        return Preview("", problem=BOTH) if _names_a_time(state) else Preview(LEFT)
    length = state.metadata.minutes or minutes
    picked = state.metadata.by == fields.DATE
    if not state.metadata.known and (state.words.strip() or state.date or state.time):
        return Preview(UNKNOWN, problem="I do not know your time zone yet. Press Book again in a moment.")
    if picked and (state.date or state.time):
        return _of_picks(state, now, state.minutes or minutes)
    if state.words.strip() and not picked:
        return _with_gaps(state.words) or _of_words(state, now, length)
    if state.metadata.found and not picked:
        return _of_message(state, now, length)
    return Preview(MISSING, problem=NEEDED)


def _names_a_time(state: FormState) -> bool:
    return bool(state.words.strip() or state.date or state.time or state.reading)


def synchronized(state: FormState, shown: Preview) -> FormState:
    """The state in which the words follow the pickers, or the pickers the words."""
    start, end, metadata = shown.start, shown.end, state.metadata
    if metadata.by == fields.DATE:
        words = example_lines.span_typed(start, end) if start else ""
        emptied = not state.date and not state.time
        if words != state.words and (start or emptied):
            metadata = replace(metadata, words_generation=metadata.words_generation + 1)
            state = replace(state, words=words)
    else:
        date, time = (f"{start:%Y-%m-%d}", f"{start:%H:%M}") if start else ("", "")
        length = minutes_between(start, end) if start and end else state.minutes
        if (date, time, length) != (state.date, state.time, state.minutes):
            metadata = replace(metadata, picks_generation=metadata.picks_generation + 1)
            state = replace(state, date=date, time=time, minutes=length)
    return with_preview(replace(state, metadata=metadata), start, end)


def now_of(state: FormState, clock: datetime) -> datetime:
    return clock.astimezone(ZoneInfo(state.metadata.zone))


def _with_gaps(words: str) -> Preview | None:
    """A proposed line that was pasted with nothing in the place of `<day>` or `<time>`."""
    gaps = line.placeholders(words)
    return Preview("", problem=f"Put the {gaps[0].strip('<>')} where it says {gaps[0]}.") if gaps else None


def _of_words(state: FormState, now: datetime, length: int) -> Preview:
    fresh = _of_fresh_words(state, now, length)
    if not state.words_unchanged or not state.metadata.start:
        return fresh
    # What was shown is what is booked: "in an hour" does not move while the form stands open.
    start = datetime.fromisoformat(state.metadata.start).astimezone(now.tzinfo)
    end = datetime.fromisoformat(state.metadata.end).astimezone(now.tzinfo)
    if (fresh.start, fresh.end) == (start, end) or (state.reading and not _is_at(state.reading, start)):
        return fresh
    return _clear(start, end, now)


def _is_at(pick: str, start: datetime) -> bool:
    """Whether a pick is one of that start: an answer to what is shown already."""
    return pick.partition("-")[0] == str(int(start.timestamp()))


def _of_fresh_words(state: FormState, now: datetime, length: int) -> Preview:
    found = when.read(state.words, now, state.metadata.languages)
    if isinstance(found, Unclear):
        return _open(state, found, now, length)
    if found.grain == "day":
        return _no_clock(found.start, now)
    shown = _clear(found.start, found.end or later(found.start, length), now)
    metadata = [f"assumed: {', '.join(words)}"] if (words := assumptions.in_reading(found, now)) else []
    if found.title:
        metadata.append(f"not read: “{found.title}”")
    return replace(shown, text=" · ".join([shown.text, *metadata]))


def _of_message(state: FormState, now: datetime, length: int) -> Preview:
    """The times that a message names, to pick one of, or none."""
    found = tuple(_reading(pick, now) for pick in state.metadata.found)
    clock, theirs = state.metadata.clock, state.metadata.theirs
    offered = tuple(time_labels.option(one, clock, now, theirs=pick_of(one) in theirs) for one in found)
    for one in found:
        if pick_of(one) == state.reading:
            shown = replace(_clear(one.start, one.end or later(one.start, length), now), choices=offered)
            by_author = f" · {time_labels.by_author(one, clock, now)}" if state.reading in theirs and clock else ""
            return replace(shown, text=f"{shown.text}{by_author}") if shown.text else shown
    return Preview(BY_WHOM if clock else NAMED, choices=offered, problem=PICK)


def _reading(pick: str, now: datetime) -> Reading:
    return Reading(*moments_of(pick, now.tzinfo), str(now.tzinfo), zone_said=False, title="")


def _open(state: FormState, found: Unclear, now: datetime, length: int) -> Preview:
    ahead = tuple(one for one in found.candidates if not is_over(one.start, now) and one.grain != "day")
    if found.kind in (Kind.TWO_READINGS, Kind.TWICE, Kind.GAP, Kind.SEVERAL, Kind.UNREAD) and ahead:
        for one in ahead:
            if pick_of(one) == state.reading:
                return replace(
                    _clear(one.start, one.end or later(one.start, length), now), choices=_offered(ahead, now)
                )
        return Preview("Which one?", choices=_offered(ahead, now), problem=PICK)
    if found.kind is Kind.NO_CLOCK and found.candidates:
        return _no_clock(found.candidates[0].start, now)
    if found.kind is Kind.PAST and found.candidates:
        return _over(found.candidates[0].start, now)
    if found.kind is Kind.BACKWARDS:
        return Preview("", problem="The end is before the start. Name the start first, like 3-4pm.")
    return Preview("", problem="I read no time in that. Type it like tomorrow 3-4pm.")


def _of_picks(state: FormState, now: datetime, length: int) -> Preview:
    if not state.date or not state.time:
        missing = "time" if state.date else "date"
        return Preview(f"Pick a {missing} too.", problem=f"Pick a {missing} too, or empty both.")
    plain = datetime.fromisoformat(f"{state.date}T{state.time}").replace(tzinfo=now.tzinfo)
    first, second = (existing(plain.replace(fold=fold)) for fold in (0, 1))
    if first != plain.replace(fold=0) or first.hour != plain.hour:
        return Preview("", problem="That hour does not exist: the clocks go forward. Pick another time.")
    if first != second or first.utcoffset() != second.utcoffset():
        zone = state.metadata.zone
        both = tuple(Reading(one, later(one, length), zone, zone_said=False, title="") for one in (first, second))
        for one in both:
            if pick_of(one) == state.reading:
                return replace(_clear(one.start, later(one.start, length), now), choices=_offered(both, now))
        return Preview("That hour comes twice: which one?", choices=_offered(both, now), problem="Pick one of the two.")
    return _clear(first, later(first, length), now)


def _clear(start: datetime, end: datetime, now: datetime) -> Preview:
    if is_over(start, now):
        return _over(start, now)
    utc = f"{start.astimezone(UTC):%H:%M}-{end.astimezone(UTC):%H:%M} UTC"
    return Preview(f"{spoken.span(start, end, now=now)} · {utc}", start, end)


def _no_clock(day: datetime, now: datetime) -> Preview:
    return Preview(f"{spoken.day(day, now=now)}: add a time.", problem="Add a time, like 3pm.")


def _over(moment: datetime, now: datetime) -> Preview:
    return Preview("", problem=f"{spoken.moment(moment, now=now)} is over. Name a time to come.")


def _offered(readings: tuple[Reading, ...], now: datetime) -> tuple[Option, ...]:
    return tuple(Option(pick_of(one), time_label(one, now)) for one in readings)
