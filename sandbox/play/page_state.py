"""What one person at the page sees, as JSON: channels, messages, forms, the Home tab, and the panel beside them.

Reads only. Moments are Slack's ts, or unix seconds.
"""

from sandbox.play import leadsquared_panel, line_progress
from sandbox.play.playground import FAULTS, MANIFEST, Playground
from sandbox.slack import Channel, PostedMessage, Profile, SlackUser, View
from sandbox.slack.json_values import Json, JsonObject

# Whom one may be at the page: three zones, a guest, somebody without e-mail.
PEOPLE = ("priya", "maya", "lukas", "gus", "nomail")
MOST_MESSAGES, MOST_STEPS = 100, 3
FEATURES = MANIFEST["features"]


def of(playground: Playground, who: str, where: str) -> JsonObject:
    """All of it, as `who` sees it with the place `where` open. LookupError or CannotDo where they are not in it."""
    person = playground.slack.person(who)
    home = person.home()
    views: list[Json] = [_view(view) for view in person.views]
    seen: list[Json] = [_message(person, one) for one in person.sees(where)[-MOST_MESSAGES:]]
    sent = playground.sent
    on = playground.faults
    return {
        "me": _person(person.profile),
        "people": _people(playground),
        "places": _places(playground, person),
        "where": person.place(where).channel_id,
        "messages": seen,
        "views": views,
        "home": None if home is None else _view(home),
        "now": playground.clock.seconds(),
        "shifted": playground.clock.shift_s != 0,
        "restarting": playground.restarting,
        "tasks": leadsquared_panel.tasks(playground.crm),
        "calls": leadsquared_panel.calls(playground.crm),
        "faults": {name: name in on for name in FAULTS},
        "progress": None if sent is None else line_progress.of(sent, playground.slack.calls, playground.crm.calls),
        "steps": _steps(playground),
        "complaints": list(playground.slack.complaints),
    }


def _steps(playground: Playground) -> list[Json]:
    """The newest runs of the step of Workflow Builder, newest first."""
    with playground.slack.state.lock:
        runs = [one for one in playground.slack.state.functions.runs.values() if one.inputs]
    return [
        {
            "id": one.execution_id,
            "title": one.inputs.get("title"),
            "status": one.status,
            "outputs": dict(one.outputs),
            "error": one.error,
        }
        for one in runs[: -MOST_STEPS - 1 : -1]
    ]


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
        "selectable": profile.handle in PEOPLE,
    }


def _people(playground: Playground) -> list[Json]:
    with playground.slack.state.lock:
        profiles = [one for one in playground.slack.state.people if not one.deleted]
    return [_person(one) for one in sorted(profiles, key=_order_of)]


def _order_of(profile: Profile) -> int:
    return PEOPLE.index(profile.handle) if profile.handle in PEOPLE else len(PEOPLE)


def _places(playground: Playground, person: SlackUser) -> list[Json]:
    playground.slack.state.dm(person.profile)
    with playground.slack.state.lock:
        mine = [one for one in playground.slack.state.channels if person.user_id in one.members]
    return [_place(playground, person, one) for one in mine]


def _place(playground: Playground, person: SlackUser, channel: Channel) -> JsonObject:
    with playground.slack.state.lock:
        there = playground.slack.state.message_store.in_channel(channel.channel_id)
        others = [
            one.name for one in playground.slack.state.people if one.user_id in channel.members - {person.user_id}
        ]
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
