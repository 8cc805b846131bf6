"""LeadSquared's requests and answers, by literals: what goes out, and what each kind of answer means."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.leadsquared import records, wire
from bot.leadsquared.body import Json
from bot.meetings.model import Lead, Opportunity
from bot.meetings.ports import CrmKeysRefused, CrmRefused, CrmUnavailable, CrmUnknown
from tests.meetings.samples import ASHA, MEETING, NOW

HTML = b"<html><body>Bad gateway</body></html>"


def body(value: object) -> bytes:
    return json.dumps(value).encode()


def test_a_meeting_goes_out_with_the_members_that_leadsquared_documents() -> None:
    start = datetime(2026, 11, 25, 15, 0, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    meeting = replace(
        MEETING,
        start=start,
        end=start + timedelta(hours=1),
        reminder=15,
        lead=ASHA,
        where="Room 4",
        description="bring it · ref 7d86a7e8",
    )
    assert wire.create(meeting) == {
        "Name": "Meeting: Demo with Acme",
        "Description": "bring it · ref 7d86a7e8",
        "RelatedEntity": 1,
        "RelatedEntityId": "lead-asha",
        "DueDate": "2026-11-25 09:30:00",
        "EndDate": "2026-11-25 10:30:00",
        "Reminder": 15,
        "NotifyBy": "1100",
        "OwnerEmailAddress": "priya@acme.com",
        "TaskType": {"Name": "Meeting"},
        "Location": "Room 4",
    }


def test_what_was_not_said_is_not_sent() -> None:
    """No dates, no reminder, no place: LeadSquared then decides. The owner is one of the two forms."""
    sent = wire.create(replace(MEETING, start=None, end=None, owner_mail=None, owner_id="user-1", notify=False))
    assert sent == {
        "Name": "Meeting: Demo with Acme",
        "Description": "",
        "RelatedEntity": 0,
        "RelatedEntityId": "",
        "NotifyBy": "1000",
        "OwnerId": "user-1",
        "TaskType": {"Name": "Meeting"},
    }


def test_an_opportunity_is_the_related_entity_also_where_its_lead_is_known() -> None:
    sent = wire.create(replace(MEETING, lead=ASHA, opportunity=Opportunity("opp-1")))
    assert (sent["RelatedEntity"], sent["RelatedEntityId"]) == (5, "opp-1")


@given(st.integers(0, 2**33), st.timezones())
def test_every_time_goes_out_in_utc(unix_s: int, zone: tzinfo) -> None:
    moment = datetime.fromtimestamp(unix_s, zone)
    sent = datetime.strptime(wire.utc(moment), "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
    assert sent.timestamp() == unix_s


def test_a_task_is_created_by_its_id_and_nothing_less() -> None:
    answer = body({"Status": "Success", "Message": {"Id": "7d86a7e8"}})
    assert wire.created(200, answer) == "7d86a7e8"


UNKNOWN = [
    (200, b""),
    (200, HTML),
    (200, b"[]"),
    (200, b'"ok"'),
    (200, b'{"Status": "Success"'),
    (200, body({"Status": "Success"})),
    (200, body({"Status": "Success", "Message": {}})),
    (200, body({"Status": "Success", "Message": {"Id": ""}})),
    (200, body({"Status": "Success", "Message": {"Id": None}})),
    (200, body({"Message": {"Id": "7d86a7e8"}})),
    (200, body({"Status": "Error"})),
    (302, b""),
    (408, HTML),
    (500, HTML),
    (500, body({"Message": "An error has occurred."})),
    (502, HTML),
    (503, b""),
    (504, b"\xff\xfe"),
]


@pytest.mark.parametrize(("status", "answer"), UNKNOWN)
def test_neither_an_id_nor_an_error_of_its_own_means_that_nobody_knows(status: int, answer: bytes) -> None:
    with pytest.raises(CrmUnknown):
        wire.created(status, answer)


@pytest.mark.parametrize(("status", "answer"), UNKNOWN)
def test_a_read_without_records_may_be_made_again(status: int, answer: bytes) -> None:
    if answer != b"[]":
        with pytest.raises(CrmUnavailable):
            wire.rows(status, answer)


@given(st.integers(200, 599), st.one_of(st.binary(max_size=50), st.builds(body, st.from_type(type(None)))))
def test_no_answer_without_an_id_is_a_success(status: int, answer: bytes) -> None:
    with pytest.raises((CrmUnknown, CrmRefused, CrmUnavailable, CrmKeysRefused)):
        wire.created(status, answer)


def test_records_come_bare_or_in_a_list() -> None:
    assert wire.rows(200, b'[{"a": 1}, null, 3]') == [{"a": 1}]
    assert wire.rows(200, b'{"RecordCount": 1, "List": [{"a": 1}]}') == [{"a": 1}]
    assert wire.rows(200, b"[]") == []


def test_a_lead_is_read_from_strings_and_nulls() -> None:
    row = {
        "ProspectID": "lead-asha",
        "FirstName": "Asha",
        "LastName": "Rao",
        "EmailAddress": "asha@globex.com",
        "Phone": None,
        "Mobile": "+91-98450-12345",
        "Company": "Globex",
    }
    assert records.lead(row) == ASHA
    assert records.lead({"ProspectID": "x", "FirstName": None}) == Lead("x")


def test_a_task_is_found_by_its_mark() -> None:
    tasks: list[Json] = [
        {"UserTaskId": "1", "Description": None},
        {"UserTaskId": "2", "Description": "Asked in Slack by Priya · ref 00000000"},
        {"UserTaskId": "3", "Description": "bring it\nAsked in Slack by Priya · ref 7d86a7e8"},
    ]
    assert wire.with_reference(tasks, "7d86a7e8") == ["3"]
    assert wire.with_reference(tasks, "ffffffff") == []


def test_a_day_on_both_sides_is_looked_through_and_never_more_than_leadsquared_allows() -> None:
    assert MEETING.start
    first, last = wire.days_around(MEETING, NOW)
    assert first <= MEETING.start - timedelta(days=1)
    assert last >= MEETING.start + timedelta(days=1)
    first, last = wire.days_around(replace(MEETING, end=MEETING.start + timedelta(days=400)), NOW)
    assert first < MEETING.start < last
    assert (last.date() - first.date()).days <= 100


def test_without_dates_it_looks_around_the_day_on_which_it_was_asked_for() -> None:
    first, last = wire.days_around(replace(MEETING, start=None, end=None), NOW)
    assert first < NOW < last
