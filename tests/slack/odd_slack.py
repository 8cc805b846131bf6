"""A server on loopback that answers every request as a test says: what stands between us and Slack may say anything."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Answer:
    """`body` is repeated for ever with `endless`; with `hangs_up` the connection closes without an answer."""

    body: bytes = b'{"ok": true}'
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    endless: bool = False
    hangs_up: bool = False


@dataclass
class OddSlack:
    """`answer` is given to all, until it is another one; `asked` has path and headers of each request."""

    url: str
    answer: Answer = field(default_factory=Answer)
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"


@contextmanager
def odd_slack() -> Iterator[OddSlack]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self._answer()

        def do_GET(self) -> None:
            self._answer()

        def _answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            odd.asked.append((self.path, dict(self.headers.items())))
            answer = odd.answer
            if answer.hangs_up:
                self.close_connection = True
                return
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(answer.body)
                while answer.endless:
                    self.wfile.write(answer.body)
            except OSError:
                return  # the other side had enough

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    odd = OddSlack(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield odd
    finally:
        server.shutdown()
        server.server_close()
