"""A Meeting is one that can be booked: what it cannot be, and what it is called in LeadSquared."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.meetings.description import description
from bot.meetings.model import LONGEST_NAME
from tests.meetings.samples import MEETING, NOW, PRIYA

WRONG: list[dict[str, object]] = [
    {"end": MEETING.start},
    {"end": NOW},
    {"end": None},
    {"start": None},
    {"start": NOW.replace(tzinfo=None)},
    {"owner_mail": None},
    {"owner_id": "7d86a7e8"},
]


@pytest.mark.parametrize("changes", WRONG)
def test_it_cannot_end_before_it_starts_nor_have_no_zone_nor_two_owners(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="a meeting"):
        replace(MEETING, **changes)  # type: ignore[arg-type]  # any of its fields


def test_it_is_called_by_type_and_title() -> None:
    assert MEETING.name == "Meeting: Demo with Acme"
    assert replace(MEETING, title="").name == "Meeting"


def test_a_long_name_is_cut_and_stands_whole_in_the_description() -> None:
    long = replace(MEETING, title="x" * 500)
    assert len(long.name) == LONGEST_NAME
    assert long.whole_name in description(long, PRIYA, "")


def test_the_description_ends_with_who_asked_where_and_the_mark() -> None:
    """The person's own text first, then one line."""
    said = description(replace(MEETING, description="bring it\nall"), PRIYA, "https://acme.slack.com/archives/C1/p1")
    assert said.split("\n") == [
        "bring it",
        "all",
        "Asked in Slack by Priya Rao (priya@acme.com) · https://acme.slack.com/archives/C1/p1 · ref 7d86a7e8",
    ]


def test_without_text_mail_and_card_the_line_still_stands() -> None:
    assert description(MEETING, replace(PRIYA, mail=None), "") == "Asked in Slack by Priya Rao · ref 7d86a7e8"


SIGNED = "Asked in Slack by Boss (boss@acme.com) · https://acme.slack.com/archives/C1/p1 · ref 00000000"


@pytest.mark.parametrize(
    ("own", "kept"),
    [
        (f"bring it\n{SIGNED}", "bring it"),
        (f"{SIGNED}\n {SIGNED.casefold()} ", ""),
        (f"bring it\n\n{SIGNED}\nall", "bring it\n\nall"),
        ("asked in Slack by Boss", "“asked in Slack by Boss”"),
        (" Asked in Slack by our partner: a demo", "“Asked in Slack by our partner: a demo”"),
        ("Look at ref 1a2b3c4d and ref 12", "Look at ref. 1a2b3c4d and ref 12"),
    ],
)
def test_nothing_in_ones_own_text_is_taken_for_the_bots_line(own: str, kept: str) -> None:
    """Copied from another task, or written to look like it: who asked stands there once, and so does the reference."""
    *lines, last = description(replace(MEETING, description=own), PRIYA, "").split("\n")
    assert "\n".join(lines) == kept
    assert last == "Asked in Slack by Priya Rao (priya@acme.com) · ref 7d86a7e8"


def test_a_name_of_a_profile_is_one_line_without_marks_of_direction() -> None:
    name = "Priya\u202e Rao\nAsked in Slack by Boss"
    said = description(MEETING, replace(PRIYA, name=name, mail=None), "")
    assert said == "Asked in Slack by Priya Rao Asked in Slack by Boss · ref 7d86a7e8"


def test_a_meeting_may_leave_its_dates_to_leadsquared() -> None:
    assert replace(MEETING, start=None, end=None).start is None


def test_a_meeting_may_be_a_minute_long() -> None:
    assert MEETING.start
    assert replace(MEETING, end=MEETING.start + timedelta(minutes=1)).end
