"""Slack's published lists, where they are beside this repository; they are no part of it."""

import json
from pathlib import Path

from sandbox.slack.error_names import errors_of
from sandbox.slack.json_values import Json, JsonObject, items, obj

_BESIDE = Path("shared") / "slack-reference"


# Their list is older than these two: https://docs.slack.dev/reference/methods/functions.completeSuccess
_FUNCTIONS: JsonObject = {
    "functions.completeSuccess": {
        "bot_scopes": [],
        "json_body": True,
        "required": ["function_execution_id", "outputs"],
        "args": ["function_execution_id", "outputs"],
        "errors": [
            "access_denied",
            "execution_not_in_running_state",
            "function_execution_not_found",
            "parameter_validation_failed",
        ],
    },
    "functions.completeError": {
        "bot_scopes": [],
        "json_body": True,
        "required": ["error", "function_execution_id"],
        "args": ["error", "function_execution_id"],
        "errors": ["access_denied", "execution_not_in_running_state", "function_execution_not_found"],
    },
}


def folder() -> Path | None:
    """Beside the repository, or beside the folder it is in."""
    return next((found for one in Path(__file__).parents if (found := one / _BESIDE).is_dir()), None)


def read(name: str) -> JsonObject | None:
    """A file of theirs; None where it is not here."""
    found = folder()
    path = found / name if found else None
    if path is None or not path.exists():
        return None
    content: Json = json.loads(path.read_text())
    return obj(content) | (_FUNCTIONS if name == "methods.json" else {})


def errors(method: str) -> list[str]:
    """Every error that Slack documents for a method, or our own shorter list of them; and those of any method."""
    ours = {name for names in errors_of(method).values() for name in names}
    listed = items(obj((read("methods.json") or {}).get(method)).get("errors"))
    return sorted(ours | {name for name in listed if isinstance(name, str)})
