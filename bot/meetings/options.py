"""All options of a typed line, in one table: `lead:asha@example.com`, `remind:15`.

The parser of the line, the refusals, the help text, `read` and a form that is written as a line walk this table. A new
option is a field of Details, a row here, and where LeadSquared takes it a line in leadsquared/wire.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot import when
from bot.meetings.matching import GUID, MAIL, is_part_of_number
from bot.meetings.model import REMINDER_OFF, NamedOwner, OwnerKind

LONGEST_MINUTES = 7 * 24 * 60
_ON = {"on": True, "yes": True, "true": True, "off": False, "no": False, "false": False}


@dataclass(frozen=True)
class Option:
    """One option. `key` is typed before the colon, `field` is the field of Draft.

    `parse` takes the typed value and the ids of mentioned members by name, and gives None for a value that cannot be
    used; what it accepts is said in slack/text. `placeholder` stands for a value in a suggested line, `example` is one
    that may be typed. `write` is the inverse of `parse`. `goes_on`: an unquoted value may continue in the words
    behind it.
    """

    key: str
    field: str
    parse: Callable[[str, Mapping[str, str]], object | None]
    placeholder: str
    example: str
    write: Callable[[Any], str] = str
    continues: bool = False


def minutes(value: str) -> int | None:
    """`45`, `1h30`, `2 hours`; None for no length, or one that nobody means."""
    if value.isdecimal():
        # A figure too long to be meant is none: cut, it would be another one.
        found = int(value) if len(value) <= 6 else 0
    else:
        found = int((when.whole_duration(value, ("en",)) or timedelta()).total_seconds() // 60)
    return found if 1 <= found <= LONGEST_MINUTES else None


def _minutes(value: str, _: Mapping[str, str]) -> int | None:
    return minutes(value)


def _reminder(value: str, _: Mapping[str, str]) -> int | None:
    return REMINDER_OFF if value.lower() in ("off", "no", "none", "0") else minutes(value)


def _lead(value: str, _: Mapping[str, str]) -> str | None:
    return value if value and not is_part_of_number(value) else None


def _text(value: str, _: Mapping[str, str]) -> str | None:
    return value or None


def _on_or_off(value: str, _: Mapping[str, str]) -> bool | None:
    return _ON.get(value.lower())


def _none(value: str, _: Mapping[str, str]) -> bool | None:
    return True if value.lower() == "none" else None


def _owner(value: str, mentions: Mapping[str, str]) -> NamedOwner | None:
    if value in mentions:
        return NamedOwner(OwnerKind.USER, mentions[value])
    if MAIL.fullmatch(value):
        return NamedOwner(OwnerKind.MAIL, value)
    if GUID.fullmatch(value):
        return NamedOwner(OwnerKind.LSQ, value)
    return None


def _write_owner(owner: NamedOwner) -> str:
    # A mention by id cannot be typed: the line is asked about, and never booked for somebody else.
    return f"{'@' if owner.kind is OwnerKind.USER else ''}{owner.value}"


OPTIONS = (
    Option(
        "lead",
        "lead",
        _lead,
        placeholder="<e-mail>",
        example="lead:asha@example.com",
        continues=True,
    ),
    Option("opp", "opportunity", _text, placeholder="<id>", example="opp:Renewal", continues=True),
    Option(
        "type",
        "task_type",
        _text,
        placeholder="<type>",
        example='type:"Site visit"',
        continues=True,
    ),
    Option("mins", "minutes", _minutes, placeholder="<minutes>", example="mins:45"),
    Option(
        "remind",
        "reminder",
        _reminder,
        placeholder="<minutes>",
        example="remind:15",
        write=lambda reminder: str(reminder or "off"),
    ),
    Option(
        "notify",
        "notify",
        _on_or_off,
        placeholder="<on or off>",
        example="notify:off",
        write=lambda on: "on" if on else "off",
    ),
    Option(
        "owner",
        "owner",
        _owner,
        placeholder="<e-mail>",
        example="owner:@noah",
        write=_write_owner,
    ),
    Option(
        "where",
        "where",
        _text,
        placeholder="<place>",
        example='where:"Room 4"',
        continues=True,
    ),
    Option(
        "when",
        "leave_dates",
        _none,
        placeholder="none",
        example="when:none",
        write=lambda leave: "none" if leave else "",
    ),
)
BY_KEY = {option.key: option for option in OPTIONS}
KEYS = tuple(BY_KEY)


def written(values: object) -> str:
    """The options of a draft or form as they would be typed: `lead:asha@example.com remind:off`."""
    found = ((option, getattr(values, option.field, None)) for option in OPTIONS)
    texts = [(option.key, option.write(value)) for option, value in found if value is not None]
    return " ".join(f"{key}:{_quoted(text)}" for key, text in texts if text)


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value
