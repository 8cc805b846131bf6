"""Reading, listing, moving, changing, completing and deleting appointments, against a LeadSquared in a box."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import requests
from sqlalchemy import make_url

from bot.leadsquared import records, wire
from bot.leadsquared.account import Account, Rate
from bot.leadsquared.call_queue import CallQueue
from bot.leadsquared.client import LeadSquared
from bot.leadsquared.rate_limit import RateLimiter
from bot.meetings.crm_appointment import AppointmentChanges, AppointmentStatus, CrmAppointment, FreeSlot
from bot.meetings.messages import Cause, RefusalKind
from bot.meetings.model import Lead
from bot.meetings.ports import CrmRefused, CrmUnavailable, CrmUnknown
from sandbox.leadsquared import ACCESS_KEY, SECRET_KEY, AccountPolicy, CrmFault, LeadSquaredServer
from sandbox.leadsquared.seed import ASHA, INTEGRATION, MAYA, PRIYA
from sandbox.leadsquared.tasks_and_calls import snapshot, written
from tests.leadsquared.conftest import Client
from tests.meetings.samples import MEETING

START, END = datetime(2026, 11, 25, 9, 30, tzinfo=UTC), datetime(2026, 11, 25, 10, 30, tzinfo=UTC)
BOOKED = replace(MEETING, start=START, end=END, lead=Lead(ASHA.id), reminder=30, where="Room 4", description="note")
LATER = START + timedelta(days=2), END + timedelta(days=2)


def test_an_appointment_is_read_as_leadsquared_has_it(client: Client) -> None:
    crm: LeadSquared = client()
    task_id = crm.create(BOOKED)
    found = crm.appointment(task_id)
    assert found
    assert found == CrmAppointment(
        id=task_id,
        name=BOOKED.name,
        start=START,
        end=END,
        description="note",
        owner_mail=PRIYA.email,
        owner_id=PRIYA.id,
        owner_name="Priya Rao",
        lead=Lead(ASHA.id, "Asha Rao"),
        task_type="Meeting",
        where="Room 4",
        reminder=30,
        notify=BOOKED.notify,
        modified=found.modified,
    )
    assert found.title == BOOKED.title
    assert crm.appointment(ASHA.id) is None


def test_each_change_does_what_it_names_and_no_more(client: Client) -> None:
    crm: LeadSquared = client()
    task_id = crm.create(BOOKED)
    before = crm.appointment(task_id)
    assert before
    assert crm.move(task_id, *LATER)
    moved = crm.appointment(task_id)
    assert moved
    assert moved == replace(before, start=LATER[0], end=LATER[1], modified=moved.modified)
    changes = AppointmentChanges(name="Meeting: Renewal", reminder=0, notify=False, owner_mail=MAYA.email, no_lead=True)
    assert crm.update(task_id, changes)
    updated = crm.appointment(task_id)
    assert updated
    assert (updated.title, updated.reminder, updated.notify, updated.lead) == ("Renewal", 0, False, None)
    assert (updated.owner_mail, updated.owner_id, updated.where) == (MAYA.email, MAYA.id, "Room 4")
    assert crm.complete(task_id)
    completed = crm.appointment(task_id)
    assert completed
    assert completed == replace(updated, status=AppointmentStatus.COMPLETED, modified=completed.modified)
    assert crm.delete(task_id)
    assert crm.appointment(task_id) is None


def test_what_is_not_there_is_no_error_where_leadsquared_has_none(client: Client) -> None:
    crm: LeadSquared = client()
    assert crm.update(ASHA.id, AppointmentChanges(name="Other")) is False
    assert crm.complete(ASHA.id) is False
    with pytest.raises(CrmRefused):
        crm.move(ASHA.id, *LATER)


def test_the_account_decides_what_may_be_done(box: LeadSquaredServer, client: Client) -> None:
    crm: LeadSquared = client()
    task_id = crm.create(BOOKED)
    box.set_policy(replace(box.policy_of(), may_delete=False))
    with pytest.raises(CrmRefused) as off:
        crm.delete(task_id)
    assert off.value.kind is RefusalKind.SWITCHED_OFF
    assert off.value.reason == "Deleting tasks is not enabled for your account"
    box.set_policy(replace(box.policy_of(), may_change=False))
    changes: tuple[Callable[[], bool], ...] = (
        lambda: crm.move(task_id, *LATER),
        lambda: crm.complete(task_id),
        lambda: crm.update(task_id, AppointmentChanges(reminder=5)),
    )
    for change in changes:
        with pytest.raises(CrmRefused) as denied:
            change()
        assert denied.value.kind is RefusalKind.PERMISSION
    assert [task["StatusCode"] for task in box.tasks] == [0]


def test_a_bulk_call_that_failed_in_a_200_is_refused(box: LeadSquaredServer, client: Client) -> None:
    crm: LeadSquared = client()
    task_id = crm.create(BOOKED)
    box.fault(CrmFault.UNSUCCESSFUL, "Task.svc/BulkUpdateAppointmentTime")
    with pytest.raises(CrmRefused):
        crm.move(task_id, *LATER)
    found = crm.appointment(task_id)
    assert found
    assert found.is_at(START, END)


@pytest.mark.parametrize(
    "fault", [CrmFault.DROP_BEFORE, CrmFault.DROP_AFTER, CrmFault.BAD_GATEWAY, CrmFault.NO_ID], ids=str
)
def test_a_change_without_a_clear_answer_is_unknown(box: LeadSquaredServer, client: Client, fault: CrmFault) -> None:
    crm: LeadSquared = client()
    task_id = crm.create(BOOKED)
    box.fault(fault, "Task.svc/DeleteTasks")
    if fault is CrmFault.NO_ID:  # it says success, and nothing else: enough for a task that may be gone already
        assert crm.delete(task_id)
        return
    with pytest.raises(CrmUnknown):
        crm.delete(task_id)
    assert (crm.appointment(task_id) is None) == (fault is CrmFault.DROP_AFTER)


@pytest.mark.parametrize("owner", [PRIYA.email, PRIYA.id], ids=["mail", "id"])
def test_a_stretch_is_half_open_and_takes_what_only_reaches_into_it(client: Client, owner: str) -> None:
    crm: LeadSquared = client()
    starts = [START.replace(hour=hour, minute=0) for hour in (8, 9, 10, 11)]
    for number, start in enumerate(starts):
        crm.create(replace(BOOKED, title=f"Number {number}", start=start, end=start + timedelta(hours=1)))
    crm.create(replace(BOOKED, title="All day", start=starts[0] - timedelta(hours=20), end=starts[3]))
    crm.create(replace(BOOKED, title="A colleague's", owner_mail=MAYA.email))
    found = crm.appointments_of(owner, starts[1], starts[3])
    assert [one.title for one in found] == ["All day", "Number 1", "Number 2"]


def test_a_list_is_read_through_all_its_pages_and_pieces(box: LeadSquaredServer, client: Client) -> None:
    """250 appointments over a year, which is more than LeadSquared looks through at once, and more than a page."""
    crm: LeadSquared = client()
    crm.create(replace(BOOKED, end=START + timedelta(minutes=30)))
    _repeat_daily(box, 250)
    box.set_policy(AccountPolicy(rate=(1000, 5.0), page_cap=40))
    found = crm.appointments_of(PRIYA.email, START, START + timedelta(days=365))
    assert len(found) == 250
    assert [one.start for one in found] == sorted(START + timedelta(days=number) for number in range(250))
    before = len(box.calls)
    assert crm.appointments_of(PRIYA.email, START, START + timedelta(days=1), spare=True)[0].is_at(
        START, START + timedelta(minutes=30)
    )
    assert len(box.calls) == before + 1, "a short list is one call"


def _repeat_daily(box: LeadSquaredServer, times: int) -> None:
    """The only appointment of the account, on so many days in all: made by hand, as 250 calls take their time."""
    [state] = box.account_states.values()
    [first] = state.tasks.values()
    for number in range(1, times):
        day = timedelta(days=number)
        record = snapshot(first.record)
        record["UserTaskId"] = f"{first.record['UserTaskId']}-{number}"
        record["DueDate"], record["EndDate"] = written(START + day), written(START + timedelta(minutes=30) + day)
        state.tasks[record["UserTaskId"]] = replace(first, record=record, moves=[])


def test_a_spare_call_is_not_waited_for(box: LeadSquaredServer, tmp_path: Path) -> None:
    account = Account("acme", box.url, ACCESS_KEY, SECRET_KEY, rate=Rate(10, 60.0))
    limiter = RateLimiter(account, make_url(f"sqlite:///{tmp_path / 'meetings.db'}"))
    with closing(limiter), requests.Session() as session:
        crm = LeadSquared(account, session, limiter)
        for _ in range(2):  # a fifth of the calls is for those that can do without
            crm.appointments_of(PRIYA.email, START, END, spare=True)
        with pytest.raises(CrmUnavailable) as busy:
            crm.appointments_of(PRIYA.email, START, END, spare=True)
        assert busy.value.cause is Cause.QUEUE
        assert len(box.calls) == 2
        assert crm.create(BOOKED)
        assert len(crm.appointments_of(PRIYA.email, START, END)) == 1, "an action takes any call that no booking needs"


def test_an_action_waits_behind_the_bookings() -> None:
    queue = CallQueue(1)
    with queue.place(1.0) as first:
        first.wait()
        action, booking = queue.place(0.0, later=True), queue.place(0.0)
        for slot in (action, booking):
            queue.enter(slot.number, slot)
        first.leave()
        assert (booking.called.is_set(), action.called.is_set()) == (True, False)
        queue.leave()
        assert action.called.is_set()


def test_free_times_come_from_the_account_that_has_them(box: LeadSquaredServer, client: Client) -> None:
    crm: LeadSquared = client()
    day = date(2026, 11, 25)
    assert crm.free_slots(PRIYA.email, day, day) is None
    box.set_policy(replace(box.policy_of(), has_slots=True))
    crm.create(
        replace(BOOKED, start=datetime(2026, 11, 25, 4, 30, tzinfo=UTC), end=datetime(2026, 11, 25, 5, tzinfo=UTC))
    )
    spans = [
        (one.start.strftime("%H:%M"), one.end.strftime("%H:%M")) for one in crm.free_slots(PRIYA.email, day, day) or ()
    ]
    # 9:00 to 18:00 in India, without the break at 13:00 and the appointment at 10:00
    assert spans == [("03:30", "04:30"), ("05:00", "07:30"), ("08:30", "12:30")]
    assert crm.free_slots(INTEGRATION.email, day, day) == ()


def test_odd_records_are_read_as_far_as_they_can_be() -> None:
    odd: dict[str, object] = {
        "UserTaskId": "t1",
        "Name": None,
        "StatusCode": "7",
        "TaskType": ["Meeting"],
        "Reminder": "soon",
    }
    found = records.appointment(odd)
    assert found
    assert (found.title, found.start, found.reminder, found.status) == ("", None, 0, AppointmentStatus.CANCELLED)
    assert records.appointment({"UserTaskId": "t1", "Category": 1}) is None
    assert records.appointment({"Name": "no id"}) is None
    never = records.appointment({"UserTaskId": "t1", "ModifiedOn": "0001-01-01 00:00:00.000"})
    assert never
    assert never.modified is None


def test_free_times_without_a_date_are_in_the_users_zone() -> None:
    slots = [{"StartTime": "09:00", "EndTime": "10:00"}, {"StartTime": "late", "EndTime": "later"}, "x"]
    user = {"EmailAddress": "Priya@acme.com", "UserTimeZone": "Asia/Kolkata", "AvailableSlots": slots}
    row: dict[str, object] = {"Date": "2026-11-25", "UserSlots": [user, 7, {"EmailAddress": "other@acme.com"}]}
    nine = datetime(2026, 11, 25, 3, 30, tzinfo=UTC)
    assert list(records.free_slots(row, "priya@acme.com")) == [FreeSlot(nine, nine + timedelta(hours=1))]


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (b'{"Status":"Success","Message":{"AffectedRows":1}}', True),
        (b'{"Status":"Success","Message":{"AffectedRows":0}}', False),
        (b'{"Status":"Success","Message":{"Id":"5812945","IsSuccessful":true}}', True),
        (b'{"Status":"Success","Operation":"Bulk Delete Tasks","TasksCount":1,"FailureReason":null}', True),
    ],
    ids=str,
)
def test_every_documented_answer_to_a_change_is_understood(answer: bytes, found: bool) -> None:
    assert wire.changed(200, answer) is found


def test_a_stretch_is_asked_for_in_pieces_that_leave_nothing_out() -> None:
    pieces = list(wire.spans(START, START + timedelta(days=250)))
    assert pieces[0][0] == START
    assert pieces[-1][1] == START + timedelta(days=250)
    assert all(end - first <= timedelta(days=100) for first, end in pieces)
    assert all(after[0] - before[1] == timedelta(days=1) for before, after in pairwise(pieces))
