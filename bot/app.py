"""Makes and connects all objects: the only file that knows every concrete class, and that hands out the clock.

Opens nothing before it is used, so that a web process makes no LeadSquared session and a worker no Bolt.
"""

import hashlib
import logging
import math
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, cached_property, partial
from pathlib import Path

import requests
from slack_bolt import App
from sqlalchemy import URL, Engine
from sqlalchemy.exc import SQLAlchemyError

from bot import database, metrics
from bot.audit_table import AuditTable
from bot.calendar.addresses import CalendarAddresses
from bot.database import PATIENCE_S, database_url, is_transient, open_engine
from bot.jobs import locks
from bot.jobs.crashes import Crashes
from bot.jobs.heartbeat import ANSWER_S, LEASE_S, Heartbeats, Lease
from bot.jobs.queue import WRITE_S, Queue, prepare
from bot.jobs.stored_jobs import StoredJobs
from bot.jobs.wake import writes_to
from bot.jobs.worker import Worker, WorkerDependencies
from bot.leadsquared.account import Account, Rate
from bot.leadsquared.client import LeadSquared
from bot.leadsquared.lead_pages import LeadPages
from bot.leadsquared.rate_limit import RateLimiter
from bot.meetings.actions import DELETE, EDIT, HAND_OVER, HELD, NO_SHOW, OPEN_FORM, SETTINGS, SMALL_TALK, UNDO, WHOAMI
from bot.meetings.audit import AuditEvent
from bot.meetings.model import Draft, Policy
from bot.meetings.ports import Clock, MaybeWritten, NotWritten
from bot.meetings.request import Request, reference_of
from bot.meetings.workflow import Workflow
from bot.rejections import Rejections
from bot.settings import Settings
from bot.slack import bolt_app
from bot.slack.agenda_blocks import NEXT_PAGE
from bot.slack.background_tasks import BackgroundTasks
from bot.slack.button_payload import CALENDAR
from bot.slack.chat import SlackChat
from bot.slack.credentials import SlackCredentials
from bot.slack.directory import Directory
from bot.slack.form.prefill import Prefill
from bot.slack.form.windows import Windows
from bot.slack.listeners.agenda_pages import AgendaPages
from bot.slack.listeners.appointment_actions import AppointmentActions
from bot.slack.listeners.appointment_forms import AppointmentForms
from bot.slack.listeners.appointment_moves import AppointmentMoves
from bot.slack.listeners.calendar_links import CalendarLinks
from bot.slack.listeners.card_actions import CardActions
from bot.slack.listeners.forms import Forms
from bot.slack.listeners.home_tab import HomeTab
from bot.slack.listeners.lead_search import LeadSearch
from bot.slack.listeners.mentions import Mentions
from bot.slack.listeners.pressed_buttons import PressedButtons
from bot.slack.listeners.settings_search import SettingsSearch
from bot.slack.listeners.shortcuts import Shortcuts
from bot.slack.listeners.slash_commands import SlashCommands
from bot.slack.listeners.small_talk import SmallTalk
from bot.slack.listeners.workflow_step import WorkflowStep
from bot.slack.request_gate import WorkspaceGuard
from bot.slack.socket_mode import SocketMode
from bot.slack.web_client import SlackClient
from bot.slack.workspace import Workspace
from bot.sqlite import keep_private
from bot.store import Store
from bot.ticks import ticks
from bot.when import Unclear
from bot.workspaces import Workspaces

log = logging.getLogger(__name__)

# DBOS's own threads, and the jobs' steps; a step holds a connection for a millisecond or two.
WORKER_CONNECTIONS = 8
PROBE_S = 3.0
# A step may wait long for a database connection: only its own job waits with it.
STEP_QUEUE_S = 30.0
# An index on a table that is large already takes its time, once.
MIGRATE_S = 600.0
# A person waits for the write before an ack: first for a connection, then for the file's lock.
ACK_QUEUE_S, ACK_LOCKED_S = 0.05, WRITE_S


def utc_now() -> datetime:
    """This machine's clock; aware, in UTC."""
    return datetime.now(UTC)


class Application:
    """All objects of one process, for one set of settings.

    Workspaces are looked up by a team's id, accounts by their own.
    """

    def __init__(self, settings: Settings, clock: Clock = utc_now, wake: int | None = None) -> None:
        """`wake` is our end of the pipe between a web process and the worker beside it, where there is one."""
        self.settings = settings
        self.clock = clock
        self.wake = wake

    @property
    def policy(self) -> Policy:
        settings = self.settings
        return Policy(
            task_type=settings.meeting_task_type,
            minutes=settings.meeting_minutes,
            reminder=settings.meeting_reminder_minutes,
            notify=settings.meeting_notify,
            zone=settings.meeting_time_zone,
            assign=settings.meeting_assign,
            guests=settings.meeting_guests,
            command=settings.meeting_command,
            clash=settings.meeting_clash,
            opens=settings.working_hours[0],
            closes=settings.working_hours[1],
            contact=settings.meeting_contact,
        )

    @cached_property
    def workspaces(self) -> Workspaces:
        token = self.settings.slack_bot_token.get_secret_value()
        return Workspaces(SlackCredentials(token, self.settings.slack_api_url, account="default"), self._open_workspace)

    def account(self, account: str) -> Account:
        settings = self.settings
        return Account(
            id=account,
            url=settings.leadsquared_host,
            access_key=settings.leadsquared_access_key.get_secret_value(),
            secret_key=settings.leadsquared_secret_key.get_secret_value(),
            auth=settings.leadsquared_auth,
            rate=Rate(*settings.rate),
        )

    @cached_property
    def url(self) -> URL:
        return database_url(self.settings.database_url.get_secret_value())

    @cached_property
    def installation(self) -> str:
        """Which Slack app in which workspace, and whose LeadSquared: two that share a database are told apart by it.
        A token's first parts name both, and stay when it is made anew."""
        token = self.settings.slack_bot_token.get_secret_value()
        parts = token.split("-")
        ours = "-".join(parts[:3]) if len(parts) == 4 else token
        return hashlib.sha256(f"{ours} {self.settings.leadsquared_host}".encode()).hexdigest()[:12]

    @property
    def file(self) -> Path:
        """The database, where it is SQLite's."""
        return Path(self.url.database or "meetings.db")

    @property
    def on_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @property
    def is_new(self) -> bool:
        """SQLite's file is not there yet; the first connection makes it."""
        return self.on_sqlite and not self.file.exists()

    def engine(
        self,
        connections: int,
        patience_s: float = PATIENCE_S,
        queue_s: float = PATIENCE_S,
        answer_s: float = database.ANSWER_S,
    ) -> Engine:
        """On SQLite with one connection: threads wait for each other in line, and not for the file's lock."""
        return open_engine(self.url, 1 if self.on_sqlite else connections, patience_s, queue_s, answer_s)

    @cached_property
    def store(self) -> Store:
        return Store(self._rows)

    @cached_property
    def audit(self) -> AuditTable:
        return AuditTable(self._rows, self.settings.meeting_audit_days)

    @cached_property
    def _rows(self) -> Engine:
        return self.engine(2)

    @cached_property
    def queue(self) -> Queue:
        return Queue(self.engine(4, ACK_LOCKED_S, ACK_QUEUE_S), self.installation, writes_to(self.wake))

    @cached_property
    def stored_jobs(self) -> StoredJobs:
        """For the command line."""
        return StoredJobs(self.engine(2, queue_s=STEP_QUEUE_S), self.installation)

    @cached_property
    def team(self) -> WorkspaceGuard:
        return WorkspaceGuard(
            lambda press, message: self.workspaces.of(press.team).tasks.tell(press, message),
            self.rejections.other_workspace,
        )

    @cached_property
    def rejections(self) -> Rejections:
        audit = AuditTable(self.engine(1), self.settings.meeting_audit_days)
        return Rejections(audit.write, self.clock, self.installation)

    @cached_property
    def bolt(self) -> App:
        settings = self.settings
        app = bolt_app.create(
            settings.slack_signing_secret.get_secret_value(), lambda team: self.workspaces.credentials(team).token
        )
        app.use(self.team)
        bolt_app.register(app, settings.meeting_command, self._listeners())
        return app

    def socket_mode(self, threads: int) -> SocketMode:
        """The connection over which Slack's requests come, where there is an app token. Not connected yet."""
        token, url = self.settings.slack_app_token, self.settings.slack_api_url
        return SocketMode(self.bolt, token.get_secret_value() if token else "", url, threads, ticks)

    def _open_workspace(self, credentials: SlackCredentials) -> Workspace:
        """What the listeners use of a workspace. Its lists are asked for with calls that no booking may need."""
        client = SlackClient(credentials)
        chat, tasks = SlackChat(client, self.settings.people), BackgroundTasks(client)
        directory = Directory(chat, self.store, self.catalogue(credentials.account), self.policy)
        return Workspace(
            account=credentials.account,
            client=client,
            directory=directory,
            tasks=tasks,
            windows=Windows(client, directory, tasks, self.clock),
            prefill=Prefill(directory, self.clock, lambda may_ask: chat.url(ask=may_ask)),
        )

    def _listeners(self) -> bolt_app.Listeners:
        """One of each kind, for all workspaces."""
        of, find = self.workspaces.of, self.queue.find
        home = self._home_tab
        handlers: dict[str, Callable[[Request], None]] = {
            OPEN_FORM.name: lambda request: of(request.team).windows.open_for(request),
            SETTINGS.name: home.settings,
            WHOAMI.name: home.whoami,
            SMALL_TALK.name: SmallTalk(of).answer,
        }
        command, lead_pages = self.settings.meeting_command, self._lead_pages
        moving = AppointmentMoves(of, self.store, self._put, command, self.clock)
        appointments = AppointmentActions(of, self.store, self._put, command, self.clock, lead_pages.page)
        asking = AppointmentForms(of, self._put, command, self.clock)
        calendar = CalendarLinks(of, self.store, self.calendar_addresses.address)
        shortcuts = Shortcuts(of, find)
        pages = AgendaPages(of, self._put, command, self.clock)
        presses = {
            **appointments.handlers(UNDO.name, DELETE.name),
            **asking.handlers(HELD.name, NO_SHOW.name, HAND_OVER.name),
            **moving.handlers(),
            EDIT.name: shortcuts.change,
            NEXT_PAGE: pages.next,
            CALENDAR: calendar.show,
        }
        return bolt_app.Listeners(
            slash_commands=SlashCommands(of, self._put, handlers, self.clock),
            shortcuts=shortcuts,
            pressed_buttons=PressedButtons(of, self._put, find, self.queue.status, self.clock, self.rejections.press),
            forms=Forms(of, self._put, find, self.clock, self.rejections.form),
            lead_search=LeadSearch(of, self.store),
            settings_search=SettingsSearch(of, self.clock),
            home_tab=home,
            card_actions=CardActions(of, presses, appointments.others),
            appointment_forms=asking,
            workflow_step=WorkflowStep(of, self._put, self.clock),
            appointment_moves=moving,
            mentions=Mentions(of, self._put, handlers, self.settings.meeting_command, self.clock),
        )

    @cached_property
    def calendar_addresses(self) -> CalendarAddresses:
        secret = self.settings.slack_signing_secret.get_secret_value()
        return CalendarAddresses(self.settings.meeting_public_url, secret, self.clock)

    def _put(self, request: Request) -> bool:
        try:
            new = self.queue.put(request, self.workspaces.credentials(request.team).account)
        except (NotWritten, MaybeWritten) as failure:
            self.rejections.unsaved(request, failure)
            raise
        if not new:
            log.warning("refused: the same request again, ref %s", reference_of(request.key))
        return new

    def create_tables(self) -> None:
        """All of them, of every package; several processes may do so at once. Raises SQLAlchemyError."""
        turn, engine = self.engine(1), self.engine(2, queue_s=STEP_QUEUE_S, answer_s=MIGRATE_S)
        with locks.turn(self.url, turn):
            prepare(engine)
            self.store.create_tables()
            self.audit.create_table()
            self.heartbeats.create_table()
            Crashes(engine).create_table()
        turn.dispose()
        engine.dispose()
        if self.on_sqlite:
            keep_private(self.file)

    def worker(self, end: Callable[[], None]) -> Worker:
        """`end` ends this process at once; it is called when another may do its jobs."""
        # On SQLite the file's lock is the lease: nobody else works while this process is there, stopped or not.
        lease = Lease(math.inf if self.on_sqlite else LEASE_S, ticks, end)
        workflow_for = cache(partial(self._workflow, lease))
        dependencies = WorkerDependencies(workflow_for, self.forget_old, self.clock, self.wake)
        engine = self.engine(WORKER_CONNECTIONS, queue_s=STEP_QUEUE_S)
        return Worker(engine, f"worker-{uuid.uuid4().hex}", self.heartbeats, lease, dependencies, self.installation)

    def forget_old(self, at_most: int) -> None:
        """Delete old rows, at most so many of each kind. Raises SQLAlchemyError."""
        self.store.forget(at_most)
        self.audit.forget(at_most)

    @cached_property
    def heartbeats(self) -> Heartbeats:
        return Heartbeats(self.engine(2, answer_s=ANSWER_S))

    def leadsquared(
        self, account: str, before_send: Callable[[], None] = lambda: None, counted_in: URL | None = None
    ) -> LeadSquared:
        """Its calls are counted in the database, or in another one where that is not there."""
        found = self.account(account)
        return LeadSquared(
            found, requests.Session(), RateLimiter(found, counted_in or self.url), before_send=before_send
        )

    def catalogue(self, account: str) -> LeadSquared:
        """An account for its lists: it takes no call that a booking may need."""
        found = self.account(account)
        return LeadSquared(found, requests.Session(), RateLimiter(found, self.url), searching=True)

    @cached_property
    def probe(self) -> LeadSquared:
        """The only account, for whoever asks whether it answers: busy is an answer too. Takes no call that a booking
        may need."""
        found = self.account(self.workspaces.credentials().account)
        return LeadSquared(found, requests.Session(), RateLimiter(found, self.url), searching=True, patience_s=PROBE_S)

    def crm(self, counted_in: URL | None = None) -> LeadSquared:
        """The only account, for those who ask about it outside any request."""
        return self.leadsquared(self.workspaces.credentials().account, counted_in=counted_in)

    def chat(self, team: str = "", lead_page: Callable[[str], str] = lambda _: "") -> SlackChat:
        settings = self.settings
        return SlackChat(
            SlackClient(self.workspaces.credentials(team)),
            settings.people,
            lead_page,
            private_where_shared=settings.meeting_shared_channels == "private",
        )

    def _workflow(self, lease: Lease, team: str) -> Workflow:
        account = self.workspaces.credentials(team).account
        crm, pages = self.leadsquared(account, lease.check), LeadPages(self.catalogue(account).who_am_i)
        chat = self.chat(team, pages.page)
        return Workflow(crm, chat, self.store, self.policy, self.clock, _count, self._record, self._refresh_home)

    @cached_property
    def _lead_pages(self) -> LeadPages:
        return LeadPages(self.probe.who_am_i)

    @cached_property
    def _home_tab(self) -> HomeTab:
        return HomeTab(self.workspaces.of, self.store, self.clock, self._lead_pages.page)

    def _refresh_home(self, request: Request) -> None:
        """Nobody waits for it, and what fails is shown when the tab is opened again."""
        try:
            self._home_tab.refresh(request.team, request.user)
        except SQLAlchemyError as failure:
            log.info("a Home tab is not drawn again: %s", type(failure).__name__)

    def _record(self, events: tuple[AuditEvent, ...]) -> None:
        """Write to the audit. What the database refuses for good costs a row there, and never the job."""
        try:
            self.audit.write(events)
        except SQLAlchemyError as failure:
            if is_transient(failure):
                raise
            log.exception("the audit could not be written")


def _count(draft: Draft) -> None:
    metrics.readings.labels(draft.when.kind.value if isinstance(draft.when, Unclear) else "read").inc()


def build(settings: Settings, clock: Clock = utc_now, wake: int | None = None) -> Application:
    return Application(settings, clock, wake)
