"""What Slack is told of the app is what the app answers to, and what Slack allows."""

import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

import jsonschema
import pytest
import yaml
from slack_bolt import Ack, App

from bot.slack import bolt_app
from bot.slack.manifest import SCOPES, manifest

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT.parent / "shared" / "slack-reference"
HERE = "https://your-host.example.com"
present = pytest.mark.skipif(not REFERENCE.is_dir(), reason="../shared/slack-reference is not here")

Json = dict[str, object]


class Listened:
    """Takes a listener, and does nothing with it."""

    def __init__(self, listener: object) -> None:
        del listener


class Recorder(App):
    """Writes down what is registered."""

    def __init__(self) -> None:
        super().__init__(signing_secret="unused", token_verification_enabled=False, token="xoxb-unused")
        self.registered: list[tuple[str, object]] = []
        for kind in ("command", "shortcut", "action", "options", "view", "event", "function"):
            setattr(self, kind, self._recording(kind))

    def _recording(self, kind: str) -> Callable[[object], type[object]]:
        def register(what: object) -> type[object]:
            self.registered.append((kind, what))
            return Listened

        return register

    def of(self, kind: str) -> list[object]:
        return [what for known, what in self.registered if known == kind]


class Door:
    """Listeners that are never called."""

    def __getattr__(self, name: str) -> object:
        return Door() if name in bolt_app.Listeners.__dataclass_fields__ else listener


def listener(ack: Ack) -> None:
    ack()


@pytest.fixture
def app() -> Recorder:
    recorder = Recorder()
    bolt_app.register(recorder, "/meeting", cast("bolt_app.Listeners", Door()))
    return recorder


@pytest.fixture
def written() -> Json:
    found: Json = yaml.safe_load((ROOT / "manifest.yml").read_text())
    return found


def part(of: Json, *keys: str) -> Json:
    for key in keys:
        of = cast("Json", of[key])
    return of


def rows(of: Json, *keys: str) -> list[Json]:
    return cast("list[Json]", part(of, *keys))


def test_the_file_is_what_the_command_prints(written: Json) -> None:
    assert written == manifest(HERE, "/meeting", socket=False)


def test_commands_shortcuts_and_events_are_those_that_are_registered(app: Recorder, written: Json) -> None:
    assert app.of("command") == [row["command"] for row in rows(written, "features", "slash_commands")]
    kinds = {"global": "shortcut", "message": "message_action"}
    assert app.of("shortcut") == [
        {"type": kinds[str(row["type"])], "callback_id": row["callback_id"]}
        for row in rows(written, "features", "shortcuts")
    ]
    assert app.of("event") == part(written, "settings", "event_subscriptions")["bot_events"]


def test_what_is_pressed_sent_or_searched_has_an_address(app: Recorder, written: Json) -> None:
    interactivity = part(written, "settings", "interactivity")
    assert bool(app.of("action") or app.of("view")) == interactivity["is_enabled"] == ("request_url" in interactivity)
    assert bool(app.of("options")) == ("message_menu_options_url" in interactivity)
    assert ("app_home_opened" in app.of("event")) == part(written, "features", "app_home")["home_tab_enabled"]


def test_for_socket_mode_no_address_is_told() -> None:
    told = json.dumps(manifest(HERE, "/meeting", socket=True))
    assert "your-host" not in told
    assert json.loads(told)["settings"]["socket_mode_enabled"] is True


@pytest.mark.parametrize("socket", [True, False])
def test_every_text_is_within_slacks_limits(socket: bool) -> None:
    told = manifest(HERE, "/meeting", socket=socket)
    about = part(told, "display_information")
    assert len(str(about["name"])) <= 35
    assert len(str(about["description"])) <= 140
    shortcuts = rows(told, "features", "shortcuts")
    for row in shortcuts:
        assert len(str(row["name"])) <= 24
        assert len(str(row["description"])) <= 150
    for kind in ("global", "message"):
        assert len([row for row in shortcuts if row["type"] == kind]) <= 5
    for row in rows(told, "features", "slash_commands"):
        assert re.fullmatch(r"/\S{1,31}", str(row["command"]))
        assert len(str(row["usage_hint"])) <= 1000
        assert row["should_escape"] is True


@present
@pytest.mark.parametrize("socket", [True, False])
@pytest.mark.parametrize("step", [True, False])
def test_it_is_valid_against_slacks_schema(socket: bool, step: bool) -> None:
    schema = json.loads((REFERENCE / "manifest.schema.json").read_text())
    # This edition of the schema is older than https://docs.slack.dev/reference/types/options_select-type
    told = json.dumps(manifest(HERE, "/meeting", socket=socket, workflow_step=step))
    jsonschema.validate(json.loads(told.replace("slack#/types/options_select", "object")), schema)


def test_the_workflow_step_is_there_only_where_it_is_asked_for(app: Recorder, written: Json) -> None:
    """Such an app wants a paid plan, and cannot be distributed publicly."""
    assert "functions" not in written
    assert part(written, "settings")["org_deploy_enabled"] is False
    told = manifest(HERE, "/meeting", socket=False, workflow_step=True)
    assert app.of("function") == list(part(told, "functions"))
    settings = part(told, "settings")
    assert (settings["org_deploy_enabled"], settings["function_runtime"]) == (True, "remote")
    heard = cast("list[str]", part(settings, "event_subscriptions")["bot_events"])
    assert heard == [*app.of("event"), "function_executed"]
    without = {key: value for key, value in told.items() if key != "functions"}
    assert without.keys() == written.keys()


def test_the_texts_of_the_step_are_within_slacks_limits_and_each_input_says_what_it_takes() -> None:
    functions = part(manifest(HERE, "/meeting", socket=False, workflow_step=True), "functions")
    for name, function in functions.items():
        assert re.fullmatch(r"[a-z_]{1,100}", name)
        for kind in ("input_parameters", "output_parameters"):
            declared = part(cast("Json", function), kind)
            shown = part(declared, "properties")
            assert len(shown) <= 20
            assert set(cast("list[str]", declared.get("required", []))) <= shown.keys()
            for one in map(partial(cast, "Json"), shown.values()):
                assert 0 < len(str(one["title"])) <= 60
                assert 0 < len(str(one["description"])) <= 100
                source = part(one, "dynamic_options")["function"] if "dynamic_options" in one else "#/functions/"
                assert str(source).removeprefix("#/functions/") in {"", *functions}


def called() -> set[str]:
    """The Web API methods that the package calls: `client.chat_postMessage` is chat.postMessage."""
    code = "\n".join(path.read_text() for path in (ROOT / "bot" / "slack").rglob("*.py"))
    return {
        f"{group}.{name}"
        for group, name in re.findall(r"client\.(auth|chat|conversations|users|views)_([a-zA-Z]+)\b", code)
    }


@present
def test_every_method_we_call_has_its_scope_and_no_scope_is_for_nothing() -> None:
    methods = json.loads((REFERENCE / "methods.json").read_text())
    calls = called()
    assert {"chat.postMessage", "users.info", "views.open"} <= calls
    for call in calls:
        wanted = methods[call]["bot_scopes"]
        assert not wanted or set(wanted) & set(SCOPES), call
    needed = {scope for call in calls for scope in methods[call]["bot_scopes"] or ()}
    # These are for what no method's list names: being typed, public channels, and an event.
    assert set(SCOPES) - needed == {"commands", "chat:write.public", "app_mentions:read"}


def test_no_scope_reads_what_people_write() -> None:
    assert not [scope for scope in SCOPES if "history" in scope or "files" in scope]


def test_the_file_asks_for_just_these_scopes(written: Json) -> None:
    assert set(SCOPES) == set(cast("list[str]", part(written, "oauth_config", "scopes")["bot"]))
