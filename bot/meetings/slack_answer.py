"""What a step that calls Slack remembers: Slack's answer, or why it did not take the call."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from bot.meetings.stored_names import stored_as

T = TypeVar("T")


class SlackFailure(StrEnum):
    """Why Slack did not take something."""

    DOWN = "down"
    UNCLEAR = "unclear"
    TOKEN = "token"  # noqa: S105  # no secret: the bot's token is refused


@stored_as(accepted="taken")
@dataclass(frozen=True)
class SlackAnswer(Generic[T]):
    """What Slack answered, or that it did not take it: `why`, and how long it asked us to wait. `warned`: the person
    was told that the token is refused."""

    accepted: bool
    value: T | None = None
    why: SlackFailure | None = None
    wait_s: float = 0.0
    warned: bool = False
