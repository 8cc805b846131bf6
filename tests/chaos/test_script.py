"""A script is its seed: the same again, whatever the machine, and with everything in it that may go wrong."""

from chaos import script
from chaos.lines import Ending
from chaos.script import CrmFails, DatabaseFails, Dose, Freezes, Kills, LosesAck, SlackFails, Types

DOSE = Dose.for_lines(200, workers=2)


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
    assert {CrmFails, SlackFails, LosesAck, Kills, DatabaseFails, Freezes} <= kinds
    assert sum(isinstance(step, Kills) for step in steps) == DOSE.kills
    assert sum(isinstance(step, Freezes) for step in steps) == DOSE.freezes


def test_where_one_worker_runs_nobody_could_take_over_so_it_is_not_frozen() -> None:
    assert Dose.for_lines(200, workers=1).freezes == 0
