"""RetrieveAvailableSlots: what work days leave free, and accounts that do not have it."""

from dataclasses import replace

from sandbox.leadsquared import LeadSquaredServer
from sandbox.leadsquared.calls.call_table import SLOTS
from tests.sandbox.leadsquared.caller import Caller, day_of


def test_an_account_without_it_does_not_know_the_path(caller: Caller) -> None:
    assert caller.post(SLOTS, day_of(IncludeAllowedConflictSlots=False)).status_code == 404


def test_a_day_is_free_but_for_its_break_and_its_appointments(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.set_policy(replace(crm.policy_of(), has_slots=True))
    caller.create(DueDate="2026-11-24 05:00:00", EndDate="2026-11-24 06:00:00")
    answer = caller.post(SLOTS, day_of(IncludeAllowedConflictSlots=False, ToDate="2026-11-29")).json()
    tuesday, sunday = answer["List"][0]["UserSlots"][0], answer["List"][-1]["UserSlots"][0]
    assert [(one["StartTime"][11:16], one["EndTime"][11:16]) for one in tuesday["AvailableSlots"]] == [
        ("03:30", "05:00"),
        ("06:00", "07:30"),
        ("08:30", "12:30"),
    ]
    assert len(tuesday["BusySlots"]) == 1
    assert (sunday["AvailableSlots"], sunday["NoSlotsReason"]) == ([], "NotScheduled")


def test_whether_conflicts_count_has_to_be_said(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.set_policy(replace(crm.policy_of(), has_slots=True))
    assert caller.post(SLOTS, day_of()).status_code == 400
