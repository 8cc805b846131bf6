"""python -m chaos: one run from one seed; exit 0 when every promise held, 1 when one was broken."""

import argparse
import random
import sys
import time
from dataclasses import fields, replace
from pathlib import Path

from rich.console import Console

from chaos import run_report, script
from chaos.chaos_environment import ChaosEnvironment, Deployment
from chaos.judge import judge
from chaos.script_runner import ScriptRunner

# A job looks again for some minutes after its last word, where a send got no answer; and workers die meanwhile.
SETTLE_S = 480.0


def main(arguments: list[str]) -> int:
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.database == "sqlite" and (asked.workers, asked.webs) != (1, 1):
        parser.error("SQLite takes one web process and one worker; add --database postgres")
    seed = asked.seed if asked.seed is not None else random.SystemRandom().randrange(1_000_000)
    out = Console(highlight=False)
    deployment = Deployment(asked.database, asked.workers, asked.webs)
    fault_counts = script.FaultCounts.for_lines(
        asked.lines, deployment.workers, restores=deployment.database == "sqlite"
    )
    fault_counts = replace(fault_counts, **dict.fromkeys(asked.without, 0))
    out.print(f"seed {seed}: {asked.lines} lines on {deployment}, with {fault_counts}")
    began = time.monotonic()
    with ChaosEnvironment(deployment) as environment:
        evidence = ScriptRunner(environment, seed).run(script.write(seed, asked.lines, fault_counts), asked.settle)
        findings = judge(evidence)
        if asked.logs:
            environment.leave_logs(asked.logs)
        run_report.show(out, evidence, findings, time.monotonic() - began, environment.logged)
        counters = next(iter(environment.crm.counters().values()))
        out.print(
            f"LeadSquared: {counters['calls']} calls, at most {counters['most_in_window']} in any "
            f"{counters['window_s']:g} s, {counters['throttled']} over the limit"
        )
    verdict = f"{len(findings)} promises broken" if findings else "every promise held"
    out.print(f"seed {seed}: {verdict}", style="bold red" if findings else "bold green")
    return 1 if findings else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m chaos", description="Lines while everything fails, then judged.")
    parser.add_argument("--seed", type=int, help="the same seed is the same script; default any")
    parser.add_argument("--lines", type=int, default=200)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--workers", type=int, default=1, help="more than one needs postgres")
    parser.add_argument("--webs", type=int, default=1, help="more than one needs postgres")
    kinds = [field.name for field in fields(script.FaultCounts)]
    parser.add_argument("--without", nargs="*", choices=kinds, default=[], help="kinds of trouble to leave out")
    parser.add_argument("--logs", type=Path, help="a folder to leave the bot's logs in")
    parser.add_argument("--settle", type=float, default=SETTLE_S, help="seconds without faults until it is judged")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
