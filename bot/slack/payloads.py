"""Slack's JSON becomes frozen values; what a form or a pressed button carries is read in form/state and presses.

Reads only. What people typed is made plain: markup undone, entities unescaped, nothing else changed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape

from bot.meetings.model import Person
from bot.meetings.request import Place, Request

Json = Mapping[str, object]

# <@U024BE7LH|priya>  <#C024BE7LR|general>  <mailto:a@b.c|a@b.c>  <http://x.y|x.y>  <!here>  <!date^..|..>
_MARKUP = re.compile(r"<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>")


def command(body: Json, heard_at: datetime) -> Request:
    """https://docs.slack.dev/interactivity/implementing-slash-commands

    {"command": "/meeting", "text": "tomorrow 3pm Demo", "user_id": "U1", "team_id": "T1", "channel_id": "C1",
     "trigger_id": "13345224609.738474920.8088930838d88f", "response_url": "https://hooks.slack.com/..."}
    """
    line, mentions = plain(text(body, "text"))
    name = text(body, "command")
    first, _, rest = line.partition(" ")
    return Request(
        key=text(body, "trigger_id"),
        team=text(body, "team_id"),
        user=text(body, "user_id"),
        place=Place(channel=text(body, "channel_id"), response_url=text(body, "response_url") or None),
        heard_at=heard_at,
        command=name,
        # A line of ours that was pasted behind a command already typed: `/meeting /meeting tomorrow 3pm Demo`.
        line=rest.strip() if name and first.casefold() == name.casefold() else line,
        mentions=mentions,
    )


def plain(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What a person meant to type, and which user each `@name` in it is."""
    mentions: dict[str, str] = {}

    def undo(found: re.Match[str]) -> str:
        sign, target, label = found[1], found[2], found[3]
        if sign == "@":
            shown = "@" + "_".join((label or target).split())
            mentions[shown] = target
            return shown
        if sign == "#":
            return "#" + (label or target)
        if sign == "!":
            name = label or target.split("^")[0]
            return name if label else f"@{name}"
        address = target.removeprefix("mailto:").removeprefix("tel:")
        return (label or address) if ":" in target else found[0]

    return unescape(_MARKUP.sub(undo, text)).strip(), tuple(mentions.items())


def person(answer: Json, team: str, enterprise: str = "") -> Person:
    """https://docs.slack.dev/reference/methods/users.info, with include_locale

    {"ok": true, "user": {"id": "U1", "team_id": "T1", "name": "priya", "real_name": "Priya Rao",
     "tz": "Asia/Kolkata", "locale": "en-IN", "deleted": false, "is_bot": false, "is_restricted": false,
     "is_ultra_restricted": false, "is_stranger": false, "profile": {"real_name": "Priya Rao", "email": ""}}}

    `enterprise` is our Enterprise Grid, where we are in one: there `team_id` is missing, of another workspace or the
    Grid's own, and "enterprise_user" says the rest: {"id": "U1", "enterprise_id": "E1", "teams": ["T1", "T2"]}.
    A mail counts only in a profile of our own team, or of our Grid.
    """
    user = objects(answer, "user")
    profile = objects(user, "profile")
    outside = user.get("is_stranger") is True or not _places(user) & ({team, enterprise} - {""})
    return Person(
        user=text(user, "id"),
        name=text(profile, "real_name") or text(user, "real_name") or text(user, "name"),
        mail=None if outside else text(profile, "email") or None,
        zone=text(user, "tz") or None,
        locale=text(user, "locale") or "en-US",
        guest=user.get("is_restricted") is True or user.get("is_ultra_restricted") is True,
        bot=user.get("is_bot") is True,
        deleted=user.get("deleted") is True,
        outside=outside,
    )


def _places(user: Json) -> frozenset[str]:
    """The workspaces and the Enterprise Grid that a profile says it is of."""
    grid = objects(user, "enterprise_user")
    teams = grid.get("teams")
    listed = [team for team in teams if isinstance(team, str)] if isinstance(teams, list) else []
    said = (text(user, "team_id"), text(objects(user, "profile"), "team"), text(grid, "enterprise_id"))
    return frozenset((*said, *listed)) - {""}


@dataclass(frozen=True)
class Doing:
    """Who did something, in which workspace. `trigger_id` opens a form, once, within 3 s; "" where there is none."""

    team: str
    user: str
    trigger_id: str


def doing(body: Json) -> Doing:
    """https://docs.slack.dev/reference/interaction-payloads, the same in all of them:

    {"team": {"id": "T1", ...}, "user": {"id": "U1", "team_id": "T1", ...}, "trigger_id": "13345224609.738474920.80"}

    In an Enterprise Grid "team" may be null; then the user's own workspace counts, or the one the view is of.
    """
    by, view = objects(body, "user"), objects(body, "view")
    team = text(objects(body, "team"), "id") or text(by, "team_id") or text(view, "team_id")
    return Doing(team, text(by, "id"), text(body, "trigger_id"))


def posted(answer: Json) -> tuple[str, str]:
    """Channel and ts of {"ok": true, "channel": "C1", "ts": "1503435956.000247", "message": {...}}."""
    return text(answer, "channel"), text(answer, "ts")


@dataclass(frozen=True)
class Myself:
    """Who the bot is, and where: `url` ends in a slash."""

    team: str
    url: str
    team_name: str = ""
    bot_name: str = ""
    scopes: frozenset[str] = frozenset()
    enterprise: str = ""


def myself(answer: Json, scopes: str = "") -> Myself:
    """https://docs.slack.dev/reference/methods/auth.test

    {"ok": true, "url": "https://acme.slack.com/", "team": "Acme", "user": "meetings", "team_id": "T1"}
    and, in the header x-oauth-scopes, what the token may do: commands,chat:write,...
    """
    return Myself(
        team=text(answer, "team_id"),
        url=text(answer, "url"),
        team_name=text(answer, "team"),
        bot_name=text(answer, "user"),
        scopes=frozenset(filter(None, (scope.strip() for scope in scopes.split(",")))),
        enterprise=text(answer, "enterprise_id"),
    )


@dataclass(frozen=True)
class Written:
    """A message somebody wrote: `text` is plain, `at` aware in UTC; `thread_ts` is where an answer belongs."""

    channel: str
    thread_ts: str
    author: str
    text: str
    at: datetime
    permalink: str = ""


def message(body: Json) -> Written:
    """https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload

    {"type": "message_action", "callback_id": "..", "trigger_id": "..", "channel": {"id": "C1"}, "user": {..},
     "team": {"id": "T1", "domain": "acme"}, "message_ts": "1503435956.000247", "message": {"type": "message",
     "user": "U2", "ts": "1503435956.000247", "thread_ts": "1503435900.000100", "text": "Shall we meet ..."}}
    """
    said = objects(body, "message")
    ts = text(said, "ts") or text(body, "message_ts")
    words, _ = plain(text(said, "text"))
    channel, domain = text(objects(body, "channel"), "id"), text(objects(body, "team"), "domain")
    return Written(
        channel=channel,
        thread_ts=text(said, "thread_ts") or ts,
        author=text(said, "user"),
        text=words,
        at=datetime.fromtimestamp(float(ts or 0), UTC),
        permalink=f"https://{domain}.slack.com/archives/{channel}/p{ts.replace('.', '')}" if domain else "",
    )


@dataclass(frozen=True)
class Opened:
    """A view Slack shows: `hash` changes with each update."""

    id: str
    hash: str


def opened(answer: Json) -> Opened:
    """{"ok": true, "view": {"id": "V1", "hash": "1569.7c", ...}} of views.open and views.update."""
    view = objects(answer, "view")
    return Opened(text(view, "id"), text(view, "hash"))


def answer(data: object) -> Json:
    """The body of a Web API answer; Slack's are objects, all of them."""
    return data if isinstance(data, Mapping) else {}


def text(body: Json, key: str) -> str:
    value = body.get(key)
    return value if isinstance(value, str) else ""


def objects(body: Json, key: str) -> Json:
    value = body.get(key)
    return value if isinstance(value, Mapping) else {}
