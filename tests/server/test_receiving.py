"""Requests are received whole before anybody works on them: who sends slowly, or much, keeps nobody else waiting."""

import http.client
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from email import message_from_bytes
from email.utils import parsedate_to_datetime

import pytest

from bot import server
from bot.http import HttpRequest, HttpResponse, text
from bot.server import HttpApp, Route, Server, listen
from tests.patience import PATIENCE_S, wait_until

LONGEST = 200_000
THREADS = 2


class Served:
    """A server whose /slow handler has THREADS threads and says how long a body was."""

    def __init__(self, *, head_s: float = 60.0, body_s: float = 60.0, address: str = "127.0.0.1") -> None:
        self.refused: list[tuple[int, str]] = []
        self.let_go = threading.Event()
        self.let_go.set()
        self.begun = threading.Semaphore(0)
        pool = ThreadPoolExecutor(THREADS)
        routes = {
            "/healthz": Route(lambda _: text(200, "serving")),
            "/slow": Route(self._slow, pool, LONGEST),
            "/seen": Route(lambda request: text(200, request.method), pool),
        }
        app = HttpApp(routes, lambda status, why: self.refused.append((status, why)), body_s=body_s)
        sockets = listen(address, 0)
        self.port = int(sockets[0].getsockname()[1])
        self.server = Server(app, sockets, head_s=head_s)

    def _slow(self, request: HttpRequest) -> HttpResponse:
        self.begun.release()
        assert self.let_go.wait(PATIENCE_S)
        return HttpResponse(200, str(len(request.body)).encode())


@contextmanager
def served(**named: float) -> Iterator[Served]:
    one = Served(**named)  # type: ignore[arg-type]  # seconds
    one.server.start()
    try:
        yield one
    finally:
        one.let_go.set()
        one.server.stop(PATIENCE_S)


def connected(one: Served, said: bytes = b"") -> socket.socket:
    found = socket.create_connection(("127.0.0.1", one.port), timeout=PATIENCE_S)
    found.sendall(said)
    return found


def ask(
    one: Served, method: str, path: str, body: bytes | Iterator[bytes] | None = None, **headers: str
) -> HttpResponse:
    connection = http.client.HTTPConnection("127.0.0.1", one.port, timeout=PATIENCE_S)
    try:
        connection.request(method, path, body, headers, encode_chunked=True)
        answer = connection.getresponse()
        return HttpResponse(answer.status, answer.read())
    finally:
        connection.close()


def read_all(connection: socket.socket) -> bytes:
    """Until the other side closes."""
    said = b""
    try:
        while more := connection.recv(65536):
            said += more
    except ConnectionResetError:
        pass
    return said


HALF_HEAD = b"POST /slow HTTP/1.1\r\nHost: x\r\n"
HALF_BODY = HALF_HEAD + b"Content-Length: 100\r\n\r\n0123456789"


@pytest.mark.parametrize("said", [b"", HALF_HEAD, HALF_BODY, HALF_HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n01"])
def test_however_many_never_end_their_request_others_are_answered(said: bytes) -> None:
    with served() as one, ExitStack() as open_ones:
        for _ in range(THREADS * 20):
            open_ones.enter_context(connected(one, said))
        assert ask(one, "POST", "/slow", b"hello").body == b"5"
        assert ask(one, "GET", "/healthz").status == 200


def test_health_is_told_while_every_thread_is_taken() -> None:
    with served() as one, ThreadPoolExecutor(THREADS) as people:
        one.let_go.clear()
        asked = [people.submit(ask, one, "POST", "/slow", b"x") for _ in range(THREADS)]
        for _ in range(THREADS):
            assert one.begun.acquire(timeout=PATIENCE_S)
        assert ask(one, "GET", "/healthz") == HttpResponse(200, b"serving\n")
        one.let_go.set()
        assert {answer.result(PATIENCE_S).status for answer in asked} == {200}


@pytest.mark.parametrize("said", [b"", b"GET", HALF_HEAD])
def test_a_head_that_does_not_end_in_time_ends_its_connection(said: bytes) -> None:
    with served(head_s=0.05) as one, connected(one, said) as slow:
        assert read_all(slow) == b""


def test_a_head_has_one_deadline_however_often_a_byte_comes() -> None:
    """And so has the second one on a connection that is kept."""
    with served(head_s=0.3) as one, connected(one) as slow:
        slow.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        answer = b""
        while b"serving" not in answer:
            answer += slow.recv(65536)
        sent, gone = 0, threading.Event()

        def dribble() -> None:
            nonlocal sent
            try:
                while not gone.wait(0.01):
                    slow.sendall(b"GET /healthz HTTP/1.1\r\n" if not sent else b"X-More: 1\r\n")
                    sent += 1
            except OSError:
                pass

        with ThreadPoolExecutor(1) as person:
            person.submit(dribble)
            assert b"HTTP/1.1 2" not in read_all(slow)
            gone.set()


def test_a_body_that_does_not_end_in_time_is_refused() -> None:
    with served(body_s=0.05) as one, connected(one, HALF_BODY) as slow:
        assert read_all(slow).startswith(b"HTTP/1.1 408 ")
        assert one.refused == [(408, "its body does not come")]


def test_a_body_of_any_framing_is_read_whole() -> None:
    body = b"x" * 150_000
    with served() as one:
        assert ask(one, "POST", "/slow", body).body == b"150000"
        assert ask(one, "POST", "/slow", iter([body[:7], body[7:]])).body == b"150000", "without Content-Length"
        assert ask(one, "POST", "/slow", b"").body == b"0"
        with connected(one, HALF_HEAD + b"\r\n") as neither:
            assert neither.recv(65536).startswith(b"HTTP/1.1 200 ")


def test_a_body_is_read_to_one_byte_more_than_the_most_and_no_further() -> None:
    with served() as one:
        assert ask(one, "POST", "/slow", b"x" * LONGEST).status == 200
        declared = HALF_HEAD + f"Content-Length: {LONGEST + 1}\r\n\r\n".encode()
        endless = HALF_HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"ffff\r\n" + b"x" * 0xFFFF + b"\r\n"
        for said in (declared, endless + 3 * endless.partition(b"\r\n\r\n")[2]):
            with connected(one, said) as much:
                assert read_all(much).startswith(b"HTTP/1.1 413 ")
        assert [status for status, _ in one.refused] == [413, 413]


def test_who_goes_in_the_middle_of_a_body_is_noticed() -> None:
    with served() as one:
        connected(one, HALF_BODY).close()
        wait_until(lambda: one.refused)
        assert one.refused == [(400, "its body ends too soon")]


def test_long_bodies_at_once_are_limited_and_short_ones_are_not() -> None:
    long = HALF_HEAD + f"Content-Length: {LONGEST}\r\n\r\n".encode() + b"x" * (server.SMALL + 1)
    with served() as one, ExitStack() as open_ones:
        for _ in range(server.LARGE_AT_ONCE + 1):
            open_ones.enter_context(connected(one, long))
        wait_until(lambda: one.refused)
        assert one.refused == [(503, "too many long bodies come at once")]
        assert ask(one, "POST", "/slow", b"short").body == b"5"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("PUT", "/slow", 405), ("GET", "/slow", 405), ("GET", "/else", 404), ("HEAD", "/healthz", 200)],
)
def test_what_is_not_served_is_refused(method: str, path: str, status: int) -> None:
    with served() as one:
        assert ask(one, method, path).status == status


def test_two_requests_at_once_on_one_connection_are_both_answered() -> None:
    one_request = HALF_HEAD + b"Content-Length: 2\r\n\r\nhi"
    with served() as one, connected(one, one_request * 2) as both:
        said = b""
        while said.count(b"HTTP/1.1 200") < 2:
            said += both.recv(65536)


def test_no_header_is_too_much_for_it() -> None:
    with served() as one:
        with connected(one, b"GET /healthz HTTP/1.1\r\nX-Long: " + b"x" * 1_000_000) as long:
            assert not read_all(long).startswith(b"HTTP/1.1 200")
        assert ask(one, "GET", "/healthz").status == 200


def test_an_answer_has_the_date_of_now() -> None:
    with served() as one, connected(one, b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n") as asking:
        before = datetime.now(UTC).replace(microsecond=0)
        head = message_from_bytes(read_all(asking).partition(b"\r\n")[2])
        assert before <= parsedate_to_datetime(head["date"]) <= datetime.now(UTC)


def test_whoever_is_being_answered_at_the_end_is_answered() -> None:
    with served() as one, ThreadPoolExecutor(2) as people:
        one.let_go.clear()
        asked = people.submit(ask, one, "POST", "/slow", b"last")
        assert one.begun.acquire(timeout=PATIENCE_S)
        stopped = people.submit(one.server.stop, PATIENCE_S)
        wait_until(lambda: refuses(one.port))
        one.let_go.set()
        assert asked.result(PATIENCE_S).body == b"4"
        stopped.result(PATIENCE_S)


def test_a_server_that_ends_by_itself_is_told_of() -> None:
    (closed,) = listen("127.0.0.1", 0)
    closed.close()
    broke = threading.Event()
    broken = Server(HttpApp({}, lambda *_: None), [closed], broke.set)
    broken.start()
    assert broke.wait(PATIENCE_S)
    broken.stop(PATIENCE_S)


def refuses(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), PATIENCE_S).close()
    except OSError:
        return True
    return False


def on_loopback(family: socket.AddressFamily, address: str) -> Callable[[int], bool]:
    def answers(port: int) -> bool:
        with socket.socket(family) as one:
            one.settimeout(PATIENCE_S)
            return one.connect_ex((address, port)) == 0

    return answers


@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="no IPv6 here")
@pytest.mark.parametrize(
    ("address", "four", "six"), [("", True, True), ("127.0.0.1", True, False), ("::1", False, True)]
)
def test_it_listens_by_ipv6_and_ipv4_unless_told_otherwise(address: str, *, four: bool, six: bool) -> None:
    (found,) = listen(address, 0)
    with found:
        port = found.getsockname()[1]
        assert on_loopback(socket.AF_INET, "127.0.0.1")(port) is four
        assert on_loopback(socket.AF_INET6, "::1")(port) is six


def test_a_port_that_is_taken_is_an_error_and_no_other_port() -> None:
    (first,) = listen("", 0)
    with first, pytest.raises(OSError, match="in use"):
        listen("", first.getsockname()[1])
