"""The names of stored fields never change: earlier versions wrote them, and read what this one writes.

A name is added here with a new field; none is ever changed or removed.
"""

from typing import Any

import pytest
from pydantic import TypeAdapter

from bot.meetings.appointment import TaskTimes
from bot.meetings.audit import AuditEvent
from bot.meetings.booking import SendAttempt, SendResult, UnconfirmedSends
from bot.meetings.lookup import LookupResult
from bot.meetings.messages import Outcome
from bot.meetings.model import Draft, Lead, NamedOwner, Opportunity, Person, Policy, Preferences, Problem
from bot.meetings.notifier import Understanding
from bot.meetings.ports import AppointmentRecord, CardLocation, Claim
from bot.meetings.request import ActionInput, Choice, EarlierCard, ReplyTarget, Request, SubmittedForm, Target
from bot.meetings.slack_answer import SlackAnswer
from bot.meetings.watch import WatchResult
from bot.when import Part, Reading, Unclear

STORED = {
    Request: "key team user place heard_at command line mentions choices of filled earlier installation action "
    "target given via step",
    Target: "key number task_id start end pressed_ts",
    ActionInput: "note user start end view confirmed details kept seen",
    ReplyTarget: "channel thread_ts response_url starts_thread",
    Choice: "picked pressed_at message_ts",
    SubmittedForm: "title start end view lead opportunity task_type minutes reminder notify owner where "
    "description fields",
    EarlierCard: "key channel ts summary",
    AuditEvent: "key name at asked_at team user reference answers installation action origin channel pressed person "
    "mail zone title start end lead_id owner task_type task_ids reason cause order",
    NamedOwner: "kind value",
    Person: "user name mail zone locale guest bot deleted outside mail_hidden mail_set",
    Preferences: "minutes task_type reminder notify zone quiet language",
    Policy: "task_type minutes reminder notify zone assign guests command clash opens closes contact",
    Draft: "line title when leave_dates minutes lead opportunity task_type reminder notify owner where description "
    "raw_options tails time_words time_parts command fields problems mail_in_title",
    Reading: "start end zone zone_said title parts grain",
    Part: "piece said spans rule",
    Unclear: "kind title candidates parts unread offers",
    Problem: "kind option value",
    Lead: "id name company mail phone",
    Opportunity: "id name",
    Understanding: "person habits policy zone draft steps",
    CardLocation: "rung channel ts permalink why thread_ts",
    Claim: "mine stand",
    LookupResult: "outcome at leads opportunities offered takes task_type types may_search strict by_sleeps",
    SendAttempt: "process at ticks waiting waited_s",
    SendResult: "outcome doubt_since taken_up process looked doubt",
    UnconfirmedSends: "since settle_s sends instead cause",
    Outcome: "end task_id reason kind cause before also doubtful ref why about_owner clash",
    TaskTimes: "outcome start end",
    AppointmentRecord: "key team user state owner number task_ids start end card status name title owner_name lead "
    "audience booked_at changed_at changed_by changed_name changed_how where",
    WatchResult: "ids",
    SlackAnswer[Person]: "taken value why wait_s warned",
}


def stored_names(shape: Any) -> list[str]:
    schema = TypeAdapter(shape).json_schema(mode="serialization")
    if "$ref" in schema:
        schema = schema["$defs"][schema["$ref"].rpartition("/")[2]]
    return list(schema["properties"])


@pytest.mark.parametrize(("shape", "names"), STORED.items())
def test_a_field_is_stored_under_the_name_it_always_had(shape: Any, names: str) -> None:
    assert set(stored_names(shape)) == set(names.split())
