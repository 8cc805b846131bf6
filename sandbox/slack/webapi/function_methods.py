"""functions.completeSuccess and functions.completeError: the app ends a run of its step.

https://docs.slack.dev/reference/methods/functions.completeSuccess
"""

from sandbox.slack.functions import COMPLETED, FAILED, StepRun
from sandbox.slack.json_values import JsonObject
from sandbox.slack.webapi.api_errors import ApiError
from sandbox.slack.webapi.arguments import Arguments
from sandbox.slack.workspace_state import WorkspaceState


def complete_success(state: WorkspaceState, args: Arguments) -> JsonObject:
    """With outputs that fit what the manifest declares."""
    outputs = args.object("outputs", "invalid_arguments")
    with state.lock:
        run = _running(state, args)
        if wrong := state.functions.wrong_with(run.callback_id, "output_parameters", outputs):
            raise ApiError("parameter_validation_failed", [f"[ERROR] {one}" for one in wrong])
        run.status, run.outputs = COMPLETED, outputs
    state.changed()
    return {}


def complete_error(state: WorkspaceState, args: Arguments) -> JsonObject:
    """With a sentence, which Slackbot passes on to whoever started the workflow."""
    error = args.text("error")
    with state.lock:
        run = _running(state, args)
        run.status, run.error = FAILED, error
    state.changed()
    return {}


def _running(state: WorkspaceState, args: Arguments) -> StepRun:
    found = state.functions.running(args.text("function_execution_id"), state.clock())
    if isinstance(found, str):
        raise ApiError(found)
    return found
