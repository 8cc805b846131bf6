"""Custom steps of Workflow Builder: what an app declares, runs of it, and how they end.

Sends nothing: what a person runs is in user/step_runner, how the app ends it in webapi/function_methods.
https://docs.slack.dev/workflows/workflow-steps
"""

import secrets
from dataclasses import dataclass, field

from sandbox.slack.json_values import Json, JsonObject, items, obj, objects, string
from sandbox.slack.people_and_channels import APP_ID

# How long Slack waits for an app that hosts its steps itself. **?** Its pages name no time.
LIFE_S = 3600.0
USER, CONTEXT, TIMESTAMP = "slack#/types/user_id", "slack#/types/user_context", "slack#/types/timestamp"
OPTIONS = "slack#/types/options_select"
MOST_OPTIONS = 100
RUNNING, COMPLETED, FAILED, TIMED_OUT = "running", "completed", "failed", "timed_out"


@dataclass
class StepRun:
    """One run of a step: `status` is running, completed, failed or timed_out; `error` is what the person reads."""

    execution_id: str
    callback_id: str
    inputs: JsonObject
    started_at: float
    status: str = RUNNING
    outputs: JsonObject = field(default_factory=dict)
    error: str = ""


@dataclass
class Functions:
    """The functions of the app's manifest by callback id, and all their runs."""

    declared: dict[str, JsonObject] = field(default_factory=dict)
    runs: dict[str, StepRun] = field(default_factory=dict)

    def start(self, callback_id: str, inputs: JsonObject, now_s: float) -> StepRun:
        run = StepRun("Fx" + secrets.token_hex(5).upper(), callback_id, inputs, now_s)
        self.runs[run.execution_id] = run
        return run

    def running(self, execution_id: str, now_s: float) -> StepRun | str:
        """The run, or the error that says why it cannot be ended."""
        run = self.runs.get(execution_id)
        if run is None:
            return "function_execution_not_found"
        if run.status == RUNNING and now_s - run.started_at > LIFE_S:
            run.status = TIMED_OUT
        return run if run.status == RUNNING else "execution_not_in_running_state"

    def parameters(self, callback_id: str, kind: str) -> dict[str, JsonObject]:
        """`input_parameters` or `output_parameters` by name."""
        declared = obj(obj(self.declared[callback_id].get(kind)).get("properties"))
        return {name: obj(one) for name, one in declared.items()}

    def required(self, callback_id: str, kind: str) -> set[str]:
        return set(map(str, items(obj(self.declared[callback_id].get(kind)).get("required"))))

    def wrong_with(self, callback_id: str, kind: str, given: JsonObject) -> list[str]:
        """What does not fit the declaration."""
        declared = self.parameters(callback_id, kind)
        wrong = [f"missing {name}" for name in sorted(self.required(callback_id, kind) - given.keys())]
        wrong += [f"unknown {name}" for name in sorted(given.keys() - declared.keys())]
        return wrong + [
            f"{name} is no {string(declared[name].get('type'))}"
            for name, value in given.items()
            if name in declared and not _fits(string(declared[name].get("type")), value)
        ]

    def event(self, run: StepRun, ts: str) -> JsonObject:
        """https://docs.slack.dev/reference/events/function_executed"""
        declared = self.declared[run.callback_id]
        return {
            "type": "function_executed",
            "function": {
                "id": f"Fn{abs(hash(run.callback_id)) % 10**9:09d}",
                "callback_id": run.callback_id,
                "title": string(declared.get("title")),
                "description": string(declared.get("description")),
                "type": "app",
                "input_parameters": self._listed(run.callback_id, "input_parameters"),
                "output_parameters": self._listed(run.callback_id, "output_parameters"),
                "app_id": APP_ID,
                "date_created": 1_694_727_597,
                "date_updated": 1_698_947_481,
                "date_deleted": 0,
            },
            "inputs": run.inputs,
            "function_execution_id": run.execution_id,
            "workflow_execution_id": "Wx" + run.execution_id.removeprefix("Fx"),
            "event_ts": ts,
            "bot_access_token": "xwfp-sandbox-not-used",
        }

    def _listed(self, callback_id: str, kind: str) -> list[Json]:
        required = self.required(callback_id, kind)
        return [
            {
                "type": string(one.get("type")),
                "name": name,
                "title": string(one.get("title")),
                "description": string(one.get("description")),
                "is_required": name in required,
            }
            for name, one in self.parameters(callback_id, kind).items()
        ]


def _fits(kind: str, value: Json) -> bool:
    if kind == "string":
        return isinstance(value, str)
    if kind in ("integer", TIMESTAMP):
        return isinstance(value, int) and not isinstance(value, bool)
    if kind == USER:
        return isinstance(value, str) and value[:1] in ("U", "W")
    if kind == CONTEXT:
        return isinstance(value, dict) and isinstance(value.get("id"), str) and isinstance(value.get("secret"), str)
    return kind == OPTIONS and _are_options(value)


def _are_options(value: Json) -> bool:
    """https://docs.slack.dev/reference/types/options_select-type"""
    if not isinstance(value, list) or len(value) > MOST_OPTIONS:
        return False
    return len(objects(value)) == len(value) and all(
        obj(one.get("text")).get("type") == "plain_text"
        and bool(string(obj(one.get("text")).get("text")))
        and bool(string(one.get("value")))
        for one in objects(value)
    )
