"""A loopback HTTP server for the page. A browser that goes away in the middle of an answer is no news to anybody."""

import threading
from types import TracebackType
from typing import TYPE_CHECKING, Self

from werkzeug.serving import WSGIRequestHandler, make_server

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

HOST = "127.0.0.1"


class PageServer:
    """Serves from the start of its `with` to the end. `port` 0 is any free one; where it is taken, werkzeug says so
    and ends the process with 1."""

    def __init__(self, app: "WSGIApplication", port: int) -> None:
        self._server = make_server(HOST, port, app, threaded=True, request_handler=_Handler)
        self.url = f"http://{HOST}:{self._server.server_port}"
        serve = threading.Thread(target=self._server.serve_forever, args=(0.05,), name="play-http", daemon=True)
        self._thread = serve

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Handler(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Quiet: the terminal is for the address."""
