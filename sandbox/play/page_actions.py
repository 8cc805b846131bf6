"""What somebody at the page can do, by name: as a Slack user, and with LeadSquared's faults, tasks and clock.

Every action reaches the bot as from Slack. The answer is what the person would notice at once; the rest is in
page_state.
"""

from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sandbox.play import leadsquared_panel
from sandbox.play.line_progress import SentRequest
from sandbox.play.playground import Playground
from sandbox.slack import Ack, PostedMessage, SlackUser
from sandbox.slack.json_values import Json, JsonObject, obj, string

PageAction = Callable[[Playground, SlackUser, JsonObject], Json]
INVITE, MENTION = "/invite", "@Meetings"
STEP = "book_appointment"
SILENT = "The bot did not answer properly within 3 seconds."


def do(playground: Playground, name: str, asked: JsonObject) -> Json:
    """Do it as `asked["who"]`. CannotDo, LookupError, ValueError or TimeoutError with a sentence where it cannot
    be done; LookupError where there is no such action."""
    action = ACTIONS.get(name)
    if action is None:
        raise LookupError(f"there is nothing called {name} to do")
    if playground.restarting:
        raise LookupError("The bot is starting again. One moment.")
    return action(playground, playground.slack.person(string(asked.get("who"))), asked)


# -- the composer ----------------------------------------------------------------------------


def _types(playground: Playground, person: SlackUser, asked: JsonObject) -> Json:
    words, where = string(asked.get("line")), string(asked.get("where"))
    if words.partition(" ")[0] == INVITE:
        place = person.place(where)
        unheard = [] if playground.slack.state.bot_is_in(place) else person.sees(where)[-1:]
        playground.slack.invite_bot(where)
        for message in unheard:
            person.invites_bot(message)
        return _noticed(True)
    text = words.partition(" ")[2].strip()
    return _sent(playground, person, words, text, lambda: person.types(words, channel=where))


def _posts(playground: Playground, person: SlackUser, asked: JsonObject) -> Json:
    """A message that mentions the bot is a progress of its own, where Slack tells the bot of it."""
    text, where = string(asked.get("text")), string(asked.get("where"))

    def post() -> Ack:
        person.posts(text, where, string(asked.get("thread_ts")) or None)
        return playground.slack.deliveries[-1]

    if MENTION in text and playground.slack.state.bot_is_in(person.place(where)) and not person.place(where).is_im:
        line = " ".join(text.replace(MENTION, " ").split())
        return _sent(playground, person, "a message that mentions the bot", line, post)
    person.posts(text, where, string(asked.get("thread_ts")) or None)
    return _noticed(True)


# -- messages --------------------------------------------------------------------------------


def _presses(playground: Playground, person: SlackUser, asked: JsonObject) -> Json:
    message, value = _message(playground, asked), string(asked.get("value")) or None
    action_id, label = string(asked.get("action_id")), string(asked.get("label"))
    return _sent(playground, person, f"the button {label}", None, lambda: person.presses(message, action_id, value))


def _on_message(playground: Playground, person: SlackUser, asked: JsonObject) -> Json:
    message, callback_id = _message(playground, asked), string(asked.get("callback_id"))
    what = "the shortcut on a message"
    return _sent(playground, person, what, None, lambda: person.message_shortcut(message, callback_id))


def _anywhere(playground: Playground, person: SlackUser, asked: JsonObject) -> Json:
    callback_id = string(asked.get("callback_id"))
    return _sent(playground, person, "the shortcut", None, lambda: person.global_shortcut(callback_id))


# -- views -----------------------------------------------------------------------------------


def _fills(playground: Playground, person: SlackUser, asked: JsonObject) -> Json:
    """A key pressed, or a choice made. Part of filling in a form, so it starts no progress of its own."""
    del playground
    value = asked.get("value")
    many = [string(one) for one in value] if isinstance(value, list) else string(value)
    ack = person.fills(
        string(asked.get("name")), many, enter=asked.get("enter") is True, home=asked.get("home") is True
    )
    return _noticed(ack is None or ack.ok)


def _clicks(playground: Playground, person: SlackUser, asked: JsonObject) -> Json:
    action_id, value = string(asked.get("action_id")), string(asked.get("value")) or None
    what, home = f"the button {string(asked.get('label'))}", asked.get("home") is True
    return _sent(playground, person, what, None, lambda: person.clicks(action_id, value, home=home))


def _suggests(playground: Playground, person: SlackUser, asked: JsonObject) -> Json:
    del playground
    found = person.suggests(string(asked.get("action_id")), string(asked.get("typed")), home=asked.get("home") is True)
    return [{"text": one.text, "value": one.value, "description": one.description} for one in found]


def _submits(playground: Playground, person: SlackUser, asked: JsonObject) -> Json:
    del asked
    return _sent(playground, person, "a form", None, person.submits)


def _closes(playground: Playground, person: SlackUser, asked: JsonObject) -> Json:
    del playground
    if person.view() is not None:
        person.closes(all_of_them=asked.get("all") is True)
    return _noticed(True)


def _opens_home(playground: Playground, person: SlackUser, asked: JsonObject) -> Json:
    del playground, asked
    return _noticed(person.opens_home().ok)


# -- Workflow Builder ------------------------------------------------------------------------


def _runs_step(playground: Playground, person: SlackUser, asked: JsonObject) -> Json:
    """Start a workflow that consists of the app's step. What is left empty is left out."""
    given: JsonObject = {
        name: value for name, value in obj(asked.get("inputs")).items() if isinstance(value, str) and value
    }

    def run() -> Ack:
        person.runs_step(STEP, given)
        return playground.slack.deliveries[-1]

    return _sent(playground, person, "a step of a workflow", None, run)


def _types_of_step(playground: Playground, person: SlackUser, asked: JsonObject) -> Json:
    """The menu of types, as Workflow Builder asks for it."""
    del playground, asked
    return list[Json](person.sees_options(STEP, "type"))


# -- beside Slack ----------------------------------------------------------------------------


def _fault(playground: Playground, person: SlackUser, asked: JsonObject) -> Json:
    del person
    playground.switch(string(asked.get("fault")), on=asked.get("on") is True)
    return _noticed(True)


def _moves(playground: Playground, person: SlackUser, asked: JsonObject) -> Json:
    del person
    leadsquared_panel.move(playground.crm, string(asked.get("task")), 30)
    return _noticed(True)


def _deletes(playground: Playground, person: SlackUser, asked: JsonObject) -> Json:
    del person
    leadsquared_panel.delete(playground.crm, string(asked.get("task")))
    return _noticed(True)


def _sets_time(playground: Playground, person: SlackUser, asked: JsonObject) -> Json:
    """`moment` by the person's own clock, or null for the real time; `zone` is what their profile says from now on."""
    zone, moment = string(asked.get("zone")) or "UTC", asked.get("moment")
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise LookupError(f"{zone} is no time zone") from None
    person.profile.tz = zone
    playground.set_time(moment if isinstance(moment, str) else None, zone)
    return _noticed(True)


def _starts_over(playground: Playground, person: SlackUser, asked: JsonObject) -> Json:
    del person, asked
    playground.start_over()
    return _noticed(True)


ACTIONS: Mapping[str, PageAction] = {
    "types": _types,
    "posts": _posts,
    "presses": _presses,
    "on_message": _on_message,
    "anywhere": _anywhere,
    "fills": _fills,
    "clicks": _clicks,
    "suggests": _suggests,
    "submits": _submits,
    "closes": _closes,
    "opens_home": _opens_home,
    "runs_step": _runs_step,
    "types_of_step": _types_of_step,
    "fault": _fault,
    "moves": _moves,
    "deletes": _deletes,
    "sets_time": _sets_time,
    "starts_over": _starts_over,
}


def _message(playground: Playground, asked: JsonObject) -> PostedMessage:
    found = playground.slack.message(string(asked.get("where")), string(asked.get("ts")))
    if found is None:
        raise LookupError("that message is gone")
    return found


def _sent(playground: Playground, person: SlackUser, what: str, text: str | None, send: Callable[[], Ack]) -> Json:
    """Deliver it, as the beginning of a progress."""
    slack, crm, profile = len(playground.slack.calls), len(playground.crm.calls), person.profile
    sent = SentRequest(what, text, profile.tz or "UTC", profile.locale, playground.clock.seconds(), slack, crm)
    playground.sent = sent
    ack = send()
    sent.ack_ms, sent.acked = ack.ms, ack.ok or not ack.sent
    playground.changes.changed()
    return _noticed(sent.acked)


def _noticed(ok: bool) -> JsonObject:
    return {"acked": ok, "trouble": "" if ok else SILENT}
