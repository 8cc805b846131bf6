"""Composable checks of JSON values, which report where a value is wrong.

Knows no block of Slack's. The wording follows Slack's own validator, which says
"must be less than 25 characters" for a limit of 24.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from sandbox.slack.json_values import Json, JsonObject

Check: TypeAlias = "Callable[[Json, str, Problems], None]"


@dataclass
class Problems:
    """What was found wrong, each with the JSON pointer to it."""

    found: list[tuple[str, str]] = field(default_factory=list)

    def add(self, at: str, message: str) -> None:
        self.found.append((at, message))

    def as_slack(self) -> list[str]:
        """As in `response_metadata.messages`."""
        return [f"[ERROR] {message} [json-pointer:{at}]" for at, message in self.found]


def anything(_value: Json, _at: str, _problems: Problems) -> None:
    """Any value is accepted."""


def text(most: int, least: int = 0) -> Check:
    """A string of `least` to `most` characters."""

    def check(value: Json, at: str, problems: Problems) -> None:
        if not isinstance(value, str):
            problems.add(at, "must provide a string")
        elif len(value) > most:
            problems.add(at, f"must be less than {most + 1} characters")
        elif len(value) < least:
            problems.add(at, f"must be more than {least - 1} characters")

    return check


def flag(value: Json, at: str, problems: Problems) -> None:
    """True or false."""
    if not isinstance(value, bool):
        problems.add(at, "must provide a boolean")


def number(least: int, most: int) -> Check:
    """A whole number from `least` to `most`."""

    def check(value: Json, at: str, problems: Problems) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            problems.add(at, "must provide a number")
        elif not least <= value <= most:
            problems.add(at, f"must be between {least} and {most}")

    return check


def one_word_of(*words: str) -> Check:
    """One of a few strings."""

    def check(value: Json, at: str, problems: Problems) -> None:
        if value not in words:
            problems.add(at, "must be a valid enum value")

    return check


def like(pattern: str, what: str) -> Check:
    """A string that the pattern matches wholly; `what` names it in the message."""

    def check(value: Json, at: str, problems: Problems) -> None:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            problems.add(at, f"must be {what}")

    return check


def array(each: Check, most: int, least: int = 1) -> Check:
    """A list of `least` to `most` values."""

    def check(value: Json, at: str, problems: Problems) -> None:
        if not isinstance(value, list):
            problems.add(at, "must provide an array")
            return
        if len(value) > most:
            problems.add(at, f"no more than {most} items allowed")
        if len(value) < least:
            problems.add(at, f"no fewer than {least} items allowed")
        for place, item in enumerate(value):
            each(item, f"{at}/{place}", problems)

    return check


@dataclass(frozen=True)
class ObjectShape:
    """An object: its keys, and rules between them. Unknown keys are refused."""

    required: Mapping[str, Check] = field(default_factory=dict)
    optional: Mapping[str, Check] = field(default_factory=dict)
    rules: Sequence["Callable[[JsonObject, str, Problems], None]"] = ()

    def __call__(self, value: Json, at: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            problems.add(at, "must provide an object")
            return
        for key in self.required:
            if value.get(key) is None:
                problems.add(at, f"missing required field: {key}")
        for key, part in value.items():
            check = self.required.get(key) or self.optional.get(key)
            if check is None:
                problems.add(at, f"invalid additional property: {key}")
            elif part is not None or key not in self.required:
                check(part, f"{at}/{key}", problems)
        for rule in self.rules:
            rule(value, at, problems)


@dataclass(frozen=True)
class ByType:
    """An object whose `type` says which shape it has; a type that is not listed is refused."""

    shapes: Mapping[str, Check]

    def __call__(self, value: Json, at: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            problems.add(at, "must provide an object")
            return
        kind = value.get("type")
        shape = self.shapes.get(kind) if isinstance(kind, str) else None
        if kind is None:
            problems.add(at, "missing required field: type")
        elif shape is None:
            problems.add(f"{at}/type", f"unsupported type: {kind}")
        else:
            shape(value, at, problems)

    def only(self, *kinds: str) -> "ByType":
        """The same, for some of the types."""
        return ByType({kind: self.shapes[kind] for kind in kinds})


def no_repeats(key: str, what: str) -> "Callable[[list[JsonObject], str, Problems], None]":
    """Refuse a second use of the same `key` among siblings."""

    def check(siblings: list[JsonObject], at: str, problems: Problems) -> None:
        seen = set()
        for place, sibling in enumerate(siblings):
            name = sibling.get(key)
            if isinstance(name, str) and name in seen:
                problems.add(f"{at}/{place}/{key}", f'{what} "{name}" already exists')
            elif isinstance(name, str):
                seen.add(name)

    return check
