"""An installation with settings of its own; and not one secret in anything it wrote, whatever went wrong."""

import json
from urllib.parse import quote

import pytest

from sandbox.leadsquared import ACCESS_KEY, SECRET_KEY, CrmFault
from sandbox.slack import refused, server_error
from sandbox.stage import Stage
from tests.processes.conftest import Stages
from tests.stories.days import DAY, D, utc
from tests.stories.scene import Scene, seat

SETTINGS = {
    "MEETING_COMMAND": "/book",
    "MEETING_TASK_TYPE": "Demo",
    "MEETING_MINUTES": "50",
    "MEETING_REMINDER_MINUTES": "5",
    "MEETING_NOTIFY": "false",
    "MEETING_TIME_ZONE": "America/New_York",
    "MEETING_ASSIGN": "self",
    "MEETING_GUESTS": "true",
    "MEETING_PEOPLE": "U0NOAH=lukas@acme.com, U0ADMIN = maya@acme.com",
    "LEADSQUARED_AUTH": "query",
    "LOG_LEVEL": "DEBUG",
    "LOG_FORMAT": "json",
}
CREATE = "Task.svc/Create"


@pytest.fixture(scope="module")
def other(stages: Stages) -> Stage:
    return stages.open(SETTINGS)


@pytest.fixture
def priya(other: Stage) -> Scene:
    return seat(other, "priya")


def test_its_own_defaults_are_what_is_booked(priya: Scene) -> None:
    seen = priya.says(f"{D} 3pm Own defaults", "/book")
    task = priya.told_once(seen, "Own defaults")
    assert task["Name"] == "Demo: Own defaults"
    assert (task["DueDate"], task["EndDate"]) == (utc(DAY, 15), utc(DAY, 15, 50))
    assert (task["Reminder"], task["NotifyBy"]) == (5, "1000")


def test_an_account_that_wants_its_keys_in_the_address_gets_them_there(priya: Scene) -> None:
    priya.stage.crm.fault(CrmFault.DROP_AFTER, CREATE)
    priya.told_once(priya.says(f"{D} 3pm By query", "/book"), "By query")


def test_options_still_win_over_its_defaults(priya: Scene) -> None:
    seen = priya.says(f"{D} 3pm Options win type:Meeting for 20m remind:off notify:on", "/book")
    task = priya.told_once(seen, "Options win")
    assert task["Name"] == "Meeting: Options win"
    assert task["EndDate"] == utc(DAY, 15, 20)
    assert (task["Reminder"], task["NotifyBy"]) == (0, "1100")


def test_its_command_is_the_one_in_every_example(priya: Scene) -> None:
    asked = priya.says("No time here", "/book")
    assert [line.split()[0] for line in asked.examples] == ["/book"]
    priya.types("/book help")
    assert all(line.startswith("/book ") for line in priya.answers()[-1].examples)


def test_the_usual_command_is_unknown_here(priya: Scene) -> None:
    assert priya.person.types(f"/meeting {D} 3pm Unknown here", channel=priya.channel).status == 404


def test_who_has_no_zone_is_read_in_its_zone(other: Stage) -> None:
    noor = seat(other, "notz")
    noor.says(f"{D} 3pm Zone of the house", "/book")
    (sent,) = [call for call in other.crm.calls if "Zone of the house" in call.body]
    assert json.loads(sent.body)["DueDate"] == utc(DAY, 15, zone="America/New_York").removesuffix(".000")


@pytest.mark.parametrize("owner", ["@maya", "maya@acme.com"])
def test_where_everybody_books_for_themselves_no_colleague_is_taken(priya: Scene, owner: str) -> None:
    refused_ = priya.says(f"{D} 3pm For another {owner[:2]} owner:{owner}", "/book")
    assert refused_.message.ephemeral
    assert "yourself" in refused_.words
    task = priya.told_once(priya.says(refused_.examples[0], "/book"), f"For another {owner[:2]}")
    assert task["OwnerEmailAddress"] == "priya@acme.com"


def test_who_has_another_mail_in_leadsquared_is_that_user_by_the_operators_word(other: Stage) -> None:
    """Noah's profile has a mail that LeadSquared has no active user for; where everybody books for themselves he can
    all the same, as the one user that is his and as nobody else."""
    noah = seat(other, "noah")
    noah.types("/book whoami")
    said = noah.wait(lambda: next((one.shown for one in noah.sees() if "LeadSquared user" in one.shown), None))
    assert "lukas@acme.com, set for you by whoever runs this bot" in said
    assert "Lukas Weber" in said
    task = noah.told_once(noah.says(f"{D} 3pm As mapped lead:asha@globex.com", "/book"), "As mapped")
    assert (task["OwnerEmailAddress"], task["RelatedEntityIdName"]) == ("lukas@acme.com", "Asha Rao")
    for owner in ("maya@acme.com", "@maya", "priya@acme.com", "noah@acme.com"):
        assert "yourself" in noah.says(f"{D} 3pm As somebody else owner:{owner}", "/book").words
    assert noah.booked("As somebody else") == []


@pytest.mark.parametrize(("owner", "title"), [("@priya", "Mine by mention"), ("Priya@Acme.com", "Mine by mail")])
def test_oneself_may_be_named_as_the_owner(priya: Scene, owner: str, title: str) -> None:
    priya.told_once(priya.says(f"{D} 3pm {title} owner:{owner}", "/book"), title)


def test_guests_book_where_they_may_and_for_themselves_only(other: Stage) -> None:
    gus = seat(other, "gus")
    seen = gus.says(f"{D} 3pm Guest call", "/book")
    assert "LeadSquared says: Owner not found: gus@partner.example" in seen.words
    assert gus.says(f"{D} 4pm Guest call owner:maya@acme.com", "/book").message.ephemeral


def test_no_key_and_no_token_in_any_log_message_or_file(other: Stage) -> None:
    """After a run in which everything went wrong once, with the keys in the address and the log at its loudest."""
    priya, crm, slack = seat(other, "priya"), other.crm, other.slack
    for number, fault in enumerate(fault for fault in CrmFault if fault not in SLOW):
        crm.fault(fault, CREATE, hidden_s=0.1)
        priya.types(f"{D} 3pm Secret run {number}", "/book")
        crm.wait_for(lambda: not crm.faults, 30)
    crm.fault(CrmFault.KEYS_REFUSED, "LeadManagement.svc")
    priya.says(f"{D} 3pm Secret lead lead:asha@globex.com", "/book")
    slack.fails("chat.postMessage", refused("invalid_auth"))
    slack.fails("users.info", server_error())
    slack.fails("response_url", server_error())
    priya.says(f"{D} 3pm Secret last", "/book")

    secrets = [ACCESS_KEY, SECRET_KEY, slack.bot_token, slack.signing_secret, slack.app_token]
    spellings = {spelling for secret in secrets for spelling in (secret, quote(secret), quote(secret, safe=""))}
    written = {path.name: path.read_bytes() for path in other.folder.rglob("*") if path.is_file()}
    assert {"meetings.db", "web.log"} <= set(written)
    messages = [slack.state.message_store.in_channel(one.channel_id) for one in slack.state.channels]
    written["messages"] = repr(messages).encode()
    written["calls"] = repr([call.args for call in slack.calls]).encode()
    leaks = [(name, word) for name, text in written.items() for word in spellings if word.encode() in text]
    assert leaks == []


SLOW = {CrmFault.TIMEOUT_BEFORE, CrmFault.TIMEOUT_AFTER, CrmFault.LATE, CrmFault.SLOW}


def test_its_log_is_json_line_by_line(other: Stage) -> None:
    lines = [line for line in other.logged().splitlines() if line.strip()]
    assert lines
    assert all({"time", "level", "logger", "message"} <= set(json.loads(line)) for line in lines)
