"""The processes themselves: healthy, ready or not with the reason, one of a kind on SQLite."""

import pytest

from bot.sandbox.leadsquared import ACCESS_KEY, SECRET_KEY, Fault
from bot.sandbox.slack import refused, server_error
from bot.sandbox.stage import Stage
from tests.patience import PATIENCE_S, wait_until
from tests.stories.days import D
from tests.stories.scene import seat

ME = "Authentication.svc/UserByAccessKey.Get"


def not_ready(stage: Stage) -> str:
    status, reason = stage.get("/readyz")
    assert status == 503
    for secret in (ACCESS_KEY, SECRET_KEY, stage.slack.bot_token, stage.slack.signing_secret):
        assert secret not in reason
    assert stage.get("/healthz") == (200, "serving\n"), "not ready is not dead"
    return reason


def test_readyz_gives_each_reason_until_all_is_mended(rough: Stage) -> None:
    slack, crm = rough.slack, rough.crm
    slack.switches.active = False
    crm.fault(Fault.KEYS_REFUSED, ME)
    both = not_ready(rough)
    assert "account_inactive; look at SLACK_BOT_TOKEN" in both
    assert "LEADSQUARED_ACCESS_KEY" in both
    slack.switches.active = True

    slack.fails("auth.test", server_error())
    assert "\nSlack:" in f"\n{not_ready(rough)}"

    for fault in (Fault.THROTTLED_200, Fault.BAD_GATEWAY, Fault.DROP_BEFORE, Fault.ERROR_IN_200):
        crm.fault(fault, ME)
        assert "\nLeadSquared:" in f"\n{not_ready(rough)}"

    crm.stop()
    reason = not_ready(rough)
    crm.start()
    assert "LeadSquared: no connection; look at LEADSQUARED_HOST" in reason

    wait_until(lambda: rough.get("/readyz") == (200, "ready\n"))


@pytest.mark.parametrize(("command", "kind"), [(("web", "--no-work"), "web"), (("work",), "worker")])
def test_a_second_process_on_one_sqlite_file_says_why_it_does_not_start(
    http_stage: Stage, command: tuple[str, ...], kind: str
) -> None:
    second = http_stage.another(*command)
    second.start()
    assert second.process is not None
    assert second.process.wait(PATIENCE_S) == 1
    said = second.log.read_text()
    assert f"A {kind} process already runs on meetings.db" in said
    assert "DATABASE_URL" in said
    assert "Traceback" not in said
    assert http_stage.answers("/healthz") == 200


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
        wait_until(lambda: "Socket Mode: Slack answers invalid_auth" in socket_stage.get("/readyz")[1])
    finally:
        socket_stage.slack.heals()
    socket_stage.slack.wait_for(lambda: socket_stage.slack.socket.connected, PATIENCE_S)
