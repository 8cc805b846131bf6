"""Slack's JSON becomes values: nothing invented, and a stranger's mail never believed."""

from datetime import UTC, datetime

import pytest

from bot.slack import payloads

HEARD = datetime(2026, 11, 24, 4, 35, tzinfo=UTC)
BODY = {
    "command": "/meeting",
    "text": "tomorrow 3pm Demo owner:<@U2|noah>",
    "user_id": "U1",
    "team_id": "T1",
    "channel_id": "C1",
    "trigger_id": "13345224609.738474920.8088930838d88f",
    "response_url": "https://hooks.slack.com/commands/T1/1/x",
}
USER = {
    "id": "U1",
    "team_id": "T1",
    "name": "priya",
    "real_name": "Priya Rao",
    "tz": "Asia/Kolkata",
    "locale": "en-IN",
    "deleted": False,
    "is_bot": False,
    "is_restricted": False,
    "is_ultra_restricted": False,
    "is_stranger": False,
    "profile": {"real_name": "Priya Rao", "email": "priya@acme.com"},
}


def test_a_command_becomes_a_request() -> None:
    request = payloads.command(BODY, HEARD)
    assert (request.key, request.team, request.user) == (BODY["trigger_id"], "T1", "U1")
    assert (request.reply_to.channel, request.reply_to.thread_ts) == ("C1", None)
    assert request.reply_to.response_url == BODY["response_url"]
    assert (request.line, request.mentions) == ("tomorrow 3pm Demo owner:@noah", (("@noah", "U2"),))
    assert request.received_at == HEARD


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("/meeting tomorrow 3pm Demo", "tomorrow 3pm Demo"),
        ("/Meeting  help", "help"),
        ("/meeting", ""),
        ("/meetings tomorrow 3pm", "/meetings tomorrow 3pm"),
        ("/other tomorrow 3pm", "/other tomorrow 3pm"),
    ],
)
def test_a_line_pasted_with_its_command_is_the_line_alone(typed: str, line: str) -> None:
    assert payloads.command({**BODY, "text": typed}, HEARD).line == line


def test_a_response_url_opens_a_door_and_shows_in_no_repr() -> None:
    assert "hooks.slack.com" not in repr(payloads.command(BODY, HEARD))


def test_a_person_is_read_with_mail_zone_and_language() -> None:
    person = payloads.person({"user": USER}, "T1")
    assert (person.user, person.name, person.mail) == ("U1", "Priya Rao", "priya@acme.com")
    assert (person.zone, person.locale) == ("Asia/Kolkata", "en-IN")
    assert not any((person.guest, person.bot, person.deleted, person.outside))


@pytest.mark.parametrize(
    "changes", [{"team_id": "T2"}, {"is_stranger": True}, {"team_id": ""}, {"team_id": None}, {"team_id": "T"}]
)
def test_a_mail_from_another_team_is_not_believed(changes: dict[str, object]) -> None:
    person = payloads.person({"user": {**USER, **changes}}, "T1")
    assert (person.mail, person.outside) == (None, True)


@pytest.mark.parametrize(
    ("changes", "enterprise"),
    [
        ({"team_id": "T2", "enterprise_user": {"id": "U1", "teams": ["T2", "T1"]}}, ""),
        ({"team_id": None, "enterprise_user": {"teams": ["T1"]}}, ""),
        ({"team_id": "E1", "enterprise_user": {"enterprise_id": "E1", "teams": ["T1"]}}, ""),
        ({"team_id": "T2", "enterprise_user": {"enterprise_id": "E1", "teams": ["T2"]}}, "E1"),
        ({"team_id": "E1"}, "E1"),
        ({"team_id": "", "profile": {"email": "priya@acme.com", "team": "T1"}}, ""),
    ],
)
def test_in_an_enterprise_grid_ours_is_who_has_our_team_or_our_grid(
    changes: dict[str, object], enterprise: str
) -> None:
    person = payloads.person({"user": {**USER, **changes}}, "T1", enterprise)
    assert (person.mail, person.outside) == ("priya@acme.com", False)


@pytest.mark.parametrize(
    ("changes", "enterprise"),
    [
        ({"team_id": "T2", "enterprise_user": {"enterprise_id": "E2", "teams": ["T2"]}}, "E1"),
        ({"team_id": "E1"}, ""),
        ({"team_id": "", "enterprise_user": {"enterprise_id": "", "teams": [None, "", {"id": "T1"}]}}, ""),
        ({"team_id": "", "enterprise_user": {"teams": "T1"}}, ""),
        ({"is_stranger": True, "enterprise_user": {"enterprise_id": "E1", "teams": ["T1"]}}, "E1"),
    ],
)
def test_another_grid_is_another_company(changes: dict[str, object], enterprise: str) -> None:
    assert payloads.person({"user": {**USER, **changes}}, "T1", enterprise).outside


@pytest.mark.parametrize(
    ("team", "user", "view", "found"),
    [
        ({"id": "T1"}, {"id": "U1", "team_id": "T2"}, None, "T1"),
        (None, {"id": "U1", "team_id": "T2"}, None, "T2"),
        (None, {"id": "U1"}, {"team_id": "T3"}, "T3"),
        (None, {"id": "U1"}, None, ""),
    ],
)
def test_a_press_without_a_team_is_of_the_persons_own(team: object, user: object, view: object, found: str) -> None:
    assert payloads.actor_of({"team": team, "user": user, "view": view}).team == found


@pytest.mark.parametrize(
    ("flag", "kind"),
    [("is_restricted", "guest"), ("is_ultra_restricted", "guest"), ("is_bot", "bot"), ("deleted", "deleted")],
)
def test_guests_apps_and_the_deleted_are_told_apart(flag: str, kind: str) -> None:
    person = payloads.person({"user": {**USER, flag: True}}, "T1")
    assert getattr(person, kind)


@pytest.mark.parametrize("missing", [None, "", 7])
def test_what_a_profile_does_not_show_is_none(missing: object) -> None:
    user = {**USER, "tz": missing, "locale": missing, "profile": {"email": missing}}
    person = payloads.person({"user": user}, "T1")
    assert (person.mail, person.zone, person.locale, person.name) == (None, None, "en-US", "Priya Rao")


@pytest.mark.parametrize("answer", [{}, {"user": None}, {"user": []}])
def test_an_answer_without_a_user_is_nobody_of_ours(answer: payloads.Json) -> None:
    assert payloads.person(answer, "T1").outside
