"""JSON as typed values, and functions that read it.

Does not check what Slack allows: blockkit does.
"""

from collections.abc import Iterator
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
JsonObject: TypeAlias = dict[str, Json]


def obj(value: Json) -> JsonObject:
    """The object, or an empty one where there is none."""
    return value if isinstance(value, dict) else {}


def items(value: Json) -> list[Json]:
    """The array, or an empty one where there is none."""
    return value if isinstance(value, list) else []


def objects(value: Json) -> list[JsonObject]:
    """The objects of an array; anything else in it is left out."""
    return [item for item in items(value) if isinstance(item, dict)]


def string(value: Json) -> str:
    """The string, or an empty one where there is none."""
    return value if isinstance(value, str) else ""


def walk(value: Json) -> Iterator[JsonObject]:
    """Every object in a tree, from the outside in."""
    if isinstance(value, dict):
        yield value
        for child in value.values():
            yield from walk(child)
    elif isinstance(value, list):
        for child in value:
            yield from walk(child)
