"""The modal for a person's own settings, and the Home tab that shows them.

Views and what comes back from them; the store keeps the preferences.
"""

from datetime import datetime

from bot.meetings import language_search, zone_search
from bot.meetings.audience import Audience
from bot.meetings.language_search import FoundLanguage, is_known
from bot.meetings.model import Preferences
from bot.meetings.person_zone import is_zone
from bot.meetings.zone_search import FoundZone
from bot.slack.directory import Member
from bot.slack.form import fields, input_elements
from bot.slack.form.more_fields import reminder_options
from bot.slack.menus import FormLists, MenuOption
from bot.slack.message_blocks import Block, context
from bot.slack.payloads import Json, objects
from bot.slack.payloads import text as string
from bot.slack.text import example_lines, form_text, labels
from bot.slack.text import preferences as text

# As Slack has it in views that are open already.
CALLBACK = "habits"
QUIET, ZONE, LANGUAGE, REMINDER, NOTIFY = "quiet", "zone", "language", "reminder", "notify"


def modal(audience: Audience, member: Member | None, lists: FormLists, now: datetime) -> Block:
    """Filled in with what is in force; an emptied field goes back to the installation's default. `now` is aware."""
    preferences = member.habits if member else Preferences()
    lengths = [
        MenuOption(str(one), form_text.minutes(audience, one)) for one in sorted({*fields.LENGTHS, lists.minutes})
    ]
    length = input_elements.menu(
        fields.LENGTH, lengths, MenuOption(str(lists.minutes), ""), form_text.minutes(audience, 30)
    )
    reminder = input_elements.menu(
        REMINDER,
        reminder_options(audience, lists.reminder),
        MenuOption(str(lists.reminder), ""),
        form_text.minutes(audience, 30),
    )
    mail = input_elements.checkbox(NOTIFY, text.mail_box(audience), ticked=lists.notify)
    quiet = input_elements.checkbox(QUIET, text.quiet_box(audience), ticked=preferences.quiet)
    zone = input_elements.search_select(ZONE, _zone(preferences, audience, now), text.zone_example(audience))
    language = input_elements.search_select(LANGUAGE, _language(preferences, audience), text.language_example(audience))
    zone_hint = text.zone_hint(audience, member.person.zone if member else None)
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": input_elements.label(text.title(audience), input_elements.VIEW_TITLE),
        "submit": input_elements.label(text.save(audience), input_elements.VIEW_TITLE),
        "close": input_elements.label(labels.cancel(audience), input_elements.VIEW_TITLE),
        "blocks": [
            input_elements.input_block(fields.LENGTH, text.length_label(audience), length, optional=True),
            *_usual_type(audience, lists),
            input_elements.input_block(REMINDER, form_text.reminder_label(audience), reminder, optional=True),
            input_elements.input_block(NOTIFY, text.mail_label(audience), mail, optional=True),
            input_elements.input_block(QUIET, text.quiet_label(audience), quiet, optional=True),
            input_elements.input_block(ZONE, text.zone_label(audience), zone, optional=True, hint=zone_hint),
            input_elements.input_block(
                LANGUAGE, text.language_label(audience), language, optional=True, hint=text.language_hint(audience)
            ),
        ],
    }


def _zone(preferences: Preferences, audience: Audience, now: datetime) -> MenuOption | None:
    found = zone_search.zone_of(preferences.zone or "", now, audience.language)
    return zone_option(audience, found) if found else None


def _language(preferences: Preferences, audience: Audience) -> MenuOption | None:
    code = preferences.language
    return MenuOption(code, language_search.name_of(code, audience.language)) if code else None


def zone_option(audience: Audience, found: FoundZone) -> MenuOption:
    return MenuOption(found.key, text.zone_found(audience, found))


def language_option(audience: Audience, found: FoundLanguage) -> MenuOption:
    return MenuOption(found.code, text.language_found(audience, found))


def _usual_type(audience: Audience, lists: FormLists) -> list[Block]:
    names = [one.name for one in lists.types] or [lists.task_type]
    types = input_elements.fit_in_menu([MenuOption(one, one) for one in names], lists.task_type)
    blocks: list[Block] = []
    if types:  # Slack takes no menu without a choice
        menu = input_elements.menu(fields.TYPE, types, MenuOption(lists.task_type, ""), form_text.type_label(audience))
        blocks.append(input_elements.input_block(fields.TYPE, text.type_label(audience), menu, optional=True))
    if left_out := len(names) - len(types):
        line = example_lines.for_type(lists.command, "<name>")
        blocks.append(context([form_text.more_types(audience, left_out, line)]))
    return blocks


def read(audience: Audience, view: Json) -> tuple[Preferences, dict[str, str]]:
    """What was chosen, and what is wrong with it by block_id."""
    values = objects(objects(view, "state"), "values")

    def value_of(name: str) -> Json:
        return objects(objects(values, name), name)

    def chosen(name: str) -> str:
        return string(objects(value_of(name), "selected_option"), "value")

    # A modal that an earlier version opened has a field to type the zone's name in.
    zone = chosen(ZONE) or string(value_of(ZONE), "value").strip()
    language = chosen(LANGUAGE)
    wrong = {} if not zone or is_zone(zone) else {ZONE: text.wrong_zone(audience)}
    habits = Preferences(
        minutes=int(chosen(fields.LENGTH)) if chosen(fields.LENGTH).isdecimal() else None,
        task_type=chosen(fields.TYPE) or None,
        reminder=int(chosen(REMINDER)) if chosen(REMINDER).isdecimal() else None,
        notify=bool(value_of(NOTIFY).get("selected_options")),
        zone=zone or None,
        quiet=bool(value_of(QUIET).get("selected_options")),
        language=language if is_known(language) else "",
    )
    return habits, wrong
