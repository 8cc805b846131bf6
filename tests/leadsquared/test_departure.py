"""What has certainly never left is told apart from what may have, whatever the error is called."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import requests
from sqlalchemy import make_url
from urllib3.exceptions import HTTPError

from bot.leadsquared.account import Account, Rate
from bot.leadsquared.client import LeadSquared
from bot.leadsquared.rate_limit import CallPermit, RateLimiter, Slot
from bot.meetings.ports import CrmKeysRefused, CrmUnavailable, CrmUnknown, CrmUnusable
from sandbox.leadsquared import ACCESS_KEY, SECRET_KEY, LeadSquaredServer
from tests.leadsquared.conftest import Client
from tests.meetings.samples import MEETING


@pytest.mark.parametrize("key", ["ends\n", "two\r\nlines", " begins", "a\u200bb", "Schlüssel\u2028"])
def test_a_key_that_no_header_can_hold_never_leaves(box: LeadSquaredServer, client: Client, key: str) -> None:
    """And is nobody's doubt, nor ten minutes of no answer: the operator's matter, by the settings' names."""
    crm: LeadSquared = client(secret_key=key)
    with pytest.raises(CrmUnusable) as caught:
        crm.create(MEETING)
    assert "LEADSQUARED_SECRET_KEY" in caught.value.setting
    assert box.calls == []


@pytest.mark.parametrize("url", ["http://", "http://[::1", "http://a b", "nohost", "http://x:port", "http://..:80"])
def test_an_address_that_is_none_never_leaves(client: Client, url: str) -> None:
    with pytest.raises(CrmUnusable) as caught:
        client(url=url).create(MEETING)
    assert caught.value.setting == "LEADSQUARED_HOST"


def test_it_is_an_operators_matter_like_refused_keys(client: Client) -> None:
    with pytest.raises(CrmKeysRefused):
        client(url="http://").create(MEETING)


def test_a_name_that_nobody_knows_never_leaves(client: Client) -> None:
    with pytest.raises(CrmUnavailable):
        client(url="http://nobody.invalid").create(MEETING)


class Odd(Exception):
    """Nothing that anybody has a list of."""


ODD = [Odd, HTTPError, requests.RequestException, OSError, KeyError, ValueError]


class BrokenTurn(CallPermit):
    """Fails in the moment in which all of the request has left."""

    odd: type[Exception] = Odd

    def leave(self) -> None:
        raise self.odd("whatever it is")


class BrokenPace(RateLimiter):
    odd: type[Exception] = Odd

    @contextmanager
    def turn(
        self, place: Slot | None = None, *, searching: bool = False, later: bool = False, patience_s: float = 60
    ) -> Iterator[CallPermit]:
        with super().turn(place, searching=searching, later=later, patience_s=patience_s) as turn:
            broken = BrokenTurn(turn.place, turn.permit, turn.take, turn.ticks, turn.valid_s)
            broken.odd = self.odd
            yield broken


@pytest.fixture
def account(box: LeadSquaredServer) -> Account:
    return Account("acme", box.url, ACCESS_KEY, SECRET_KEY, rate=Rate(1000, 0.2))


@pytest.mark.parametrize("odd", ODD)
def test_any_error_after_something_has_left_is_a_doubt(
    box: LeadSquaredServer, account: Account, tmp_path: Path, odd: type[Exception]
) -> None:
    limiter = BrokenPace(account, make_url(f"sqlite:///{tmp_path / 'meetings.db'}"))
    limiter.odd = odd
    with closing(limiter), requests.Session() as session, pytest.raises(CrmUnknown):
        LeadSquared(account, session, limiter).create(MEETING)
    box.wait_for(lambda: len(box.tasks) == 1)


@pytest.mark.parametrize(
    ("odd", "means"),
    [
        (HTTPError, CrmUnavailable),
        (OSError, CrmUnavailable),
        (ValueError, CrmUnusable),
        (Odd, Odd),
        (KeyError, KeyError),
    ],
)
def test_the_same_error_before_is_no_doubt_and_a_bug_stays_one(
    box: LeadSquaredServer, account: Account, tmp_path: Path, odd: type[Exception], means: type[Exception]
) -> None:
    asked: list[int] = []

    def think() -> None:
        asked.append(len(box.calls))
        raise odd("whatever it is")

    limiter = RateLimiter(account, make_url(f"sqlite:///{tmp_path / 'meetings.db'}"))
    with closing(limiter), requests.Session() as session, pytest.raises(means):
        LeadSquared(account, session, limiter, before_send=think).create(MEETING)
    box.stop()
    assert (asked, box.calls) == ([0], []), "asked when nothing had left, and then nothing did"


@pytest.mark.parametrize(
    "answer",
    [b"", b"HTTP/1.1 200 OK\r\n", b"\x15\x03\x01\x00\x02\x02\x50", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"],
)
def test_a_server_that_hangs_up_in_its_answer_leaves_a_doubt(client: Client, answer: bytes) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        serving = threading.Thread(target=hang_up_after, args=(server, answer))
        serving.start()
        with pytest.raises(CrmUnknown):
            client(url=f"http://127.0.0.1:{server.getsockname()[1]}").create(MEETING)
        serving.join()


def test_a_server_that_ends_the_handshake_has_seen_nothing(client: Client) -> None:
    """Of TLS's errors that is certain for those before the first byte of the request."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        serving = threading.Thread(target=hang_up_after, args=(server, b"\x15\x03\x01\x00\x02\x02\x50"))
        serving.start()
        with pytest.raises(CrmUnavailable):
            client(url=f"https://127.0.0.1:{server.getsockname()[1]}").create(MEETING)
        serving.join()


def hang_up_after(server: socket.socket, answer: bytes) -> None:
    connected, _ = server.accept()
    with connected:
        connected.recv(65536)
        connected.sendall(answer)
