"""The time that a form's words and pickers mean, or what is still missing.

Pure: `now` is an argument. The one that was changed last counts, and the other follows it.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot import when
from bot.meetings import line
from bot.meetings.audience import Audience
from bot.meetings.aware_times import existing, is_over, later, minutes_between
from bot.meetings.choices import time_choice, times_of_choice
from bot.slack.form import fields, time_labels
from bot.slack.form.state import FormState, with_preview
from bot.slack.menus import MenuOption
from bot.slack.text import example_lines, form_text, times
from bot.when import Kind, Reading, Unclear


@dataclass(frozen=True)
class Preview:
    """`text` is the line under the words; `choices` are readings to pick one of; `problem` says what is missing,
    empty when the form can be booked as it is. Start and end are aware, both None when left to LeadSquared, or while
    there is a problem."""

    text: str
    start: datetime | None = None
    end: datetime | None = None
    choices: tuple[MenuOption, ...] = ()
    problem: str = ""


def preview_of(state: FormState, now: datetime, minutes: int) -> Preview:
    """`now` is aware, in the person's zone; `minutes` is their usual length."""
    audience = state.metadata.audience
    if state.no_time:
        if _names_a_time(state):
            return Preview("", problem=form_text.time_and_no_time(audience))
        return Preview(form_text.left_to_leadsquared(audience))
    length = state.metadata.minutes or minutes
    picked = state.metadata.by == fields.DATE
    if not state.metadata.known and (state.words.strip() or state.date or state.time):
        return Preview(form_text.zone_unknown(audience), problem=form_text.zone_needed(audience))
    if picked and (state.date or state.time):
        return _of_picks(state, now, state.minutes or minutes)
    if state.words.strip() and not picked:
        return _with_gaps(audience, state.words) or _of_words(state, now, length)
    if state.metadata.found and not picked:
        return _of_message(state, now, length)
    return Preview(form_text.no_time_yet(audience), problem=form_text.time_needed(audience))


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


def _with_gaps(audience: Audience, words: str) -> Preview | None:
    """A proposed line that was pasted with nothing in the place of `<day>` or `<time>`."""
    gaps = line.placeholders(words)
    return Preview("", problem=form_text.fill_the_gap(audience, gaps[0])) if gaps else None


def _of_words(state: FormState, now: datetime, length: int) -> Preview:
    fresh = _of_fresh_words(state, now, length)
    if not state.words_unchanged or not state.metadata.start:
        return fresh
    # What was shown is what is booked: "in an hour" does not move while the form stands open.
    start = datetime.fromisoformat(state.metadata.start).astimezone(now.tzinfo)
    end = datetime.fromisoformat(state.metadata.end).astimezone(now.tzinfo)
    if (fresh.start, fresh.end) == (start, end) or (state.reading and not _is_at(state.reading, start)):
        return fresh
    return _clear(state, start, end, now)


def _is_at(pick: str, start: datetime) -> bool:
    """Whether a pick is one of that start: an answer to what is shown already."""
    return pick.partition("-")[0] == str(int(start.timestamp()))


def _of_fresh_words(state: FormState, now: datetime, length: int) -> Preview:
    found = when.read(state.words, now, state.metadata.languages)
    if isinstance(found, Unclear):
        return _open(state, found, now, length)
    if found.grain == "day":
        return _no_clock(state, found.start, now)
    shown = _clear(state, found.start, found.end or later(found.start, length), now)
    notes = form_text.reading_notes(state.metadata.audience, found, now)
    return replace(shown, text=" · ".join([shown.text, *notes]))


def _of_message(state: FormState, now: datetime, length: int) -> Preview:
    """The times that a message names, to pick one of, or none."""
    found = tuple(_reading(pick, now) for pick in state.metadata.found)
    clock, theirs = state.metadata.clock, state.metadata.theirs
    audience = state.metadata.audience
    choices = tuple(time_labels.option(audience, one, clock, now, theirs=time_choice(one) in theirs) for one in found)
    for one in found:
        if time_choice(one) == state.reading:
            shown = replace(_clear(state, one.start, one.end or later(one.start, length), now), choices=choices)
            if not shown.text or not clock or state.reading not in theirs:
                return shown
            return replace(shown, text=f"{shown.text} · {form_text.by_author(audience, one, clock, now)}")
    line_above = form_text.other_clock(audience) if clock else form_text.message_times(audience)
    return Preview(line_above, choices=choices, problem=form_text.pick_one(audience))


def _reading(pick: str, now: datetime) -> Reading:
    return Reading(*times_of_choice(pick, now.tzinfo), str(now.tzinfo), zone_said=False, title="")


def _open(state: FormState, found: Unclear, now: datetime, length: int) -> Preview:
    audience = state.metadata.audience
    ahead = tuple(one for one in found.candidates if not is_over(one.start, now) and one.grain != "day")
    if found.kind in (Kind.TWO_READINGS, Kind.TWICE, Kind.GAP, Kind.SEVERAL, Kind.UNREAD) and ahead:
        for one in ahead:
            if time_choice(one) == state.reading:
                shown = _clear(state, one.start, one.end or later(one.start, length), now)
                return replace(shown, choices=_choices(audience, ahead, now))
        choices = _choices(audience, ahead, now)
        return Preview(form_text.which_one(audience), choices=choices, problem=form_text.pick_one(audience))
    if found.kind is Kind.NO_CLOCK and found.candidates:
        return _no_clock(state, found.candidates[0].start, now)
    if found.kind is Kind.PAST and found.candidates:
        return _over(state, found.candidates[0].start, now)
    if found.kind is Kind.BACKWARDS:
        return Preview("", problem=form_text.backwards(audience))
    return Preview("", problem=form_text.no_time_found(audience))


def _of_picks(state: FormState, now: datetime, length: int) -> Preview:
    audience = state.metadata.audience
    if not state.time:
        return Preview(form_text.pick_a_time_too(audience), problem=form_text.time_or_nothing(audience))
    if not state.date:
        return Preview(form_text.pick_a_date_too(audience), problem=form_text.date_or_nothing(audience))
    plain = datetime.fromisoformat(f"{state.date}T{state.time}").replace(tzinfo=now.tzinfo)
    first, second = (existing(plain.replace(fold=fold)) for fold in (0, 1))
    if first != plain.replace(fold=0) or first.hour != plain.hour:
        return Preview("", problem=form_text.hour_missing(audience))
    if first != second or first.utcoffset() != second.utcoffset():
        zone = state.metadata.zone
        both = tuple(Reading(one, later(one, length), zone, zone_said=False, title="") for one in (first, second))
        for one in both:
            if time_choice(one) == state.reading:
                shown = _clear(state, one.start, later(one.start, length), now)
                return replace(shown, choices=_choices(audience, both, now))
        choices = _choices(audience, both, now)
        return Preview(form_text.hour_twice(audience), choices=choices, problem=form_text.pick_one_of_two(audience))
    return _clear(state, first, later(first, length), now)


def _clear(state: FormState, start: datetime, end: datetime, now: datetime) -> Preview:
    if is_over(start, now):
        return _over(state, start, now)
    return Preview(form_text.span(state.metadata.audience, start, end, now), start, end)


def _no_clock(state: FormState, day: datetime, now: datetime) -> Preview:
    audience = state.metadata.audience
    return Preview(form_text.day_without_time(audience, day, now), problem=form_text.add_a_time(audience))


def _over(state: FormState, moment: datetime, now: datetime) -> Preview:
    return Preview("", problem=form_text.over(state.metadata.audience, moment, now))


def _choices(audience: Audience, readings: tuple[Reading, ...], now: datetime) -> tuple[MenuOption, ...]:
    return tuple(MenuOption(time_choice(one), times.reading(audience, one, now)) for one in readings)
