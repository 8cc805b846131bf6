"""The labels of buttons, leads and views."""

from collections.abc import Sequence

from bot.meetings.audience import Audience
from bot.meetings.model import Lead
from bot.slack.text.translation import sentence
from bot.slack.truncate import one_line


def try_again(audience: Audience) -> str:
    return sentence(audience, "Try again")


def edit(audience: Audience) -> str:
    return sentence(audience, "Edit")


def cancel(audience: Audience) -> str:
    return sentence(audience, "Cancel")


def show_status(audience: Audience) -> str:
    return sentence(audience, "Show status")


def check_again(audience: Audience) -> str:
    return sentence(audience, "Check again")


def book_anyway(audience: Audience) -> str:
    return sentence(audience, "Book anyway")


def book_anyway_title(audience: Audience) -> str:
    return sentence(audience, "Book it again?")


def book_anyway_text(audience: Audience) -> str:
    """In a dialog, before it is booked although it may be there."""
    return sentence(audience, "It may be in LeadSquared already, and would then be there twice. Look there first.")


def for_me(audience: Audience) -> str:
    return sentence(audience, "Book it for me")


def without_lead(audience: Audience) -> str:
    return sentence(audience, "Book without the lead")


def without_opportunity(audience: Audience) -> str:
    return sentence(audience, "Book without the opportunity")


def book_as(audience: Audience, name: str) -> str:
    """On a card whose appointment type LeadSquared refused; `name` is one that it has."""
    return sentence(audience, "Book as {type}", type=one_line(name))


def fill_in(audience: Audience) -> str:
    return sentence(audience, "Fill it in")


def other_time(audience: Audience) -> str:
    return sentence(audience, "Another time")


def book_again(audience: Audience) -> str:
    return sentence(audience, "Edit and book again")


def open_new_one(audience: Audience) -> str:
    return sentence(audience, "Open the new one")


def keep(audience: Audience) -> str:
    """Do not delete it after all."""
    return sentence(audience, "Keep it")


def open_lead(audience: Audience) -> str:
    return sentence(audience, "Open lead in LeadSquared")


def open_form(audience: Audience) -> str:
    return sentence(audience, "Open the form")


def open_it(audience: Audience) -> str:
    return sentence(audience, "Open")


def add_to_calendar(audience: Audience) -> str:
    return sentence(audience, "Add to calendar")


def more(audience: Audience) -> str:
    """The last entry of a menu, where it has no room for all of them."""
    return sentence(audience, "More…")


def more_actions(audience: Audience) -> str:
    """The title of the view with the others."""
    return sentence(audience, "More")


def book_another(audience: Audience) -> str:
    return sentence(audience, "Book another")


def change_it(audience: Audience) -> str:
    return sentence(audience, "Change it")


def open_card(audience: Audience) -> str:
    return sentence(audience, "Open the card")


def open_thread(audience: Audience) -> str:
    return sentence(audience, "Open the thread")


def lead_label(lead: Lead) -> str:
    """`Asha Rao · Globex · asha@globex.com`."""
    return " · ".join(filter(None, map(one_line, (lead.name, lead.company, lead.mail or lead.phone)))) or lead.id


def lead_labels(leads: Sequence[Lead]) -> list[str]:
    """`Asha Rao · Globex`, short enough for a phone; with the e-mail or the phone, and at last with the id, where that
    is no one lead's alone."""
    short = [" · ".join(filter(None, map(one_line, (lead.name, lead.company)))) for lead in leads]
    whole = list(map(lead_label, leads))
    found = []
    for lead, name, label in zip(leads, short, whole, strict=True):
        if name and short.count(name) == 1:
            found.append(name)
        else:
            found.append(label if whole.count(label) == 1 else f"{label} · {lead.id}")
    return found
