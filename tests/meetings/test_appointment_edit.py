"""What is edited in an appointment changes that and nothing else, and what is shown of it can be saved as it is."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.meetings.appointment_edit import are_made, changes_to, details_of, digest_of
from bot.meetings.crm_appointment import AppointmentChanges, CrmAppointment
from bot.meetings.description import description, own_text, with_own_text
from bot.meetings.model import Lead, Opportunity
from tests.meetings.samples import MEETING, PRIYA

SIGNED = description(replace(MEETING, description="bring the contract"), PRIYA, "")
BEFORE = CrmAppointment(
    "task-1",
    "Meeting: Demo with Acme",
    datetime(2026, 11, 25, 9, 30, tzinfo=UTC),
    datetime(2026, 11, 25, 10, 30, tzinfo=UTC),
    description=SIGNED,
    owner_mail="priya@acme.com",
    lead=Lead("lead-asha", "Asha Rao"),
    task_type="Meeting",
    where="Room 4",
    reminder=30,
    notify=True,
)
SHOWN = details_of(BEFORE)


def test_what_is_shown_and_saved_as_it_is_changes_nothing() -> None:
    assert (SHOWN.title, SHOWN.description, SHOWN.lead) == ("Demo with Acme", "bring the contract", "lead-asha")
    assert changes_to(BEFORE, SHOWN) is None


@pytest.mark.parametrize(
    ("edited", "changes"),
    [
        ({"title": "Renewal"}, AppointmentChanges(name="Meeting: Renewal")),
        ({"task_type": "Demo"}, AppointmentChanges(name="Demo: Demo with Acme", task_type="Demo")),
        ({"where": None}, AppointmentChanges(where="")),
        ({"reminder": 0}, AppointmentChanges(reminder=0)),
        ({"notify": False}, AppointmentChanges(notify=False)),
        ({"lead": "lead-tom"}, AppointmentChanges(lead=Lead("lead-tom"))),
        ({"lead": None}, AppointmentChanges(no_lead=True)),
        ({"opportunity": "opp-1"}, AppointmentChanges(opportunity=Opportunity("opp-1"))),
    ],
)
def test_each_edit_changes_what_it_names(edited: dict[str, object], changes: AppointmentChanges) -> None:
    wanted = replace(SHOWN, **edited)  # type: ignore[arg-type]  # any of its fields
    assert changes_to(BEFORE, wanted) == changes
    assert changes_to(BEFORE, wanted, kept=tuple(edited)) is None, "what was not on the screen stays"
    assert not are_made(changes, BEFORE)
    assert not are_made(changes, None)


def test_a_name_without_its_type_stays_without_it() -> None:
    by_hand = replace(BEFORE, name="Call Acme")
    changes = changes_to(by_hand, replace(details_of(by_hand), title="Call Acme again"))
    assert changes == AppointmentChanges(name="Call Acme again")


def test_the_line_that_says_who_asked_stays_and_is_not_shown() -> None:
    changes = changes_to(BEFORE, replace(SHOWN, description="bring two copies\nand a pen"))
    assert changes is not None
    assert changes.description is not None
    assert changes.description.splitlines() == ["bring two copies", "and a pen", SIGNED.splitlines()[-1]]
    assert are_made(changes, replace(BEFORE, description=changes.description))


@given(st.text(max_size=60))
def test_no_own_text_passes_for_that_line(own: str) -> None:
    described = with_own_text(SIGNED, own)
    assert described.splitlines()[-1] == SIGNED.splitlines()[-1]
    assert own_text(with_own_text(described, "again")) == "again"


def test_anything_that_can_be_edited_changes_the_digest_and_a_move_does_not() -> None:
    assert digest_of(BEFORE) == digest_of(replace(BEFORE, start=None, end=None, modified=BEFORE.start))
    for other in ({"name": "Meeting: X"}, {"where": ""}, {"reminder": 0}, {"lead": None}, {"description": ""}):
        assert digest_of(replace(BEFORE, **other)) != digest_of(BEFORE)
