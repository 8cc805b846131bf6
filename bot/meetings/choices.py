"""Choices that a question offers as buttons, and how a chosen one changes the draft.

Values only. A button holds as little as possible, so a choice counts only if the question offers it.
"""

import re
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from bot.meetings import line, options
from bot.meetings.aware_times import existing
from bot.meetings.crm_appointment import FreeSlot
from bot.meetings.messages import Ask, RefusalReason, Refuse
from bot.meetings.model import Draft
from bot.meetings.request import AGAIN, ANYWAY, CANCEL, CHECK, DESPITE, FREE, Choice, Request, SubmittedForm
from bot.when import Part, Piece, Reading, Unclear

# Button values that answer no question.
NO_ANSWER = (AGAIN, ANYWAY, CHECK, CANCEL, DESPITE)
# Prefixes of choices that are neither a lead's id nor a time; WITHOUT names an option that is left out.
TYPE, OPPORTUNITY, PLACE, WITHOUT = "type", "opp", "where", "without"
# Offered for a day that was typed without an hour.
USUAL_HOURS = (9, 11, 14, 16)
# Offered of today where hardly one of those is left.
LATE_HOURS = (17, 18, 19, 20)
# With so many suggested hours no usual ones are added; so many there are at least, and at most.
ENOUGH, LEAST, MOST_HOURS = 3, 2, 5
# After that long, the words of a line mean something else: "tomorrow" is another day.
OLD = timedelta(days=1)
# Unix seconds in the year 2286: ten figures.
LAST_S = 9_999_999_999


def alternative_times(why: RefusalReason, draft: Draft, now: datetime) -> tuple[Reading, ...]:
    """Future times that the person may have meant instead; () where there are none."""
    found = draft.when.candidates[0] if isinstance(draft.when, Unclear) and draft.when.candidates else draft.when
    if not isinstance(found, Reading):
        return ()
    if why is RefusalReason.PAST:
        return (_next(found, now),)
    if why is RefusalReason.NO_CLOCK:
        offers = draft.when.offers if isinstance(draft.when, Unclear) else ()
        if not offers:
            offers = tuple(
                _moved(found, found.start.replace(hour=h, minute=m)) for h, m in _four_figures(draft.title, now)
            )
        return _hours(found, [one for one in offers if one.start > now], now)
    return ()


def _four_figures(title: str, now: datetime) -> list[tuple[int, int]]:
    """The 15:30 of `tomorrow 1530 Demo`, in drafts stored by versions that did not note what the words suggest."""
    found = re.findall(r"(?<!\S)([01]\d|2[0-3])([0-5]\d)(?!\S)", title)
    years = (now.year, now.year + 1)
    return [(int(hour), int(minute)) for hour, minute in found if int(hour + minute) not in years][:1]


def _hours(day: Reading, suggested: list[Reading], now: datetime) -> tuple[Reading, ...]:
    """Hours of a day: what the words suggest, the usual ones where that is little, and late in the day the next."""
    found = {one.start: one for one in suggested}
    for hours in (USUAL_HOURS if len(found) < ENOUGH else (), LATE_HOURS):
        for hour in hours if hours is USUAL_HOURS or len(found) < LEAST else ():
            one = _moved(day, day.start.replace(hour=hour))
            if one.start > now:
                found.setdefault(one.start, one)
    return tuple(found.values())[:MOST_HOURS]


def is_outdated(request: Request) -> bool:
    return any(choice.pressed_at - request.received_at > OLD for choice in request.choices)


def apply_choice(draft: Draft, verdict: Ask | Refuse | None, choice: Choice) -> Draft | None:
    """The draft with its question answered; None if the choice was not offered."""
    if choice.value in NO_ANSWER:
        return draft
    if choice.value.startswith(f"{FREE}:"):
        return _at_free_time(draft, choice.value.removeprefix(f"{FREE}:"))
    if not is_time(choice.value):
        return _apply_named(draft, verdict, choice.value)
    offered = () if verdict is None else verdict.readings if isinstance(verdict, Ask) else verdict.choices
    for one in offered:
        if time_choice(one) == choice.value:
            # A chosen time counts as typed by the person, also where we had filled in parts of it.
            parts = tuple(replace(part, said=True, rule="") for part in one.parts)
            # A number that is the hour leaves the title, unless the title has changed since the line was read.
            title = one.title if draft.when is not None and draft.title == draft.when.title else draft.title
            return replace(draft, title=title, when=replace(one, parts=parts))
    return None


def at_free_time(draft: Draft, slot: FreeSlot) -> Reading | None:
    """The draft's reading at a free time; None for a draft that has no time."""
    if not isinstance(draft.when, Reading):
        return None
    parts = (Part(Piece.DATE, said=True), Part(Piece.CLOCK, said=True), Part(Piece.END, said=True))
    return replace(draft.when, start=slot.start, end=slot.end, grain="minute", parts=parts)


def _at_free_time(draft: Draft, pick: str) -> Draft | None:
    """Whether that time is free is looked up again; here it only has to be as long as the one that it replaces."""
    if not (is_time_choice(pick) and "-" in pick and isinstance(draft.when, Reading)):
        return None
    start, end = times_of_choice(pick, draft.when.start.tzinfo)
    reading = at_free_time(draft, FreeSlot(start, end)) if end and start < end else None
    return replace(draft, when=reading) if reading else None


def _apply_named(draft: Draft, verdict: Ask | Refuse | None, picked_: str) -> Draft | None:
    """The draft with a choice from a list: a lead's id, or a type, an opportunity or a place after its prefix, or
    without an option."""
    key, colon, value = picked_.partition(":")
    if key == PLACE and colon:
        places = verdict.places if isinstance(verdict, Ask) else ()
        longer = len(value.split()) - len((draft.where or "").split())
        return line.extend_value(draft, key, longer) if value in places else None
    if key == WITHOUT and colon:
        return _without(draft, value) if value in options.BY_KEY else None
    if not (colon and key in (TYPE, OPPORTUNITY)):
        key, value = "lead", picked_
    chosen: dict[str, Any] = {options.BY_KEY[key].field: value}
    if key == "lead" and draft.mail_in_title:
        without_mail = draft.title.replace(draft.mail_in_title, "", 1).split()
        chosen |= {"title": " ".join(without_mail).strip(" ,;-"), "mail_in_title": ""}
    return replace(draft, words_behind=tuple(one for one in draft.words_behind if one[0] != key), **chosen)


def _without(draft: Draft, key: str) -> Draft:
    left: dict[str, Any] = {options.BY_KEY[key].field: None}
    if key == "lead":
        left["mail_in_title"] = ""
    words = tuple(one for one in draft.words_behind if one[0] != key)
    typed, written = line.without(draft.line, key), line.without(draft.raw_options, key)
    return replace(draft, words_behind=words, line=typed, raw_options=written, **left)


def named_choice(key: str, value: str) -> str:
    """`type:Site visit`: a choice from a list of names."""
    return f"{key}:{value}"


def time_choice(reading: Reading) -> str:
    """`1795602600`, or `1795602600-1795606200` with an end: unix seconds."""
    ends = [reading.start, *([reading.end] if reading.end else [])]
    return "-".join(str(int(moment.timestamp())) for moment in ends)


def times_of_choice(pick: str, zone: tzinfo | None) -> tuple[datetime, datetime | None]:
    """The inverse of pick_of: aware, in `zone`."""
    start, _, end = pick.partition("-")
    return datetime.fromtimestamp(int(start), zone), datetime.fromtimestamp(int(end), zone) if end else None


def is_time(pick: str) -> bool:
    return pick.replace("-", "", 1).isdecimal()


def is_time_choice(text: str) -> bool:
    """Whether it is a result of pick_of, with times that a calendar has."""
    ends = text.split("-")
    return len(ends) <= 2 and all(one.isascii() and one.isdecimal() and int(one) <= LAST_S for one in ends)


def draft_of(form: SubmittedForm, zone: ZoneInfo, command: str) -> Draft:
    """A submitted form as a draft, as if it had been typed."""
    reading = None
    if form.start and form.end:
        start, end = form.start.astimezone(zone), form.end.astimezone(zone)
        parts = (Part(Piece.CLOCK, said=True), Part(Piece.END, said=True))
        reading = Reading(start, end, zone.key, zone_said=False, title=form.title, parts=parts)
    return Draft(line="", when=reading, leave_dates=reading is None, command=command, **form.details)


def in_zone(draft: Draft, zone: ZoneInfo) -> Draft:
    """A stored draft with its times in `zone` again: JSON keeps offsets only."""

    def there(one: Reading) -> Reading:
        return replace(one, start=one.start.astimezone(zone), end=one.end and one.end.astimezone(zone))

    if isinstance(draft.when, Reading):
        return replace(draft, when=there(draft.when))
    if isinstance(draft.when, Unclear):
        candidates, offers = tuple(map(there, draft.when.candidates)), tuple(map(there, draft.when.offers))
        return replace(draft, when=replace(draft.when, candidates=candidates, offers=offers))
    return draft


def _next(found: Reading, now: datetime) -> Reading:
    """The same clock time on the first day on which it is in the future."""
    start = found.start
    days = max(0, (now.date() - start.date()).days)
    while start <= now:
        start = existing(found.start + timedelta(days=days))
        days += 1
    return _moved(found, start)


def _moved(found: Reading, start: datetime) -> Reading:
    """The reading at another start, with the same length."""
    start = existing(start)
    length = found.end - found.start if found.end and found.grain != "day" else None
    return replace(found, start=start, end=existing(start + length) if length else None, grain="minute")
