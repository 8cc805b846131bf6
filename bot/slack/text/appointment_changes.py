"""What came of an action on an appointment that is booked already, what its card says then, and the labels of actions.

A new action on an appointment is a row in LABELS, in DONE and in CARD.
"""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.meetings.audience import Audience
from bot.meetings.messages import (
    AppointmentCard,
    AppointmentState,
    ChangeEnd,
    ChangeResult,
    ChangeWaiting,
    ConfirmChange,
    End,
    NoneFound,
    RefusalKind,
    RefusalReason,
    WhichAppointment,
)
from bot.slack.text import delays, example_lines, moves, times
from bot.slack.text.card import keys_refused, lead_in_words
from bot.slack.text.reply import Reply
from bot.slack.text.translation import any_of, sentence
from bot.slack.truncate import REASON, SHORT, TITLE, one_line

# The buttons and menu entries, by the name of the action.
LABELS: dict[str, Callable[[Audience], str]] = {
    "undo": lambda audience: sentence(audience, "Undo"),
    "move": moves.title,
    "edit": lambda audience: sentence(audience, "Edit"),
    "held": lambda audience: sentence(audience, "Held"),
    "no_show": lambda audience: sentence(audience, "No-show"),
    "hand_over": lambda audience: sentence(audience, "Hand over"),
    "delete": lambda audience: sentence(audience, "Delete"),
}


def _deleted(audience: Audience, result: ChangeResult) -> str:
    return sentence(
        audience,
        "{by} deleted “{title}”, {time}. It's gone from LeadSquared too.",
        by=_by(audience, result),
        title=title_of(result.about),
        time=time_of(audience, result.about),
    )


def _undone(audience: Audience, result: ChangeResult) -> str:
    return sentence(
        audience,
        "{by} took “{title}”, {time}, back. It's gone from LeadSquared too.",
        by=_by(audience, result),
        title=title_of(result.about),
        time=time_of(audience, result.about),
    )


def _moved_here(audience: Audience, result: ChangeResult) -> str:
    """The new time is what LeadSquared has."""
    return sentence(
        audience,
        "{by} moved “{title}” from {before} to {time}.",
        by=_by(audience, result),
        title=title_of(result.about),
        before=time_of(audience, result.before),
        time=time_of(audience, result.about),
    )


def _held(audience: Audience, result: ChangeResult) -> str:
    held = sentence(
        audience,
        "{by} marked “{title}” as held. It's completed in LeadSquared.",
        by=_by(audience, result),
        title=title_of(result.about),
    )
    return _with_note(audience, held, result)


def _no_show(audience: Audience, result: ChangeResult) -> str:
    marked = sentence(
        audience,
        "{by} marked “{title}” as a no-show. It's completed in LeadSquared.",
        by=_by(audience, result),
        title=title_of(result.about),
    )
    return _with_note(audience, marked, result)


def _with_note(audience: Audience, said: str, result: ChangeResult) -> str:
    if not result.note:
        return said
    return f"{said} {sentence(audience, 'Note: {note}', note=one_line(result.note, TITLE))}"


def _handed_over(audience: Audience, result: ChangeResult) -> str:
    return sentence(
        audience,
        "{by} handed “{title}”, {time}, over to {to}.",
        by=_by(audience, result),
        title=title_of(result.about),
        time=time_of(audience, result.about),
        to=one_line(result.to),
    )


def _edited(audience: Audience, result: ChangeResult) -> str:
    return sentence(
        audience,
        "{by} edited “{title}”, {time}. LeadSquared has the changes.",
        by=_by(audience, result),
        title=title_of(result.about),
        time=time_of(audience, result.about),
    )


# What is told of an action that was done.
DONE: dict[str, Callable[[Audience, ChangeResult], str]] = {
    "undo": _undone,
    "move": _moved_here,
    "edit": _edited,
    "held": _held,
    "no_show": _no_show,
    "hand_over": _handed_over,
    "delete": _deleted,
}

# The status under a card, by what was done to its appointment last; `by` is who did it.
CARD: dict[str, Callable[[Audience, AppointmentCard], str]] = {
    "edit": lambda audience, card: sentence(
        audience, "Booked ✓ task {task}, edited by {by}", task=card.task_id, by=one_line(card.by)
    ),
    "undo": lambda audience, card: sentence(audience, "Taken back by {by}.", by=one_line(card.by)),
    "move": lambda audience, card: sentence(
        audience, "Moved by {by} ✓ task {task}", by=one_line(card.by), task=card.task_id
    ),
    "held": lambda audience, card: sentence(audience, "Held ✓ marked by {by}", by=one_line(card.by)),
    "no_show": lambda audience, card: sentence(audience, "No-show, marked by {by}", by=one_line(card.by)),
    "hand_over": lambda audience, card: sentence(
        audience, "Handed over by {by} ✓ task {task}", by=one_line(card.by), task=card.task_id
    ),
    "delete": lambda audience, card: sentence(audience, "Deleted by {by}.", by=one_line(card.by)),
}


def summary(audience: Audience, card: AppointmentCard) -> list[str]:
    """`Demo with Acme`, `Tue 24 Nov, 3:00-4:00 PM India time`, `Priya Rao · with Asha Rao, Globex`."""
    who = [one_line(card.owner_name)]
    if card.lead:
        names = filter(None, (card.lead.name or card.lead.mail or card.lead.id, card.lead.company))
        who.append(sentence(audience, "with {lead}", lead=", ".join(map(one_line, names))))
    if card.opportunity:
        name = one_line(card.opportunity.name or card.opportunity.id)
        who.append(sentence(audience, "opportunity {opportunity}", opportunity=name))
    if card.where:
        who.append(sentence(audience, "at {place}", place=one_line(card.where)))
    return [title_of(card), time_of(audience, card), " · ".join(filter(None, who))]


def fields(audience: Audience, card: AppointmentCard) -> list[tuple[str, str]]:
    """The labels and values of its card, in two columns."""
    found = [(sentence(audience, "When"), time_of(audience, card))]
    if card.owner_name:
        found.append((sentence(audience, "Owner"), one_line(card.owner_name)))
    if card.lead:
        found.append((sentence(audience, "Lead"), lead_in_words(card.lead)))
    if card.opportunity:
        name = one_line(card.opportunity.name or card.opportunity.id)
        found.append((sentence(audience, "Opportunity"), name))
    if card.where:
        found.append((sentence(audience, "Place"), one_line(card.where)))
    return found


def status(audience: Audience, card: AppointmentCard) -> str:
    """What became of it, under the summary."""
    if (said := CARD.get(card.action)) and card.by:
        return said(audience, card)
    match card.state:
        case AppointmentState.DELETED:
            return sentence(audience, "Deleted in LeadSquared.")
        case AppointmentState.HELD:
            return sentence(audience, "Held ✓ task {task}", task=card.task_id)
        case AppointmentState.NO_SHOW:
            return sentence(audience, "No-show. Task {task} is completed.", task=card.task_id)
        case AppointmentState.COMPLETED:
            return sentence(audience, "Completed in LeadSquared ✓ task {task}", task=card.task_id)
        case AppointmentState.BOOKED:
            return sentence(audience, "Booked ✓ task {task}", task=card.task_id)


def change_result(audience: Audience, result: ChangeResult) -> Reply:
    return Reply(_SENTENCES[result.end](audience, result))


def change_waiting(audience: Audience, message: ChangeWaiting) -> Reply:
    return Reply(delays.trying_a_change(audience, message.outcome))


def confirm_change(audience: Audience, question: ConfirmChange) -> Reply:
    return Reply(
        sentence(
            audience,
            "Delete “{title}”, {time}? It's deleted in LeadSquared for everybody, and can't be brought back.",
            title=title_of(question.about),
            time=time_of(audience, question.about),
        )
    )


def which_appointment(audience: Audience, question: WhichAppointment) -> Reply:
    if not question.sure:
        asked = sentence(audience, "None of your appointments fits all of that. Which one do you mean?")
    elif len(question.appointments) == 1:
        asked = sentence(audience, "Is it this one?")
    else:
        asked = sentence(audience, "Several of your appointments fit that. Which one do you mean?")
    if not question.more:
        return Reply(asked)
    more = sentence(audience, "{count} more fit. Add its day or more of its title.", count=question.more)
    return Reply(f"{asked} {more}")


def choice_of(audience: Audience, card: AppointmentCard) -> str:
    """One of them as a button: `Globex call, Wed 25 Nov, 3:00-4:00 PM India time`."""
    return f"{one_line(card.title, SHORT)}, {time_of(audience, card)}"


def none_found(audience: Audience, none: NoneFound) -> Reply:
    said = sentence(
        audience,
        "I found no open appointment of yours that fits, so nothing was changed. {command} list shows them all. To "
        "book an appointment of that name, put the name in quotes:",
        command=none.draft.command,
    )
    return Reply(said, (example_lines.quoted(none.draft, none.line),))


def title_of(card: AppointmentCard | None) -> str:
    return one_line(card.title if card else "", TITLE) or "…"


def time_of(audience: Audience, card: AppointmentCard | None, now: datetime | None = None) -> str:
    """In the reader's zone."""
    if card is None or card.start is None:
        return sentence(audience, "day and length chosen by LeadSquared")
    zone = ZoneInfo(audience.zone)
    start = card.start.astimezone(zone)
    if card.end is None or card.end <= card.start:
        return times.moment(audience, start, now and now.astimezone(zone))
    return times.span(audience, start, card.end.astimezone(zone), now and now.astimezone(zone))


def _by(audience: Audience, result: ChangeResult) -> str:
    return one_line(result.by) or sentence(audience, "Somebody")


def _done(audience: Audience, result: ChangeResult) -> str:
    return DONE[result.action](audience, result)


def _unconfirmed(audience: Audience, result: ChangeResult) -> str:
    return sentence(
        audience,
        "LeadSquared accepted this, and still shows “{title}” as it was. Look at it there in a few minutes. If it "
        "hasn't changed by then, choose it again.",
        title=title_of(result.about),
    )


def _missing(audience: Audience, result: ChangeResult) -> str:
    del result
    return sentence(
        audience,
        "Nothing was changed: I don't know any more which appointment this is. Change it in LeadSquared.",
    )


def _not_allowed(audience: Audience, result: ChangeResult) -> str:
    match result.why:
        case RefusalReason.GUEST:
            return sentence(
                audience, "Nothing was changed: guests can't do that here. Ask a member of this workspace to do it."
            )
        case RefusalReason.NO_MAIL | RefusalReason.MAIL_SCOPE:
            return sentence(
                audience,
                "Nothing was changed: Slack shows me no e-mail of yours, so I don't know which appointments are yours. "
                "Use the menu on the appointment's card.",
            )
        case RefusalReason.ONLY_SELF:
            return sentence(audience, "Nothing was changed: here, you can't give appointments to colleagues.")
        case RefusalReason.OUTSIDE:
            return sentence(
                audience, "Nothing was changed: only people of the workspace this app belongs to can do that."
            )
        case _:
            return sentence(audience, "Nothing was changed: your Slack account can't do that here.")


def _not_theirs(audience: Audience, result: ChangeResult) -> str:
    names = [one_line(name) for name in result.may]
    if not names:
        return sentence(audience, "Nothing was changed: only the person who booked it, or its owner, can do that.")
    return sentence(
        audience,
        "Nothing was changed: this appointment isn't yours. Ask {names} to do it.",
        names=any_of(audience, names),
    )


def _gone(audience: Audience, result: ChangeResult) -> str:
    if result.by:
        return sentence(
            audience,
            "{by} already deleted “{title}”, {time}. Nothing more was changed.",
            by=one_line(result.by),
            title=title_of(result.about),
            time=time_of(audience, result.about),
        )
    return sentence(
        audience,
        "“{title}”, {time}, was deleted in LeadSquared. Nothing more was changed.",
        title=title_of(result.about),
        time=time_of(audience, result.about),
    )


def _completed(audience: Audience, result: ChangeResult) -> str:
    if result.about and result.about.state is AppointmentState.HELD:
        said = sentence(audience, "“{title}” is already marked as held.", title=title_of(result.about))
    elif result.about and result.about.state is AppointmentState.NO_SHOW:
        said = sentence(audience, "“{title}” is already marked as a no-show.", title=title_of(result.about))
    else:
        said = sentence(audience, "“{title}” is already completed in LeadSquared.", title=title_of(result.about))
    if result.action == "delete":
        what_next = sentence(audience, "Nothing was changed. To delete it all the same, choose Delete again.")
    else:
        what_next = sentence(audience, "Nothing more was changed.")
    return f"{said} {what_next}"


def _moved(audience: Audience, result: ChangeResult) -> str:
    return sentence(
        audience,
        "Nothing was changed: “{title}” was moved in LeadSquared and is now at {time}. If you still want it, choose it "
        "again.",
        title=title_of(result.about),
        time=time_of(audience, result.about),
    )


def _meanwhile(audience: Audience, result: ChangeResult) -> str:
    """Both pressed at once: what the other one did counts."""
    return sentence(
        audience,
        "Nothing was changed by you: {by} changed “{title}” at the same moment. It is now at {time}. If you still want "
        "it, choose it again.",
        by=one_line(result.by) or sentence(audience, "Somebody"),
        title=title_of(result.about),
        time=time_of(audience, result.about),
    )


def _edited_elsewhere(audience: Audience, result: ChangeResult) -> str:
    return sentence(
        audience,
        "Nothing was changed: “{title}” was changed in LeadSquared while you edited it. Choose Edit again to see it as "
        "it is now.",
        title=title_of(result.about),
    )


def _unchanged(audience: Audience, result: ChangeResult) -> str:
    return sentence(
        audience, "“{title}” stays as it is: nothing in the form was different.", title=title_of(result.about)
    )


def _in_turn(audience: Audience, result: ChangeResult) -> str:
    return sentence(
        audience,
        "Nothing was changed: an earlier change of “{title}” is still waiting for LeadSquared. Choose it again when "
        "that has ended.",
        title=title_of(result.about),
    )


def _too_late(audience: Audience, result: ChangeResult) -> str:
    del result
    return sentence(
        audience,
        "Undo works for five minutes after booking, and those are over. You can delete the appointment instead.",
    )


def _not_a_user(audience: Audience, result: ChangeResult) -> str:
    return sentence(
        audience,
        "Nothing was changed: {name} has no active user in LeadSquared, so they can't own appointments. Choose "
        "somebody else, or ask an admin of LeadSquared to add them.",
        name=one_line(result.to, SHORT),
    )


def _failed(audience: Audience, result: ChangeResult) -> str:
    outcome = result.outcome
    nothing = sentence(audience, "Nothing was changed.")
    if result.partly:
        nothing = sentence(audience, "Only a part of it was done.")
    if outcome.end is End.KEYS:
        ask = sentence(audience, "This isn't your fault. Ask an admin to run python -m bot check.")
        return f"{nothing} {keys_refused(audience, outcome)} {ask}"
    if outcome.end is not End.REFUSED:
        again = sentence(audience, "Choose it again later.")
        return f"{nothing} {delays.after_ten_minutes(audience, outcome)} {again}"
    reason = one_line(outcome.reason, REASON).rstrip(". ")
    said = sentence(audience, "LeadSquared says: {reason}.", reason=reason)
    return f"{nothing} {said} {_what_helps(audience, result)}"


def _what_helps(audience: Audience, result: ChangeResult) -> str:
    kind = result.outcome.kind
    if kind is RefusalKind.SWITCHED_OFF and result.action in ("delete", "undo"):
        return sentence(
            audience,
            "An admin of LeadSquared can switch that on. Until then, mark it as held, so that it doesn't get overdue.",
        )
    if kind in (RefusalKind.PERMISSION, RefusalKind.SWITCHED_OFF):
        return sentence(audience, "An admin of LeadSquared has to allow it for the user this bot signs in as.")
    if kind is RefusalKind.OWNER:
        return sentence(audience, "Choose another owner, or ask an admin of LeadSquared.")
    return sentence(audience, "Look at the appointment in LeadSquared, and choose it again.")


_SENTENCES: dict[ChangeEnd, Callable[[Audience, ChangeResult], str]] = {
    ChangeEnd.DONE: _done,
    ChangeEnd.UNCONFIRMED: _unconfirmed,
    ChangeEnd.FAILED: _failed,
    ChangeEnd.MISSING: _missing,
    ChangeEnd.NOT_ALLOWED: _not_allowed,
    ChangeEnd.NOT_THEIRS: _not_theirs,
    ChangeEnd.GONE: _gone,
    ChangeEnd.COMPLETED: _completed,
    ChangeEnd.MOVED: _moved,
    ChangeEnd.MEANWHILE: _meanwhile,
    ChangeEnd.EDITED: _edited_elsewhere,
    ChangeEnd.UNCHANGED: _unchanged,
    ChangeEnd.IN_TURN: _in_turn,
    ChangeEnd.CLASH: moves.clash,
    ChangeEnd.PAST: moves.past,
    ChangeEnd.UNREAD: moves.unread,
    ChangeEnd.TOO_LATE: _too_late,
    ChangeEnd.NOT_A_USER: _not_a_user,
}
