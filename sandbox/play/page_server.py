"""Answers the browser: the page's files, its state, its actions; refuses requests without the token.

That it is on loopback only is http_server's doing.
"""

import hmac
import json
import mimetypes
import secrets
from http.client import HTTPException
from pathlib import Path
from urllib.error import URLError

from werkzeug.wrappers import Request, Response

from sandbox.play import page_actions, page_state
from sandbox.play.browser import from_elsewhere
from sandbox.play.playground import Playground
from sandbox.slack import CannotDo
from sandbox.slack.json_values import Json, JsonObject, obj
from sandbox.stage import NotReady

PAGE = Path(__file__).parent / "page"
# A request for the next state is answered after this even if nothing changed, so that no connection waits for ever.
WAIT_S = 25.0
HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff"}
POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class PageServer:
    """Answers each request by its path. `token` is the first part of every path."""

    def __init__(self, playground: Playground, token: str) -> None:
        self._playground, self._token = playground, token
        # Set when the server ends: nobody waits for a change any longer.
        self.closing = False
        self._files = {str(one.relative_to(PAGE)): one.read_bytes() for one in PAGE.rglob("*") if one.is_file()}
        # All at once, and not one after the other as they name each other.
        scripts = [name for name in sorted(self._files) if name.endswith("js")]
        self._modules = "".join(f'<link rel="modulepreload" href="{name}" />' for name in scripts).encode()

    def respond(self, request: Request) -> Response:
        answer = self._route(request)
        answer.headers.extend(HEADERS)
        return answer

    def _route(self, request: Request) -> Response:
        if from_elsewhere(request):
            return Response("Not for other pages, nor by another name than this machine's own.", 403)
        token, slash, path = request.path.removeprefix("/").partition("/")
        if not hmac.compare_digest(token.encode(), self._token.encode()) or not slash:
            return Response("Not found. The address of this page has a token in it.", 404)
        match request.method, path:
            case "GET", "":
                return self._index()
            case "GET", "see":
                return self._see(request)
            case "POST", _ if path.startswith("do/"):
                return self._do(request, path.removeprefix("do/"))
            case "GET", _ if path in self._files:
                kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
                return Response(self._files[path], content_type="text/javascript" if path.endswith("js") else kind)
            case _:
                return Response("Not found.", 404)

    def _index(self) -> Response:
        nonce = secrets.token_urlsafe(16)
        html = self._files["index.html"].replace(b"{{nonce}}", nonce.encode()).replace(b"{{modules}}", self._modules)
        policy = {"Content-Security-Policy": POLICY.format(nonce=nonce)}
        return Response(html, headers=policy, content_type="text/html; charset=utf-8")

    def _see(self, request: Request) -> Response:
        """The state once it is newer than `after`; the first answer brings the menus as well."""
        after = request.args.get("after", type=int)
        version = self._playground.changes.wait_past(
            -1 if after is None else after, 0 if after is None or self.closing else WAIT_S
        )
        try:
            seen = page_state.of(self._playground, request.args.get("who", ""), request.args.get("where", ""))
        except (CannotDo, LookupError) as error:
            return _json({"error": str(error)})
        return _json({"version": version, **seen, **(page_state.menus() if after is None else {})})

    def _do(self, request: Request, name: str) -> Response:
        try:
            asked: Json = json.loads(request.get_data() or b"{}")
            return _json({"result": page_actions.do(self._playground, name, obj(asked))})
        except (CannotDo, LookupError, ValueError, TimeoutError, NotReady) as error:
            return _json({"error": str(error)})
        except (HTTPException, URLError):
            return _json({"error": "LeadSquared's sandbox refused that."})


def _json(body: JsonObject) -> Response:
    """JSON with status 200, errors too: any other status would be written to the browser's console."""
    return Response(json.dumps(body, ensure_ascii=False), content_type="application/json; charset=utf-8")
