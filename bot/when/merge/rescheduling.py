"""The pass that asks about a move: `reschedule Acme from 3pm to 4pm`."""

from __future__ import annotations

from bot.when.find.candidate import STRONG, Candidate
from bot.when.languages import table as t
from bot.when.merge import near
from bot.when.text.tokens import Line
from bot.when.values import Doubt, Why


def doubt_rescheduling(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """Reschedule Acme from 3pm to 4pm: that is no meeting from 3 to 4, and the old hour is no new one."""
    if t.MOVED not in line.present:
        return candidates
    verbs = [k for k, token in enumerate(line.tokens) if t.MOVED in token.senses]
    clocks = [one.i for one in candidates if near.is_clock(one)]
    if clocks and clocks[0] < verbs[0] < clocks[-1]:  # 4pm demo shifted to 5pm
        return [*candidates, Candidate(verbs[0], verbs[0] + 1, Doubt(Why.MOVED), STRONG, "doubt_rescheduling")]
    for candidate in candidates:
        if candidate.i > verbs[0] and not isinstance(candidate.value, Doubt) and _old(line, candidate):
            return [*candidates, Candidate(verbs[0], verbs[0] + 1, Doubt(Why.MOVED), STRONG, "doubt_rescheduling")]
    covered = near.covered(candidates)
    for k in range(verbs[0], len(line.tokens)):
        numbered = line.at(k + 1).value or line.at(k + 1).is_a(t.NUMBER)
        if k not in covered and line.at(k).is_a(t.FROM) and numbered:
            return [*candidates, Candidate(verbs[0], verbs[0] + 1, Doubt(Why.MOVED), STRONG, "doubt_rescheduling")]
    return candidates


def _old(line: Line, candidate: Candidate) -> bool:
    before = line.at(candidate.i - 1)
    early = before.is_a(t.FROM) or (before.is_a(t.THE) and line.at(candidate.i - 2).is_a(t.FROM))
    return early or line.at(candidate.i).is_a(t.FROM)
