"""The log: text or JSON, a line each, and silent about what libraries would say of keys and people's words."""

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from bot.logs import LimitedWarnings
from bot.settings import Settings

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
    seldom = LimitedWarnings(logging.getLogger("bot.door"), lambda: now)
    for number in range(1000):
        seldom.warn(f"refused {number}")
    assert [record.getMessage() for record in caplog.records] == [f"refused {n}" for n in range(LimitedWarnings.MOST)]
    now = LimitedWarnings.EVERY_S
    seldom.warn("refused later")
    left_out = 1000 - LimitedWarnings.MOST
    assert [record.getMessage() for record in caplog.records][LimitedWarnings.MOST :] == [
        f"{left_out} more like the last ones were left out",
        "refused later",
    ]


KEY = 'u$r/a+b="c\\d'
# urllib3 warns with the whole address when an answer has a header line without a colon; here it does.
LEAK = """
import json, logging, sys, threading, warnings
from http.server import BaseHTTPRequestHandler, HTTPServer
import requests
from bot.logs import set_up
key = sys.argv[2]
set_up("DEBUG", sys.argv[1], [key, "hush", "xoxb-1-canary"])

class Odd(BaseHTTPRequestHandler):
    def do_GET(self):
        self.wfile.write(b"HTTP/1.1 200 OK\\r\\nX-Fine: 1\\r\\nno colon in this line\\r\\n\\r\\n")
    def log_message(self, *_):
        pass

server = HTTPServer(("127.0.0.1", 0), Odd)
threading.Thread(target=server.handle_request, daemon=True).start()
requests.get(f"http://127.0.0.1:{server.server_port}/v2/x", params={"accessKey": key}, timeout=10)
log = logging.getLogger("bot.x")
log.warning("as it is: %s", key)
log.warning("as JSON: %s", json.dumps({"key": key, "inner": json.dumps(key)}))
log.warning("as a repr: %r and %s", key, {"token": "xoxb-1-canary"})
try:
    raise ValueError(f"Authorization: {key}")
except ValueError:
    log.exception("in a traceback")
warnings.warn(f"a warning with {key}")
threading.Thread(target=lambda: int(key)).start()
int(key)
"""


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_secret_is_logged_in_any_form_by_anybody(form: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LEAK, form, KEY], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert "no colon in this line" in done.stderr, "urllib3 still warns"
    assert done.stderr.count("[secret]") >= 9
    for part in ("u$r/", "u%24r", "u$r%2F", "xoxb-1-canary"):
        assert part not in done.stderr, done.stderr
    if form == "json":
        assert all(json.loads(line) for line in done.stderr.splitlines())


def test_the_secrets_of_the_settings_are_all_that_is_secret() -> None:
    found = Settings.model_validate(
        {
            "slack_bot_token": "xoxb-1",
            "slack_app_token": "xapp-1",
            "slack_signing_secret": "signing-1",
            "leadsquared_host": "api.leadsquared.test",
            "leadsquared_access_key": "access-1",
            "leadsquared_secret_key": "secret-1",
            "database_url": "postgres://user:pass%40word@db/x?sslmode=require&sslpassword=ssl-1",
        }
    )
    assert set(found.secrets) == {"xoxb-1", "xapp-1", "signing-1", "access-1", "secret-1", "pass@word", "ssl-1"}
