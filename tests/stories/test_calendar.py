"""Add to calendar, from the menu of a card to what a calendar reads."""

import http.client
from collections.abc import Iterator
from contextlib import closing
from email.message import Message
from typing import Any
from urllib.parse import urlsplit

import pytest
from icalendar import Calendar

from sandbox.leadsquared import LeadSquaredServer
from tests import clock
from tests.in_process import InProcessStage, alone
from tests.patience import PATIENCE_S
from tests.stories.conftest import BOX_RATE, FAST
from tests.stories.days import D
from tests.stories.scene import Scene, seat
from tests.stories.test_after_booking import chooses, deletes

PUBLIC = {"MEETING_PUBLIC_URL": "https://meetings.test/"}


@pytest.fixture
def public() -> Iterator[InProcessStage]:
    """A bot that knows its public address."""
    crm = LeadSquaredServer(rate=BOX_RATE, now=clock.now)
    with alone(InProcessStage({**FAST, **PUBLIC}, crm=crm)) as stage:
        yield stage
        assert stage.slack.complaints == []


def links(scene: Scene) -> dict[str, str]:
    """The link buttons that Add to calendar shows, by their labels: privately, or in the view of the menu."""
    chooses(scene, "Add to calendar")

    def look() -> Any:
        view = scene.person.view()
        private = (one.blocks for one in scene.sees() if one.ephemeral)
        shown = [*([view.blocks] if view else []), *private]
        return next((blocks for blocks in shown if "to your calendar" in str(blocks)), None)

    blocks = scene.wait(look)
    elements = [one for block in blocks if block["type"] == "actions" for one in block["elements"]]
    if scene.person.view() is not None:
        scene.person.closes(all_of_them=True)
    return {one["text"]["text"]: one["url"] for one in elements}


def get(stage: InProcessStage, path: str) -> tuple[int, Message, bytes]:
    """Status, headers and body."""
    connection = http.client.HTTPConnection("127.0.0.1", int(stage.settings["PORT"]), timeout=PATIENCE_S)
    with closing(connection):
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


def test_the_menu_offers_google_and_outlook(priya: Scene) -> None:
    priya.says(f'{D} 3pm Calendar demo lead:asha@globex.com where:"Room 4"')
    shown = links(priya)
    assert list(shown) == ["Google Calendar", "Outlook"]
    assert "text=Calendar%20demo" in shown["Google Calendar"]
    assert "T093000Z" in shown["Google Calendar"], "15:00 in Kolkata"
    assert "T09%3A30%3A00Z" in shown["Outlook"]
    assert "Asha%20Rao" in shown["Outlook"]


def test_a_file_is_read_by_a_calendar_and_by_nobody_without_the_address(public: InProcessStage) -> None:
    priya = seat(public, "priya")
    priya.says(f'{D} 3pm Calendar file lead:asha@globex.com where:"Room 4"')
    address = urlsplit(links(priya)["Calendar file (.ics)"])
    assert (address.scheme, address.netloc) == ("https", "meetings.test")
    status, headers, body = get(public, address.path)
    assert (status, headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert headers["cache-control"] == "private, no-store"
    event: Any = Calendar.from_ical(body).events[0]
    task = priya.one_task("Calendar file")
    assert (event["summary"], event["location"]) == ("Calendar file", "Room 4")
    assert str(event.start.strftime("%Y-%m-%d %H:%M")) in str(task["DueDate"])
    assert "Asha Rao" in event["description"]
    assert get(public, address.path.replace(".ics", "x.ics"))[0] == 404
    assert get(public, "/calendar/")[0] == 404
    assert "calendar/" not in public.logged()
    deletes(priya)
    priya.wait(lambda: "Deleted" in priya.card().message.shown)
    assert b"STATUS:CANCELLED" in get(public, address.path)[2]
