"""The Crm port over HTTPS: one method for each LeadSquared call.

Sends each request once; whether one is sent again is decided in meetings/booking. A request that may have arrived and
was not answered is CrmUnknown.
"""

import json
import logging
import re
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum, auto
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
from bot.leadsquared.lead_pages import LeadPages
from bot.leadsquared.rate_limit import PATIENCE_S, CallPermit, RateLimiter, Slot
from bot.leadsquared.recent_tasks import RecentTask, RecentTasks, is_listed
from bot.meetings.crm_appointment import AppointmentChanges, CrmAppointment, FreeSlot
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


class CallTurn(Enum):
    """When a call is made, if not as a booking's."""

    LATER = auto()  # after the bookings that wait: an action on an appointment, a list
    SPARE = auto()  # only if nothing else needs the call right now


class _EndlessList(CrmUnavailable):
    """A list brings tasks that no page had before, for longer than any real list."""


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
        self._searching = searching
        self._patience_s = patience_s
        self._read_s = LIST_S if searching else READ_S
        self._before_send = before_send
        self._account = account
        self._session = session
        connection.mount(session)
        self._stored = RecentTasks(ticks)
        self._lead_pages = LeadPages(self.who_am_i)
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
        owner = meeting.owner_mail or meeting.owner_id or ""
        try:
            for tasks in self._new_tasks(owner, first, last, seen):
                found += wire.with_reference(tasks, meeting.reference)
        except _EndlessList:
            if not found:
                raise
            return FoundTasks(tuple(dict.fromkeys(found)))
        return FoundTasks(tuple(dict.fromkeys(found)), behind=self._is_behind(known, seen, first, last))

    def appointment(self, task_id: str) -> CrmAppointment | None:
        query = {"id": task_id}
        found = wire.rows(*self._read("GET", "Task.svc/Retrieve.GetById", query=query, turn=CallTurn.LATER))
        return records.appointment(found[0]) if found else None

    def appointments_of(
        self, owner: str, start: datetime, end: datetime, *, spare: bool = False
    ) -> tuple[CrmAppointment, ...]:
        """LeadSquared takes days, of a zone that nobody knows: a day more is asked for on both sides."""
        turn = CallTurn.SPARE if spare else CallTurn.LATER
        day = timedelta(days=1)
        seen: set[str] = set()
        found: dict[str, CrmAppointment] = {}
        for first, last in wire.spans(start.astimezone(UTC) - day, end.astimezone(UTC) + day):
            for tasks in self._new_tasks(owner, first, last, seen, turn=turn, counted=True):
                these = filter(None, map(records.appointment, tasks))
                found |= {one.id: one for one in these if one.is_within(start, end)}
        return tuple(sorted(found.values(), key=lambda one: (one.start or start, one.id)))

    def move(self, task_id: str, start: datetime, end: datetime) -> bool:
        body = wire.move(task_id, start, end)
        return wire.changed(*self._send("POST", "Task.svc/BulkUpdateAppointmentTime", body=body, turn=CallTurn.LATER))

    def update(self, task_id: str, changes: AppointmentChanges) -> bool:
        body = wire.update(task_id, changes)
        return wire.changed(*self._send("POST", "Task.svc/Update", body=body, turn=CallTurn.LATER))

    def complete(self, task_id: str) -> bool:
        query = {"id": task_id}
        return wire.changed(*self._send("GET", "Task.svc/MarkComplete", query=query, turn=CallTurn.LATER))

    def delete(self, task_id: str) -> bool:
        body = wire.delete(task_id)
        return wire.changed(*self._send("POST", "Task.svc/DeleteTasks", body=body, turn=CallTurn.LATER))

    def lead_page(self, lead_id: str) -> str:
        return self._lead_pages.page(lead_id)

    def free_slots(self, owner_mail: str, first: date, last: date) -> tuple[FreeSlot, ...] | None:
        path = "Task.svc/RetrieveAvailableSlots/ByUserEmailAddress"
        last = min(last, first + timedelta(days=wire.LONGEST_LOOK_DAYS))
        found: dict[FreeSlot, None] = {}
        days: set[str] = set()
        for page in range(1, MOST_PAGES + 1):
            body = wire.free_slots(owner_mail, first, last, page, PAGE)
            try:
                rows = wire.rows(*self._read("POST", path, body=body, turn=CallTurn.SPARE))
            except CrmRefused:
                return None  # 404, or a refusal: the account does not have it
            new = {text(row, "Date") for row in rows} - days
            if not new:
                break
            days |= new
            found |= dict.fromkeys(slot for row in rows for slot in records.free_slots(row, owner_mail))
        return tuple(sorted(found, key=lambda slot: slot.start))

    def _new_tasks(
        self,
        owner: str,
        first: datetime,
        last: datetime,
        seen: set[str],
        *,
        turn: CallTurn | None = None,
        counted: bool = False,
    ) -> Iterator[list[Json]]:
        """The tasks of an owner, an e-mail or an id, on these days, page by page, until a page brings nothing new;
        `seen` gets their ids. `counted`: a page is the last one too where LeadSquared's own count says so."""
        here: set[str] = set()
        for page in range(1, MOST_PAGES + 1):
            if "@" in owner:
                path = "Task.svc/RetrieveAppointments/ByUserEmailAddress"
                body = wire.appointments(owner, first, last, page, PAGE)
            else:
                path, body = "Task.svc/Retrieve", wire.tasks_of(owner, first, last, len(here), PAGE)
            status, answer = self._read("POST", path, body=body, turn=turn)
            tasks = wire.rows(status, answer)
            new = [task for task in tasks if wire.task_id(task) not in here]
            if not new:
                return
            here |= set(map(wire.task_id, new))
            seen |= here
            yield new
            if counted and wire.is_last_page(answer, len(tasks), PAGE, len(here)):
                return
        raise _EndlessList("a list without an end")

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
        return wire.record(*self._read("GET", "Authentication.svc/UserByAccessKey.Get", turn=CallTurn.LATER))

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
        turn: CallTurn | None = None,
    ) -> tuple[int, bytes]:
        """A call that changes nothing: without an answer it may simply be made again."""
        try:
            return self._send(method, path, query, body, within_s, turn=turn)
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
        turn: CallTurn | None = None,
    ) -> tuple[int, bytes]:
        request = self._request(method, path, query, body)
        with self._permit(place, turn) as permit:
            outgoing = OutgoingRequest(partial(self._leave, permit), permit.leave, within_s or self._read_s)
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

    def _permit(self, place: Slot | None, turn: CallTurn | None) -> AbstractContextManager[CallPermit]:
        searching = self._searching or turn is CallTurn.SPARE
        return self._limiter.turn(place, searching=searching, later=turn is CallTurn.LATER, patience_s=self._patience_s)

    def _leave(self, permit: CallPermit) -> None:
        """Called when the connection is open and the request is about to be sent."""
        permit.refresh()
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
