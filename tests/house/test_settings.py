"""Every setting: its default, its forms, and all that is wrong told at once, by name and never by value."""

import os
from collections.abc import Iterator, MutableMapping

import pytest

from bot.environment import truncated_keys, unknown
from bot.settings import InvalidSettings, Settings, read

Environment = MutableMapping[str, str]

NEEDED = {
    "SLACK_BOT_TOKEN": "xoxb-1-secret",
    "SLACK_SIGNING_SECRET": "signing-secret",
    "LEADSQUARED_HOST": "api-in21.leadsquared.com",
    "LEADSQUARED_ACCESS_KEY": "u$r-access",
    "LEADSQUARED_SECRET_KEY": "s3cr$t",
}
DEFAULTS = {
    "SLACK_APP_TOKEN": None,
    "SLACK_API_URL": "https://slack.com/api/",
    "LEADSQUARED_AUTH": "headers",
    "LEADSQUARED_RATE": "25/5",
    "PORT": 3000,
    "BIND": "",
    "WEB_CONCURRENCY": 1,
    "MEETING_COMMAND": "/meeting",
    "MEETING_TASK_TYPE": "Meeting",
    "MEETING_MINUTES": 30,
    "MEETING_REMINDER_MINUTES": 30,
    "MEETING_NOTIFY": True,
    "MEETING_TIME_ZONE": "UTC",
    "MEETING_ASSIGN": "members",
    "MEETING_GUESTS": False,
    "MEETING_PEOPLE": "",
    "MEETING_CONTACT": "",
    "MEETING_SHARED_CHANNELS": "private",
    "MEETING_CLASH": True,
    "MEETING_WORKING_HOURS": "9-18",
    "MEETING_AUDIT_DAYS": 90,
    "MEETING_PUBLIC_URL": "",
    "METRICS_PORT": None,
    "LOG_LEVEL": "INFO",
    "LOG_FORMAT": "text",
}
WRONG = {
    "SLACK_BOT_TOKEN": ["xoxp-canary", "canary", "xoxb-can\nary", "xoxb-can ary", '"xoxb-canary"'],
    "SLACK_SIGNING_SECRET": ["canary", "canary\nsecret", "canary secret", "'canarysecret'"],
    "SLACK_APP_TOKEN": ["xoxb-canary", "xapp-can\u2060ary"],
    "SLACK_API_URL": [
        "http://canary.example.com/api/",
        "canary",
        "ftp://canary.example.com",
        "https://canary:hush@slack.com/api/",
        "https://slack.com/api/?canary",
        "https://slack.com/canary api/",
    ],
    "LEADSQUARED_HOST": [
        "http://canary.example.com",
        "https://canary.example.com/v2/Task.svc",
        "https://",
        "canary:hush@api.leadsquared.com",
        "https://canary@api.leadsquared.com",
        "api.leadsquared.com?canary",
        "api.leadsquared.com#canary",
        "api.leadsquared.com?",
        "api canary.leadsquared.com",
        "api\\canary.leadsquared.com",
        "api\tcanary.leadsquared.com",
        "api.leadsquared.com:canary",
        "https://[canary",
    ],
    "MEETING_PUBLIC_URL": [
        "http://canary.example.com",
        "canary",
        "https://canary:hush@example.com",
        "ftp://canary.com",
    ],
    "MEETING_AUDIT_DAYS": ["0", "3651", "canary"],
    "LEADSQUARED_ACCESS_KEY": ["canary key", "can\nary", "can\r\nX-Header: ary", "can\u200bary", "'canary'", "canäry"],
    "LEADSQUARED_SECRET_KEY": ["can\tary", "can\u00a0ary", '"canary"'],
    "LEADSQUARED_AUTH": ["canary"],
    "LEADSQUARED_RATE": ["canary", "25", "0/5", "25/0", "25/-1", "25/inf", "25/nan", "25/5/canary"],
    "DATABASE_URL": [
        "mysql://canary@host/db",
        "postgres://canary:pa@ss:word@host:port/db",
        "sqlite://",
        "sqlite:///:memory:",
    ],
    "BIND": ["canary", "canary.example.com", "1.2.3"],
    "PORT": ["canary", "70000", "-1"],
    "WEB_CONCURRENCY": ["canary", "0", "-1"],
    "MEETING_TASK_TYPE": ["Can\nary", '"Canary"'],
    "MEETING_COMMAND": ["canary", "/two words", "/", f"/{'c' * 32}"],
    "MEETING_MINUTES": ["canary", "0", "-5", "100000"],
    "MEETING_REMINDER_MINUTES": ["canary", "-5"],
    "MEETING_NOTIFY": ["canary"],
    "MEETING_TIME_ZONE": ["Canary/Nowhere", "../etc/canary", "canary"],
    "MEETING_ASSIGN": ["canary"],
    "MEETING_GUESTS": ["canary"],
    "MEETING_CLASH": ["canary"],
    "MEETING_CONTACT": ["canary" * 40],
    "MEETING_SHARED_CHANNELS": ["canary"],
    "MEETING_WORKING_HOURS": ["canary", "18-9", "9-9", "9-25", "9", "9:75-18"],
    "MEETING_PEOPLE": [
        "canary",
        "U0CANARY",
        "U0CANARY=hush",
        "U0CANARY=a@b.c,U0CANARY=d@e.f",
        "canary=a@b.c",
        "@x=a@b.c",
    ],
    "METRICS_PORT": ["canary", "70000"],
    "LOG_LEVEL": ["canary"],
    "LOG_FORMAT": ["canary"],
}
EACH = [(name, value) for name, values in WRONG.items() for value in values]


@pytest.fixture
def given() -> Iterator[Environment]:
    """This process's environment with what is needed and nothing else of ours; as it was afterwards."""
    before = dict(os.environ)
    for name in Settings.model_fields:
        os.environ.pop(name.upper(), None)
    os.environ.update(NEEDED)
    yield os.environ
    os.environ.clear()
    os.environ.update(before)


@pytest.mark.usefixtures("given")
def test_every_default_is_the_documented_one() -> None:
    found = read()
    assert {name: getattr(found, name.lower()) for name in DEFAULTS} == DEFAULTS
    assert found.database_url.get_secret_value() == "sqlite:///meetings.db"
    assert set(Settings.model_fields) == {name.lower() for name in (*NEEDED, *DEFAULTS, "DATABASE_URL")}


@pytest.mark.usefixtures("given")
def test_people_are_mapped_by_their_slack_ids(given: Environment) -> None:
    given["MEETING_PEOPLE"] = " U0MAYA=maya.chen@acme.com ,W0NOAH = noah@acme.com,"
    assert read().people == {"U0MAYA": "maya.chen@acme.com", "W0NOAH": "noah@acme.com"}


def test_all_that_is_missing_is_told_at_once(given: Environment) -> None:
    for name in NEEDED:
        del given[name]
    with pytest.raises(InvalidSettings) as caught:
        read()
    told = str(caught.value).splitlines()
    assert [line.partition(" ")[0] for line in told] == list(NEEDED)
    assert all("is missing: set it to " in line for line in told)


@pytest.mark.parametrize(("name", "value"), EACH)
def test_a_wrong_value_is_told_by_its_name_and_never_shown(given: Environment, name: str, value: str) -> None:
    given[name] = value
    with pytest.raises(InvalidSettings) as caught:
        read()
    assert str(caught.value).startswith(f"{name} ")
    assert "canary" not in str(caught.value).casefold()
    assert "pa@ss" not in str(caught.value)
    assert caught.value.__suppress_context__, "a traceback would show what was refused"


def test_all_that_is_wrong_is_told_at_once(given: Environment) -> None:
    for name, values in WRONG.items():
        given[name] = values[0]
    with pytest.raises(InvalidSettings) as caught:
        read()
    assert {line.partition(" ")[0] for line in str(caught.value).splitlines()} == set(WRONG)


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("api-in21.leadsquared.com", "https://api-in21.leadsquared.com"),
        ("https://api-in21.leadsquared.com/", "https://api-in21.leadsquared.com"),
        ("https://api-in21.leadsquared.com/v2/", "https://api-in21.leadsquared.com"),
        ("api-in21.leadsquared.com/v2", "https://api-in21.leadsquared.com"),
        ("http://127.0.0.1:4000", "http://127.0.0.1:4000"),
        ("http://localhost:4000", "http://localhost:4000"),
        ("http://[::1]:4000", "http://[::1]:4000"),
    ],
)
def test_a_host_may_be_bare_or_an_address(given: Environment, typed: str, url: str) -> None:
    given["LEADSQUARED_HOST"] = typed
    assert read().leadsquared_host == url


@pytest.mark.parametrize(
    "url",
    [
        "meetings.db",
        "/data/meetings.db",
        "sqlite:////data/meetings.db",
        "postgres://u:p%40ss@host/db?sslmode=require",
        "postgresql://host/db",
    ],
)
def test_databases_as_hosts_hand_them_out(given: Environment, url: str) -> None:
    given["DATABASE_URL"] = url
    assert read().database_url.get_secret_value() == url


@pytest.mark.parametrize(("typed", "rate"), [("25/5", (25, 5.0)), ("10/0.5", (10, 0.5))])
def test_the_rate_is_calls_in_seconds(given: Environment, typed: str, rate: tuple[int, float]) -> None:
    given["LEADSQUARED_RATE"] = typed
    assert read().rate == rate


PASTED = ["{}\n", "  {}", "\t{}\r\n", "\ufeff{}", "{}\u200b", "\u00a0{} ", "\u202a{}\u202c"]


@pytest.mark.parametrize("pasted", PASTED)
def test_what_is_pasted_around_a_value_is_taken_away(given: Environment, pasted: str) -> None:
    for name, value in NEEDED.items():
        given[name] = pasted.format(value)
    given["MEETING_MINUTES"], given["MEETING_TASK_TYPE"] = pasted.format("45"), pasted.format("Site visit")
    found = read()
    assert found.leadsquared_access_key.get_secret_value() == NEEDED["LEADSQUARED_ACCESS_KEY"]
    assert found.slack_signing_secret.get_secret_value() == NEEDED["SLACK_SIGNING_SECRET"]
    assert found.leadsquared_host == "https://api-in21.leadsquared.com"
    assert (found.meeting_minutes, found.meeting_task_type) == (45, "Site visit")


def test_a_blank_variable_is_an_unset_one(given: Environment) -> None:
    for name in DEFAULTS:
        given[name] = " \n"
    assert read().port == 3000
    given["LEADSQUARED_ACCESS_KEY"] = "\u200b"
    with pytest.raises(InvalidSettings, match="LEADSQUARED_ACCESS_KEY is missing"):
        read()


def test_a_variable_that_is_no_setting_is_told_with_the_one_that_is_meant() -> None:
    known = [name.upper() for name in Settings.model_fields]
    told = unknown(["MEETING_MINUTE", "SLACK_APP_TOKN", "LEADSQUARED_HOTS", "PATH", "SLACK_CLIENT_ID", *known], known)
    assert [line.partition(" ")[0] for line in told] == ["LEADSQUARED_HOTS", "MEETING_MINUTE", "SLACK_APP_TOKN"]
    assert "did you mean MEETING_MINUTES?" in told[1]


def test_a_key_whose_dollar_was_taken_for_a_variable_is_told_without_showing_it() -> None:
    assert truncated_keys({"LEADSQUARED_ACCESS_KEY": "u$r" + "0" * 32}) == []
    (told,) = truncated_keys({"LEADSQUARED_ACCESS_KEY": "u", "LEADSQUARED_SECRET_KEY": "a" * 40})
    assert told.startswith("LEADSQUARED_ACCESS_KEY looks cut off (length 1)")
    assert "single quotes" in told


def test_a_log_level_may_be_typed_small_and_a_wrong_one_is_told_the_right_ones(given: Environment) -> None:
    given["LOG_LEVEL"] = "debug"
    assert read().log_level == "DEBUG"
    given["LOG_LEVEL"] = "loud"
    with pytest.raises(InvalidSettings, match="'DEBUG', 'INFO', 'WARNING' or 'ERROR'"):
        read()


def test_an_empty_variable_is_an_unset_one(given: Environment) -> None:
    for name in DEFAULTS:
        given[name] = ""
    assert read().port == 3000


@pytest.mark.usefixtures("given")
def test_no_secret_shows_in_a_repr() -> None:
    shown = repr(read()) + str(read())
    for name in ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "LEADSQUARED_ACCESS_KEY", "LEADSQUARED_SECRET_KEY"):
        assert NEEDED[name] not in shown
