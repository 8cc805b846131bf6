"""The way of a call through the sandbox: heard, let in or turned away, failed on demand, answered.

Answers; how bytes reach it is in http_server, what each call does behind it is listed in menu.
"""

from dataclasses import dataclass, replace

from werkzeug.wrappers import Request

from sandbox.http_server import HangUp
from sandbox.leadsquared.api import answers, hostile
from sandbox.leadsquared.api.answers import Answer, MalformedError, RefusedError
from sandbox.leadsquared.api.asked import Asked
from sandbox.leadsquared.api.menu import MENU, ROOT
from sandbox.leadsquared.faults import Fault, Order
from sandbox.leadsquared.records import Call
from sandbox.leadsquared.world import Books, World

_KEY_NAMES = ("accessKey", "secretKey")


def answer(world: World, request: Request) -> Answer:
    """What LeadSquared says to a request; raises HangUp where it says nothing."""
    books = _books(world, request)
    call = world.hear(_call(world, request, books), books)
    # Whatever ends this call, the log has its end: a bug of ours shows there as a closed call too.
    ended = replace(call, open=False)
    try:
        fault, said = _Visit(world, request, call).decide(books)
        ended = replace(ended, fault=fault)
        if said is not None:
            ended = replace(ended, status=said.status, answer=said.body)
    finally:
        world.note(ended)
    if said is None:
        raise HangUp
    return said


@dataclass(frozen=True)
class _Visit:
    """One call on its way. An answer of None means: close the connection without one."""

    world: World
    request: Request
    call: Call

    @property
    def path(self) -> str:
        return self.call.path.removeprefix(ROOT)

    def decide(self, books: Books | None) -> tuple[Fault | None, Answer | None]:
        """The fault that was played, if one was due, and the answer."""
        if not self.call.path.startswith(ROOT) or self.path not in MENU:
            return None, answers.page(404, "Endpoint not found.")
        if self.request.method != MENU[self.path][0]:
            return None, answers.page(405, "Method not allowed.")
        if books is None:
            return None, answers.keys_refused()
        if self.call.throttled:
            return None, answers.throttled(books.policy.throttle_status, books.policy.rate)
        # Read before anybody can see that a fault has begun, so that no release is missed.
        since = self.world.queue.releases
        order = self.world.queue.take((self.path, books.account.name, self.call.body))
        if order is None:
            return None, self.do(books)
        self.world.note(replace(self.call, fault=order.fault))
        return order.fault, self.play(order, since, books)

    def play(self, order: Order, since: int, books: Books) -> Answer | None:
        """Fail as ordered; `since` is the count of releases when the fault began."""
        if order.fault is Fault.LATE and not self.world.queue.hold(order.delay_s, since):
            return None
        later_s = order.delay_s if order.fault is Fault.STORED_LATER else 0.0
        done = self.do(books, order.hidden_s, later_s) if order.takes_effect else None
        rate = books.policy.rate
        match order.fault:
            case Fault.TIMEOUT_BEFORE | Fault.TIMEOUT_AFTER:
                self.world.queue.hold(order.delay_s, since)
                return None
            case Fault.DROP_BEFORE | Fault.DROP_AFTER:
                return None
            case Fault.SLOW:
                return done if self.world.queue.hold(order.delay_s, since) else None
            case Fault.LATE | Fault.HIDDEN:
                return done
            case Fault.SERVER_ERROR:
                return answers.page(500, "Request Error")
            case Fault.BAD_GATEWAY:
                return answers.page(502, "502 Bad Gateway")
            case Fault.ERROR_IN_200:
                return answers.mx(200, "InvalidInput", "The request could not be processed")
            case Fault.NO_ID:
                return answers.success({})
            case Fault.THROTTLED_429:
                return answers.throttled(429, rate)
            case Fault.THROTTLED_403:
                return answers.throttled(403, rate)
            case Fault.THROTTLED_200:
                return answers.throttled(200, rate)
            case Fault.KEYS_REFUSED:
                return answers.keys_refused()
            case Fault.STORED_LATER:
                return answers.page(504, "504 Gateway Time-out")
            case Fault.DENIED:
                return answers.mx(500, "Persistence", "The task could not be completed")
            case Fault.TIMED_OUT:
                return answers.mx(500, "Service", "Timeout expired before the operation was completed")
            case Fault.FIREWALL:
                return answers.page(403, "Request blocked")
            case Fault.REDIRECT:
                return hostile.redirect(self.request)
            case Fault.ODD_TYPES:
                return hostile.odd_types(done)
            case Fault.DRIP:
                return hostile.drip(done, order.delay_s, lambda pause_s: self.world.queue.hold(pause_s, since))
            case Fault.ENDLESS:
                return hostile.endless(lambda: not self.world.queue.closed)
            case Fault.HUGE:
                return hostile.huge()
            case Fault.GZIP_BOMB:
                return hostile.gzip_bomb()
            case Fault.DEEP:
                return hostile.deep()
            case Fault.ENDLESS_PAGES:
                return hostile.page_of_new_tasks(self.call.number)

    def do(self, books: Books, hidden_s: float = 0.0, later_s: float = 0.0) -> Answer:
        """Let the call take effect, under the world's lock."""
        handler = MENU[self.path][1]
        with self.world.lock:
            asked = Asked(
                books=books,
                query=self.call.query,
                body=self.call.body,
                content_type=self.request.headers.get("Content-Type", ""),
                now=self.world.now(),
                tick=self.world.ticks(),
                host=self.request.host,
                hidden_s=hidden_s,
                later_s=later_s,
            )
            try:
                said = handler(asked)
            except MalformedError as error:
                return answers.mx(400, "InvalidDataType", str(error))
            except RefusedError as error:
                return answers.mx(books.policy.error_status, error.kind, str(error))
            self.world.changed()
            return said


def _books(world: World, request: Request) -> Books | None:
    """The account that the keys open, in the headers or else in the query; None for none."""
    access = request.headers.get("x-LSQ-AccessKey") or request.args.get("accessKey")
    secret = request.headers.get("x-LSQ-SecretKey") or request.args.get("secretKey")
    with world.lock:
        for books in world.books.values():
            if (books.account.access_key, books.account.secret_key) == (access, secret):
                return books
    return None


def _call(world: World, request: Request, books: Books | None) -> Call:
    query = {name: value for name, value in request.args.items() if name not in _KEY_NAMES}
    return Call(
        number=0,
        at=world.now(),
        tick=0.0,
        account=None if books is None else books.account.name,
        method=request.method,
        path=request.path,
        query=query,
        body=request.get_data().decode("utf-8", "replace"),
    )
