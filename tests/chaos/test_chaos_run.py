"""The short form of `python -m chaos`: lines, kills and faults from one seed, and every promise kept."""

from chaos import script
from chaos.cases import cases
from chaos.chaos_environment import ChaosEnvironment, Deployment
from chaos.judge import judge
from chaos.run_report import counts, history
from chaos.script_runner import ScriptRunner

SEED, LINES = 12, 25
# After a death a job looks again for three minutes whether what it told stays so: that it ends is for longer runs.
LATER = "every job ends"


def test_every_promise_holds_while_everything_fails() -> None:
    """25 lines, kills, a full disk: what was accepted is booked once and told once, the rest is told and not booked."""
    steps = script.write(SEED, LINES, script.FaultCounts(kills=2, database_failures=1, stopped_workers=0, timeouts=0))
    with ChaosEnvironment(Deployment()) as environment:
        evidence = ScriptRunner(environment, SEED).run(steps, settle_s=45)

    broken = [finding for finding in judge(evidence) if finding.promise != LATER]
    of_lines = {finding.line for finding in broken}
    told = [line for case in cases(evidence) if case.line.number in of_lines for line in history(case, evidence, quiet)]
    assert broken == [], "\n".join(told)
    assert counts(evidence)["lines booked"] > 0
    assert counts(evidence)["kills"] == 2


def quiet(_word: str) -> list[str]:
    """The history without the logs."""
    return []
