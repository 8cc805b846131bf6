"""The main job, through both of Slack's doors: a line typed, an appointment made, a thread that says so."""

import re

import pytest

from sandbox.slack import refused, slow
from sandbox.stage import Stage
from tests.stories.days import DAY, KOLKATA, D, in_days, utc
from tests.stories.scene import link_to, seat


def test_a_line_becomes_an_appointment_and_the_thread_names_it(door: Stage) -> None:
    priya = seat(door, "priya")
    first, before = in_days(1), len(door.crm.calls)
    seen = priya.says("tomorrow 3-4pm Demo with Umbrella")

    task = priya.told_once(seen, "Demo with Umbrella")
    day = first if task["DueDate"] == utc(first, 15) else in_days(1)  # midnight may have passed meanwhile
    assert (task["DueDate"], task["EndDate"]) == (utc(day, 15), utc(day, 16))
    assert (task["Name"], task["TaskType"]["Name"]) == ("Meeting: Demo with Umbrella", "Meeting")
    assert (task["OwnerEmailAddress"], task["RelatedEntity"]) == ("priya@acme.com", 0)
    assert (task["NotifyBy"], task["Reminder"]) == ("1100", 30)
    assert sum("Demo with Umbrella" in call.body for call in door.crm.calls[before:]) == 1, "sent once, and no more"

    card = seen.message.shown
    assert "Demo with Umbrella" in card
    assert f"{day:%a} {day.day} {day:%b}" in card
    assert "India" in card, "every time names its zone"
    assert "Priya Rao" in card
    assert not seen.message.ephemeral


def test_who_asked_where_and_the_mark_stand_under_the_persons_own_text(door: Stage) -> None:
    priya = seat(door, "priya")
    seen = priya.says(f"{D} 10am Kick-off with Globex -- bring the contract")
    own, signature = priya.told_once(seen, "Kick-off with Globex")["Description"].splitlines()
    assert own == "bring the contract"
    asked, permalink, ref = signature.split(" · ")
    assert asked == "Asked in Slack by Priya Rao (priya@acme.com)"
    assert permalink == link_to(seen.message)
    assert re.fullmatch(r"ref [0-9a-f]{8}", ref)


def test_a_refusal_by_leadsquared_is_told_in_the_thread_with_the_next_step(door: Stage) -> None:
    priya = seat(door, "priya")
    seen = priya.says(f"{D} 2pm Pricing call owner:noah@acme.com")
    assert priya.booked("Pricing call") == []
    assert "Not booked. LeadSquared says: Owner is not active." in seen.thread[-1].shown
    assert "noah@acme.com" in seen.thread[-1].shown
    assert "Not booked" in seen.message.shown
    assert len(seen.thread) == 1

    again = priya.says(seen.examples[0])
    task = priya.told_once(again, "Pricing call")
    assert task["DueDate"] == utc(DAY, 14)
    assert task["OwnerEmailAddress"] == "priya@acme.com"


def test_a_line_without_a_time_is_answered_privately_and_its_example_is_booked_with_one(door: Stage) -> None:
    priya = seat(door, "priya")
    asked = priya.says("Coffee with Lin where:Lobby")
    assert asked.message.ephemeral
    assert priya.booked("Coffee with Lin") == []
    (example,) = asked.examples
    assert example == "/meeting <day> <time> Coffee with Lin where:Lobby"
    typed = example.replace("<day>", D).replace("<time>", "3pm")
    priya.told_once(priya.says(typed), "Coffee with Lin")
    assert priya.one_task("Coffee with Lin")["Location"] == "Lobby"


@pytest.mark.parametrize("line", ["help", "HELP", " Help ", "?", "/meeting help", "what can you do?"])
def test_help_is_answered_privately_with_examples_and_a_table(door: Stage, line: str) -> None:
    priya = seat(door, "priya")
    ack = priya.types(f"/meeting {line}")
    (answer,) = priya.answers()
    assert answer.message.ephemeral
    assert ack.body, "the answer is in the ack itself: no job, no waiting"
    assert len(answer.examples) == 3
    for typed in ("/meeting settings", "/meeting whoami", "lead:"):
        assert typed in answer.words


def test_an_empty_line_opens_the_form_and_posts_nothing(door: Stage) -> None:
    priya = seat(door, "priya")
    ack = priya.types("/meeting")
    priya.wait(lambda: priya.person.view())
    assert ack.body == ""
    assert priya.answers() == []
    priya.person.closes()


def test_where_the_form_does_not_open_there_is_what_can_be_typed_instead(door: Stage) -> None:
    priya = seat(door, "priya")
    door.slack.fails("views.open", refused("view_too_large"))
    priya.types("/meeting")
    told = priya.wait(lambda: next(iter(priya.answers()), None))
    assert told.message.ephemeral
    assert "didn't open" in told.words
    assert told.examples[0] == "/meeting tomorrow 3-4pm Demo with Acme"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("hi", "Type a time and a title"),
        ("Test", "Type a time and a title"),
        ("thanks!", "You're welcome"),
        ("show my day", "list today"),
    ],
)
def test_a_greeting_is_answered_and_is_no_title(door: Stage, line: str, says: str) -> None:
    priya, before = seat(door, "priya"), len(door.crm.tasks)
    priya.types(f"/meeting {line}")
    told = priya.wait(lambda: next(iter(priya.answers()), None))
    assert told.message.ephemeral
    assert says in told.words
    assert len(door.crm.tasks) == before
    priya.says(f"{D} 3pm {line} again")
    assert len(door.crm.tasks) == before + 1, "with a time it is a title"


def test_help_shows_lines_that_are_booked_when_they_are_typed(door: Stage) -> None:
    priya = seat(door, "priya")
    priya.types("/meeting help")
    (answer,) = priya.answers()
    before = len(door.crm.tasks)
    for number, example in enumerate(answer.examples, start=1):
        assert "Created task" in priya.says(example).thread[-1].shown
        assert len(door.crm.tasks) == before + number


def test_everybody_has_a_clock_of_their_own(door: Stage) -> None:
    """The same words mean another moment for Maya in New York and for Lukas in Berlin."""
    for handle, zone in (("maya", "America/New_York"), ("lukas", "Europe/Berlin"), ("priya", KOLKATA)):
        person = seat(door, handle)
        person.says(f"{D} 3pm Standup of {handle}")
        task = person.one_task(f"Standup of {handle}")
        assert task["DueDate"] == utc(DAY, 15, zone=zone)
        assert task["OwnerEmailAddress"] == f"{handle}@acme.com"


def test_who_has_no_zone_in_slack_gets_the_installations(door: Stage) -> None:
    nameless = seat(door, "notz")
    seen = nameless.says(f"{D} 3pm Zoneless call owner:priya@acme.com")
    assert nameless.told_once(seen, "Zoneless call")["DueDate"] == utc(DAY, 15, zone="UTC")
    assert "UTC" in seen.message.shown


def test_an_ack_holds_no_network_call_of_the_bots(door: Stage) -> None:
    """Slack hears before anybody is asked anything: users.info hangs, and the ack is long there."""
    priya = seat(door, "priya")
    door.slack.fails("users.info", slow(0.5))
    priya.types(f"{D} 4pm Slow profile")
    assert priya.answers() == []
    priya.told_once(priya.ends(), "Slow profile")
