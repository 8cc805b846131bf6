"""All options of a typed line, in one table: `lead:asha@example.com`, `remind:15`.

The parser of the line, the refusals, the help text, `read`, the form and what is sent to LeadSquared walk this table. A
new option is a field of PlainDetails, a row here, and its words in slack/text/option_text.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from bot import when
from bot.meetings.matching import GUID, MAIL, is_part_of_number
from bot.meetings.model import REMINDER_OFF, NamedOwner, OwnerKind

# LeadSquared's words for an e-mail to the owner and for none.
NOTIFY, NO_NOTIFICATION = "1100", "1000"
LONGEST_MINUTES = 7 * 24 * 60
_ON = {"on": True, "yes": True, "true": True, "off": False, "no": False, "false": False}


class FormElement(StrEnum):
    """What an option is filled in with in the form. Options without one have an element of their own there."""

    TEXT = "text"
    MINUTES = "minutes"  # a menu of lengths, with none among them
    TICK = "tick"


@dataclass(frozen=True)
class Option:
    """One option. `key` is typed before the colon, `field` is the field of Draft.

    `parse` takes the typed value and the ids of mentioned members by name, and gives None for a value that cannot be
    used; what it accepts is said in slack/text. `placeholder` stands for a value in a suggested line, `example` is one
    that may be typed. `write` is the inverse of `parse`. `continues`: an unquoted value may go on in the words behind
    it. `element` is the form's. `crm_field` is LeadSquared's field, and `crm_value` what it takes for a value; options
    without one need a look-up, or are the time.
    """

    key: str
    field: str
    parse: Callable[[str, Mapping[str, str]], object | None]
    placeholder: str
    example: str
    write: Callable[[Any], str] = str
    continues: bool = False
    element: FormElement | None = None
    crm_field: str = ""
    crm_value: Callable[[Any], object] = lambda value: value


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
        crm_field="TaskType",
        crm_value=lambda name: {"Name": name},
    ),
    Option("mins", "minutes", _minutes, placeholder="<minutes>", example="mins:45"),
    Option(
        "remind",
        "reminder",
        _reminder,
        placeholder="<minutes>",
        example="remind:15",
        write=lambda reminder: str(reminder or "off"),
        element=FormElement.MINUTES,
        crm_field="Reminder",
    ),
    Option(
        "notify",
        "notify",
        _on_or_off,
        placeholder="<on or off>",
        example="notify:off",
        write=lambda on: "on" if on else "off",
        element=FormElement.TICK,
        crm_field="NotifyBy",
        crm_value=lambda on: NOTIFY if on else NO_NOTIFICATION,
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
        element=FormElement.TEXT,
        crm_field="Location",
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
IN_FORM = tuple(option for option in OPTIONS if option.element)


def written(values: object) -> str:
    """The options of a draft or form as they would be typed: `lead:asha@example.com remind:off`."""
    found = ((option, getattr(values, option.field, None)) for option in OPTIONS)
    texts = [(option.key, option.write(value)) for option, value in found if value is not None]
    return " ".join(f"{key}:{_quoted(text)}" for key, text in texts if text)


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value
