"""Socket Mode, with slack_sdk's own client at the bot's end of the websocket."""

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from sandbox.slack import SlackServer
from sandbox.slack.json_values import Json, JsonObject
from tests.sandbox.slack.views_given import field, modal, option, typed


class SocketBot:
    """Acks every envelope, with `reply` as the payload where there is one."""

    def __init__(self, slack: SlackServer) -> None:
        self.received: list[SocketModeRequest] = []
        self.reply: JsonObject | None = None
        self.silent = False
        self.web = WebClient(slack.bot_token, base_url=slack.api_url)
        opener = WebClient(slack.app_token, base_url=slack.api_url)
        self.client = SocketModeClient(slack.app_token, web_client=opener, ping_interval=0.2)
        self.client.socket_mode_request_listeners.append(self._hear)

    def _hear(self, client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        self.received.append(request)
        if not self.silent:
            client.send_socket_mode_response(SocketModeResponse(request.envelope_id, self.reply))


@pytest.fixture
def slack() -> Iterator[SlackServer]:
    with SlackServer(event_retries_s=(0,)) as workspace:
        yield workspace


@pytest.fixture
def bot(slack: SlackServer) -> Iterator[SocketBot]:
    bot = SocketBot(slack)
    bot.client.connect()
    slack.wait_for(lambda: slack.socket.connected)
    yield bot
    bot.client.auto_reconnect_enabled = False
    slack.socket.cut()  # or its close() would wait 3 s for the next message
    bot.client.close()


def test_a_command_over_the_websocket(slack: SlackServer, bot: SocketBot) -> None:
    """slash_commands with the form's fields; the ack's payload is shown."""
    bot.reply = {"text": "Looking ..."}
    ack = slack.person("priya").types("/meeting tomorrow 3pm")
    [request] = bot.received
    assert (request.type, request.accepts_response_payload) == ("slash_commands", True)
    assert (request.payload["command"], request.payload["text"]) == ("/meeting", "tomorrow 3pm")
    assert (ack.ok, ack.json) == (True, {"text": "Looking ..."})
    assert slack.person("priya").sees("general")[0].text == "Looking ..."


def test_interactions_over_the_websocket(slack: SlackServer, bot: SocketBot) -> None:
    """Forms, searches and field errors travel in envelopes and their acks."""
    priya = slack.person("priya")
    priya.global_shortcut("schedule")
    search: JsonObject = {"type": "external_select", "action_id": "lead", "min_query_length": 1}
    bot.web.views_open(
        trigger_id=bot.received[-1].payload["trigger_id"],
        view=modal(field("lead", search, optional=True), field("when", typed("when"))),
    )
    bot.reply = {"options": [option("Asha", "L1")]}
    assert [found.value for found in priya.suggests("lead", "a")] == ["L1"]
    priya.fills("when", "yesterday")
    errors: Json = {"when": "That is past."}
    bot.reply = {"response_action": "errors", "errors": errors}
    assert priya.submits().errors == errors
    bot.reply = None
    assert priya.submits().ok
    assert priya.view() is None
    assert {request.type for request in bot.received} == {"interactive"}


def test_no_ack_is_a_timeout(bot: SocketBot, slack: SlackServer) -> None:
    """An envelope that is not acked in time shows operation_timeout."""
    bot.silent = True
    slack.sender.wait_s = 0.05
    ack = slack.person("priya").types("/meeting x")
    assert (ack.timed_out, ack.status) == (True, 0)
    assert "operation_timeout" in slack.person("priya").sees("general")[0].text


def test_events_and_their_retries(bot: SocketBot, slack: SlackServer) -> None:
    """events_api takes no payload back, and says which attempt it is."""
    bot.silent = True
    slack.sender.wait_s = 0.05
    slack.person("priya").opens_home()
    slack.wait_for(lambda: len(bot.received) == 2)
    first, again = bot.received
    assert (first.type, first.accepts_response_payload, first.retry_attempt) == ("events_api", False, None)
    assert (again.retry_attempt, again.retry_reason) == (1, "timeout")


def test_a_refresh_makes_the_bot_connect_again(slack: SlackServer, bot: SocketBot) -> None:
    """After `disconnect` the client opens a new websocket, and commands go on."""
    assert bot.client.is_connected()
    slack.socket.ask_to_reconnect()
    slack.wait_for(lambda: len(slack.calls_to("apps.connections.open")) >= 2 and slack.socket.connected)
    assert slack.person("priya").types("/meeting x").ok


def test_a_replay_is_the_same_envelope(slack: SlackServer, bot: SocketBot) -> None:
    """The same envelope_id and payload, acked again."""
    ack = slack.person("priya").types("/meeting x")
    assert slack.replay(ack).ok
    first, again = bot.received
    assert (first.envelope_id, first.payload) == (again.envelope_id, again.payload)


def test_one_ticket_one_connection(slack: SlackServer) -> None:
    """The address apps.connections.open gives works once, and only the app token gets one."""
    from websockets.exceptions import InvalidStatus
    from websockets.sync.client import connect

    url = str(
        WebClient(slack.app_token, base_url=slack.api_url).apps_connections_open(app_token=slack.app_token)["url"]
    )
    with connect(url):
        pass
    with pytest.raises(InvalidStatus, match="403"):
        connect(url)
    with pytest.raises(SlackApiError, match="not_allowed_token_type"):
        WebClient(slack.bot_token, base_url=slack.api_url).apps_connections_open(app_token=slack.bot_token)


def test_a_bot_that_went_away_is_a_timeout(slack: SlackServer, bot: SocketBot) -> None:
    """Commands typed while the bot is being restarted fail as they do in Slack."""
    bot.client.auto_reconnect_enabled = False
    slack.socket.cut()
    assert slack.person("priya").types("/meeting x").status == 0
    assert "operation_timeout" in slack.person("priya").sees("general")[0].text


def test_no_way_to_the_bot(slack: SlackServer) -> None:
    """Without a websocket and without a URL there is no way to the bot, and it says so."""
    with pytest.raises(LookupError, match="events_url"):
        slack.person("priya").types("/meeting x")
