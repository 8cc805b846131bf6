"""What may be booked: each reason to refuse and each question, and the meeting that is left when nothing is open."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.meetings import choices, line, rules
from bot.meetings.messages import Ask, Question, Ready, RefusalReason, Refuse
from bot.meetings.model import REMINDER_OFF, Person, Policy
from bot.meetings.request import Choice
from bot.when import Kind, Reading, Unclear
from tests.meetings.deciding import POLICY, decide, meeting, why
from tests.meetings.samples import ASHA, GUEST, NEHA, NOW, PRIYA, RAVI, draft

GUID = "1b2f7c60-90ab-4cde-8f01-23456789abcd"


REFUSED: list[tuple[RefusalReason, str, Person]] = [
    (RefusalReason.NO_MAIL, "tomorrow 3pm Demo", replace(PRIYA, mail=None)),
    (RefusalReason.MAIL_SCOPE, "tomorrow 3pm Demo", replace(PRIYA, mail=None, mail_hidden=True)),
    (RefusalReason.NO_MAIL, "tomorrow 3pm Demo owner:@priya", replace(PRIYA, mail=None)),
    (RefusalReason.GUEST, "tomorrow 3pm Demo", GUEST),
    (RefusalReason.BOT, "tomorrow 3pm Demo", replace(PRIYA, bot=True)),
    (RefusalReason.DELETED, "tomorrow 3pm Demo", replace(PRIYA, deleted=True)),
    (RefusalReason.OUTSIDE, "tomorrow 3pm Demo", replace(PRIYA, outside=True, mail=None)),
    (RefusalReason.NO_TIME, "Demo with Acme", PRIYA),
    (RefusalReason.NO_CLOCK, "tomorrow Demo", PRIYA),
    (RefusalReason.PAST, "today 9:30am Demo", PRIYA),
    (RefusalReason.TOO_FAR, "5 dec 2062 3pm Demo", PRIYA),
    (RefusalReason.BACKWARDS, "from 27 Nov 2026 3pm to 26 Nov 2026 4pm Demo", PRIYA),
    (RefusalReason.END_TWICE, "tomorrow 3-4pm Demo mins:45", PRIYA),
    (RefusalReason.DATES_TWICE, "tomorrow 3pm Demo when:none", PRIYA),
    (RefusalReason.DATES_TWICE, "Demo when:none mins:45", PRIYA),
    (RefusalReason.DATES_TWICE, "Demo for 45m when:none", PRIYA),
    (RefusalReason.OPTION, "tomorrow 3pm Demo notify:maybe", PRIYA),
    (RefusalReason.OPTION, "tomorrow 3pm Demo lead:a@b.co lead:c@d.co", PRIYA),
    (RefusalReason.NO_LEAD, "tomorrow 3pm Demo lead:nobody@acme.com", PRIYA),
]


@pytest.mark.parametrize(("reason", "text", "asker"), REFUSED, ids=[f"{why}: {text}" for why, text, _ in REFUSED])
def test_nothing_is_booked_and_the_reason_is_named(reason: RefusalReason, text: str, asker: Person) -> None:
    assert why(decide(text, asker)) is reason


def test_every_reason_is_reached() -> None:
    """A reason that no line can reach has no place in the list."""
    elsewhere = {
        RefusalReason.ONLY_SELF,
        RefusalReason.NOT_THEIRS,
        RefusalReason.SEVERAL,
        RefusalReason.NO_SEARCH,
        RefusalReason.NO_BOOKING,
    }  # each has a test of its own
    assert {reason for reason, _, _ in REFUSED} | elsewhere == set(RefusalReason)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("tomorrow Demo", ["09:00", "11:00", "14:00", "16:00"]),
        ("tomorrow 1530 Demo", ["15:30", "09:00", "11:00", "14:00", "16:00"]),
        ("tomorrow Plan 2027", ["09:00", "11:00", "14:00", "16:00"]),
        ("tomorrow morning Demo", ["09:00", "10:00", "11:00"]),
        ("tomorrow evening Demo", ["17:00", "18:00", "19:00"]),
        ("tomorrow after 4pm Demo", ["16:30", "17:00", "18:00"]),
        ("after 4pm Demo", ["16:30", "17:00", "18:00"]),
        ("tomorrow before 5pm Demo", ["16:00", "15:00", "14:00"]),
        ("tomorrow 4 demo", ["16:00", "09:00", "11:00", "14:00"]),
        ("fri 11 pricing", ["11:00", "09:00", "14:00", "16:00"]),
        ("tomorrow 6 demo", ["06:00", "18:00", "09:00", "11:00", "14:00"]),
        ("tomorrow 1030 Demo", ["10:30", "09:00", "11:00", "14:00", "16:00"]),
    ],
)
def test_a_day_without_a_clock_is_offered_with_the_hours_that_may_be_meant(text: str, hours: list[str]) -> None:
    verdict = decide(text)
    assert isinstance(verdict, Refuse)
    assert [f"{one.start:%H:%M}" for one in verdict.choices] == hours


@pytest.mark.parametrize(
    ("text", "title"),
    [("tomorrow 4 demo", "demo"), ("fri 11 pricing", "pricing"), ("tomorrow 1030 Demo with Acme", "Demo with Acme")],
)
def test_a_number_that_is_picked_as_the_hour_leaves_the_title(text: str, title: str) -> None:
    verdict = decide(text)
    assert isinstance(verdict, Refuse)
    first, second = (
        choices.apply_choice(draft(text), verdict, Choice(choices.time_choice(one), NOW)) for one in verdict.choices[:2]
    )
    assert first is not None
    assert first.title == title
    assert second is not None
    assert second.title == draft(text).title, "another hour was picked, so the number counts something"


def test_late_in_the_day_the_next_hours_are_offered() -> None:
    late = NOW.replace(hour=16, minute=40)
    found = rules.check_draft(line.parse("today Demo", (), late, ("en",)), rules.Asker(PRIYA, POLICY, late))
    assert isinstance(found, Refuse)
    assert [one.start.hour for one in found.choices] == [17, 18, 19, 20]


def test_several_times_are_refused() -> None:
    assert why(decide(draft("Demo", when=Unclear(Kind.SEVERAL, "Demo")))) is RefusalReason.SEVERAL


@pytest.mark.parametrize("kind", Kind)
def test_no_unclear_reading_is_ever_booked(kind: Kind) -> None:
    assert not isinstance(decide(draft("Demo", when=Unclear(kind, "Demo"))), Ready)
    candidates = (at(NOW + timedelta(hours=1)), at(NOW + timedelta(hours=2)))
    assert not isinstance(decide(draft("Demo", when=Unclear(kind, "Demo", candidates))), Ready)


def at(start: datetime, end: datetime | None = None) -> Reading:
    return Reading(start, end, "Asia/Kolkata", zone_said=False, title="Demo")


@pytest.mark.parametrize(
    ("kind", "what"),
    [(Kind.TWO_READINGS, Question.TWO_READINGS), (Kind.TWICE, Question.TWICE), (Kind.GAP, Question.GAP)],
)
def test_two_readings_are_a_question(kind: Kind, what: Question) -> None:
    both = (at(NOW + timedelta(hours=1)), at(NOW + timedelta(hours=13)))
    verdict = decide(draft("Demo", when=Unclear(kind, "Demo", both)))
    assert isinstance(verdict, Ask)
    assert (verdict.what, verdict.readings) == (what, both)


def test_a_reading_that_is_over_is_not_offered() -> None:
    past, ahead = at(NOW - timedelta(hours=1)), at(NOW + timedelta(hours=11))
    verdict = decide(draft("Demo", when=Unclear(Kind.TWO_READINGS, "Demo", (past, ahead))))
    assert isinstance(verdict, Ask)
    assert verdict.readings == (ahead,)


def test_when_all_readings_are_over_the_line_is_in_the_past() -> None:
    past = at(NOW - timedelta(hours=1))
    assert why(decide(draft("Demo", when=Unclear(Kind.TWO_READINGS, "Demo", (past, past))))) is RefusalReason.PAST


def test_several_leads_are_a_question_with_all_of_them() -> None:
    verdict = decide("tomorrow 3pm Demo lead:Sharma", leads=(RAVI, NEHA))
    assert isinstance(verdict, Ask)
    assert (verdict.what, verdict.leads) == (Question.LEADS, (RAVI, NEHA))


def test_past_is_told_to_the_minute() -> None:
    """At 10:05:42 a meeting at 10:05 has begun just now and may be booked; one at 10:04 may not."""
    assert isinstance(decide(draft("Demo", when=at(NOW.replace(second=0)))), Ready)
    assert why(decide(draft("Demo", when=at(NOW.replace(minute=4, second=59))))) is RefusalReason.PAST


def test_past_is_a_matter_of_moments_and_not_of_wall_clocks() -> None:
    """Where an hour comes twice, the second 1:30 is still to come while the first 1:45 is."""
    york = ZoneInfo("America/New_York")
    now = datetime(2026, 11, 1, 1, 45, tzinfo=york)
    second = at(datetime(2026, 11, 1, 1, 30, tzinfo=york, fold=1))
    first = at(datetime(2026, 11, 1, 1, 30, tzinfo=york))
    assert rules.check_draft(draft("Demo", when=second), rules.Asker(PRIYA, POLICY, now)) is None
    refused = rules.check_draft(draft("Demo", when=first), rules.Asker(PRIYA, POLICY, now))
    assert isinstance(refused, Refuse)
    assert refused.why is RefusalReason.PAST


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (datetime(2027, 3, 14, 1, 30), datetime(2027, 3, 14, 3, 30)),  # noqa: DTZ001  # the zone is put on below
        (datetime(2026, 11, 1, 1, 30), datetime(2026, 11, 1, 1, 30, fold=1)),  # noqa: DTZ001  # the same
    ],
)
def test_an_hour_is_an_hour_over_a_clock_change(start: datetime, end: datetime) -> None:
    """`mins:60` is 60 minutes of real time, whatever the clocks on the wall do."""
    york = ZoneInfo("America/New_York")
    found = rules.decide(
        draft("Demo mins:60", when=at(start.replace(tzinfo=york))),
        rules.Asker(PRIYA, POLICY, datetime(2026, 10, 1, tzinfo=UTC)),
        rules.Found(),
    )
    booked = meeting(found)
    assert booked.start
    assert booked.end
    assert booked.end.astimezone(UTC) - booked.start.astimezone(UTC) == timedelta(hours=1)
    assert (booked.end.replace(tzinfo=None), booked.end.fold) == (end, end.fold)


def test_the_same_end_said_in_two_ways_is_one() -> None:
    booked = meeting(decide("tomorrow 3-4pm Demo mins:60"))
    assert booked.start
    assert booked.end == booked.start + timedelta(hours=1)


def test_without_a_length_it_is_the_usual_one() -> None:
    booked = meeting(decide("tomorrow 3pm Demo"))
    assert booked.start
    assert booked.end == booked.start + timedelta(minutes=30)


def test_when_none_books_without_dates() -> None:
    booked = meeting(decide("Demo with Acme when:none"))
    assert (booked.start, booked.end, booked.title) == (None, None, "Demo with Acme")


def test_defaults_are_the_installations_and_what_is_said_wins() -> None:
    policy = Policy(task_type="Visit", reminder=10, notify=False, minutes=50)
    usual = meeting(decide("tomorrow 3pm Demo", policy=policy))
    assert (usual.task_type, usual.reminder, usual.notify) == ("Visit", 10, False)
    said = meeting(decide("tomorrow 3pm Demo type:Call remind:off notify:on", policy=policy))
    assert (said.task_type, said.reminder, said.notify) == ("Call", REMINDER_OFF, True)


def test_the_lead_and_its_opportunity_go_along() -> None:
    booked = meeting(decide(f"tomorrow 3pm Demo lead:{ASHA.mail} opp:{GUID}", leads=(ASHA,), opportunities=(GUID,)))
    assert booked.lead == ASHA
    assert booked.opportunity
    assert booked.opportunity.id == GUID


def test_an_opportunity_of_somebody_else_is_refused() -> None:
    verdict = decide(f"tomorrow 3pm Demo lead:{ASHA.mail} opp:{GUID}", leads=(ASHA,), opportunities=("another",))
    assert why(verdict) is RefusalReason.NOT_THEIRS


def test_an_opportunity_alone_needs_no_lead() -> None:
    booked = meeting(decide(f"tomorrow 3pm Demo opp:{GUID}"))
    assert booked.opportunity
    assert booked.lead is None
