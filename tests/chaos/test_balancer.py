"""The balancer passes answers on, skips servers that are away, and loses one answer on request."""

import http.client
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import urlsplit

import pytest

from chaos.balancer import Balancer
from sandbox.stage import ReservedPort


class WebProcess(BaseHTTPRequestHandler):
    """Counts its requests, and answers each."""

    received = 0

    def do_POST(self) -> None:  # the base class's name
        type(self).received += 1
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
        """Quiet."""


@pytest.fixture
def web() -> Iterator[int]:
    """The port of a web server that lives as long as the test."""
    WebProcess.received = 0
    with HTTPServer(("127.0.0.1", 0), WebProcess) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


@pytest.fixture
def balancer(web: int) -> Iterator[Balancer]:
    """In front of one that is away and one that is there."""
    nobody = ReservedPort()
    made = Balancer([nobody.number, web])
    yield made
    made.close()
    nobody.close()


def post(balancer: Balancer) -> bytes:
    """The answer's body; empty where the connection was closed without one."""
    link = http.client.HTTPConnection(urlsplit(balancer.url).netloc, timeout=5)
    try:
        link.request("POST", "/", b"hello")
        return link.getresponse().read()
    except (http.client.HTTPException, ConnectionError):
        return b""
    finally:
        link.close()


def test_a_request_reaches_whoever_is_there(balancer: Balancer) -> None:
    assert [post(balancer) for _ in range(4)] == [b"ok"] * 4


def test_a_lost_answer_was_given_and_never_arrives(balancer: Balancer) -> None:
    balancer.lose_answer()

    assert [post(balancer) for _ in range(2)] == [b"", b"ok"]
    assert WebProcess.received == 2


def test_where_nobody_is_there_the_connection_is_closed() -> None:
    nobody = ReservedPort()
    alone = Balancer([nobody.number])

    assert post(alone) == b""
    alone.close()
    nobody.close()
