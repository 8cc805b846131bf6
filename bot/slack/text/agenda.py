"""The list of one's own appointments: what it is of, each row, and where it ends."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.meetings.agenda import AgendaEntry, AgendaPage, AgendaState
from bot.meetings.audience import Audience
from bot.meetings.messages import AgendaFailed, AgendaShown, AgendaUnread, End
from bot.slack.text import card, delays, example_lines, times
from bot.slack.text.reply import Reply
from bot.slack.text.translation import language_of, sentence
from bot.slack.truncate import TITLE, one_line
from bot.when import Reading, say


def shown(audience: Audience, message: AgendaShown) -> Reply:
    """All of it in words, for notifications and screen readers."""
    page = message.page
    rows = [heading(audience, page)]
    for day, entries in page.by_day(ZoneInfo(audience.zone)):
        rows.append(day_heading(audience, page, day))
        rows += [f"{title(entry)}, {details(audience, entry, day)}" for entry in entries]
    return Reply("\n".join([*rows, *ending(audience, page)]))


def heading(audience: Audience, page: AgendaPage) -> str:
    first, last = (_day(audience, page, one) for one in (page.first, page.last))
    if not page.entries and page.is_first:
        if page.first == page.last:
            return sentence(audience, "You have no appointments in LeadSquared on {day}.", day=first)
        return sentence(
            audience, "You have no appointments in LeadSquared from {first} to {last}.", first=first, last=last
        )
    zone = times.zone(audience, _midnight(audience, page))
    if page.first == page.last:
        return sentence(audience, "Your appointments on {day} ({zone})", day=first, zone=zone)
    return sentence(audience, "Your appointments from {first} to {last} ({zone})", first=first, last=last, zone=zone)


def day_heading(audience: Audience, page: AgendaPage, day: date) -> str:
    shown_day = _day(audience, page, day)
    if day == page.today:
        return sentence(audience, "Today, {day}", day=shown_day)
    if (day - page.today).days == 1:
        return sentence(audience, "Tomorrow, {day}", day=shown_day)
    return shown_day


def title(entry: AgendaEntry) -> str:
    return one_line(entry.title, TITLE)


def details(audience: Audience, entry: AgendaEntry, day: date) -> str:
    """`3:00-4:00 PM · Asha Rao · at Room 4 · completed`."""
    start, end = (one.astimezone(ZoneInfo(audience.zone)) for one in (entry.start, entry.end))
    parts = [say.clocks(start, end, language_of(audience), under=day)]
    if entry.lead:
        parts.append(one_line(entry.lead.name or entry.lead.id))
    if entry.where:
        parts.append(sentence(audience, "at {place}", place=one_line(entry.where)))
    match entry.state:
        case AgendaState.NOW:
            parts.append(sentence(audience, "now"))
        case AgendaState.OVER:
            parts.append(sentence(audience, "over, and not completed yet"))
        case AgendaState.COMPLETED:
            parts.append(sentence(audience, "completed ✓"))
        case AgendaState.AHEAD:
            pass
    return " · ".join(parts)


def ending(audience: Audience, page: AgendaPage) -> list[str]:
    """Where the list ends, and what is behind it."""
    if page.more:
        last = max(page.day_of(one, ZoneInfo(audience.zone)) for one in page.entries)
        day = _day(audience, page, last)
        if page.until:
            return [sentence(audience, "Up to {day}. {count} more come after that.", day=day, count=page.more)]
        return [sentence(audience, "Not yet all of {day}. {count} more follow.", day=day, count=page.more)]
    rows = []
    if page.entries:
        rows.append(sentence(audience, "That is all up to {day}.", day=_day(audience, page, page.last)))
    if page.cut:
        rows.append(
            sentence(
                audience,
                "I show 100 days at a time. For later ones, name a later day or month.",
            )
        )
    return rows


def unread(audience: Audience, message: AgendaUnread) -> Reply:
    """`list` begins a title too: the last line books that."""
    draft, words = message.draft, one_line(message.words, TITLE)
    lines = [f"{draft.command} list next 14 days", f"{draft.command} list this week"]
    if isinstance(draft.when, Reading) and draft.when.grain != "day":
        lines.append(example_lines.with_quoted_title(draft))
        asked = sentence(
            audience,
            "Nothing was booked, and I can't read “{words}” as days to list. Type one of these, the last one to book "
            "it:",
            words=words,
        )
    else:
        asked = sentence(audience, "I can't read “{words}” as days to list. Type for example:", words=words)
    return Reply(asked, tuple(lines))


def failed(audience: Audience, message: AgendaFailed) -> Reply:
    outcome = message.outcome
    if outcome.end is End.TRYING:
        return Reply(
            sentence(audience, "{why} I keep trying for 2 minutes to get your list.", why=delays.now(audience, outcome))
        )
    if outcome.end is End.REFUSED:
        reason = one_line(outcome.reason).rstrip(". ")
        return Reply(sentence(audience, "I have no list for you. LeadSquared says: {reason}.", reason=reason))
    if outcome.end is End.KEYS:
        why = card.keys_refused(audience, outcome)
        return Reply(
            sentence(
                audience,
                "I have no list for you. {why} This isn't your fault. Ask an admin to run python -m bot check.",
                why=why,
            )
        )
    return Reply(
        sentence(audience, "I have no list for you. {why} Type it again later.", why=delays.then(audience, outcome))
    )


def next_page(audience: Audience) -> str:
    return sentence(audience, "Next page")


def looking(audience: Audience) -> str:
    """On the Home tab, until LeadSquared has answered."""
    return sentence(audience, "Looking up your appointments…")


def unavailable(audience: Audience) -> str:
    """On the Home tab."""
    return sentence(audience, "LeadSquared does not answer right now, so your appointments are not shown.")


def _day(audience: Audience, page: AgendaPage, day: date) -> str:
    return times.day(audience, day, _midnight(audience, page))


def _midnight(audience: Audience, page: AgendaPage) -> datetime:
    """The reader's today, by which a year is left out."""
    return datetime(page.today.year, page.today.month, page.today.day, tzinfo=ZoneInfo(audience.zone))
