"""One's own settings: the modal to change them, and the Home tab that shows them.

Views and what comes back of them; who keeps the habits is the store.
"""

from collections.abc import Sequence

from bot.meetings.model import Policy, Preferences
from bot.meetings.person_zone import is_zone
from bot.slack.directory import Member
from bot.slack.form import fields, input_elements
from bot.slack.form.lists import FormLists
from bot.slack.form.state import Option
from bot.slack.message_blocks import Block, button, context, plain
from bot.slack.payloads import Json, objects, text

CALLBACK, OPEN, SCHEDULE = "habits", "open_habits", "schedule_from_home"
QUIET, ZONE = "quiet", "zone"


def modal(member: Member | None, lists: FormLists) -> Block:
    """Filled in with what is in force; an emptied field goes back to the installation's."""
    habits = member.habits if member else Preferences()
    lengths = [Option(str(one), fields.length_label(one)) for one in sorted({*fields.LENGTHS, lists.minutes})]
    reminders = dict(fields.REMINDERS)
    reminders.setdefault(lists.reminder, fields.length_label(lists.reminder))
    known = [one.name for one in lists.types] or [lists.task_type]
    types = input_elements.fit_in_menu([Option(one, one) for one in known], lists.task_type)
    zone = member.person.zone if member else None
    blocks = [
        input_elements.input_block(
            fields.LENGTH,
            "Usual length",
            input_elements.menu(fields.LENGTH, lengths, Option(str(lists.minutes), ""), "30 min"),
            optional=True,
        ),
        *_usual_type(types, lists),
        *input_elements.not_in_menu(len(known) - len(types), "types", f'{lists.command} tomorrow 3pm type:"<name>"'),
        input_elements.input_block(
            fields.REMINDER,
            "Reminder before the start",
            input_elements.menu(
                fields.REMINDER,
                [Option(str(minutes), called) for minutes, called in sorted(reminders.items())],
                Option(str(lists.reminder), ""),
                "30 min",
            ),
            optional=True,
        ),
        input_elements.input_block(
            fields.NOTIFY,
            "Mail",
            input_elements.checkbox(fields.NOTIFY, "LeadSquared mails me about my appointments", ticked=lists.notify),
            optional=True,
        ),
        input_elements.input_block(
            QUIET,
            "Quiet",
            input_elements.checkbox(
                QUIET, "Post my cards in a direct message, not in the channel", ticked=habits.quiet
            ),
            optional=True,
        ),
        input_elements.input_block(
            ZONE,
            "Time zone, if Slack's is wrong",
            input_elements.text_input(ZONE, habits.zone or "", "Asia/Kolkata"),
            optional=True,
            hint=f"Slack says {zone}." if zone else "Slack says none.",
        ),
    ]
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": input_elements.label("My meeting settings", input_elements.VIEW_TITLE),
        "submit": input_elements.label("Save", input_elements.VIEW_TITLE),
        "close": input_elements.label("Cancel", input_elements.VIEW_TITLE),
        "blocks": blocks,
    }


def _usual_type(types: Sequence[Option], lists: FormLists) -> list[Block]:
    if not types:
        return []  # Slack takes no menu without a choice
    menu = input_elements.menu(fields.TYPE, types, Option(lists.task_type, ""), "Meeting")
    return [input_elements.input_block(fields.TYPE, "Usual type", menu, optional=True)]


def read(view: Json) -> tuple[Preferences, dict[str, str]]:
    """What was chosen, and what is wrong with it by block_id."""
    values = objects(objects(view, "state"), "values")

    def said(name: str) -> Json:
        return objects(objects(values, name), name)

    def picked(name: str) -> str:
        return text(objects(said(name), "selected_option"), "value")

    zone = text(said(ZONE), "value").strip()
    wrong = {} if not zone or is_zone(zone) else {ZONE: "Type a zone's name, like Asia/Kolkata or Europe/Berlin."}
    habits = Preferences(
        minutes=int(picked(fields.LENGTH)) if picked(fields.LENGTH).isdecimal() else None,
        task_type=picked(fields.TYPE) or None,
        reminder=int(picked(fields.REMINDER)) if picked(fields.REMINDER).isdecimal() else None,
        notify=bool(said(fields.NOTIFY).get("selected_options")),
        zone=zone or None,
        quiet=bool(said(QUIET).get("selected_options")),
    )
    return habits, wrong


def home(member: Member | None, policy: Policy) -> Block:
    """The Home tab: what is in force, and the two doors."""
    in_force = member.policy if member else policy
    reminder = fields.length_label(in_force.reminder) if in_force.reminder else "none"
    rows = [
        f"Usual length: {fields.length_label(in_force.minutes)}",
        f"Usual type: {in_force.task_type}",
        f"Reminder: {reminder}",
        f"Mail from LeadSquared: {'on' if in_force.notify else 'off'}",
        f"Cards: {'only in a direct message' if member and member.habits.quiet else 'in the channel'}",
        f"Time zone: {member.zone if member else policy.zone}",
    ]
    return {
        "type": "home",
        "blocks": [
            plain("Meetings from Slack into LeadSquared"),
            {
                "type": "actions",
                "elements": [
                    button(SCHEDULE, "Schedule a meeting", main=True),
                    button(OPEN, "Change my settings"),
                ],
            },
            plain("\n".join(rows)),
            context([f"Or type {policy.command} tomorrow 3-4pm Demo with Acme in any channel."]),
        ],
    }
