"""Runs `python -m bot ...` and `python -m sandbox ...` to their end and reads what is printed."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from sandbox.leadsquared import LeadSquaredServer
from sandbox.slack import SlackServer
from sandbox.stage import Stage, of_this_machine
from tests.patience import PATIENCE_S


@dataclass(frozen=True)
class Said:
    """What a command ended with: its exit code, and what stood on the terminal."""

    code: int
    text: str


def run(environment: Mapping[str, str], *command: str, module: str = "bot") -> Said:
    done = subprocess.run(
        [sys.executable, "-m", module, *command],
        env={"COLUMNS": "200", **of_this_machine(), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=PATIENCE_S,
        check=False,
    )
    return Said(done.returncode, done.stdout.decode())


@contextmanager
def surroundings(settings: Mapping[str, str] | None = None, slack: SlackServer | None = None) -> Iterator[Stage]:
    """Both sandbox servers and the settings for them, and no bot yet."""
    stage = Stage(settings, slack=slack, crm=LeadSquaredServer(rate=(1000, 1.0)))
    stage.crm.start()
    try:
        yield stage
    finally:
        stage.close()
