"""The sandbox against Slack's own lists: methods, scopes, errors, and the keys of what it sends.

Skipped where the lists are not at hand.
"""

from collections.abc import Iterator, Mapping

import pytest
import requests
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from sandbox.slack import Enterprise, SlackServer
from sandbox.slack.json_values import Json, JsonObject, items, obj
from sandbox.slack.unusual_messages import forwarded, of_app, of_workflow, with_file
from sandbox.slack.webapi.methods import METHODS
from tests.sandbox.slack.tiny_bot import BotAnswer, TinyBot
from tests.sandbox.slack.views_given import EVERY_BLOCK, EVERY_ELEMENT, actions, button, field, home, modal, typed

# free maps, and parts whose keys differ by kind: the lists cut them short
OPEN_TREES = {"values", "blocks", "attachments", "metadata", "icons", "errors"}
# documented at docs.slack.dev/reference/block-kit/block-elements, but in none of the recordings
UNRECORDED = {
    "selected_options",
    "selected_users",
    "selected_channels",
    "selected_conversations",
    "selected_date_time",
}
SUGGESTION = {"action_id", "block_id", "value"}


@pytest.mark.parametrize("name", METHODS)
def test_each_method_is_as_slack_lists_it(methods: dict[str, JsonObject], name: str) -> None:
    """Scopes, arguments, required ones, JSON bodies; and no error that the method does not have."""
    listed, ours = methods[name], METHODS[name]
    assert sorted(ours.scopes) == sorted(str(scope) for scope in items(listed["bot_scopes"]))
    assert ours.errors <= set(map(str, items(listed["errors"])))
    assert ours.json_body == listed["json_body"]
    assert set(ours.required) == set(map(str, items(listed["required"])))
    assert ours.args <= set(map(str, items(listed["args"])))


def test_no_known_argument_is_refused(methods: dict[str, JsonObject]) -> None:
    """What Slack takes is taken here, but for what only drafts have."""
    unused = {"current_draft_last_updated_ts"}
    for name, method in METHODS.items():
        assert set(map(str, items(methods[name]["args"]))) - method.args <= unused


STEP: JsonObject = {"functions": {"book": {"input_parameters": {"properties": {}}, "output_parameters": {}}}}


def strange_keys(sent: Json, known: Json, path: str = "") -> Iterator[str]:
    """Every key that was sent and never recorded. A leaf in the recording is a part cut short."""
    if isinstance(sent, list):
        shapes = items(known)
        for each in sent:
            yield from strange_keys(each, shapes[0] if shapes else None, path + "[]")
    if not isinstance(sent, dict) or not isinstance(known, dict):
        return
    for key, part in sent.items():
        if key not in known:
            yield f"{path}/{key}"
        elif key not in OPEN_TREES:
            yield from strange_keys(part, known[key], f"{path}/{key}")


def everything_people_do(slack: SlackServer, bot: TinyBot, client: WebClient) -> None:
    """A day in the workspace, touching every kind of payload."""
    priya = slack.person("priya")
    priya.types("/meeting tomorrow 3pm @noah")
    root = priya.posts("root")
    client.chat_postMessage(channel="C0GENERAL", text="all", blocks=EVERY_BLOCK, thread_ts=root.ts)
    [reply] = priya.thread("general", root.ts)
    for message in (root, reply):
        priya.message_shortcut(message, "schedule")
    for foreign in (
        of_workflow("C0GENERAL", "Demo tomorrow"),
        of_app("C0GENERAL", EVERY_BLOCK),
        forwarded("C0GENERAL", "U0MAYA", root),
        with_file("C0GENERAL", "U0MAYA", "notes.txt", preview="Demo tomorrow"),
    ):
        priya.message_shortcut(slack.puts(foreign), "schedule")
    slack.switches.enterprise = Enterprise()
    slack.person("maya").profile.teams = ("T0WEST", "T0ACME")
    priya.types("/meeting x")
    priya.presses(reply, "go")
    priya.presses(reply, "more", option="Edit")
    client.chat_postEphemeral(channel="C0GENERAL", user="U0PRIYA", text="x", blocks=[actions(button("e"))])
    priya.presses(priya.sees("general")[-1], "e")
    priya.global_shortcut("schedule")
    view = modal(
        *[field(f"f{n}", each, optional=True, dispatch_action=True) for n, each in enumerate(EVERY_ELEMENT)],
        actions(button("go")),
        notify_on_close=True,
        private_metadata="v1",
    )
    client.views_open(trigger_id=str(bot.last["trigger_id"]), view=view)
    for name, value in (("pick", "1"), ("words", "ab"), ("day", "2026-12-01"), ("who", "noah"), ("time", "09:00")):
        priya.fills(name, value)
    for name, chosen in (("checks", ["1"]), ("all_who", ["noah"]), ("picks", ["1"])):
        priya.fills(name, chosen)
    priya.fills("moment", 1_795_000_000)
    priya.suggests("search", "as")
    priya.clicks("go")
    bot.reaction = lambda _payload: BotAnswer.json({"response_action": "update", "view": modal(notify_on_close=True)})
    priya.submits()
    bot.reaction = lambda _payload: None
    priya.closes()
    client.views_publish(user_id="U0PRIYA", view=home(actions(button("save")), field("f", typed("x"))))
    priya.opens_home()
    priya.clicks("save", home=True)


RECORDED_AS = {
    "message_action": "message_shortcut",
    "shortcut": "message_shortcut",
    "block_actions": "block_actions",
    "block_suggestion": "block_actions",
    "view_submission": "view_submission",
    "view_closed": "view_closed",
}


def test_payloads_hold_only_recorded_keys(
    slack: SlackServer, bot: TinyBot, client: WebClient, recorded_keys: dict[str, JsonObject]
) -> None:
    """Every key of every payload has been seen in one from the live Slack."""
    everything_people_do(slack, bot, client)
    kinds = set()
    for delivery in slack.deliveries:
        payload = dict(delivery.request.payload)
        if delivery.request.kind == "event":
            continue
        kind = str(payload.get("type", "slash_command"))
        kinds.add(kind)
        known = recorded_keys[RECORDED_AS.get(kind, kind)]
        strange = {key.rsplit("/", 1)[-1] for key in strange_keys(payload, known)} - UNRECORDED
        assert strange <= (SUGGESTION if kind == "block_suggestion" else set()), kind
    assert kinds == {"slash_command", *RECORDED_AS}


def test_answers_hold_only_recorded_keys(
    slack: SlackServer, bot: TinyBot, client: WebClient, recorded_keys: dict[str, JsonObject]
) -> None:
    """Every key of every answer, refusals included, has been seen in one from the live Slack."""
    everything_people_do(slack, bot, client)
    call_everything(slack, client)
    for name in METHODS:
        broken = requests.post(
            slack.api_url + name,
            data={"nonsense": "1", "channel": "C0", "user": "U0", "view": "{", "text": "x"},
            headers={"Authorization": f"Bearer {slack.bot_token}"},
            timeout=10,
        )
        assert broken.status_code == 200
    slack.scopes = ()
    for name, method in METHODS.items():
        if method.scopes:
            with pytest.raises(SlackApiError, match="missing_scope"):
                client.api_call(name)
    answered: dict[str, set[bool]] = {}
    for call in slack.calls:
        if call.method in METHODS:
            answered.setdefault(call.method, set()).add(call.ok)
            answer: Mapping[str, Json] = call.answer
            # Those that end a step were never recorded; as documented they have no key of their own.
            known = recorded_keys.get(f"api {call.method}", {"ok": None, "error": None, "response_metadata": None})
            assert list(strange_keys(dict(answer), known)) == [], call
    assert answered == {name: {True, False} for name in METHODS}


def call_everything(slack: SlackServer, client: WebClient) -> None:
    """Each method once more, with an answer that is ok."""
    ts = str(client.chat_postMessage(channel="C0GENERAL", text="x", blocks=EVERY_BLOCK)["ts"])
    client.chat_update(channel="C0GENERAL", ts=ts, text="y", metadata={"event_type": "a", "event_payload": {}})
    client.chat_delete(channel="C0GENERAL", ts=ts)
    client.auth_test()
    for person in slack.state.people:
        client.users_info(user=person.user_id, include_locale=True)
    client.users_lookupByEmail(email="noah@acme.com")
    client.conversations_info(channel="C0GENERAL")
    client.apps_connections_open(app_token=slack.app_token)
    slack.declares(STEP)
    for _ in range(2):
        slack.person("priya").runs_step("book", {})
    done, failed = slack.state.functions.runs
    client.functions_completeSuccess(function_execution_id=done, outputs={})
    client.functions_completeError(function_execution_id=failed, error="No")
    slack.person("priya").global_shortcut("x")
    opened = client.views_open(trigger_id=_trigger(slack), view=modal())["view"]
    slack.person("priya").global_shortcut("x")
    client.views_push(trigger_id=_trigger(slack), view=modal())
    client.views_update(view_id=opened["id"], view=modal())


def _trigger(slack: SlackServer) -> str:
    return str(obj(dict(slack.deliveries[-1].request.payload)).get("trigger_id"))
