"""The way of a call through the sandbox: heard, let in or turned away, failed on demand, answered.

Answers; how bytes reach it is in http_server, what each call does behind it is listed in menu.
"""

from dataclasses import dataclass, replace

from werkzeug.wrappers import Request

from sandbox.http_server import HangUp
from sandbox.leadsquared.calls import api_answers, hostile
from sandbox.leadsquared.calls.api_answers import ApiAnswer, MalformedError, RefusedError
from sandbox.leadsquared.calls.api_call import ApiCall
from sandbox.leadsquared.calls.call_table import CALLS, ROOT
from sandbox.leadsquared.crm_faults import CrmFault, FaultOrder
from sandbox.leadsquared.leadsquared_state import AccountState, LeadSquaredState
from sandbox.leadsquared.tasks_and_calls import CrmCall

_KEY_NAMES = ("accessKey", "secretKey")


def answer(world: LeadSquaredState, request: Request) -> ApiAnswer:
    """What LeadSquared says to a request; raises HangUp where it says nothing."""
    books = _books(world, request)
    call = world.hear(_call(world, request, books), books)
    # Whatever ends this call, the log has its end: a bug of ours shows there as a closed call too.
    ended = replace(call, open=False)
    try:
        fault, said = _RequestHandler(world, request, call).decide(books)
        ended = replace(ended, fault=fault)
        if said is not None:
            ended = replace(ended, status=said.status, answer=said.body)
    finally:
        world.note(ended)
    if said is None:
        raise HangUp
    return said


@dataclass(frozen=True)
class _RequestHandler:
    """One call on its way. An answer of None means: close the connection without one."""

    world: LeadSquaredState
    request: Request
    call: CrmCall

    @property
    def path(self) -> str:
        return self.call.path.removeprefix(ROOT)

    def decide(self, books: AccountState | None) -> tuple[CrmFault | None, ApiAnswer | None]:
        """The fault that was played, if one was due, and the answer."""
        if not self.call.path.startswith(ROOT) or self.path not in CALLS:
            return None, api_answers.page(404, "Endpoint not found.")
        if self.request.method != CALLS[self.path][0]:
            return None, api_answers.page(405, "Method not allowed.")
        if books is None:
            return None, api_answers.keys_refused()
        if self.call.throttled:
            return None, api_answers.throttled(books.policy.throttle_status, books.policy.rate)
        # Read before anybody can see that a fault has begun, so that no release is missed.
        since = self.world.queue.releases
        order = self.world.queue.take((self.path, books.account.name, self.call.body))
        if order is None:
            return None, self.do(books)
        self.world.note(replace(self.call, fault=order.fault))
        return order.fault, self.play(order, since, books)

    def play(self, order: FaultOrder, since: int, books: AccountState) -> ApiAnswer | None:
        """Fail as ordered; `since` is the count of releases when the fault began."""
        if order.fault is CrmFault.LATE and not self.world.queue.hold(order.delay_s, since):
            return None
        later_s = order.delay_s if order.fault is CrmFault.STORED_LATER else 0.0
        done = self.do(books, order.hidden_s, later_s) if order.takes_effect else None
        rate = books.policy.rate
        match order.fault:
            case CrmFault.TIMEOUT_BEFORE | CrmFault.TIMEOUT_AFTER:
                self.world.queue.hold(order.delay_s, since)
                return None
            case CrmFault.DROP_BEFORE | CrmFault.DROP_AFTER:
                return None
            case CrmFault.SLOW:
                return done if self.world.queue.hold(order.delay_s, since) else None
            case CrmFault.LATE | CrmFault.HIDDEN:
                return done
            case CrmFault.SERVER_ERROR:
                return api_answers.page(500, "Request Error")
            case CrmFault.BAD_GATEWAY:
                return api_answers.page(502, "502 Bad Gateway")
            case CrmFault.ERROR_IN_200:
                return api_answers.mx(200, "InvalidInput", "The request could not be processed")
            case CrmFault.NO_ID:
                return api_answers.success({})
            case CrmFault.THROTTLED_429:
                return api_answers.throttled(429, rate)
            case CrmFault.THROTTLED_403:
                return api_answers.throttled(403, rate)
            case CrmFault.THROTTLED_200:
                return api_answers.throttled(200, rate)
            case CrmFault.KEYS_REFUSED:
                return api_answers.keys_refused()
            case CrmFault.STORED_LATER:
                return api_answers.page(504, "504 Gateway Time-out")
            case CrmFault.DENIED:
                return api_answers.mx(500, "Persistence", "The task could not be completed")
            case CrmFault.TIMED_OUT:
                return api_answers.mx(500, "Service", "Timeout expired before the operation was completed")
            case CrmFault.FIREWALL:
                return api_answers.page(403, "Request blocked")
            case CrmFault.REDIRECT:
                return hostile.redirect(self.request)
            case CrmFault.ODD_TYPES:
                return hostile.odd_types(done)
            case CrmFault.DRIP:
                return hostile.drip(done, order.delay_s, lambda pause_s: self.world.queue.hold(pause_s, since))
            case CrmFault.ENDLESS:
                return hostile.endless(lambda: not self.world.queue.closed)
            case CrmFault.HUGE:
                return hostile.huge()
            case CrmFault.GZIP_BOMB:
                return hostile.gzip_bomb()
            case CrmFault.DEEP:
                return hostile.deep()
            case CrmFault.ENDLESS_PAGES:
                return hostile.page_of_new_tasks(self.call.number)

    def do(self, books: AccountState, hidden_s: float = 0.0, later_s: float = 0.0) -> ApiAnswer:
        """Let the call take effect, under the world's lock."""
        handler = CALLS[self.path][1]
        with self.world.lock:
            asked = ApiCall(
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
                return api_answers.mx(400, "InvalidDataType", str(error))
            except RefusedError as error:
                return api_answers.mx(books.policy.error_status, error.kind, str(error))
            self.world.changed()
            return said


def _books(world: LeadSquaredState, request: Request) -> AccountState | None:
    """The account that the keys open, in the headers or else in the query; None for none."""
    access = request.headers.get("x-LSQ-AccessKey") or request.args.get("accessKey")
    secret = request.headers.get("x-LSQ-SecretKey") or request.args.get("secretKey")
    with world.lock:
        for books in world.books.values():
            if (books.account.access_key, books.account.secret_key) == (access, secret):
                return books
    return None


def _call(world: LeadSquaredState, request: Request, books: AccountState | None) -> CrmCall:
    query = {name: value for name, value in request.args.items() if name not in _KEY_NAMES}
    return CrmCall(
        number=0,
        at=world.now(),
        tick=0.0,
        account=None if books is None else books.account.name,
        method=request.method,
        path=request.path,
        query=query,
        body=request.get_data().decode("utf-8", "replace"),
    )
