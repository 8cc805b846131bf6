"""Settings that are missing or wrong are told all at once, by name, and never with a value."""

import pytest

from tests.stories.commands import run

RIGHT = {
    "SLACK_BOT_TOKEN": "xoxb-right",
    "SLACK_SIGNING_SECRET": "right-secret",
    "LEADSQUARED_HOST": "api.leadsquared.test",
    "LEADSQUARED_ACCESS_KEY": "right-access",
    "LEADSQUARED_SECRET_KEY": "right-secret",
}
WRONG = {
    "SLACK_BOT_TOKEN": "xapp-hush-1",
    "SLACK_SIGNING_SECRET": "hush-2",
    "SLACK_APP_TOKEN": "xoxb-hush-3",
    "SLACK_API_URL": "http://hush-4.test/api/",
    "LEADSQUARED_HOST": "http://hush-5.test",
    "LEADSQUARED_AUTH": "hush-6",
    "LEADSQUARED_RATE": "hush-7",
    "DATABASE_URL": "mysql://hush-8:hush-9@db/x",
    "PORT": "hush-10",
    "WEB_CONCURRENCY": "hush-20",
    "MEETING_COMMAND": "hush-11",
    "MEETING_MINUTES": "hush-12",
    "MEETING_REMINDER_MINUTES": "-13",
    "MEETING_NOTIFY": "hush-14",
    "MEETING_TIME_ZONE": "Hush/15",
    "MEETING_ASSIGN": "hush-16",
    "MEETING_GUESTS": "hush-17",
    "LOG_LEVEL": "hush-18",
    "LOG_FORMAT": "hush-19",
}


@pytest.mark.parametrize("command", ["web", "work", "check"])
def test_all_that_is_missing_is_named_at_once_with_where_to_find_it(command: str) -> None:
    said = run({}, command)
    assert said.code == 1
    named = [line.split()[0] for line in said.text.splitlines()]
    assert sorted(named) == sorted(RIGHT)
    assert "Traceback" not in said.text


def test_all_that_is_wrong_is_named_at_once_and_no_value_is_shown() -> None:
    said = run({**RIGHT, **WRONG}, "web")
    assert said.code == 1
    named = [line.split()[0] for line in said.text.splitlines()]
    assert sorted(named) == sorted(WRONG)
    assert "hush" not in said.text.lower()
    assert "right-" not in said.text
    assert "Traceback" not in said.text


def test_a_database_that_cannot_be_reached_is_named_and_nothing_of_its_address() -> None:
    said = run({**RIGHT, "DATABASE_URL": "sqlite:////no/such/hush/meetings.db", "PORT": "0"}, "web", "--no-work")
    assert said.code == 1
    assert "DATABASE_URL" in said.text
    assert "hush" not in said.text
    assert "Traceback" not in said.text
