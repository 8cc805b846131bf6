"""What a form is opened with: nothing, a line that was typed or a form that was filled in, or a message.

Pure: who the people are, and what LeadSquared knows of a mail address, come in.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot import when
from bot.meetings import answers, line
from bot.meetings.model import Draft, Lead, OwnerKind
from bot.meetings.request import Request
from bot.slack import examples
from bot.slack.form.state import FormState, Notes, Option
from bot.slack.known import Somebody
from bot.slack.payloads import Written
from bot.when import Reading

TITLE, DESCRIPTION, TIMES = 150, 3000, 5
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = re.compile(r"\+\d[\d ().-]{7,18}\d")


def nothing(channel: str, thread_ts: str = "") -> FormState:
    return FormState(Notes(channel=channel, thread_ts=thread_ts))


def a_request(request: Request, somebody: Somebody) -> FormState:
    """As it was understood; words that leave something open stand there as they were typed."""
    zone = ZoneInfo(somebody.zone)
    if request.filled:
        draft = answers.draft_of(request.filled, zone, request.command)
    else:
        draft = line.parse(request.line, request.mentions, request.heard_at.astimezone(zone), somebody.languages)
    return replace(
        nothing(request.place.channel, request.place.thread_ts or ""),
        title=draft.title,
        words=_words(draft),
        minutes=draft.minutes,
        task_type=draft.task_type or "",
        lead=Option(draft.lead, draft.lead) if draft.lead else None,
        opportunity=Option(draft.opportunity, draft.opportunity) if draft.opportunity else None,
        owner=draft.owner.value if draft.owner and draft.owner.kind is OwnerKind.USER else "",
        where=draft.where or "",
        description=draft.description,
        reminder=draft.reminder,
        notify=draft.notify,
        own=draft.fields,
    )


def a_message(message: Written, author: Somebody, now: datetime) -> FormState:
    """Its first line as the title, all of it as the description, its times as choices.

    Times are read against the message's own moment and its author's zone: `tomorrow` in yesterday's message is
    today.
    """
    found = when.read(message.text, message.at.astimezone(ZoneInfo(author.zone)), author.languages)
    title = found.title if isinstance(found, Reading) else message.text
    first = next((one.strip() for one in title.splitlines() if one.strip()), "")
    readings = (found,) if isinstance(found, Reading) else found.candidates
    ahead = [one for one in readings if one.start > now and one.grain != "day"]
    state = nothing(message.channel, message.thread_ts)
    notes = replace(state.notes, found=tuple(answers.pick_of(one) for one in ahead[:TIMES]))
    return replace(
        state,
        notes=notes,
        title=first[:TITLE],
        description="\n".join(filter(None, (message.text, message.permalink)))[:DESCRIPTION],
        reading=notes.found[0] if len(notes.found) == 1 else "",
    )


def addresses(text: str) -> Iterator[str]:
    """The mail addresses and phone numbers in a text, which may be a lead's."""
    for pattern in (_MAIL, _PHONE):
        yield from (found.group() for found in pattern.finditer(text))


def with_lead(state: FormState, leads: Iterable[Lead]) -> FormState:
    """The state with the first of these leads picked; as it was where there is none."""
    lead = next(iter(leads), None)
    return replace(state, lead=Option(lead.id, called(lead))) if lead else state


def called(lead: Lead) -> str:
    """`Asha Rao · Globex · asha@globex.com`."""
    return " · ".join(filter(None, (lead.name, lead.company, lead.mail or lead.phone))) or lead.id


def _words(draft: Draft) -> str:
    found = draft.when
    if isinstance(found, Reading) and found.grain != "day":
        end = f" to {examples.typed(found.end)}" if found.end else ""
        return examples.typed(found.start) + end
    return draft.time_words
