"""Moving an appointment, with a process that dies at any step: moved once, held to what LeadSquared has, and told."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.meetings.messages import ChangeEnd, ChangeResult, End
from bot.meetings.model import Policy
from bot.meetings.ports import AppointmentRecord, CardLocation, ReplyRoute
from bot.meetings.request import ActionInput, Target
from tests.meetings.fakes import Act, Turn
from tests.meetings.test_clash_check import ASKED, HOUR, OTHER, START, Office, request

THERE = replace(OTHER, id="t1")
TO = START + 2 * HOUR
CARD = CardLocation(ReplyRoute.THREAD, "C1", "1.0", "https://slack.test/1")
RECORD = AppointmentRecord(
    "b", "T1", "U1", End.BOOKED, "priya@acme.com", task_ids=("t1",), start=START, end=START + HOUR, card=CARD
)
ASKS = request(action="move", line="", target=Target("b"), given=ActionInput(start=TO, end=TO + HOUR))


def office(**crm: object) -> Office:
    made = Office(there={"t1": THERE, **crm.pop("also", {})}, **crm)  # type: ignore[dict-item]
    made.memory.remember_appointment(RECORD)
    return made


def results(one: Office) -> list[ChangeEnd]:
    return [said.end for said in one.chat.of(ChangeResult)]


@pytest.mark.parametrize("death", range(40))
def test_a_process_that_dies_anywhere_moves_it_to_where_it_was_asked(death: int) -> None:
    one = office()
    outcome = one.run(ASKS, deaths=[death])
    assert outcome
    assert outcome.end is End.CHANGED
    moved = one.crm.there["t1"]
    assert (moved.start, moved.end) == (TO, TO + HOUR)
    assert set(results(one)) == {ChangeEnd.DONE}
    [stored] = one.memory.appointments("b")
    assert stored.start
    assert stored.start.astimezone(UTC) == TO


def test_an_answer_that_is_lost_is_looked_for_before_it_is_sent_again() -> None:
    one = office(changes=[Turn(Act.STORED)])
    one.run(ASKS)
    assert sum(said.startswith("move") for said in one.crm.said) == 1
    assert results(one)[-1] is ChangeEnd.DONE


def test_what_is_in_the_way_moves_nothing() -> None:
    one = office(also={"t2": replace(OTHER, id="t2", start=TO, end=TO + HOUR)})
    one.run(ASKS)
    assert one.crm.there["t1"] == THERE
    [said] = one.chat.of(ChangeResult)
    assert (said.end, said.own, said.to_time) == (ChangeEnd.CLASH, True, (TO, TO + HOUR))


def test_switched_off_or_confirmed_nobody_looks() -> None:
    anyway = replace(ASKS, given=ActionInput(start=TO, end=TO + HOUR, confirmed=True))
    for asks, policy in ((ASKS, Policy()), (anyway, ASKED)):
        one = office(also={"t2": replace(OTHER, id="t2", start=TO, end=TO + HOUR)})
        one.run(asks, policy)
        assert one.crm.there["t1"].start == TO
        assert one.crm.lists == 0


def test_a_past_time_is_none_to_move_to() -> None:
    before = datetime(2026, 11, 1, 9, tzinfo=UTC)
    one = office()
    one.run(replace(ASKS, given=ActionInput(start=before, end=before + timedelta(hours=1))))
    assert results(one) == [ChangeEnd.PAST]
    assert one.crm.there["t1"] == THERE
