"""Steps of Workflow Builder: what a run carries, and how it may end."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from sandbox.slack import CannotDo, SlackServer, SlackUser, StepRun
from sandbox.slack.functions import LIFE_S
from sandbox.slack.json_values import Json, JsonObject, obj
from tests.sandbox.slack.manual_clock import ManualClock
from tests.sandbox.slack.tiny_bot import TinyBot

STRING, PERSON = {"type": "string", "title": "Words"}, {"type": "slack#/types/user_context", "title": "Person"}
MANIFEST: JsonObject = {
    "functions": {
        "book": {
            "title": "Book",
            "description": "Books",
            "input_parameters": {
                "properties": {
                    "person": dict(PERSON),
                    "title": dict(STRING),
                    "kind": dict(STRING) | {"dynamic_options": {"function": "#/functions/kinds", "inputs": {}}},
                },
                "required": ["person", "title"],
            },
            "output_parameters": {
                "properties": {"id": dict(STRING), "start": {"type": "slack#/types/timestamp", "title": "Start"}},
                "required": ["id"],
            },
        },
        "kinds": {
            "title": "Kinds",
            "description": "Kinds",
            "input_parameters": {"properties": {}},
            "output_parameters": {
                "properties": {"options": {"type": "slack#/types/options_select", "title": "Kinds"}},
                "required": ["options"],
            },
        },
    }
}


@pytest.fixture
def run(slack: SlackServer, priya: SlackUser) -> StepRun:
    slack.declares(MANIFEST)
    return priya.runs_step("book", {"title": "Demo"})


def error_of(client: WebClient, run: str, outputs: JsonObject) -> str:
    with pytest.raises(SlackApiError) as caught:
        client.functions_completeSuccess(function_execution_id=run, outputs=outputs)
    return str(caught.value.response["error"])


def test_a_run_carries_its_inputs_and_who_started_it(run: StepRun, bot: TinyBot) -> None:
    event = obj(bot.last["event"])
    assert (event["type"], obj(event["function"])["callback_id"]) == ("function_executed", "book")
    assert event["function_execution_id"] == run.execution_id
    inputs = obj(event["inputs"])
    assert (inputs["title"], obj(inputs["person"])["id"]) == ("Demo", "U0PRIYA")
    assert obj(inputs["person"])["secret"]


@pytest.mark.parametrize(
    "inputs", [{}, {"title": 7}, {"title": "x", "more": "y"}, {"title": "x", "person": {"id": "U0MAYA", "secret": ""}}]
)
def test_inputs_that_do_not_fit_are_not_sent(
    slack: SlackServer, priya: SlackUser, bot: TinyBot, inputs: JsonObject
) -> None:
    slack.declares(MANIFEST)
    with pytest.raises(CannotDo):
        priya.runs_step("book", inputs)
    with pytest.raises(CannotDo, match="no step"):
        priya.runs_step("other", {"title": "x"})
    assert bot.received == []


@pytest.mark.parametrize(
    "outputs", [{}, {"id": 7}, {"id": "1", "start": "soon"}, {"id": "1", "start": True}, {"id": "1", "more": "x"}]
)
def test_outputs_have_to_fit_the_manifest(client: WebClient, run: StepRun, outputs: JsonObject) -> None:
    assert error_of(client, run.execution_id, outputs) == "parameter_validation_failed"
    assert run.status == "running"


def test_a_run_ends_once(client: WebClient, run: StepRun) -> None:
    assert error_of(client, "Fx0NOBODY", {"id": "1"}) == "function_execution_not_found"
    client.functions_completeSuccess(
        function_execution_id=run.execution_id, outputs={"id": "1", "start": 1_795_000_000}
    )
    assert (run.status, run.outputs) == ("completed", {"id": "1", "start": 1_795_000_000})
    assert error_of(client, run.execution_id, {"id": "2"}) == "execution_not_in_running_state"
    with pytest.raises(SlackApiError, match="execution_not_in_running_state"):
        client.functions_completeError(function_execution_id=run.execution_id, error="No")


def test_a_run_that_is_not_ended_times_out(client: WebClient, run: StepRun, dial: ManualClock) -> None:
    dial.turn(LIFE_S + 1)
    with pytest.raises(SlackApiError, match="execution_not_in_running_state"):
        client.functions_completeError(function_execution_id=run.execution_id, error="No")
    assert run.status == "timed_out"


def option(name: str) -> Json:
    return {"text": {"type": "plain_text", "text": name}, "value": name}


def test_a_menu_is_what_the_app_names_before_it_acknowledges(
    slack: SlackServer, client: WebClient, priya: SlackUser, bot: TinyBot
) -> None:
    slack.declares(MANIFEST)
    with pytest.raises(CannotDo, match="stays empty"):
        priya.sees_options("book", "kind")
    options: list[Json] = [option("Demo"), option("Visit")]

    def answer(payload: JsonObject) -> None:
        execution = str(obj(payload["event"])["function_execution_id"])
        client.functions_completeSuccess(function_execution_id=execution, outputs={"options": options})

    bot.reaction = answer
    assert priya.sees_options("book", "kind") == ["Demo", "Visit"]
