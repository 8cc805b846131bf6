"""What is printed: the counts, the seed, the verdict; and for each broken promise the line's whole history.

Judges nothing; see judge.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from rich.console import Console
from rich.markup import escape

from chaos.cases import LineCase, cases, outcomes
from chaos.evidence import AckMeaning, Evidence
from chaos.judge import Finding
from chaos.message_meanings import Meaning


def show(
    out: Console, evidence: Evidence, findings: Sequence[Finding], seconds: float, logged: Callable[[str], list[str]]
) -> None:
    """Counts first, then what is broken. `logged` gives the log lines that hold a word."""
    for name, count in counts(evidence).items():
        out.print(f"{count:6}  {name}")
    out.print(f"{seconds:6.0f}  seconds in all")
    found = cases(evidence)
    for number in dict.fromkeys(finding.line for finding in findings):
        about = [finding for finding in findings if finding.line == number]
        out.print()
        for finding in about:
            out.print(f"BROKEN {escape(finding.promise)}: {escape(finding.detail)}", style="bold red")
        case = next((one for one in found if one.line.number == number), None)
        if case is not None:
            for line in history(case, evidence, logged):
                out.print(f"  {escape(line)}", soft_wrap=True)


def counts(evidence: Evidence) -> Counter[str]:
    """What happened, by name, in the order of a run."""
    found = cases(evidence)
    counted: Counter[str] = Counter()
    counted["lines typed"] = len(found)
    counted["times somebody pressed Enter"] = len(evidence.attempts)
    for meaning in AckMeaning:
        waited_ms = [one.ms for one in evidence.attempts if one.ack is meaning]
        slowest = f", the slowest after {max(waited_ms):.0f} ms" if waited_ms else ""
        counted[f"  of them {meaning}{slowest}"] = len(waited_ms)
    for words, count in Counter(one.detail for one in evidence.attempts if one.ack is AckMeaning.REFUSED).most_common(
        3
    ):
        counted[f"    as: {words}"] = count
    for name, count in sorted(outcomes(evidence).items()):
        counted[f"lines {name}"] = count
    counted["tasks in LeadSquared"] = len(evidence.tasks)
    counted["creates sent"] = len(evidence.creates)
    counted["  of them with a fault"] = sum(one.detail.endswith(")") for one in evidence.creates)
    counted["kills"] = sum(event.what.startswith("kill") for event in evidence.events)
    counted["processes that ended by themselves or were killed at the root"] = sum(
        event.what.startswith("ended") for event in evidence.events
    )
    counted["stray cards, beside the one that tells the end"] = sum(map(_strays, found))
    counted["private answers repeated"] = sum(map(_again, found))
    return counted


def history(case: LineCase, evidence: Evidence, logged: Callable[[str], list[str]]) -> Iterator[str]:
    """Everything that is known of a line, by the second, and what was killed meanwhile."""
    line = case.line
    yield f"line {line.number}: {line.who} in {line.where}: {line.text} (should end: {line.ending})"
    happened = [
        (one.at, f"Enter: {one.ack} after {one.ms:.0f} ms, ref {one.ref}, {one.detail}") for one in case.attempts
    ]
    happened += [(one.at, f"create, ref {one.ref}: {one.detail}") for one in case.creates]
    happened += [(one.at, _message(one.root, one.private, one.text)) for one in case.messages]
    first, last = min(at for at, _ in happened), max(at for at, _ in happened)
    happened += [(event.at, f"* {event.what}") for event in evidence.events if first - 1 <= event.at <= last + 20]
    for at, what in sorted(happened):
        yield f"{at - first:8.2f} s  {' '.join(what.split())}"
    for task in case.tasks:
        yield f"   stored: {task.id} at {task.due:%Y-%m-%d %H:%M} ref {task.ref}"
    for attempt in case.attempts:
        yield from (f"   log {entry}" for entry in logged(attempt.ref))


def _message(root: str, private: bool, text: str) -> str:
    kind = "private" if private else "reply" if root else "card, as it is in the end"
    return f"{kind}: {text}"


def _strays(case: LineCase) -> int:
    return sum(one.meaning is Meaning.UNDERWAY for one in case.cards)


def _again(case: LineCase) -> int:
    private = [
        one
        for one in case.messages
        if one.private and one.meaning in (Meaning.NOTHING, Meaning.BOOKED, Meaning.NOT_BOOKED)
    ]
    told = Counter(one.meaning for one in private)
    return sum(max(0, count - len(case.attempts)) for count in told.values())
