"""A time in somebody else's message is offered by both clocks, and each choice says whose it is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from bot.meetings.model import Person, Policy, Preferences
from bot.slack import mrkdwn
from bot.slack.directory import Member
from bot.slack.form import build, initial_state, preview
from bot.slack.form.state import FormState
from bot.slack.menus import FormLists
from bot.slack.payloads import SourceMessage
from bot.slack.text import form_text

AT = datetime(2026, 11, 26, 15, 0, tzinfo=UTC)  # Thursday: 10 AM in New York, 8:30 PM in India


def member(zone: str | None, *, bot: bool = False) -> Member:
    return Member(Person("U2", "Maya", None, zone, bot=bot), Preferences(), Policy())


READER = member("Asia/Kolkata")


def opened(text: str, author: Member, reader: Member = READER, now: datetime = AT) -> FormState:
    words = tuple(mrkdwn.runs(text))
    message = SourceMessage("C1", "1.0", "U2", AT, words, words, "1.0")
    state = initial_state.times_of(message, initial_state.of_message(message, {}, ""), author, reader, now)
    return replace(state, metadata=replace(state.metadata, zone=reader.zone, known=True))


def choices(state: FormState) -> list[str]:
    shown = preview.preview_of(state, AT.astimezone(ZoneInfo(state.metadata.zone)), 30)
    return [" ".join(filter(None, (one.label, one.more))) for one in shown.choices]


def test_a_time_by_another_clock_is_offered_by_both_and_none_is_picked() -> None:
    state = opened("Shall we talk tomorrow at 4pm?", member("America/New_York"))
    assert choices(state) == [
        "4:00 PM by the author's clock (New York) = Sat 28 Nov, 2:30 AM yours",
        "Fri 27 Nov, 4:00 PM by your clock (India)",
    ]
    assert state.reading == ""
    shown = preview.preview_of(state, AT.astimezone(ZoneInfo("Asia/Kolkata")), 30)
    assert shown.text == form_text.other_clock(state.metadata.audience)
    assert (shown.start, shown.problem) == (None, form_text.pick_one(state.metadata.audience))


def test_each_choice_is_booked_as_it_says_and_the_preview_says_whose_it_is() -> None:
    state = opened("Shall we talk tomorrow at 4pm?", member("America/New_York"))
    now = AT.astimezone(ZoneInfo("Asia/Kolkata"))
    theirs, mine = (preview.preview_of(replace(state, reading=pick), now, 30) for pick in state.metadata.found)
    assert theirs.start == datetime(2026, 11, 27, 21, 0, tzinfo=UTC)
    assert theirs.text.endswith("4:00 PM by the author's clock (New York)")
    assert mine.start == datetime(2026, 11, 27, 10, 30, tzinfo=UTC)
    assert "author" not in mine.text


def test_a_choice_that_is_too_long_goes_on_underneath() -> None:
    author, reader = member("America/Argentina/Buenos_Aires"), member("America/North_Dakota/New_Salem")
    state = opened("Tomorrow 11am to 12:30pm", author, reader)
    (first, *_) = preview.preview_of(state, AT.astimezone(ZoneInfo(reader.zone)), 30).choices
    assert first.more.startswith("= ")
    assert first.more.endswith(" yours")
    view = build.view(state, preview.preview_of(state, AT.astimezone(ZoneInfo(reader.zone)), 30), FormLists())
    assert first.more in str(view)


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("Tomorrow 4pm", member("Asia/Kolkata")),
        ("Tomorrow 4pm", member("Asia/Colombo")),  # the same offset
        ("Tomorrow 4pm EST", member("America/New_York")),
        ("in 3 hours", member("America/New_York")),
        ("Tomorrow 4pm", member(None)),
        ("Tomorrow 4pm", member("America/Los_Angeles", bot=True)),
        ("Tomorrow 4pm", member("Mars/Olympus")),
    ],
)
def test_one_clock_or_a_time_that_is_the_same_by_all_is_one_choice(text: str, author: Member) -> None:
    state = opened(text, author)
    (only,) = choices(state)
    assert "author" not in only
    assert state.reading == state.metadata.found[0]


def test_what_is_over_by_one_of_the_clocks_is_offered_by_the_other_alone() -> None:
    """11 PM in India is over; 11 PM in New York is to come."""
    state = opened("today 9pm", member("America/New_York"), now=AT + timedelta(hours=2))
    (only,) = choices(state)
    assert only == "9:00 PM by the author's clock (New York) = Fri 27 Nov, 7:30 AM yours"


def test_a_day_is_filled_in_only_where_both_clocks_agree_on_it() -> None:
    """Thursday 8 PM in New York is Friday in India: tomorrow is not the same day."""
    late, words = AT.replace(hour=1) + timedelta(days=1), tuple(mrkdwn.runs("Let us talk tomorrow"))
    message = SourceMessage("C1", "1.0", "U2", late, words, words, "1.0")
    there = initial_state.times_of(message, initial_state.empty("C1"), member("America/New_York"), READER, late)
    assert (there.date, there.metadata.by) == ("", "when")
    same = initial_state.times_of(message, initial_state.empty("C1"), member("Asia/Dubai"), READER, late)
    assert (same.date, same.metadata.by) == ("2026-11-28", "date")


def test_several_times_stand_in_pairs() -> None:
    state = opened("Friday 4pm. Or Friday 5pm?", member("Europe/Berlin"))
    found = choices(state)
    assert ["author" in one for one in found] == [True, False, True, False]
    starts = [int(pick) for pick in state.metadata.found]
    assert [two - one for one, two in pairwise(starts[::2])] == [3600]
