"""The stand-in for LeadSquared: its state behind an HTTP server on a loopback port.

Stopping it forgets nothing; it may be started again.
"""

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Self

from werkzeug.wrappers import Request, Response

from sandbox.http_server import HttpServer
from sandbox.leadsquared import request_handler, seed
from sandbox.leadsquared.account_records import AccountPolicy, AccountRecord
from sandbox.leadsquared.leadsquared_state import LeadSquaredState


def _now() -> datetime:
    return datetime.now(UTC)


class LeadSquaredServer(LeadSquaredState):
    """A server for one account with the seeded records, or for `accounts`.

    port   0 for a free one; the same one again after a stop
    rate   calls, seconds; only for the one seeded account
    now    aware UTC, what records say; ticks: monotonic seconds, what windows and delays go by
    """

    def __init__(
        self,
        port: int = 0,
        *,
        access_key: str = seed.ACCESS_KEY,
        secret_key: str = seed.SECRET_KEY,
        rate: tuple[int, float] = (25, 5.0),
        now: Callable[[], datetime] = _now,
        ticks: Callable[[], float] = time.monotonic,
        accounts: Sequence[AccountRecord] = (),
    ) -> None:
        policy = AccountPolicy(rate=rate)
        seeded = seed.acme(access_key=access_key, secret_key=secret_key, policy=policy)
        super().__init__(accounts or (seeded,), now, ticks)
        self._port = port
        self._server: HttpServer | None = None

    @property
    def url(self) -> str:
        """`http://127.0.0.1:41234`, without a path."""
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Serve. OSError when the port is taken."""
        if self._server is None:
            self.fault_queue.open()
            self._server = HttpServer(self._respond, self._port)
            self._port = self._server.port

    def stop(self) -> None:
        """Refuse connections from now on; calls that are held are closed without an answer."""
        if self._server is not None:
            self.fault_queue.close()
            self._server.close()
            self._server = None

    def _respond(self, request: Request) -> Response:
        answer = request_handler.handle(self, request)
        content = answer.body if answer.pieces is None else answer.pieces
        return Response(content, answer.status, answer.headers, content_type=answer.content_type)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
