"""Which promises were broken. Compares values only; every rule is one function that gives its findings.

What nobody can promise is not asked: where a person got no ack, the line may be booked or not, once at most.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from chaos.cases import Case, cases
from chaos.evidence import Evidence, Heard
from chaos.lines import Ending
from chaos.said import Says

# A line is read against the moment at which the bot heard it, which is a little after it was typed.
_SLACK = timedelta(seconds=90)


@dataclass(frozen=True)
class Finding:
    """A broken promise; `line` is None where none can be named."""

    promise: str
    line: int | None
    detail: str = ""


def judge(evidence: Evidence) -> tuple[Finding, ...]:
    """Every broken promise, none when all are kept."""
    findings = [*_unexplained(evidence), *_unfinished(evidence), *_repeats(evidence)]
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
    """Who typed the same twice hears it once for each; which of them it was, the message may not say."""
    needed = 0
    for case in cases(evidence):
        booked = {task.ref for task in case.tasks}
        if booked and not case.turned_down:
            needed += sum(one.heard is Heard.ACCEPTED and one.ref not in booked for one in case.attempts)
    if evidence.repeats < needed:
        yield Finding("told that it was typed twice", None, f"{evidence.repeats} of {needed}")


def _booked_once(case: Case) -> Iterator[Finding]:
    wanted = case.line.ending is Ending.BOOKED and case.accepted and not case.turned_down
    if wanted and not case.tasks:
        yield Finding("never lost", case.line.number, "accepted, and not in LeadSquared")
    if len(case.tasks) > 1:
        yield Finding("never twice", case.line.number, " ".join(task.id for task in case.tasks))


def _refused_not_booked(case: Case) -> Iterator[Finding]:
    if case.line.ending is not Ending.BOOKED and case.tasks:
        yield Finding("what is refused is not booked", case.line.number, case.tasks[0].id)
    refused = {one.ref for one in case.attempts if one.heard is Heard.REFUSED}
    for task in case.tasks:
        if task.ref in refused:
            yield Finding("what the ack denied is not booked", case.line.number, task.id)


def _right_time(case: Case) -> Iterator[Finding]:
    said = case.line.due
    if said is None:
        return
    for task in case.tasks:
        typed = next(one for one in case.attempts if one.ref == task.ref)
        due = said.at(datetime.fromtimestamp(typed.at, UTC))
        if abs(task.due - due) > _SLACK:
            yield Finding("never at a wrong time", case.line.number, f"{task.due} instead of {due}")


def _told_of_booking(case: Case) -> Iterator[Finding]:
    """Its card says so, once; without a card that everybody sees, a private message does, once or more."""
    number = case.line.number
    shown = [card.task for card in case.cards if card.says is Says.BOOKED]
    replied = [one.task for one in case.said if one.root and one.says is Says.BOOKED]
    private = [one.task for one in case.said if one.private and one.says is Says.BOOKED]
    stored = {task.id for task in case.tasks}
    if false := {*shown, *replied, *private} - stored:
        yield Finding("nobody is told what is not so", number, f"no task {' '.join(sorted(false))} in LeadSquared")
    if len(shown) > 1 or len(replied) > 1:
        yield Finding("told once", number, f"{len(shown)} cards with a result, {len(replied)} replies")
    if stored and not shown and (case.cards or not private):
        yield Finding("told what was booked", number, "no card says so")


def _told_of_refusal(case: Case) -> Iterator[Finding]:
    number, line = case.line.number, case.line
    if case.tasks or not case.accepted:
        return
    if line.ending is Ending.REFUSED and not case.count(Says.NOTHING):
        yield Finding("told what is refused", number)
    if line.ending is Ending.TURNED_DOWN or (line.ending is Ending.BOOKED and case.turned_down):
        cards = [one for one in case.cards if one.says is Says.NOT_BOOKED]
        reasons = [one for one in case.said if one.says is Says.NOT_BOOKED and (one.root or one.private)]
        if case.cards and not cards:
            yield Finding("told what LeadSquared turns down", number, "no card says so")
        # The card has the reason as well, and is all there is after a crash in the moment of the thread's word.
        if not reasons and not cards:
            yield Finding("told what LeadSquared turns down", number, "the reason is nowhere")


def _no_false_refusal(case: Case) -> Iterator[Finding]:
    number = case.line.number
    denied = case.count(Says.NOT_BOOKED) and not case.turned_down
    if denied or (case.line.ending is Ending.BOOKED and case.count(Says.NOTHING)):
        yield Finding("nobody is told what is not so", number, "told that it is not booked, for no reason")
    replies = [one for one in case.said if one.root and one.says is Says.NOT_BOOKED]
    if len(replies) > len(case.attempts):
        yield Finding("told once", number, f"{len(replies)} replies say that it is not booked")


def _certain(case: Case) -> Iterator[Finding]:
    """Faults were short, so nobody may be left in doubt, and nothing may break."""
    for says in (Says.BROKEN, Says.UNSURE):
        if case.count(says):
            yield Finding("nobody is left in doubt", case.line.number, says)


RULES: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    _booked_once,
    _refused_not_booked,
    _right_time,
    _told_of_booking,
    _told_of_refusal,
    _no_false_refusal,
    _certain,
)
