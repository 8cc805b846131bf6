"""On Postgres several web processes share the port, and all end with 0 when they are asked to."""

from pathlib import Path

from sqlalchemy import URL

from sandbox.leadsquared import LeadSquaredServer
from sandbox.stage import Stage
from tests.jobs.servers import postgres, server
from tests.patience import PATIENCE_S, patient_slack, wait_until

__all__ = ["postgres", "server"]


def copies(stage: Stage) -> list[int]:
    """The processes that serve, children of the one that the bot started for it."""
    assert stage.bot.process is not None

    def children(pid: int) -> list[int]:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    return [copy for child in children(stage.bot.process.pid) for copy in children(child)]


def test_two_web_processes_serve_one_port(postgres: URL) -> None:
    settings = {
        "DATABASE_URL": postgres.set(drivername="postgresql").render_as_string(hide_password=False),
        "WEB_CONCURRENCY": "2",
        "LEADSQUARED_RATE": "1000/1",
    }
    with Stage(settings, slack=patient_slack(), crm=LeadSquaredServer(rate=(2000, 1.0))) as stage:
        wait_until(lambda: len(copies(stage)) == 2)
        priya = stage.slack.person("priya")
        assert priya.types("/meeting tomorrow 3pm Shared port", channel="sales").ok
        stage.crm.wait_for(lambda: len(stage.crm.tasks) == 1, PATIENCE_S)
        assert stage.bot.stop() == 0
