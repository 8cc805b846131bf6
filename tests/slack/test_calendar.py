"""An appointment for a calendar: valid files, links of Slack's length, and addresses that only this bot can make."""

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from slack_sdk.web import SlackResponse

from bot.calendar.addresses import CalendarAddresses
from bot.calendar.entry import CalendarEntry, entry_of
from bot.calendar.file import ics
from bot.calendar.links import LONGEST, google, outlook
from bot.meetings.crm_appointment import CrmAppointment
from bot.meetings.messages import AppointmentState, End
from bot.meetings.model import Policy
from bot.meetings.ports import AppointmentRecord
from bot.meetings.request import ReplyTarget
from bot.settings import InvalidSettings, read
from bot.slack.button_payload import ButtonPayload, ButtonPress
from bot.slack.chat import SlackChat
from bot.slack.credentials import SlackCredentials
from bot.slack.directory import Directory
from bot.slack.listeners.calendar_links import CalendarLinks
from bot.slack.message_blocks import Block
from bot.slack.web_client import SlackClient
from sandbox.slack.blockkit import check_view
from tests.meetings.memory import FakeMemory
from tests.meetings.samples import ASHA
from tests.slack.empty_catalogue import EmptyCatalogue
from tests.slack.judging import problems
from tests.slack.listened import Spoken, workspace

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
RECORD = AppointmentRecord(
    key="trigger-1",
    team="T1",
    user="U1",
    state=End.BOOKED,
    owner="priya@acme.com",
    task_ids=("5f0e89fa-e882-5c0e-b93b-0271052d6960",),
    start=NOON.astimezone(),
    end=NOON + timedelta(hours=1),
    title="Demo, with; Acme \\ “ü” & co",
    where="Room 4\nfloor 2",
    lead=ASHA,
    booked_at=NOON - timedelta(days=1),
)
PAGES = (google, outlook)


def made(record: AppointmentRecord, note: str = "") -> CalendarEntry:
    entry = entry_of(record, note)
    assert entry
    return entry


ENTRY = made(RECORD, "Lead: Asha Rao\nTask 5f0e")


def read_back(entry: CalendarEntry) -> Any:
    """The event, as the library reads it."""
    calendar: Any = Calendar.from_ical(ics(entry))
    assert (calendar["version"], str(calendar["prodid"])) == ("2.0", "-//leadsquared-meetings//EN")
    [event] = calendar.events
    assert event.errors == []
    return event


def test_a_file_says_the_same_in_utc_when_it_is_read_back() -> None:
    event = read_back(ENTRY)
    assert (event["summary"], event["location"]) == (RECORD.title, RECORD.where)
    assert (event.start, event.end) == (NOON, NOON + timedelta(hours=1))
    assert event.start.tzinfo is not None
    assert event["uid"] == "5f0e89fa-e882-5c0e-b93b-0271052d6960@leadsquared-meetings"
    assert (event["sequence"], event["status"]) == (0, "CONFIRMED")
    assert event["description"] == "Lead: Asha Rao\nTask 5f0e"
    lines = ics(ENTRY).decode().split("\r\n")
    assert "DTSTART:20261124T120000Z" in lines
    assert max(len(line.encode()) for line in lines) <= 75


def test_a_change_raises_the_sequence_and_keeps_the_uid() -> None:
    booked = NOON - timedelta(days=1)
    changes = [booked + timedelta(milliseconds=200), NOON, NOON + timedelta(seconds=1)]
    entries = [made(RECORD), *(made(replace(RECORD, changed_at=at)) for at in changes)]
    sequences = [entry.sequence for entry in entries]
    assert sequences == sorted(set(sequences))
    assert len({entry.uid for entry in entries}) == 1


def test_a_deleted_appointment_is_cancelled_in_the_calendar() -> None:
    entry = made(replace(RECORD, status=AppointmentState.DELETED, changed_at=NOON))
    assert read_back(entry)["status"] == "CANCELLED"
    assert b"METHOD:CANCEL" in ics(entry)


@pytest.mark.parametrize("missing", [{"start": None}, {"end": None}, {"task_ids": ()}])
def test_what_has_no_time_or_task_is_no_entry(missing: dict[str, None]) -> None:
    assert entry_of(replace(RECORD, **missing)) is None  # type: ignore[arg-type]  # its own fields


@given(st.text(max_size=400), st.text(max_size=400), st.text(max_size=4000))
def test_any_words_make_a_valid_file_and_links_that_slack_takes(title: str, where: str, note: str) -> None:
    entry = made(replace(RECORD, title=title, where=where), note)
    event = read_back(entry)
    assert (event["summary"], event.get("location", "")) == (entry.title, entry.where)
    for page in PAGES:
        address = page(entry)
        assert len(address) <= LONGEST
        assert address.isascii()
        assert "+" not in address


def test_the_links_say_title_place_and_utc_times() -> None:
    asked = parse_qs(urlsplit(google(ENTRY)).query)
    assert asked["dates"] == ["20261124T120000Z/20261124T130000Z"]
    assert (asked["text"], asked["location"], asked["details"]) == ([RECORD.title], [RECORD.where], [ENTRY.note])
    asked = parse_qs(urlsplit(outlook(ENTRY)).query)
    assert (asked["startdt"], asked["enddt"]) == (["2026-11-24T12:00:00Z"], ["2026-11-24T13:00:00Z"])
    assert (asked["subject"], asked["location"], asked["body"]) == ([RECORD.title], [RECORD.where], [ENTRY.note])


class At:
    now = NOON

    def __call__(self) -> datetime:
        return self.now


def path_of(address: str) -> str:
    assert address.startswith("https://meetings.test/calendar/")
    return urlsplit(address).path


def test_an_address_is_read_until_it_expires_and_names_nobody() -> None:
    clock = At()
    addresses = CalendarAddresses("https://meetings.test", "0123456789abcdef", clock)
    address = addresses.address("T1", RECORD.task_ids[0])
    assert addresses.read(path_of(address)) == ("T1", RECORD.task_ids[0])
    clock.now = NOON + timedelta(days=30, seconds=-1)
    assert addresses.read(path_of(address)) == ("T1", RECORD.task_ids[0])
    clock.now = NOON + timedelta(days=30, seconds=1)
    assert addresses.read(path_of(address)) is None


def test_an_address_that_was_changed_or_signed_elsewhere_is_not_read() -> None:
    addresses = CalendarAddresses("https://meetings.test", "0123456789abcdef", At())
    path = path_of(addresses.address("T1", "task-1"))
    what, _, rest = path.removeprefix("/calendar/").partition(".")
    signature = rest.removesuffix(".ics")
    other = base64.urlsafe_b64encode(
        base64.urlsafe_b64decode(what + "=" * (-len(what) % 4)).replace(b"task-1", b"task-2")
    )
    forged = [
        f"/calendar/{other.decode().rstrip('=')}.{signature}.ics",
        f"/calendar/{what}.{'A' * len(signature)}.ics",
        f"/calendar/{what}.ics",
        f"/calendar/{what}..ics",
        f"/calendar/{what}.{signature}",
        f"/calendar/{what}.{signature}.ics/",
        f"/calendar/{what}=.{signature}.ics",
        f"/calendar/{'A' * 10_000}.{signature}.ics",
        "/calendar/é.é.ics",
        "/calendar/",
    ]
    assert [addresses.read(one) for one in forged] == [None] * len(forged)
    assert CalendarAddresses("https://meetings.test", "another secret", At()).read(path) is None
    # Every single changed character of it.
    start = len("/calendar/")
    for place in range(start, len(path) - len(".ics")):
        changed = "A" if path[place] != "A" else "B"
        assert addresses.read(path[:place] + changed + path[place + 1 :]) is None


def test_without_a_public_address_there_is_no_file() -> None:
    with_url = CalendarAddresses("https://meetings.test", "0123456789abcdef", At())
    without = CalendarAddresses("", "0123456789abcdef", At())
    assert without.address("T1", "task-1") == ""
    assert without.read(path_of(with_url.address("T1", "task-1"))) is None


@pytest.mark.parametrize(("url", "cure"), [("http://meetings.test", "https"), ("meetings", "MEETING_PUBLIC_URL")])
def test_a_public_address_is_https(url: str, cure: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEETING_PUBLIC_URL", url)
    with pytest.raises(InvalidSettings, match=cure):
        read()


class AtOnce(Spoken):
    """Runs everything at once."""

    def run_slow(self, do: Callable[[], None], wanted: Callable[[], bool] = lambda: True) -> None:
        assert wanted()
        do()


class Views(SlackClient):
    """Keeps what is shown in open views."""

    def __init__(self) -> None:
        super().__init__(SlackCredentials("xoxb-1", "http://127.0.0.1:9/api/", "default"))
        self.shown: list[Block] = []

    def views_update(self, *, view_id: str, view: Block, **_: object) -> SlackResponse:  # type: ignore[override]  # what we pass
        assert view_id == "V1"
        self.shown.append(view)
        return SlackResponse(
            client=self, http_verb="POST", api_url="", req_args={}, data={"ok": True}, headers={}, status_code=200
        )


class OneAppointment(EmptyCatalogue):
    """LeadSquared with one appointment."""

    def appointment(self, task_id: str) -> CrmAppointment | None:
        found = CrmAppointment(task_id, "Meeting: Elsewhere", NOON, NOON + timedelta(hours=1), task_type="Meeting")
        return found if task_id == "task-9" else None


class Chosen:
    """Somebody who chooses Add to calendar for an appointment, from a message or from the view of a menu."""

    def __init__(self, *records: AppointmentRecord, file: str = "") -> None:
        memory, self.tasks, self.client = FakeMemory(), AtOnce(), Views()
        for record in records:
            memory.remember_appointment(record)
        whole = workspace(self.tasks)
        directory = Directory(SlackChat(self.client), memory, OneAppointment(), Policy())
        self.workspace = replace(whole, client=self.client, directory=directory)
        self.links = CalendarLinks(lambda _: self.workspace, memory, lambda *_: file, lambda _: None)

    def chooses(self, key: str, view: str = "") -> tuple[str, dict[str, str]]:
        """The sentence, and the pages by their labels."""
        payload = ButtonPayload(key, "", "calendar")
        self.links.show(ButtonPress("U1", "T1", "1.2.3", ReplyTarget("C1"), payload, ephemeral=False, view=view))
        if view:
            [shown] = self.client.shown
            assert check_view(json.loads(json.dumps(shown)), "modal").as_slack() == []
            blocks: Any = shown["blocks"]
        else:
            [message] = self.tasks.told
            assert problems(message) == []
            blocks = message["blocks"]
        buttons = [one for block in blocks[1:] for one in block["elements"]]
        return blocks[0]["text"]["text"], {one["text"]["text"]: one["url"] for one in buttons}


@pytest.mark.parametrize("view", ["", "V1"])
def test_the_links_are_told_where_the_menu_is(view: str) -> None:
    text, pages = Chosen(RECORD, file="https://meetings.test/calendar/x.y.ics").chooses("trigger-1", view)
    assert RECORD.title in text
    assert list(pages) == ["Google Calendar", "Outlook", "Calendar file (.ics)"]


def test_one_that_only_leadsquared_knows_has_links_and_no_file() -> None:
    text, pages = Chosen(file="https://meetings.test/calendar/x.y.ics").chooses("task:task-9:1795521600-1795525200")
    assert "Elsewhere" in text
    assert list(pages) == ["Google Calendar", "Outlook"]


def test_one_of_an_earlier_version_has_no_file_and_a_name() -> None:
    earlier = replace(RECORD, title="", booked_at=None)
    text, pages = Chosen(earlier, file="https://meetings.test/calendar/x.y.ics").chooses("trigger-1")
    assert "“Appointment”" in text
    assert list(pages) == ["Google Calendar", "Outlook"]


@pytest.mark.parametrize(
    ("key", "says"),
    [("trigger-2", "too old"), ("trigger-1", "don't know the time"), ("task:gone", "don't know the time")],
)
def test_what_cannot_be_added_is_said(key: str, says: str) -> None:
    text, pages = Chosen(replace(RECORD, start=None, end=None)).chooses(key)
    assert says in text
    assert pages == {}
