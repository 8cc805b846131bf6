"""The names under which fields are stored, where the code has other names for them by now.

Jobs and rows of earlier versions stay readable, and earlier versions read ours. Reads and writes nothing itself: what
stores a dataclass (a pydantic TypeAdapter) looks at the class.
"""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def stored_as(**names: str) -> Callable[[type[T]], type[T]]:
    """Decorate a dataclass: `stored_as(preferences="habits")` stores the field `preferences` as `habits`."""

    def decorate(cls: type[T]) -> type[T]:
        config = {"alias_generator": lambda name: names.get(name, name), "serialize_by_alias": True}
        cls.__pydantic_config__ = config  # type: ignore[attr-defined]  # where pydantic looks for it
        return cls

    return decorate
