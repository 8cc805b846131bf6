"""Slack's markup becomes plain text before reading and before LeadSquared, and nobody's words ping anybody."""

import json

import pytest

from sandbox.leadsquared import CrmFault
from tests.stories.days import DAY, D, utc
from tests.stories.scene import Scene


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("R&D <review> of A > B", "R&D <review> of A > B"),
        ("Call with @maya about it", "Call with @maya about it"),
        ("Plan for #general", "Plan for #general"),
        ("Read https://acme.test/a?b=1&c=2 first", "Read https://acme.test/a?b=1&c=2 first"),
        ("Mail from asha@globex.com", "Mail from asha@globex.com"),
        ("Shout @here now", "Shout @here now"),
        ("&amp; is an entity", "&amp; is an entity"),
        (":tada: party", "party"),
        ("~Old~ *New* _and_ `code`, Room_4_blue, 2*3", "New and code, Room_4_blue, 2*3"),
    ],
)
def test_leadsquared_gets_the_words_as_people_see_them(priya: Scene, typed: str, plain: str) -> None:
    seen = priya.says(f'{D} 3pm "{typed}" -- {typed}')
    (name, description) = (json.loads(priya.stage.crm.calls[-1].body)[key] for key in ("Name", "Description"))
    assert name == f'Meeting: "{plain}"'
    assert description.splitlines()[0] == plain
    assert plain in seen.message.shown


def test_a_mail_as_slack_marks_it_up_is_still_a_lead_and_an_owner(priya: Scene) -> None:
    seen = priya.says(f"{D} 3pm Marked up lead:asha@globex.com owner:maya@acme.com")
    task = priya.told_once(seen, "Marked up")
    assert (task["RelatedEntityIdName"], task["OwnerEmailAddress"]) == ("Asha Rao", "maya@acme.com")


def test_curly_quotes_and_dashes_of_phones_are_read(priya: Scene) -> None:
    task = priya.told_once(priya.says(f"{D} 3–4pm Phone call where:“Room 4” — bring the phone"), "Phone call")
    assert (task["DueDate"], task["EndDate"]) == (utc(DAY, 15), utc(DAY, 16))
    assert task["Location"] == "Room 4"
    assert task["Description"].splitlines()[0] == "bring the phone"


LOUD = "@here @channel @everyone @maya <!channel> <@U0MAYA> *bold* _it_ `code` <https://evil.test|click>"


@pytest.mark.parametrize(
    "line",
    [
        f'{D} 3pm "{LOUD}"',
        f'{D} 3pm Loud place where:"{LOUD}"',
        f'{D} 3pm Loud owner owner:"{LOUD}"',
        f'{D} 3pm Loud lead lead:"{LOUD}"',
        f'{D} 3pm Loud type type:"{LOUD}"',
        LOUD,
        f"{D} 3pm {LOUD} mins:nope",
        f"{D} 3pm Loud below -- {LOUD}",
    ],
)
def test_nothing_the_bot_posts_pings_anybody(priya: Scene, line: str) -> None:
    seen = priya.says(line)
    for message in (seen.message, *seen.thread):
        assert priya.stage.slack.pings(message) == set()
    posts = [call for call in priya.stage.slack.calls if call.method.startswith("chat.")]
    assert not any(call.args.get("link_names") or call.args.get("parse") for call in posts)


def test_leadsquareds_own_words_ping_nobody_either(priya: Scene) -> None:
    """A type that LeadSquared does not have is told with the types that it has."""
    seen = priya.says(f'{D} 3pm Loud refusal type:"<!channel> @here"')
    assert "LeadSquared has no appointment type" in seen.words
    assert priya.stage.slack.pings(seen.message) == set()


def test_very_long_words_fit_into_slacks_messages(priya: Scene) -> None:
    priya.stage.crm.fault(CrmFault.ERROR_IN_200, "Task.svc/Create")
    asked = priya.says(f"{D} 3pm {'long ' * 900}")
    assert "Nothing is booked yet" in asked.words, "what stands behind so many words was not read"
    priya.person.presses(asked.message, label=asked.message.buttons[0].text)
    assert "Not booked" in priya.card_ends().words
