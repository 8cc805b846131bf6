"""A script is its seed: the same again, whatever the machine, and with everything in it that may go wrong."""

from chaos import script
from chaos.script import (
    BacksUp,
    ClockSteps,
    CrashesWorkers,
    CrmFails,
    DatabaseFails,
    DatabaseHangs,
    FaultCounts,
    Kills,
    LosesAck,
    Restores,
    SlackFails,
    SlowClientsConnect,
    StopsWorker,
    Types,
)
from chaos.typed_lines import Ending
from tests import slack_reference

DOSE = FaultCounts.for_lines(200, workers=2, restores=True)


def test_the_same_seed_is_the_same_script_and_another_is_another() -> None:
    assert script.write(7, 200, DOSE) == script.write(7, 200, DOSE)
    assert script.write(7, 200, DOSE) != script.write(8, 200, DOSE)


def test_a_script_holds_every_line_once_and_every_kind_of_trouble() -> None:
    steps = script.write(7, 200, DOSE)

    typed = [step.line for step in steps if isinstance(step, Types)]
    assert [line.number for line in typed] == list(range(200))
    assert len({line.code for line in typed}) == 200
    assert {line.ending for line in typed} == set(Ending)
    kinds = {type(step) for step in steps}
    assert {CrmFails, SlackFails, LosesAck, Kills, DatabaseFails, DatabaseHangs, StopsWorker, CrashesWorkers} <= kinds
    assert {ClockSteps, SlowClientsConnect, BacksUp, Restores} <= kinds
    assert sum(isinstance(step, Kills) for step in steps) == DOSE.kills
    assert sum(isinstance(step, StopsWorker) for step in steps) == DOSE.stopped_workers


def test_where_one_worker_runs_nobody_could_take_over_so_it_is_not_frozen() -> None:
    assert FaultCounts.for_lines(200, workers=1).stopped_workers == 0


def test_what_slack_refuses_is_what_slack_documents() -> None:
    """Nothing is refused with a name of our own; and some refusals are for ever."""
    refusals = [step for step in script.write(7, 2000, DOSE) if isinstance(step, SlackFails) and step.fault.error]

    assert {step.fault.error for step in refusals} <= {
        name for step in refusals for name in slack_reference.errors(step.method)
    }
    assert any(step.times is None for step in refusals)


def test_a_deadly_line_would_be_booked_and_a_backup_cannot_lose_it() -> None:
    steps = script.write(7, 200, DOSE)

    deadly = [step.line for step in steps if isinstance(step, CrashesWorkers)]
    assert len(deadly) == DOSE.deadly
    assert {line.ending for line in deadly} == {Ending.BOOKED}
    backup = next(number for number, step in enumerate(steps) if isinstance(step, BacksUp))
    assert all(steps.index(Types(line)) < backup for line in deadly)
