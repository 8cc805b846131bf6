"""Which promises were broken. Compares values only; every rule is one function that gives its findings.

What nobody can promise is not asked, by rule: without an ack, or with one that leaves it open, a line may be booked or
not, once at most; what was done to a line that no bot can repair is in its Harm.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from chaos.cases import LineCase, cases
from chaos.evidence import AckMeaning, Evidence, Harm
from chaos.message_meanings import Meaning, blames_leadsquared, is_open, reason, tasks
from chaos.typed_lines import Ending

# A line is read against the moment at which the bot received it, which is a little after it was typed.
_SLACK = timedelta(seconds=90)


@dataclass(frozen=True)
class Finding:
    """A broken promise; `line` is None where none can be named."""

    promise: str
    line: int | None
    detail: str = ""


def judge(evidence: Evidence) -> tuple[Finding, ...]:
    """Every broken promise, none when all are kept."""
    findings = [*_pace(evidence), *_unexplained(evidence), *_unfinished(evidence), *_repeats(evidence)]
    findings += _blame(evidence)
    for case in cases(evidence):
        findings += [found for rule in RULES for found in rule(case)]
    return tuple(findings)


def _unexplained(evidence: Evidence) -> Iterator[Finding]:
    refs = {one.ref for one in evidence.attempts}
    for task in evidence.tasks:
        if task.ref not in refs:
            yield Finding(
                "nothing unexplained in LeadSquared", None, f"{task.name} {task.id}, ref {task.ref or 'none'}"
            )


def _unfinished(evidence: Evidence) -> Iterator[Finding]:
    owners = {one.ref: one.line for one in evidence.attempts}
    for ref in evidence.unfinished:
        yield Finding("every job ends", owners.get(ref), f"ref {ref} is not finished")


def _repeats(evidence: Evidence) -> Iterator[Finding]:
    """Who typed the same twice is answered once for each; which of them it was, the message may not say."""
    needed = 0
    for case in cases(evidence):
        booked = {task.ref for task in case.tasks}
        if booked and not case.turned_down and not (case.harm.rolled_back or case.harm.refused):
            needed += sum(one.ack is AckMeaning.ACCEPTED and one.ref not in booked for one in case.attempts)
    if evidence.repeats < needed:
        yield Finding("told that it was typed twice", None, f"{evidence.repeats} of {needed}")


def _pace(evidence: Evidence) -> Iterator[Finding]:
    pace = evidence.rate_use
    if pace.most > pace.allowed:
        yield Finding("never more calls than allowed", None, f"{pace.most} calls in {pace.window_s:g} s")


def _booked_once(case: LineCase) -> Iterator[Finding]:
    wanted = case.line.ending is Ending.BOOKED and case.accepted and not case.turned_down
    excused = case.harm.deadly or case.harm.rolled_back
    if wanted and not case.tasks and not excused:
        yield Finding("never lost", case.line.number, "accepted, and not in LeadSquared")
    # With the backup goes what was known of a line that had been typed twice: each of the two is booked once.
    of_one = [task.ref for task in case.tasks] if case.harm.replayed else [""] * len(case.tasks)
    ids = {task.id for task in case.tasks}
    if len(set(of_one)) < len(ids) and not _told_of_all(case, ids):
        yield Finding("never twice", case.line.number, " ".join(sorted(ids)))


def _told_of_all(case: LineCase, ids: set[str]) -> bool:
    """What LeadSquared stores after every look that belongs to the sending cannot be found in time; it is found some
    minutes later, and what was told is put right: all that is there is named."""
    late = any(one.late for one in case.creates)
    return late and any(ids <= tasks(one.text) for one in case.messages)


def _refused_not_booked(case: LineCase) -> Iterator[Finding]:
    if case.line.ending is not Ending.BOOKED and case.tasks:
        yield Finding("what is refused is not booked", case.line.number, case.tasks[0].id)
    refused = {one.ref for one in case.attempts if one.ack is AckMeaning.REFUSED}
    for task in case.tasks:
        if task.ref in refused:
            yield Finding("what the ack denied is not booked", case.line.number, task.id)


def _right_time(case: LineCase) -> Iterator[Finding]:
    wanted = case.line.due
    if wanted is None:
        return
    for task in case.tasks:
        typed = next(one for one in case.attempts if one.ref == task.ref)
        due = wanted.at(datetime.fromtimestamp(typed.at, UTC))
        if abs(task.due - due) > _SLACK:
            yield Finding("never at a wrong time", case.line.number, f"{task.due} instead of {due}")


def _told_of_booking(case: LineCase) -> Iterator[Finding]:
    """Its card says so, once; without a card that everybody sees, a private message does, once or more. Where Slack
    never takes a change of its card, the reply does."""
    number, harm = case.line.number, case.harm
    shown = [card.task for card in case.cards if card.meaning is Meaning.BOOKED]
    replied = [one.task for one in case.messages if one.root and one.meaning is Meaning.BOOKED]
    private = [one.task for one in case.messages if one.private and one.meaning is Meaning.BOOKED]
    stored = {task.id for task in case.tasks}
    if false := {*shown, *replied, *private} - stored:
        yield Finding("nobody is told what is not so", number, f"no task {' '.join(sorted(false))} in LeadSquared")
    corrections = 1 if _told_of_all(case, stored) else 0
    # Of a reply that Slack stored without saying so nobody can know, nor look it up: it is given again.
    known = [one for one in case.messages if one.root and one.meaning is Meaning.BOOKED and not one.stray]
    if (len(shown) > 1 or len(known) > 1 + corrections) and not harm.replayed:
        yield Finding("told once", number, f"{len(shown)} cards with a result, {len(known)} replies")
    put_right = any(one.pressed and case.is_stray(one) and one.meaning is Meaning.BOOKED for one in case.messages)
    told = bool(shown) or (bool(private) and not case.cards)
    told |= bool(replied) and ("chat.update" in harm.refused or put_right)
    if stored and not told and not harm.rolled_back and not _untellable(harm):
        yield Finding("told what was booked", number, "no card says so")


def _untellable(harm: Harm) -> bool:
    return {"chat.postMessage", "chat.postEphemeral", "response_url"} <= harm.refused


def _told_of_refusal(case: LineCase) -> Iterator[Finding]:
    number, line = case.line.number, case.line
    if case.tasks or not case.accepted or case.harm.rolled_back or _untellable(case.harm):
        return
    if line.ending is Ending.REFUSED and not case.count(Meaning.NOTHING):
        yield Finding("told what is refused", number)
    if case.harm.deadly and not any(one.meaning is not None and not is_open(one.text) for one in case.messages):
        yield Finding("told what was set aside", number, "its job ended the worker, and nobody heard how it ended")
    if line.ending is Ending.TURNED_DOWN or (line.ending is Ending.BOOKED and case.turned_down):
        cards = [one for one in case.cards if one.meaning is Meaning.NOT_BOOKED]
        reasons = [one for one in case.messages if one.meaning is Meaning.NOT_BOOKED and (one.root or one.private)]
        changed = "chat.update" not in case.harm.refused
        if case.cards and not cards and changed and not case.harm.deadly:
            yield Finding("told what LeadSquared turns down", number, "no card says so")
        # The card has the reason as well, and is all there is after a crash in the moment of the thread's word.
        if not reasons and not cards and not case.harm.deadly:
            yield Finding("told what LeadSquared turns down", number, "the reason is nowhere")


def _no_false_refusal(case: LineCase) -> Iterator[Finding]:
    number = case.line.number
    corrected = _told_of_all(case, {task.id for task in case.tasks})
    false_no = case.count(Meaning.NOT_BOOKED) and not (case.denied or corrected or case.harm.deadly)
    if false_no or (case.line.ending is Ending.BOOKED and case.count(Meaning.NOTHING)):
        yield Finding("nobody is told what is not so", number, "told that it is not booked, for no reason")
    replies = [one for one in case.messages if one.root and one.meaning is Meaning.NOT_BOOKED and not one.stray]
    if len(replies) > len(case.attempts) and not case.harm.replayed:
        yield Finding("told once", number, f"{len(replies)} replies say that it is not booked")


def _reason_is_there(case: LineCase) -> Iterator[Finding]:
    """Behind every "Not booked." on a card is the reason; where it is LeadSquared's reason, as LeadSquared said it."""
    given = [_bare(one.reason) for one in case.creates if one.turned_down]
    for card in case.cards:
        if card.meaning is not Meaning.NOT_BOOKED:
            continue
        why = reason(card.text)
        if not why or ("LeadSquared says" in card.text and not any(one[:60] in _bare(why) for one in given)):
            yield Finding("a card that says no says why", case.line.number, " ".join(card.text.split())[:160])


def _bare(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def _cards_end(case: LineCase) -> Iterator[Finding]:
    """No card is left that says it is still being booked, and no request has two cards. One of which the bot could not
    know, which it had to forget, or which Slack did not let it change says how it ended when its button is pressed;
    every other one by itself."""
    harm = case.harm
    if not ("chat.update" in harm.refused or harm.rolled_back):
        for one in case.messages:
            if not one.root and (is_open(one.text) or (one.pressed and not case.is_stray(one))):
                kind = "private message" if one.private else "card"
                until = ", until it was pressed," if one.pressed else ""
                words = " ".join(one.text.split())[:120]
                yield Finding("every card ends", case.line.number, f"a {kind}{until} says: {words}")
    if len(case.cards) > len({one.ref for one in case.attempts}) and not harm.replayed:
        yield Finding("one card for one request", case.line.number, f"{len(case.cards)} cards")


def _certain(case: LineCase) -> Iterator[Finding]:
    """Faults were short, so nobody may be left in doubt, and nothing may break, but where the line itself does it."""
    for one in case.messages:
        # Of a card that was posted after the backup, only its button's answer is known: that nobody knows.
        forgotten = one.pressed and case.harm.replayed
        if one.meaning in (Meaning.BROKEN, Meaning.UNSURE) and not (case.harm.deadly or forgotten):
            yield Finding("nobody is left in doubt", case.line.number, one.meaning)


def _blame(evidence: Evidence) -> Iterator[Finding]:
    """Whoever is told that LeadSquared does not answer: it did fail since the line was typed."""
    for case in cases(evidence):
        typed = min(one.at for one in case.attempts)
        for one in case.messages:
            # A card's words are younger than its ts.
            until = one.at + 1 if one.root else math.inf
            if blames_leadsquared(one.text) and not any(typed - 1 <= at <= until for at in evidence.failures):
                yield Finding("nobody is told what is not so", case.line.number, "LeadSquared had answered every call")


RULES: tuple[Callable[[LineCase], Iterator[Finding]], ...] = (
    _booked_once,
    _refused_not_booked,
    _right_time,
    _told_of_booking,
    _told_of_refusal,
    _no_false_refusal,
    _reason_is_there,
    _cards_end,
    _certain,
)
