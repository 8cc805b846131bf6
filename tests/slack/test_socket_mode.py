"""Socket Mode stays connected: a cut or silent connection is replaced at once, and what is wrong can be asked for."""

import itertools
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress

import pytest
from slack_bolt import Ack, App

from bot.slack.bolt_app import create
from bot.slack.socket_mode import SocketMode, refusal
from sandbox.slack import SlackServer, server_error
from tests.patience import PATIENCE_S, patient_slack, wait_until

PING_S = 0.05


@pytest.fixture
def slack() -> Iterator[SlackServer]:
    with patient_slack() as workspace:
        yield workspace


def app(slack: SlackServer) -> App:
    found = create(slack.signing_secret, lambda _: slack.bot_token)

    @found.command("/meeting")
    def hear(ack: Ack) -> None:
        ack("heard")

    return found


@contextmanager
def connection(
    slack: SlackServer, token: str = "", *, silent_s: float = 60.0, ticks: Callable[[], float] | None = None
) -> Iterator[SocketMode]:
    made = SocketMode(
        app(slack),
        token or slack.app_token,
        slack.api_url,
        2,
        ticks or itertools.count().__next__,
        ping_s=PING_S,
        silent_s=silent_s,
        retry_s=0.01,
    )
    made.start()
    try:
        yield made
    finally:
        slack.socket.cut()
        made.close()


def test_it_says_that_it_is_not_connected_until_slack_has_answered(slack: SlackServer) -> None:
    with connection(slack, silent_s=1e9) as made:
        slack.wait_for(lambda: slack.socket.connected, PATIENCE_S)
        wait_until(lambda: made.problem() == "")
        assert slack.person("priya").types("/meeting x").ok


def test_a_cut_connection_is_replaced_at_once(slack: SlackServer) -> None:
    with connection(slack, silent_s=1e9) as made:
        wait_until(lambda: made.problem() == "")
        for _ in range(2):
            slack.socket.cut()
            slack.wait_for(lambda: slack.socket.connected, PATIENCE_S)
            wait_until(lambda: made.problem() == "")
            assert slack.person("priya").types("/meeting x").ok


def test_a_connection_on_which_nothing_comes_any_more_is_replaced(slack: SlackServer) -> None:
    """As behind a firewall that forgot it: what is sent is taken, and nobody answers."""
    now = 0.0
    with relayed(slack) as hold, connection(slack, silent_s=5, ticks=lambda: now) as made:
        wait_until(lambda: made.problem() == "")
        opened = len(slack.calls_to("apps.connections.open"))
        hold.set()

        def opened_again() -> bool:
            nonlocal now
            now += 10
            return len(slack.calls_to("apps.connections.open")) > opened

        wait_until(opened_again)
        hold.clear()
        wait_until(lambda: made.problem() == "")
        assert slack.person("priya").types("/meeting x").ok


def test_a_refresh_that_slack_asks_for_is_no_loss(slack: SlackServer) -> None:
    with connection(slack, silent_s=1e9) as made:
        wait_until(lambda: made.problem() == "")
        slack.socket.ask_to_reconnect()
        slack.wait_for(lambda: len(slack.calls_to("apps.connections.open")) >= 2 and slack.socket.connected, PATIENCE_S)
        wait_until(lambda: made.problem() == "")
        assert slack.person("priya").types("/meeting x").ok


def test_a_wrong_app_token_is_named_and_nothing_is_connected(slack: SlackServer) -> None:
    with connection(slack, "xapp-of-another-app") as made:
        wait_until(lambda: "invalid_auth" in made.problem())
        assert "SLACK_APP_TOKEN" in made.problem()
    assert "SLACK_APP_TOKEN" in refusal("xapp-of-another-app", slack.api_url)


def test_what_slack_answers_while_it_is_down_is_told_and_it_is_tried_again(slack: SlackServer) -> None:
    slack.fails("apps.connections.open", server_error(), times=3)
    with connection(slack, silent_s=1e9) as made:
        wait_until(lambda: made.problem() == "")
    assert refusal(slack.app_token, slack.api_url) == ""


def test_a_slack_that_is_not_there_is_told_apart_from_a_wrong_token(slack: SlackServer) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{free.getsockname()[1]}/api/"
    assert "this host's way out" in refusal(slack.app_token, nobody)


@contextmanager
def relayed(slack: SlackServer) -> Iterator[threading.Event]:
    """The websocket through a relay that passes nothing on from the moment the event is set, on what was open then."""
    hold, target = threading.Event(), slack.state.socket_url.rpartition(":")
    with ExitStack() as stack:
        server = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        slack.state.socket_url = f"ws://127.0.0.1:{server.getsockname()[1]}"

        def pump(source: socket.socket, sink: socket.socket) -> None:
            dead = False
            with suppress(OSError):
                while said := source.recv(65536):
                    dead = dead or hold.is_set()
                    if not dead:
                        sink.sendall(said)
                sink.shutdown(socket.SHUT_RDWR)

        def accept() -> None:
            with suppress(OSError):
                while True:
                    near, _ = server.accept()
                    far = socket.create_connection(("127.0.0.1", int(target[2])))
                    for one in (near, far):
                        stack.callback(one.close)
                    for ends in ((near, far), (far, near)):
                        threading.Thread(target=pump, args=ends, daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield hold
        server.shutdown(socket.SHUT_RDWR)
