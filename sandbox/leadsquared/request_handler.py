"""Answers one request: checks its keys and the rate limit, plays a fault, or lets the call take effect.

How bytes arrive is in http_server; what each call does is listed in calls.call_table.
"""

from dataclasses import dataclass, replace

from werkzeug.wrappers import Request

from sandbox.http_server import HangUp
from sandbox.leadsquared.calls import api_answers, hostile
from sandbox.leadsquared.calls.api_answers import ApiAnswer, MalformedError, RefusedError
from sandbox.leadsquared.calls.api_call import ApiCall
from sandbox.leadsquared.calls.call_table import CALLS, ROOT, SLOTS
from sandbox.leadsquared.crm_faults import CrmFault, FaultOrder
from sandbox.leadsquared.leadsquared_state import AccountState, LeadSquaredState
from sandbox.leadsquared.tasks_and_calls import CrmCall

_KEY_NAMES = ("accessKey", "secretKey")


def handle(state: LeadSquaredState, request: Request) -> ApiAnswer:
    """LeadSquared's answer to a request; raises HangUp where the connection is closed without one."""
    account_state = _account_state(state, request)
    call = state.log_call(_call(state, request, account_state), account_state)
    # A bug of ours shows in the log as a closed call, too.
    ended = replace(call, open=False)
    try:
        fault, answer = _RequestHandler(state, request, call).decide(account_state)
        ended = replace(ended, fault=fault)
        if answer is not None:
            ended = replace(ended, status=answer.status, answer=answer.body)
    finally:
        state.update_call(ended)
    if answer is None:
        raise HangUp
    return answer


@dataclass(frozen=True)
class _RequestHandler:
    """Handles one call. An answer of None means: close the connection without one."""

    state: LeadSquaredState
    request: Request
    call: CrmCall

    @property
    def path(self) -> str:
        return self.call.path.removeprefix(ROOT)

    def decide(self, account_state: AccountState | None) -> tuple[CrmFault | None, ApiAnswer | None]:
        """The fault that was played, if one was due, and the answer."""
        missing = self.path == SLOTS and account_state is not None and not account_state.policy.has_slots
        if not self.call.path.startswith(ROOT) or self.path not in CALLS or missing:
            return None, api_answers.page(404, "Endpoint not found.")
        if self.request.method != CALLS[self.path][0]:
            return None, api_answers.page(405, "Method not allowed.")
        if account_state is None:
            return None, api_answers.keys_refused()
        if self.call.throttled:
            return None, api_answers.throttled(account_state.policy.throttle_status, account_state.policy.rate)
        # Read before anybody can see that a fault has begun, so that no release is missed.
        since = self.state.fault_queue.releases
        order = self.state.fault_queue.take((self.path, account_state.account.name, self.call.body))
        if order is None:
            return None, self.do(account_state)
        self.state.update_call(replace(self.call, fault=order.fault))
        return order.fault, self.play(order, since, account_state)

    def play(self, order: FaultOrder, since: int, account_state: AccountState) -> ApiAnswer | None:
        """Fail as ordered; `since` is the count of releases when the fault began."""
        if order.fault is CrmFault.LATE and not self.state.fault_queue.hold(order.delay_s, since):
            return None
        later_s = order.delay_s if order.fault is CrmFault.STORED_LATER else 0.0
        done = self.do(account_state, order.hidden_s, later_s) if order.takes_effect else None
        rate = account_state.policy.rate
        match order.fault:
            case CrmFault.TIMEOUT_BEFORE | CrmFault.TIMEOUT_AFTER:
                self.state.fault_queue.hold(order.delay_s, since)
                return None
            case CrmFault.DROP_BEFORE | CrmFault.DROP_AFTER:
                return None
            case CrmFault.SLOW:
                return done if self.state.fault_queue.hold(order.delay_s, since) else None
            case CrmFault.LATE | CrmFault.HIDDEN:
                return done
            case CrmFault.SERVER_ERROR:
                return api_answers.page(500, "Request Error")
            case CrmFault.BAD_GATEWAY:
                return api_answers.page(502, "502 Bad Gateway")
            case CrmFault.ERROR_IN_200:
                return api_answers.mx(200, "InvalidInput", "The request could not be processed")
            case CrmFault.UNSUCCESSFUL:
                return api_answers.success({"Id": "5812945", "IsSuccessful": False})
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
                return hostile.drip(done, order.delay_s, lambda pause_s: self.state.fault_queue.hold(pause_s, since))
            case CrmFault.ENDLESS:
                return hostile.endless(lambda: not self.state.fault_queue.closed)
            case CrmFault.HUGE:
                return hostile.huge()
            case CrmFault.GZIP_BOMB:
                return hostile.gzip_bomb()
            case CrmFault.DEEP:
                return hostile.deep()
            case CrmFault.ENDLESS_PAGES:
                return hostile.page_of_new_tasks(self.call.number)

    def do(self, account_state: AccountState, hidden_s: float = 0.0, later_s: float = 0.0) -> ApiAnswer:
        """Let the call take effect, under the state's lock."""
        handler = CALLS[self.path][1]
        with self.state.lock:
            api_call = ApiCall(
                account_state=account_state,
                query=self.call.query,
                body=self.call.body,
                content_type=self.request.headers.get("Content-Type", ""),
                now=self.state.now(),
                tick=self.state.ticks(),
                host=self.request.host,
                hidden_s=hidden_s,
                later_s=later_s,
            )
            try:
                answer = handler(api_call)
            except MalformedError as error:
                return api_answers.mx(400, "InvalidDataType", str(error))
            except RefusedError as error:
                return api_answers.mx(account_state.policy.error_status, error.kind, str(error))
            self.state.changed()
            return answer


def _account_state(state: LeadSquaredState, request: Request) -> AccountState | None:
    """The account whose keys are in the headers, or else in the query; None where they are nobody's."""
    access = request.headers.get("x-LSQ-AccessKey") or request.args.get("accessKey")
    secret = request.headers.get("x-LSQ-SecretKey") or request.args.get("secretKey")
    with state.lock:
        for account_state in state.account_states.values():
            if (account_state.account.access_key, account_state.account.secret_key) == (access, secret):
                return account_state
    return None


def _call(state: LeadSquaredState, request: Request, account_state: AccountState | None) -> CrmCall:
    query = {name: value for name, value in request.args.items() if name not in _KEY_NAMES}
    return CrmCall(
        number=0,
        at=state.now(),
        tick=0.0,
        account=None if account_state is None else account_state.account.name,
        method=request.method,
        path=request.path,
        query=query,
        body=request.get_data().decode("utf-8", "replace"),
    )
