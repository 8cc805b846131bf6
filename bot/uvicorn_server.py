"""uvicorn's server and protocol, with two differences: headers come within a deadline, and idle costs nothing.

Knows no request; what is received and answered is in server.
"""

import asyncio
import socket
from contextlib import suppress
from email.utils import formatdate
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

# Connections that have not sent all headers yet: beyond so many, the oldest is closed.
HEADS = 1000


class TimelyProtocol(H11Protocol):
    """A connection that is closed when its headers take too long. `waiting` are all such connections, oldest first."""

    def __init__(self, *given: Any, waiting: dict["TimelyProtocol", None], head_s: float, **named: Any) -> None:
        super().__init__(*given, **named)
        self._waiting, self._head_s = waiting, head_s
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        self._await_head()

    def data_received(self, data: bytes) -> None:
        if self._between_requests and self._timer is None:
            self._await_head()
        super().data_received(data)
        if not self._between_requests:
            self._have_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._have_head()
        super().connection_lost(exc)

    @property
    def _between_requests(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _await_head(self) -> None:
        self._timer = self.loop.call_later(self._head_s, self._give_up)
        self._waiting[self] = None
        if len(self._waiting) > HEADS:
            next(iter(self._waiting))._give_up()

    def _have_head(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._waiting.pop(self, None)

    def _give_up(self) -> None:
        self._have_head()
        self.transport.abort()


class _Dated(ServerState):
    """The Date header of each answer, made when it is sent."""

    @property
    def default_headers(self) -> list[tuple[bytes, bytes]]:
        return [(b"date", formatdate(usegmt=True).encode())]

    @default_headers.setter
    def default_headers(self, _: list[tuple[bytes, bytes]]) -> None:
        """Set once, to none."""


class SleepingServer(uvicorn.Server):
    """uvicorn's server, which sleeps until it is to end. Its own looks ten times a second whether it is."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.server_state = _Dated()
        self._ending = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    async def main_loop(self) -> None:
        self._loop = asyncio.get_running_loop()
        if not self.should_exit:
            await self._ending.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # asyncio would forget a connection that it accepts in the moment in which its server is closed, and never
        # answer it: first none is accepted, and what was is begun.
        for one in sockets or []:
            asyncio.get_running_loop().remove_reader(one)
        await asyncio.sleep(0)
        await super().shutdown(sockets)

    def end(self) -> None:
        """From any thread, at any time."""
        self.should_exit = True
        if self._loop is not None:
            with suppress(RuntimeError):  # it has ended
                self._loop.call_soon_threadsafe(self._ending.set)
