"""Stories whose end is looked at from outside: what is written where, what is counted, what is forgotten."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sandbox.leadsquared import ACCESS_KEY, SECRET_KEY, CrmFault, FaultOrder
from sandbox.slack import rate_limited, server_error
from tests.durable.crew import Crew
from tests.durable.postgres import Postgres
from tests.patience import wait_until

MONTH_S = 31 * 86400


def without_a_secret(_: Callable[[], Postgres]) -> None:
    """A run with faults of every kind; then every log line, row, message, metric and command line is read."""
    with Crew({"LOG_LEVEL": "DEBUG", "LEADSQUARED_AUTH": "query"}) as crew:
        worker = crew.hire()
        wait_until(lambda: crew.stage.get("/readyz")[0] == 200)
        for fault in (
            CrmFault.SERVER_ERROR,
            CrmFault.KEYS_REFUSED,
            CrmFault.DROP_AFTER,
            CrmFault.ERROR_IN_200,
            CrmFault.THROTTLED_403,
        ):
            # Each fault for its own line: jobs run side by side, and another line would take it.
            title = f"Faulty {fault.name.title()}"
            # What was stored is found; what has to be sent again would be watched for minutes afterwards.
            after = True if fault is CrmFault.SERVER_ERROR else None
            crew.crm.order(FaultOrder(fault, "Task.svc/Create", words=title, after=after))
            crew.types(f"tomorrow 4pm {title} lead:asha@globex.com")
        crew.slack.fails("chat.update", server_error(500), times=2)
        crew.slack.fails("chat.postMessage", rate_limited(1))
        crew.types("tomorrow 5pm Fine")
        assert crew.slack.raw(b"payload=%7B").status == 400
        assert crew.slack.raw(b"a=b", secret="not the secret").status == 401
        crew.wait(lambda: crew.is_booked("Fine"))
        wait_until(lambda: crew.counted("meetings_oldest_job_seconds") == 0)

        secrets = (crew.slack.bot_token, crew.slack.signing_secret, ACCESS_KEY, SECRET_KEY)
        assert worker.process is not None
        page = crew.stage.get("/metrics")[1]
        found = {
            "command line": Path(f"/proc/{worker.process.pid}/cmdline").read_bytes(),
            "metrics": page.encode(),
            "messages": "\n".join(seen.shown for seen in crew.priya.sees("sales")).encode(),
            **{file.name: file.read_bytes() for file in crew.stage.folder.iterdir() if file.is_file()},
        }
        assert {"meetings.db", "work-0.log"} <= set(found)
        assert not [file.name for file in crew.stage.folder.glob("meetings.db*") if file.stat().st_mode & 0o077]
        for place, content in found.items():
            assert not [secret for secret in secrets if secret.encode() in content], place
        for with_preferences in ("priya", "acme.com", "Faulty", "Fine", "U0"):
            assert with_preferences not in page
        assert crew.counted('meetings_jobs_total{end="booked"}') >= 1
        assert crew.counted('meetings_leadsquared_answers_total{kind="keys refused"}') == 1
        assert crew.counted('meetings_readings_total{outcome="read"}') == 6
        assert crew.counted('meetings_ack_seconds_count{status="401"}') == 1
        about_jobs = [
            line for line in lines(worker.log) if line["logger"] in ("bot.leadsquared.client", "bot.slack.chat")
        ]
        assert about_jobs
        assert all(line["ref"] for line in about_jobs)


def nobody_works(_: Callable[[], Postgres]) -> None:
    """Web accepts without a worker, and /readyz says what is missing; the card follows when one comes."""
    with Crew({}) as crew:
        crew.types("tomorrow 3pm Onboarding")
        assert crew.stage.get("/readyz") == (503, "not ready\n")
        assert "not ready: no worker runs" in crew.stage.logged()
        crew.hire()
        crew.wait(lambda: crew.is_booked("Onboarding"))
        crew.booked_once("Onboarding")
        wait_until(lambda: crew.stage.get("/readyz") == (200, "ready\n"))


def a_month_later(_: Callable[[], Postgres]) -> None:
    """What ended more than thirty days ago is gone, with its steps and its claim; what is younger stays."""
    with Crew({}) as crew:
        worker = crew.hire()
        crew.types("tomorrow 3pm Old")
        crew.wait(lambda: crew.is_booked("Old"))
        wait_until(lambda: crew.counted("meetings_oldest_job_seconds") == 0)
        assert worker.stop() == 0
        file = crew.stage.folder / "meetings.db"
        with closing(sqlite3.connect(file, timeout=20)) as connection, connection:
            for column in ("created_at", "completed_at", "updated_at"):
                connection.execute(f"UPDATE workflow_status SET {column} = {column} - {MONTH_S * 1000}")
            connection.execute(f"UPDATE meeting_claims SET heard_at = heard_at - {MONTH_S}")
        crew.types("tomorrow 4pm New")
        crew.hire()
        crew.wait(lambda: crew.is_booked("New"))
        wait_until(lambda: count(file, "workflow_status") == 1)
        assert count(file, "meeting_claims") == 1
        with closing(sqlite3.connect(file)) as connection:
            kept = "SELECT workflow_uuid FROM workflow_status"
            orphans = f"SELECT count(*) FROM operation_outputs WHERE workflow_uuid NOT IN ({kept})"
            assert connection.execute(orphans).fetchone() == (0,)


STORIES = (without_a_secret, nobody_works, a_month_later)


def lines(log: Path) -> list[dict[str, str]]:
    """Every line of a JSON log is JSON, whoever wrote it."""
    return [json.loads(line) for line in log.read_text().splitlines()]


def count(file: Path, table: str) -> int:
    with closing(sqlite3.connect(file, timeout=20)) as connection:
        (found,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(found)
