"""HTTP connections that report when a request is sent, and cut off an answer at its deadline.

Knows nothing of LeadSquared. Each thread has one OutgoingRequest at a time, which may prevent the send.
"""

import contextlib
import socket
import threading
import zlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.poolmanager import PoolManager

# Connections in the pool: as many calls may be open at once where LeadSquared is slow.
CONNECTIONS = 32
# Far more than any list that is asked for, compressed or not.
LONGEST_ANSWER = 8 * 1024 * 1024
_PIECE = 65536


class AnswerTooLong(Exception):
    """An answer is longer than LONGEST_ANSWER."""


class Unreadable(Exception):
    """An answer has a content encoding that cannot be decoded."""


@dataclass(frozen=True)
class HttpAnswer:
    status: int
    content: bytes


@dataclass
class OutgoingRequest:
    """One request while it is sent and answered.

    `before` is called when the connection is open and nothing was sent: what it raises prevents the send. `sent` is
    called when all of it was sent; the answer has to be complete `within_s` seconds after `before`.
    """

    before: Callable[[], None]
    sent: Callable[[], None]
    within_s: float
    began: bool = False
    _deadline: threading.Timer | None = field(default=None, repr=False)

    def begin(self, connection: socket.socket) -> None:
        self.before()
        self.began = True
        # The socket's own time-out is for each read; this one is for the whole answer.
        self._deadline = threading.Timer(self.within_s, _cut, (connection,))
        self._deadline.daemon = True
        self._deadline.start()

    def end(self) -> None:
        if self._deadline:
            self._deadline.cancel()


_outgoing: ContextVar[OutgoingRequest | None] = ContextVar("departure", default=None)


@contextlib.contextmanager
def _sending(outgoing: OutgoingRequest) -> Iterator[None]:
    """Requests of this thread inside belong to `outgoing`; its deadline ends with the block."""
    token = _outgoing.set(outgoing)
    try:
        yield
    finally:
        _outgoing.reset(token)
        outgoing.end()


def mount(session: requests.Session) -> None:
    """Make the session use these connections."""
    if not isinstance(session.get_adapter("https://"), _Adapter):
        for scheme in ("https://", "http://"):
            session.mount(scheme, _Adapter(pool_maxsize=CONNECTIONS))


def send(
    session: requests.Session, request: requests.Request, connect_s: float, outgoing: OutgoingRequest
) -> HttpAnswer:
    """Send a request once: without redirects, and with a limit on the answer's length and time.

    Raises whatever goes wrong; `departure.began` tells whether the request may have arrived.
    """
    prepared = session.prepare_request(request)
    url, timeout = str(prepared.url), (connect_s, outgoing.within_s)
    around = session.merge_environment_settings(url, {}, None, None, None)
    verify = True if around["verify"] is None else around["verify"]
    with _sending(outgoing):
        adapter = session.get_adapter(url)
        response = adapter.send(
            prepared, stream=True, timeout=timeout, verify=verify, cert=around["cert"], proxies=around["proxies"]
        )
        with contextlib.closing(response):
            return HttpAnswer(response.status_code, _whole(response))


def _whole(response: requests.Response) -> bytes:
    """The body of an answer that was asked for with stream=True, unpacked. Raises TooLong, Unreadable, or whatever
    else goes wrong in reading."""
    content = bytearray()
    while piece := response.raw.read(_PIECE, decode_content=False):
        content += piece
        if len(content) > LONGEST_ANSWER:
            raise AnswerTooLong
    packed = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packed in ("identity", ""):
        return bytes(content)
    if packed != "gzip":
        raise Unreadable
    unpacker = zlib.decompressobj(wbits=31)
    unpacked = unpacker.decompress(bytes(content), LONGEST_ANSWER)
    if unpacker.unconsumed_tail:
        raise AnswerTooLong
    if not unpacker.eof:
        raise Unreadable
    return unpacked


class _Connection(HTTPConnection):
    _connecting = False

    def connect(self) -> None:
        # A proxy handshake happens in here: it sends nothing of the request.
        self._connecting = True
        try:
            super().connect()
        finally:
            self._connecting = False

    def send(self, data: Any) -> None:
        outgoing = _outgoing.get()
        if outgoing and not outgoing.began and not self._connecting:
            if self.sock is None:
                self.connect()
            outgoing.begin(self.sock)
        super().send(data)

    def request(self, *args: Any, **options: Any) -> None:
        super().request(*args, **options)
        if outgoing := _outgoing.get():
            outgoing.sent()


class _TlsConnection(_Connection, HTTPSConnection):
    pass


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _TlsConnection


class _Adapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options)
        _use_ours(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **options: Any) -> PoolManager:
        if proxy.lower().startswith("socks"):
            # Its connections are not ours, and would not report when a request is sent.
            raise requests.exceptions.InvalidSchema("a SOCKS proxy cannot be used")
        manager: PoolManager = super().proxy_manager_for(proxy, **options)
        _use_ours(manager)
        return manager


def _use_ours(manager: PoolManager) -> None:
    manager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}


def _cut(connection: socket.socket) -> None:
    """End all reads from a socket; without TLS's closing handshake, which could block."""
    with contextlib.suppress(OSError):  # it may have ended already
        socket.socket.shutdown(connection, socket.SHUT_RDWR)
