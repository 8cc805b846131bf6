"""Reads the members of a JSON body by name and type, and dates and times in LeadSquared's format.

A wrong JSON type is a MalformedError, a wrong value a RefusedError.
"""

import json
import re
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime
from typing import TypeVar

from sandbox.leadsquared.calls.api_answers import MalformedError, RefusedError

T = TypeVar("T")

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}")
_YEARS = range(1753, 9999)  # what a SQL datetime holds, less a year for durations and zones
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class JsonReader:
    """A JSON object whose members are taken by name and type; null counts as absent."""

    def __init__(self, members: Mapping[str, object], where: str = "") -> None:
        self._members = members
        self._where = where

    def only(self, allowed: Collection[str]) -> "JsonReader":
        """MalformedError for any member that the call does not have."""
        unknown = sorted(set(self._members) - set(allowed))
        if unknown:
            raise MalformedError(f"Unknown member: {', '.join(self._where + s for s in unknown)}")
        return self

    def has(self, name: str) -> bool:
        return self._members.get(name) is not None

    def names(self) -> list[str]:
        return list(self._members)

    def raw(self, name: str) -> object:
        return self._members.get(name)

    def text(self, name: str) -> str:
        """A string; empty when absent."""
        value = self._members.get(name, "")
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self._wrong(name, "a string")
        return value

    def integer(self, name: str, default: int) -> int:
        value = self._members.get(name)
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._wrong(name, "an integer")
        return value

    def object(self, name: str) -> "JsonReader":
        """A JSON object; one without members when absent."""
        value = self._members.get(name)
        if value is None:
            return JsonReader({}, f"{self._where}{name}.")
        if not isinstance(value, dict):
            raise self._wrong(name, "an object")
        return JsonReader(value, f"{self._where}{name}.")

    def objects(self, name: str) -> "list[JsonReader]":
        return [JsonReader(item, f"{self._where}{name}.") for item in self._items(name, dict, "objects")]

    def texts(self, name: str) -> list[str]:
        return self._items(name, str, "strings")

    def _items(self, name: str, kind: type[T], called: str) -> list[T]:
        value = self._members.get(name)
        if not isinstance(value, list) or not all(isinstance(item, kind) for item in value):
            raise self._wrong(name, f"an array of {called}")
        return value

    def _wrong(self, name: str, wanted: str) -> MalformedError:
        return MalformedError(f"{self._where}{name} has to be {wanted}")


def read_json(body: str, content_type: str, *, may_be_empty: bool = False) -> "JsonReader":
    """The JSON object in a request's body."""
    if may_be_empty and not body.strip():
        return JsonReader({})
    if content_type.partition(";")[0].strip().lower() != "application/json":
        raise MalformedError("Content-Type has to be application/json")
    try:
        members: object = json.loads(body)
    except (ValueError, RecursionError):
        raise MalformedError("The body is not JSON") from None
    if not isinstance(members, dict):
        raise MalformedError("The body has to be a JSON object")
    return JsonReader(members)


def needed(query: Mapping[str, str], name: str) -> str:
    """A query parameter that the call cannot do without."""
    value = query.get(name, "").strip()
    if not value:
        raise RefusedError("MandatoryAttributeMissing", f"'{name}' is mandatory")
    return value


def read_moment(text: str, name: str) -> datetime | None:
    """`YYYY-MM-DD HH:MM:SS`, which is UTC; None when empty."""
    if not text:
        return None
    if _MOMENT.fullmatch(text):
        try:
            moment = datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
        except ValueError:
            pass
        else:
            _check_year(moment, name)
            return moment
    raise RefusedError("InvalidInput", f"Invalid {name}: use the format YYYY-MM-DD HH:MM:SS")


def read_day(text: str, name: str) -> date:
    """`YYYY-MM-DD`, without a time."""
    if not text:
        raise RefusedError("MandatoryAttributeMissing", f"'{name}' is mandatory")
    if _DAY.fullmatch(text):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            pass
        else:
            _check_year(day, name)
            return day
    raise RefusedError("InvalidInput", f"Invalid {name}: use the format YYYY-MM-DD")


def _check_year(day: date, name: str) -> None:
    if day.year not in _YEARS:
        raise RefusedError("InvalidInput", f"Invalid {name}: out of range")
