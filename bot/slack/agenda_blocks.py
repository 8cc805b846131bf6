"""The blocks of a list of appointments: a heading for each day, and a row with a menu for each appointment.

For the private message of `/meeting list` and for the Home tab. People's words stand in plain_text only.
"""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from bot.meetings.actions.list import page_choice
from bot.meetings.agenda import AgendaEntry, AgendaPage, AgendaState
from bot.meetings.audience import Audience
from bot.meetings.messages import AgendaShown, AppointmentState
from bot.meetings.request import Target
from bot.slack import buttons, message_blocks
from bot.slack.message_blocks import Block, Message
from bot.slack.text import agenda as text
from bot.slack.truncate import truncate

# Slack's limit for a header, and what the button for the next page is called in its payload.
HEADER = 150
NEXT_PAGE = "next_page"
LeadPage = Callable[[str], str]


def _no_page(lead: str) -> str:
    del lead
    return ""


def message(audience: Audience, shown: AgendaShown, lead_page: LeadPage = _no_page) -> Message:
    """`lead_page` is the address of a lead's page by its id, "" where that is not known."""
    page = shown.page
    blocks = [message_blocks.plain(text.heading(audience, page)), *days(audience, page, lead_page)]
    if ending := text.ending(audience, page):
        blocks.append(message_blocks.context(ending))
    if page.more:
        more = buttons.act(text.next_page(audience), page_choice(page), NEXT_PAGE, main=True)
        blocks += message_blocks.button_row([more])
    return {"text": message_blocks.top_text(text.shown(audience, shown).sentence), "blocks": blocks}


def on_home(audience: Audience, page: AgendaPage | None, lead_page: LeadPage = _no_page) -> list[Block]:
    """The next days on the Home tab; None where LeadSquared did not answer."""
    if page is None:
        return [message_blocks.context([text.unavailable(audience)])]
    ending = [message_blocks.context(text.ending(audience, page))] if page.more else []
    return [message_blocks.plain(text.heading(audience, page)), *days(audience, page, lead_page), *ending]


def while_looking(audience: Audience) -> list[Block]:
    """In their place, until LeadSquared has answered."""
    return [message_blocks.context([text.looking(audience)])]


def days(audience: Audience, page: AgendaPage, lead_page: LeadPage = _no_page) -> list[Block]:
    """As many blocks as the page has days and appointments."""
    blocks: list[Block] = []
    for day, entries in page.by_day(ZoneInfo(audience.zone)):
        heading = truncate(text.day_heading(audience, page, day), HEADER)
        blocks.append({"type": "header", "text": {"type": "plain_text", "text": heading, "emoji": False}})
        for entry in entries:
            row = message_blocks.plain(f"{text.title(entry)}\n{text.details(audience, entry, day)}")
            blocks.append(row | {"accessory": message_blocks.overflow(0, _menu(audience, entry, lead_page))})
    return blocks


def _menu(audience: Audience, entry: AgendaEntry, lead_page: LeadPage) -> buttons.Menu:
    state = AppointmentState.COMPLETED if entry.state is AgendaState.COMPLETED else AppointmentState.BOOKED
    target = Target(task_id=entry.task_id, start=entry.start, end=entry.end)
    return buttons.appointment_menu(audience, target, state, lead_page(entry.lead.id) if entry.lead else "")
