"""Reads Slack's JSON into frozen values.

Forms are read in form/state, pressed buttons in button_payload, the words of a message in message_words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.meetings.mentions import SOMEBODY
from bot.meetings.model import Person
from bot.meetings.request import ReplyTarget, Request
from bot.slack import message_words, mrkdwn
from bot.slack.block_text import Names
from bot.slack.permalinks import permalink
from bot.slack.plain_text import PlainText, TextRun, plain_text

Json = Mapping[str, object]

# What Slack calls a channel whose name is not for everybody.
_NAMELESS = ("", "directmessage", "privategroup")


def command(body: Json, heard_at: datetime) -> Request:
    """https://docs.slack.dev/interactivity/implementing-slash-commands

    {"command": "/meeting", "text": "tomorrow 3pm Demo", "user_id": "U1", "team_id": "T1", "channel_id": "C1",
     "channel_name": "sales", "trigger_id": "13345224609.738474920.8088930838d88f",
     "response_url": "https://hooks.slack.com/..."}

    Addresses that a link hides behind its label go into the description, which begins at a line break.
    """
    source = plain_text(mrkdwn.runs(text(body, "text"), _here(text(body, "channel_id"), text(body, "channel_name"))))
    line = "\n".join(filter(None, (source.text, *source.targets)))
    name = text(body, "command")
    first, _, rest = line.partition(" ")
    return Request(
        key=text(body, "trigger_id"),
        team=text(body, "team_id"),
        user=text(body, "user_id"),
        reply_to=ReplyTarget(channel=text(body, "channel_id"), response_url=text(body, "response_url") or None),
        received_at=heard_at,
        command=name,
        # A line of ours that was pasted behind a command already typed: `/meeting /meeting tomorrow 3pm Demo`.
        line=rest.strip() if name and first.casefold() == name.casefold() else line,
        mentions=source.mentions,
    )


def _here(channel: str, name: str) -> dict[str, str]:
    """The name of the channel that somebody is in, by its id."""
    return {} if name in _NAMELESS else {channel: name}


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
    source = (text(user, "team_id"), text(objects(user, "profile"), "team"), text(grid, "enterprise_id"))
    return frozenset((*source, *listed)) - {""}


@dataclass(frozen=True)
class Actor:
    """Who triggered something, in which workspace. `trigger_id` opens one form within 3 s; "" where there is none."""

    team: str
    user: str
    trigger_id: str


def actor_of(body: Json) -> Actor:
    """https://docs.slack.dev/reference/interaction-payloads, the same in all of them:

    {"team": {"id": "T1", ...}, "user": {"id": "U1", "team_id": "T1", ...}, "trigger_id": "13345224609.738474920.80"}

    In an Enterprise Grid "team" may be null; then the user's own workspace counts, or the one the view is of.
    """
    by, view = objects(body, "user"), objects(body, "view")
    team = text(objects(body, "team"), "id") or text(by, "team_id") or text(view, "team_id")
    return Actor(team, text(by, "id"), text(body, "trigger_id"))


def posted_message(answer: Json) -> tuple[str, str]:
    """Channel and ts of {"ok": true, "channel": "C1", "ts": "1503435956.000247", "message": {...}}."""
    return text(answer, "channel"), text(answer, "ts")


@dataclass(frozen=True)
class BotIdentity:
    """The bot's own identity and workspace; `url` ends in a slash."""

    team: str
    url: str
    team_name: str = ""
    bot_name: str = ""
    scopes: frozenset[str] = frozenset()
    enterprise: str = ""


def bot_identity(answer: Json, scopes: str = "") -> BotIdentity:
    """https://docs.slack.dev/reference/methods/auth.test

    {"ok": true, "url": "https://acme.slack.com/", "team": "Acme", "user": "meetings", "team_id": "T1"}
    and, in the header x-oauth-scopes, what the token may do: commands,chat:write,...
    """
    return BotIdentity(
        team=text(answer, "team_id"),
        url=text(answer, "url"),
        team_name=text(answer, "team"),
        bot_name=text(answer, "user"),
        scopes=scopes_of(scopes),
        enterprise=text(answer, "enterprise_id"),
    )


def scopes_of(header: str) -> frozenset[str]:
    """What x-oauth-scopes lists."""
    return frozenset(filter(None, (scope.strip() for scope in header.split(","))))


@dataclass(frozen=True)
class SourceMessage:
    """A message somebody wrote. `words` are all that people see of it; `spoken` those that `author` wrote at `at`
    (aware, in UTC), which of a forwarded message is who wrote it first. `thread_ts` is where an answer belongs, `ts`
    and `reply_to` are the message's own and the thread's that it is a reply in."""

    channel: str
    thread_ts: str
    author: str
    at: datetime
    words: tuple[TextRun, ...] = ()
    spoken: tuple[TextRun, ...] = ()
    ts: str = ""
    reply_to: str = ""

    @property
    def users_by_id_only(self) -> tuple[str, ...]:
        """Members who are mentioned without a name."""
        return tuple(dict.fromkeys(run.user for run in self.words if run.user and not run.text))

    def text(self, names: Mapping[str, str]) -> PlainText:
        """All of it; who has no name in `names` is somebody."""
        return plain_text(self.words, _somebody(self.users_by_id_only) | dict(names))

    def spoken_text(self) -> str:
        """What times are read from."""
        return plain_text(self.spoken, _somebody(self.users_by_id_only)).text

    def permalink(self, home: str) -> str:
        """`home` is auth.test's url."""
        return permalink(home, self.channel, self.ts, self.reply_to)


def message(body: Json) -> SourceMessage:
    """https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload

    {"type": "message_action", "callback_id": "..", "trigger_id": "..", "channel": {"id": "C1", "name": "sales"},
     "user": {..}, "team": {"id": "T1", "domain": "acme"}, "message_ts": "1503435956.000247", "message": {"type":
     "message", "user": "U2", "ts": "1503435956.000247", "thread_ts": "1503435900.000100", "text": "Shall we ..."}}
    """
    source, channel = objects(body, "message"), objects(body, "channel")
    where = text(channel, "id")
    ts = text(source, "ts") or text(body, "message_ts")
    words = message_words.words_of(source, Names(_here(where, text(channel, "name"))))
    return SourceMessage(
        channel=where,
        thread_ts=text(source, "thread_ts") or ts,
        author=words.author,
        at=moment_of(words.ts) or moment_of(ts) or datetime.fromtimestamp(0, UTC),
        words=words.runs,
        spoken=words.spoken,
        ts=ts,
        reply_to=text(source, "thread_ts"),
    )


def _somebody(users: tuple[str, ...]) -> dict[str, str]:
    return dict.fromkeys(users, SOMEBODY)


def moment_of(ts: str) -> datetime | None:
    """`1503435956.000247`"""
    seconds, _, fraction = ts.partition(".")
    if not (seconds.isascii() and seconds.isdecimal() and len(seconds) <= 10):
        return None
    micros = int(fraction) if fraction.isascii() and fraction.isdecimal() and len(fraction) == 6 else 0
    return datetime.fromtimestamp(int(seconds), UTC).replace(microsecond=micros)


@dataclass(frozen=True)
class OpenView:
    """A view Slack shows: `hash` changes with each update."""

    id: str
    hash: str


def open_view(answer: Json) -> OpenView:
    """{"ok": true, "view": {"id": "V1", "hash": "1569.7c", ...}} of views.open and views.update."""
    view = objects(answer, "view")
    return OpenView(text(view, "id"), text(view, "hash"))


def answer(data: object) -> Json:
    """The body of a Web API answer; Slack's are objects, all of them."""
    return data if isinstance(data, Mapping) else {}


def text(body: Json, key: str) -> str:
    value = body.get(key)
    return value if isinstance(value, str) else ""


def objects(body: Json, key: str) -> Json:
    value = body.get(key)
    return value if isinstance(value, Mapping) else {}
