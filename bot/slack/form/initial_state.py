"""What a form contains when it opens: nothing, an earlier request, or a message.

Pure: prefill looks up people and leads, and passes them in.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, replace
from datetime import datetime
from itertools import chain, zip_longest
from zoneinfo import ZoneInfo

from bot import when
from bot.meetings import choices, drafts
from bot.meetings.appointment_edit import details_of, digest_of
from bot.meetings.crm_appointment import CrmAppointment
from bot.meetings.model import Draft, Lead, OwnerKind
from bot.meetings.request import EarlierCard, Request
from bot.slack.directory import Member
from bot.slack.form import fields
from bot.slack.form.metadata import FormMetadata
from bot.slack.form.state import FormState
from bot.slack.menus import MenuOption
from bot.slack.payloads import SourceMessage
from bot.slack.plain_text import PlainText
from bot.slack.text import example_lines
from bot.slack.text.labels import lead_label
from bot.when import Kind, Reading, Unclear

TITLE, DESCRIPTION, TIMES = 150, 3000, 5
# So many addresses, each so long, are kept of a message that is cut.
LINKS, LINK = 3, 500
# What is read of a message, and noted of a name that was typed, in characters.
READ, NAMED = 2000, 200
_SENTENCE = re.compile(r"[\n;]|(?<=[.!?])\s")
_CLAUSE = re.compile(r",|\s(?:or|and|oder|und|ou|et|o|y|e)\s")


def empty(channel: str, thread_ts: str = "") -> FormState:
    return FormState(FormMetadata(channel=channel, thread_ts=thread_ts))


def before_reading(request: Request, earlier: EarlierCard | None = None) -> FormState:
    """A request before it is known who asks: what no zone and no language changes. `earlier` is the card of its
    appointment, where that is booked already."""
    state = empty(request.reply_to.channel, request.reply_to.thread_ts or "")
    if earlier := earlier or request.earlier:
        state = replace(state, metadata=replace(state.metadata, booked=astuple(earlier)))
    if request.form is None:
        return state
    filled = request.form
    return replace(
        state,
        title=filled.title,
        no_time=filled.start is None,
        where=filled.where,
        description=filled.description,
    )


def of_request(request: Request, member: Member, names: Mapping[str, str]) -> FormState:
    """As it was understood; words that leave something open stand there as they were typed. `names` are those of the
    members that it mentions by id alone."""
    zone = ZoneInfo(member.zone)
    if request.form:
        draft = choices.draft_of(request.form, zone, request.command)
    else:
        draft = drafts.draft_of(request, names, request.received_at.astimezone(zone), member.languages)
    words = _words(draft)
    for choice in request.choices:
        if choices.is_time(choice.value):
            words = _words_of(choice.value, zone)
        elif choice.value not in choices.NO_ANSWER:
            draft = replace(draft, lead=choice.value)
    state = empty(request.reply_to.channel, request.reply_to.thread_ts or "")
    owner, user = draft.owner, ""
    if owner and owner.kind is OwnerKind.USER:
        user = owner.value
    named = f"{owner.kind}:{owner.value[:NAMED]}" if owner and not user else ""
    return replace(
        state,
        metadata=replace(state.metadata, owner=named, minutes=draft.minutes or 0),
        words=words,
        no_time=draft.leave_dates,
        lead=MenuOption(draft.lead, draft.lead) if draft.lead else None,
        opportunity=MenuOption(draft.opportunity, draft.opportunity) if draft.opportunity else None,
        owner=user,
        **draft.plain_details,
    )


def of_appointment(state: FormState, appointment: CrmAppointment) -> FormState:
    """An existing appointment, as LeadSquared has it."""
    start, end = appointment.start, appointment.end
    timed = start is not None and end is not None
    metadata = replace(
        state.metadata,
        seen=digest_of(appointment),
        start=start.isoformat() if start and timed else "",
        end=end.isoformat() if end and timed else "",
    )
    lead, opportunity = appointment.lead, appointment.opportunity
    details = details_of(appointment).plain_details
    return replace(
        state,
        metadata=metadata,
        lead=MenuOption(lead.id, lead_label(lead)) if lead else None,
        opportunity=MenuOption(opportunity.id, opportunity.name or opportunity.id) if opportunity else None,
        **details,
    )


def of_message(message: SourceMessage, names: Mapping[str, str], home: str) -> FormState:
    """Its first line as the title, all of it as the description, with the way back to it. `names` are those of the
    members that it mentions, by their ids; `home` is the workspace's address."""
    text = message.text(names)
    title = when.read(text.text[:READ], message.at, ("en",)).title or text.text
    first = next((one.strip() for one in title.splitlines() if one.strip()), "")
    return replace(
        empty(message.channel, message.thread_ts),
        title=text.called(first)[:TITLE],
        description=_description(text, message.permalink(home)),
    )


def _description(text: PlainText, permalink: str) -> str:
    """The whole text with what its links point to; where it is too long, its beginning and the addresses behind it."""
    whole = "\n".join(filter(None, (text.called(text.with_targets), permalink)))
    if len(whole) <= DESCRIPTION:
        return whole
    targets = [one for one in text.targets if len(one) <= LINK][:LINKS]
    tail = "\n".join(filter(None, ("…", *targets, permalink)))
    return text.called(text.text)[: DESCRIPTION - len(tail)] + tail


def times_of(message: SourceMessage, state: FormState, author: Member, reader: Member, now: datetime) -> FormState:
    """The times it names as choices, or its day where it names no hour.

    They are read against the message's own moment: `tomorrow` in yesterday's message is today. Where the clocks of who
    wrote it and of who reads it show another time, each time is offered by both.
    """
    clock = author.clock or reader.zone
    theirs = _read(message, clock, author.languages)
    mine = _read(message, reader.zone, author.languages) if clock != reader.zone else theirs
    same = set(map(choices.time_choice, mine))
    ahead = [[one for one in found if one.start > now] for found in (theirs, mine)]
    hours = [[choices.time_choice(one) for one in found if one.grain != "day"][:TIMES] for found in ahead]
    found = tuple(dict.fromkeys(pick for pick in chain(*zip_longest(*hours)) if pick))
    if not found:
        # A day that the two clocks do not agree on is left to the person, who has the message in front of them.
        days = {f"{one[0].start:%Y-%m-%d}" for one in ahead if one}
        return (
            replace(state, date=days.pop(), metadata=replace(state.metadata, by=fields.DATE))
            if len(days) == 1
            else state
        )
    by_author = tuple(pick for pick in hours[0] if pick not in same)
    metadata = replace(state.metadata, found=found, theirs=by_author, clock=clock if by_author else "")
    return replace(state, metadata=metadata, reading=found[0] if len(found) == 1 else "")


def _read(message: SourceMessage, zone: str, languages: tuple[str, ...]) -> list[Reading]:
    return list(_times(message.spoken_text()[:READ], message.at.astimezone(ZoneInfo(zone)), languages))


def _times(text: str, now: datetime, languages: tuple[str, ...]) -> Iterator[Reading]:
    """Of a whole text, or of its sentences, or of what stands between its commas: whichever is clear."""
    for cut in (_SENTENCE, _CLAUSE, None):
        found = when.read(text, now, languages)
        if isinstance(found, Reading):
            yield found
            return
        if found.candidates:
            yield from found.candidates
            return
        pieces = [one for one in cut.split(text) if one.strip()] if cut else []
        if len(pieces) > 1:
            for one in pieces:
                yield from _times(one, now, languages)
            return


def with_lead(state: FormState, lead: Lead) -> FormState:
    return replace(state, lead=MenuOption(lead.id, lead_label(lead)))


def with_lead_named(state: FormState, leads: Sequence[Lead]) -> FormState:
    """The state with the lead that was named, where it is one; else what was typed is marked as open."""
    if len({lead.id for lead in leads}) == 1:
        return with_lead(state, leads[0])
    named = state.lead.label if state.lead else ""
    return replace(state, lead=None, metadata=replace(state.metadata, lead=named[:NAMED]))


def _words_of(pick: str, zone: ZoneInfo) -> str:
    """A picked moment in words, an end too where it has one."""
    return example_lines.span_typed(*choices.times_of_choice(pick, zone))


def _words(draft: Draft) -> str:
    found = draft.when
    if isinstance(found, Reading) and found.grain != "day":
        return example_lines.span_typed(found.start, found.end)
    if isinstance(found, Unclear) and found.kind is Kind.NO_TIME and "clock" in dict(draft.time_parts):
        return example_lines.time_with_gaps(draft)  # read alone, `4pm` would be today's
    return draft.time_words
