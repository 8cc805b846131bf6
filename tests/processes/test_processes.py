"""The processes themselves: healthy, ready or not with the reason, one of a kind on SQLite."""

import pytest

from sandbox.leadsquared import ACCESS_KEY, SECRET_KEY, CrmFault
from sandbox.slack import refused
from sandbox.stage import Stage
from tests.patience import PATIENCE_S, wait_until
from tests.stories.days import D
from tests.stories.scene import seat

ME = "Authentication.svc/UserByAccessKey.Get"


def test_what_is_not_ready_is_for_the_log_and_not_for_whoever_asks(rough: Stage) -> None:
    rough.slack.switches.active = False
    rough.crm.fault(CrmFault.KEYS_REFUSED, ME, times=None)
    wait_until(lambda: rough.get("/readyz") == (503, "not ready\n"))
    assert rough.get("/healthz") == (200, "serving\n"), "not ready is not dead"
    logged = rough.logged()
    assert "not ready: Slack: account_inactive; look at SLACK_BOT_TOKEN" in logged
    assert "not ready: LeadSquared: keys refused; look at LEADSQUARED_ACCESS_KEY" in logged
    for secret in (ACCESS_KEY, SECRET_KEY, rough.slack.bot_token, rough.slack.signing_secret):
        assert secret not in logged
    rough.slack.switches.active = True
    rough.crm.clear_faults()
    wait_until(lambda: rough.get("/readyz") == (200, "ready\n"))


@pytest.mark.parametrize(("command", "kind"), [(("web", "--no-work"), "web"), (("work",), "worker")])
def test_a_second_process_on_one_sqlite_file_says_why_it_does_not_start(
    rough: Stage, command: tuple[str, ...], kind: str
) -> None:
    second = rough.another(*command)
    second.start()
    assert second.process is not None
    assert second.process.wait(PATIENCE_S) == 1
    said = second.log.read_text()
    assert f"A {kind} process already runs on meetings.db" in said
    assert "DATABASE_URL" in said
    assert "Traceback" not in said
    assert rough.answers("/healthz") == 200


def test_by_socket_mode_a_cut_connection_is_no_outage(socket_stage: Stage) -> None:
    """slack_sdk alone noticed it after a minute, and nothing said so."""
    wait_until(lambda: socket_stage.get("/readyz") == (200, "ready\n"))
    socket_stage.slack.socket.cut()
    socket_stage.slack.wait_for(lambda: socket_stage.slack.socket.connected, PATIENCE_S)
    seat(socket_stage, "priya").types(f"{D} 3pm After the cut")
    wait_until(lambda: socket_stage.get("/readyz") == (200, "ready\n"))


def test_by_socket_mode_a_refused_app_token_is_not_ready(socket_stage: Stage) -> None:
    socket_stage.slack.fails("apps.connections.open", refused("invalid_auth"), times=1000)
    try:
        socket_stage.slack.socket.cut()
        wait_until(lambda: socket_stage.get("/readyz") == (503, "not ready\n"))
        # No worker may have been ready yet; then that was told first.
        wait_until(lambda: "not ready: Socket Mode: Slack answers invalid_auth" in logged_after_a_look(socket_stage))
    finally:
        socket_stage.slack.heals()
    socket_stage.slack.wait_for(lambda: socket_stage.slack.socket.connected, PATIENCE_S)


def test_by_socket_mode_there_is_no_door_for_http(socket_stage: Stage) -> None:
    status, text = socket_stage.get("/slack/events")
    assert status == 404
    assert "Socket Mode" in text


def logged_after_a_look(stage: Stage) -> str:
    stage.get("/readyz")
    return stage.logged()
