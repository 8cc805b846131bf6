"""The log: text or JSON, a line each, and silent about what libraries would say of keys and people's words."""

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from bot.logs import Seldom

ROOT = Path(__file__).parents[2]
# A process of its own: logging is set up once a process.
SPEAK = """
import logging, sys
from bot.logs import set_up
set_up("DEBUG", sys.argv[1])
logging.getLogger("bot.jobs").info("ref %s: booked", "7d86a7e8")
for name in ("urllib3.connectionpool", "slack_sdk.web", "slack_bolt.App"):
    logging.getLogger(name).debug("GET /v2/x?accessKey=canary")
    logging.getLogger(name).warning("%s is worried", name)
"""


def log(form: str) -> list[str]:
    command = [sys.executable, "-c", SPEAK, form]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    return done.stderr.splitlines()


@pytest.mark.parametrize("form", ["text", "json"])
def test_libraries_speak_only_when_something_is_wrong_even_at_debug(form: str) -> None:
    said = log(form)
    assert len(said) == 4
    assert "canary" not in "\n".join(said)


def test_json_is_one_object_a_line() -> None:
    first = json.loads(log("json")[0])
    assert (first["level"], first["logger"], first["message"]) == ("INFO", "bot.jobs", "ref 7d86a7e8: booked")
    assert first["time"]


def test_what_anybody_can_cause_fills_no_log(caplog: pytest.LogCaptureFixture) -> None:
    now = 0.0
    seldom = Seldom(logging.getLogger("bot.door"), lambda: now)
    for number in range(1000):
        seldom.warn(f"refused {number}")
    assert [record.getMessage() for record in caplog.records] == [f"refused {n}" for n in range(Seldom.MOST)]
    now = Seldom.EVERY_S
    seldom.warn("refused later")
    left_out = 1000 - Seldom.MOST
    assert [record.getMessage() for record in caplog.records][Seldom.MOST :] == [
        f"{left_out} more like the last ones were left out",
        "refused later",
    ]
