"""Receive whole HTTP requests within a deadline, then run their handlers in threads.

uvicorn reads all connections in one event loop, so that slow senders use no thread. What is answered is decided by the
handlers; see web.
"""

import asyncio
import errno
import logging
import socket
import threading
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from typing import Any

import uvicorn

from bot.http import Handler, HttpRequest, HttpResponse, text
from bot.uvicorn_server import SleepingServer, TimelyProtocol

log = logging.getLogger(__name__)

# So long for the whole head of a request, and then for its whole body.
HEAD_S, BODY_S = 3.0, 3.0
# Bodies longer than SMALL that are received at once: what strangers send must not fill the memory.
SMALL, LARGE_AT_ONCE = 65_536, 32
# Requests of one route that wait for a thread, or have one.
WAITING = 500
KEEP_ALIVE_S, BACKLOG = 5, 2048

Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]


@dataclass(frozen=True)
class Route:
    """`executor` runs the handler; None runs it in the event loop, where it must not wait. A body of at most `longest`
    bytes is read; at 0 none is, and any method will do."""

    handle: Handler
    executor: Executor | None = None
    longest: int = 0


class _Refused(Exception):
    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


class HttpApp:
    """An ASGI app with a few routes; one that ends in a slash is for all files of that folder.

    `refused` is called with the reason when a request reaches no handler.
    """

    def __init__(
        self, routes: Mapping[str, Route], refused: Callable[[int, str], None], *, body_s: float = BODY_S
    ) -> None:
        self._routes, self._refused, self._body_s = routes, refused, body_s
        self._large = 0
        self._waiting: dict[str, int] = dict.fromkeys(routes, 0)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        name = self._name_of(scope["path"])
        route = self._routes.get(name)
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        if route is None:
            await _send(send, text(404, "nothing here"), close=True)
            return
        try:
            body = await self._body(route, scope["method"], headers, receive)
            answer = await self._answer(name, route, HttpRequest(scope["method"], scope["path"], headers, body))
        except _Refused as refused:
            self._refused(refused.status, str(refused))
            answer = HttpResponse(refused.status)
        unread = not route.longest and ("content-length" in headers or "transfer-encoding" in headers)
        await _send(send, answer, close=answer.status >= 400 or unread)

    async def _body(self, route: Route, method: str, headers: Mapping[str, str], receive: Receive) -> bytes:
        if not route.longest:
            return b""
        if method != "POST":
            raise _Refused(405, "it is no POST")
        declared = headers.get("content-length", "0")
        if not declared.isdecimal() or len(declared) > 12 or int(declared) > route.longest:
            raise _Refused(413, f"{declared[:12]} bytes are more than Slack sends")
        try:
            async with asyncio.timeout(self._body_s):
                return await self._whole(route, receive)
        except TimeoutError:
            raise _Refused(408, "its body does not come") from None

    async def _whole(self, route: Route, receive: Receive) -> bytes:
        body, large = bytearray(), False
        try:
            while True:
                message = await receive()
                if message["type"] != "http.request":
                    raise _Refused(400, "its body ends too soon")
                body += message.get("body", b"")
                if len(body) > route.longest:
                    raise _Refused(413, f"more than {route.longest} bytes are more than Slack sends")
                if len(body) > SMALL and not large:
                    if self._large >= LARGE_AT_ONCE:
                        raise _Refused(503, "too many long bodies come at once")
                    self._large, large = self._large + 1, True
                if not message.get("more_body", False):
                    return bytes(body)
        finally:
            self._large -= large

    def _name_of(self, path: str) -> str:
        """The route for a path: its own, or that of its folder."""
        return path if path in self._routes else path[: path.rfind("/") + 1]

    async def _answer(self, name: str, route: Route, request: HttpRequest) -> HttpResponse:
        if route.executor is None:
            return route.handle(request)
        if self._waiting[name] >= WAITING:
            raise _Refused(503, "too many requests wait for an answer")
        self._waiting[name] += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(route.executor, route.handle, request)
        finally:
            self._waiting[name] -= 1


async def _send(send: Send, answer: HttpResponse, *, close: bool) -> None:
    headers = [(b"content-type", answer.kind.encode()), (b"content-length", str(len(answer.body)).encode())]
    headers += [(name.encode(), value.encode()) for name, value in answer.headers]
    if close:
        headers.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})


class Server:
    """Runs the HTTP server in a thread, from `start` until `stop`. `broke` is called if it ends by itself."""

    def __init__(
        self,
        app: HttpApp,
        sockets: list[socket.socket],
        broke: Callable[[], None] = lambda: None,
        *,
        head_s: float = HEAD_S,
    ) -> None:
        config = uvicorn.Config(
            app,
            http=partial(TimelyProtocol, waiting={}, head_s=head_s),  # type: ignore[arg-type]  # called, and no more
            loop="asyncio",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=KEEP_ALIVE_S,
            backlog=BACKLOG,
        )
        self._server = SleepingServer(config)
        self._sockets, self._broke = sockets, broke
        self._thread = threading.Thread(target=self._run, name="http", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self, grace_s: float) -> None:
        """Take no new connection, answer what is there, within `grace_s`."""
        self._server.end()
        self._thread.join(grace_s)

    def _run(self) -> None:
        try:
            self._server.run(self._sockets)
        except Exception:
            log.exception("the HTTP server broke")
        if not self._server.should_exit:
            log.error("the HTTP server ended by itself")
            self._broke()


def listen(address: str, port: int) -> list[socket.socket]:
    """Sockets for that address; for "" all of this machine, of IPv6 and IPv4. Raises OSError."""
    if address:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        return [socket.create_server((address, port), family=family, backlog=BACKLOG)]
    try:
        return [socket.create_server(("::", port), family=socket.AF_INET6, dualstack_ipv6=True, backlog=BACKLOG)]
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno in (errno.EADDRINUSE, errno.EACCES):
            raise
        return [socket.create_server(("", port), backlog=BACKLOG)]
