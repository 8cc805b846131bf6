"""The Crm port over HTTPS: one method for each LeadSquared call.

Sends each request once; whether one is sent again is decided in meetings/booking. A request that may have arrived and
was not answered is CrmUnknown.
"""

import json
import logging
import re
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from http.client import HTTPException

import requests
from cachetools import TTLCache
from urllib3.exceptions import HTTPError

from bot import metrics
from bot.leadsquared import connection, errors, records, wire
from bot.leadsquared.account import Account
from bot.leadsquared.body import Json, text
from bot.leadsquared.connection import OutgoingRequest
from bot.leadsquared.rate_limit import PATIENCE_S, CallPermit, RateLimiter, Slot
from bot.leadsquared.recent_tasks import RecentTask, RecentTasks, is_listed
from bot.meetings.model import Lead, Meeting, Opportunity, TaskType
from bot.meetings.ports import CrmRefused, CrmUnavailable, CrmUnknown, CrmUnusable, FoundTasks
from bot.ticks import ticks

log = logging.getLogger(__name__)

CONNECT_S, READ_S = 3, 10
# Slack waits 3 s for a search; a form that is open may wait a little longer for its lists.
SEARCH_S, LIST_S = 1.7, 5
PAGE = 200
# After this long in the queue, the person is told how many calls come first.
SOON_S = 5.0
# How long the answer that an e-mail belongs to a user is reused.
USER_S, MOST_USERS = 300, 2000
# No owner has so many appointments within some days: a longer list repeats itself.
MOST_PAGES = 20
_KEYS, _HOST = "LEADSQUARED_ACCESS_KEY and LEADSQUARED_SECRET_KEY", "LEADSQUARED_HOST"
_GUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_PHONE = re.compile(r"\+?[\d\s().-]{6,20}")


class LeadSquared:
    """One account. `session` is shared by threads; `limiter` is asked before every call, for at most `patience_s`.

    `searching` is for forms: it takes no call that a booking may need, and gives up sooner. `before_send` is called
    when the connection is open and the request is about to be sent; what it raises prevents the send.
    """

    def __init__(
        self,
        account: Account,
        session: requests.Session,
        limiter: RateLimiter,
        *,
        searching: bool = False,
        patience_s: float = PATIENCE_S,
        before_send: Callable[[], None] = lambda: None,
        ticks: Callable[[], float] = ticks,
    ) -> None:
        self._turn = partial(limiter.turn, searching=searching, patience_s=patience_s)
        self._patience_s = patience_s
        self._read_s = LIST_S if searching else READ_S
        self._before_send = before_send
        self._account = account
        self._session = session
        connection.mount(session)
        self._stored = RecentTasks(ticks)
        self._limiter = limiter
        self._users: TTLCache[str, bool] = TTLCache(MOST_USERS, USER_S)
        self._users_lock = threading.Lock()

    def find_leads(self, words: str) -> tuple[Lead, ...]:
        """By e-mail, phone, ProspectID, or whatever else LeadSquared's quick search knows."""
        if "@" in words:
            path, query = "LeadManagement.svc/Leads.GetByEmailaddress", {"emailaddress": words}
        elif _GUID.fullmatch(words):
            path, query = "LeadManagement.svc/Leads.GetById", {"id": words}
        elif _PHONE.fullmatch(words):
            path, query = "LeadManagement.svc/RetrieveLeadByPhoneNumber", {"phone": words}
        else:
            path, query = "LeadManagement.svc/Leads.GetByQuickSearch", {"key": words}
        return tuple(map(records.lead, wire.rows(*self._read("GET", path, query=query))))

    @contextmanager
    def sending(self) -> Iterator["_Sending"]:
        with self._limiter.place(self._patience_s) as place:
            yield _Sending(self, place)

    def create(self, meeting: Meeting, place: Slot | None = None) -> str:
        status, answer = self._send("POST", "Task.svc/Create", body=wire.create(meeting), place=place)
        task_id = wire.created(status, answer)
        self._stored.note(meeting, task_id)
        return task_id

    def times_of(self, task_id: str) -> tuple[datetime, datetime] | None:
        """Start and end of a task, as LeadSquared stores them."""
        found = wire.rows(*self._read("GET", "Task.svc/Retrieve.GetById", query={"id": task_id}))
        return records.times(found[0]) if found else None

    def find_by_reference(self, meeting: Meeting, heard_at: datetime) -> FoundTasks:
        """Page through the owner's tasks of those days until a page brings nothing new. The lists are behind when they
        lack a task of ours that is there.

        A page that is not full is not the last one: LeadSquared may put fewer records on a page than asked for.
        """
        first, last = wire.days_around(meeting, heard_at)
        known = self._stored.of(meeting, first, last)
        seen: set[str] = set()
        found: list[str] = []
        for page in range(1, MOST_PAGES + 1):
            if meeting.owner_mail:
                path = "Task.svc/RetrieveAppointments/ByUserEmailAddress"
                body = wire.appointments(meeting.owner_mail, first, last, page, PAGE)
            else:
                path = "Task.svc/Retrieve"
                body = wire.tasks_of(meeting.owner_id or "", first, last, len(seen), PAGE)
            tasks = wire.rows(*self._read("POST", path, body=body))
            new = set(map(wire.task_id, tasks)) - seen
            found += [one for one in wire.with_reference(tasks, meeting.reference) if one in new]
            if not new:
                return FoundTasks(tuple(dict.fromkeys(found)), behind=self._is_behind(known, seen, first, last))
            seen |= new
        if found:
            return FoundTasks(tuple(dict.fromkeys(found)))
        raise CrmUnavailable("a list without an end")

    def _is_behind(self, known: Sequence[RecentTask], seen: Collection[str], first: datetime, last: datetime) -> bool:
        for task in known:
            if task.id in seen:
                continue
            if self._stored.is_young(task) or not self._is_gone(task, first, last):
                return True
            self._stored.forget(task)
        return False

    def _is_gone(self, task: RecentTask, first: datetime, last: datetime) -> bool:
        """Whether LeadSquared, asked for it by its id, has deleted it or has it on other days. A refusal or a record
        without readable dates proves neither."""
        try:
            found = wire.rows(*self._read("GET", "Task.svc/Retrieve.GetById", query={"id": task.id}))
        except CrmRefused:
            return False
        times = records.times(found[0]) if found else None
        return not found or (times is not None and not is_listed(times[0], first, last))

    def who_am_i(self) -> Json:
        """The account that the keys belong to: LSQCommonServiceURLs, TimeZone and more."""
        return wire.record(*self._read("GET", "Authentication.svc/UserByAccessKey.Get"))

    def search_leads(self, words: str) -> tuple[Lead, ...]:
        """By any word of name, company, mail or phone, as far as LeadSquared's quick search finds it."""
        query = {"key": words}
        path = "LeadManagement.svc/Leads.GetByQuickSearch"
        return tuple(map(records.lead, wire.rows(*self._read("GET", path, query=query, within_s=SEARCH_S))))

    def opportunities(self, lead_id: str) -> tuple[Opportunity, ...]:
        path = "OpportunityManagement.svc/GetOpportunitiesOfLead"
        answer = self._read("POST", path, query={"leadId": lead_id}, body={})
        return tuple(map(records.opportunity, wire.rows(*answer)))

    def appointment_types(self) -> tuple[TaskType, ...]:
        """To-do types are left out: they would not reach calendars."""
        return tuple(filter(None, map(records.appointment_type, self.task_types())))

    def user_named(self, mail: str) -> str:
        """The name of the active LeadSquared user with this mail; "" when there is none."""
        query = {"emailAddress": mail}
        found = wire.rows(*self._read("GET", "UserManagement.svc/User/Retrieve/ByEmailAddress", query=query))
        names = (" ".join(filter(None, (text(one, "FirstName"), text(one, "LastName")))) for one in found)
        return next((name or mail for name in names), "")

    def is_user(self, mail: str) -> bool:
        """Whether an active user has this e-mail; a yes is cached for USER_S seconds, a no is not."""
        key = mail.casefold()
        with self._users_lock:
            if key in self._users:
                return True
        if not self.user_named(mail):
            return False
        with self._users_lock:
            self._users[key] = True
        return True

    def task_types(self) -> list[Json]:
        return wire.rows(*self._read("GET", "Task.svc/RetrieveTaskType"))

    def _read(
        self,
        method: str,
        path: str,
        query: dict[str, str] | None = None,
        body: dict[str, object] | None = None,
        within_s: float = 0,
    ) -> tuple[int, bytes]:
        """A call that changes nothing: without an answer it may simply be made again."""
        try:
            return self._send(method, path, query, body, within_s)
        except CrmUnknown as unknown:
            raise CrmUnavailable(str(unknown), unknown.cause) from None

    def _send(
        self,
        method: str,
        path: str,
        query: dict[str, str] | None = None,
        body: dict[str, object] | None = None,
        within_s: float = 0,
        place: Slot | None = None,
    ) -> tuple[int, bytes]:
        request = self._request(method, path, query, body)
        with self._turn(place) as turn:
            outgoing = OutgoingRequest(partial(self._leave, turn), turn.leave, within_s or self._read_s)
            try:
                answer = connection.send(self._session, request, CONNECT_S, outgoing)
            except CrmUnavailable:
                raise  # not sent
            except Exception as error:  # noqa: BLE001  # whatever it is, what counts is whether anything was sent
                # `from None`: a failed request's text may carry the URL, and the URL the keys.
                raise self._failed(error, outgoing) from None
        metrics.answers.labels(errors.label(answer.status, answer.content)).inc()
        if errors.throttled(answer.status, answer.content):
            self._limiter.throttled()
        elif errors.keys_refused(answer.status, answer.content):
            # The person is told that it isn't their fault; an operator finds it in the log.
            log.error("LeadSquared refuses the keys; look at LEADSQUARED_ACCESS_KEY and LEADSQUARED_SECRET_KEY")
        return answer.status, answer.content

    def _request(
        self, method: str, path: str, query: dict[str, str] | None, body: dict[str, object] | None
    ) -> requests.Request:
        account = self._account
        keys = {"accessKey": account.access_key, "secretKey": account.secret_key}
        # No compression, so that an answer's size is known while it is read.
        headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
        if account.auth == "headers":
            headers |= {f"x-LSQ-{name[0].upper()}{name[1:]}": key for name, key in keys.items()}
            keys = {}
        data = None if body is None else json.dumps(body).encode()
        return requests.Request(
            method, f"{account.url}/v2/{path}", headers=headers, params={**keys, **(query or {})}, data=data
        )

    def _leave(self, turn: CallPermit) -> None:
        """Called when the connection is open and the request is about to be sent."""
        turn.refresh()
        self._before_send()

    def _failed(self, error: Exception, outgoing: OutgoingRequest) -> Exception:
        """The port's exception for an error: CrmUnknown once any byte was sent, else nothing was done."""
        if outgoing.began:
            metrics.answers.labels("none").inc()
            return CrmUnknown(type(error).__name__)
        if isinstance(error, ValueError):
            metrics.answers.labels("not sent").inc()
            setting = _KEYS if isinstance(error, (requests.exceptions.InvalidHeader, UnicodeError)) else _HOST
            log.error("no request to LeadSquared can be sent: %s; look at %s", type(error).__name__, setting)
            return CrmUnusable(setting)
        if isinstance(error, (OSError, HTTPError, HTTPException)):
            metrics.answers.labels("no connection").inc()
            return CrmUnavailable("no connection")
        return error


@dataclass(frozen=True)
class _Sending:
    """One create, with a slot in the call queue."""

    crm: LeadSquared
    place: Slot

    def wait(self) -> None:
        # The first wait is short, so that the person can be told that it has to wait.
        self.place.wait(None if self.place.waited_s else SOON_S)

    def create(self, meeting: Meeting) -> str:
        return self.crm.create(meeting, self.place)
