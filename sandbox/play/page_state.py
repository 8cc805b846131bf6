"""What one person at the page sees: places, the messages of one of them, forms, the Home tab; and LeadSquared beside.

Reads only. Moments are Slack's ts, or unix seconds.
"""

from bot.slack.manifest import manifest
from sandbox.play import leadsquared_panel, line_progress
from sandbox.play.playground import FAULTS, Playground
from sandbox.slack import Channel, PostedMessage, Profile, SlackUser, View
from sandbox.slack.json_values import Json, JsonObject

# Whom one may be at the page: three zones, a guest, somebody without e-mail.
PEOPLE = ("priya", "maya", "lukas", "gus", "nomail")
MOST_MESSAGES = 100
FEATURES = manifest("http://127.0.0.1", "/meeting", socket=False)["features"]


def of(stand: Playground, who: str, where: str) -> JsonObject:
    """All of it, as `who` sees it with the place `where` open. LookupError or CannotDo where they are not in it."""
    person = stand.slack.person(who)
    home = person.home()
    views: list[Json] = [_view(view) for view in person.views]
    seen: list[Json] = [_message(person, one) for one in person.sees(where)[-MOST_MESSAGES:]]
    begun = stand.begun
    on = stand.faults
    return {
        "me": _person(person.profile),
        "people": _people(stand),
        "places": _places(stand, person),
        "where": person.place(where).channel_id,
        "messages": seen,
        "views": views,
        "home": None if home is None else _view(home),
        "now": stand.clock.seconds(),
        "shifted": stand.clock.shift_s != 0,
        "restarting": stand.restarting,
        "tasks": leadsquared_panel.tasks(stand.crm),
        "calls": leadsquared_panel.calls(stand.crm),
        "faults": {name: name in on for name in FAULTS},
        "way": None if begun is None else line_progress.told(begun, stand.slack.calls, stand.crm.calls),
        "complaints": list(stand.slack.complaints),
    }


def menus() -> JsonObject:
    """What Slack knows of the app from its manifest: commands and shortcuts."""
    features = FEATURES
    assert isinstance(features, dict)  # noqa: S101  # the manifest is our own
    written: JsonObject = {"commands": features["slash_commands"], "shortcuts": features["shortcuts"]}
    return written


def _person(profile: Profile) -> JsonObject:
    return {
        "id": profile.user_id,
        "handle": profile.handle,
        "name": profile.name,
        "tz": profile.tz or "UTC",
        "mail": profile.email or "",
        "guest": profile.is_guest,
        "bot": profile.is_bot,
        "seat": profile.handle in PEOPLE,
    }


def _people(stand: Playground) -> list[Json]:
    with stand.slack.state.lock:
        profiles = [one for one in stand.slack.state.people if not one.deleted]
    return [_person(one) for one in sorted(profiles, key=_seat_of)]


def _seat_of(profile: Profile) -> int:
    return PEOPLE.index(profile.handle) if profile.handle in PEOPLE else len(PEOPLE)


def _places(stand: Playground, person: SlackUser) -> list[Json]:
    stand.slack.state.dm(person.profile)
    with stand.slack.state.lock:
        mine = [one for one in stand.slack.state.channels if person.user_id in one.members]
    return [_place(stand, person, one) for one in mine]


def _place(stand: Playground, person: SlackUser, channel: Channel) -> JsonObject:
    with stand.slack.state.lock:
        there = stand.slack.state.message_store.in_channel(channel.channel_id)
        others = [one.name for one in stand.slack.state.people if one.user_id in channel.members - {person.user_id}]
    kind = "dm" if channel.is_im or channel.is_mpim else "private" if channel.is_private else "public"
    return {
        "id": channel.channel_id,
        "name": ", ".join(others) if kind == "dm" else channel.name,
        "kind": kind,
        "closed": channel.is_archived or channel.is_read_only,
        "count": sum(1 for one in there if person.can_see(one) and one.user != person.user_id),
    }


def _message(person: SlackUser, message: PostedMessage) -> JsonObject:
    written = _alone(message)
    if message.thread_ts is None and not message.ephemeral:
        written["thread"] = [_alone(reply) for reply in person.thread(message.channel, message.ts)]
    return written


def _alone(message: PostedMessage) -> JsonObject:
    return {
        "ts": message.ts,
        "user": message.user,
        "bot": message.bot_id is not None,
        "text": message.text,
        "blocks": list(message.blocks),
        "ephemeral": message.ephemeral,
        "edited": message.edited is not None,
        "thread": [],
    }


def _view(view: View) -> JsonObject:
    return {
        "id": view.view_id,
        "title": view.title,
        "submit": view.submit,
        "close": view.close,
        "blocks": list(view.blocks),
        "state": dict(view.state),
        "errors": dict(view.errors),
        "trouble": view.trouble,
    }
