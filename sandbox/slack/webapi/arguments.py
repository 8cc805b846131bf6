"""A call's arguments, typed: JSON bodies and forms write the same value differently.

Does not know which method wants which argument: the table in methods does.
"""

import json

from sandbox.slack.json_values import Json, JsonObject, obj
from sandbox.slack.webapi.api_errors import ApiError, bad_arguments


class Arguments:
    """What was given, each argument read as what it has to be."""

    def __init__(self, given: JsonObject) -> None:
        self.given = given

    def has(self, name: str) -> bool:
        return self.given.get(name) not in (None, "")

    def text(self, name: str) -> str:
        """The string, empty where nothing was given."""
        value = self.given.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise bad_arguments(f"must provide a string [json-pointer:/{name}]")
        return value

    def flag(self, name: str) -> bool:
        """True for true, "true" and "1"."""
        return self.given.get(name) in (True, "true", "1", 1)

    def json(self, name: str, error: str) -> Json:
        """A structure, or one written as a JSON string, as forms carry it; else `error`."""
        value = self.given.get(name)
        if not isinstance(value, str):
            return value
        try:
            decoded: Json = json.loads(value) if value else None
        except ValueError:
            raise ApiError(error) from None
        return decoded

    def object(self, name: str, error: str) -> JsonObject:
        value = self.json(name, error)
        if value is not None and not isinstance(value, dict):
            raise ApiError(error)
        return obj(value)
