"""Records why a text was read as it was: each step, its phase and rule.

`text` says what the words mean, `find` what each finder found, `merge` what each pass dropped and made, `resolve`
what was filled in, or asked.

Made only when asked for; reading goes the same way without it.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.when.find.candidate import Candidate
from bot.when.reading import Reading, Unclear
from bot.when.text.tokens import Line

_WEIGHTS = ("perhaps", "likely", "sure")


class Trace:
    """The steps in words, and the result. Iterating gives the steps."""

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.result: Reading | Unclear | None = None

    def __iter__(self) -> Iterator[str]:
        return iter(self.steps)

    def also(self, code: str) -> None:
        self.steps.append(f"text     has words of time of {code}: read in that language as well")

    def read(self, line: Line) -> None:
        """The tokens that mean something."""
        told = [f"{token.word} ({', '.join(sorted(token.senses))})" for token in line.tokens if token.senses]
        self.steps.append(f"text     {'; '.join(told) or 'no word of time'}")

    def found(self, line: Line, candidates: list[Candidate]) -> None:
        self.steps += [f"find     {_candidate(line, candidate)}" for candidate in candidates]

    def changed(self, line: Line, name: str, before: list[Candidate], after: list[Candidate]) -> None:
        """What one pass dropped and what it made; nothing where it changed nothing."""
        self.steps += [
            f"merge    {name:24} - {_candidate(line, candidate)}" for candidate in before if candidate not in after
        ]
        self.steps += [
            f"merge    {name:24} + {_candidate(line, candidate)}" for candidate in after if candidate not in before
        ]

    def left_over(self, words: tuple[str, ...]) -> None:
        self.steps += [
            f"merge    left_over                {word!r} is about time, and was not understood" for word in words
        ]

    def resolved(self, result: Reading | Unclear) -> None:
        """What came of it, and the rules that filled in what nobody said."""
        self.result = result
        what = "reading" if isinstance(result, Reading) else f"asks: {result.kind.value}"
        ways = (result,) if isinstance(result, Reading) else result.candidates
        for way in ways:
            rules = "; ".join(part.rule for part in way.parts if part.rule)
            self.steps.append(f"resolve  {what} {way.start:%Y-%m-%d %H:%M}{f': {rules}' if rules else ''}")
        if not ways:
            self.steps.append(f"resolve  {what}")


def _candidate(line: Line, candidate: Candidate) -> str:
    text = line.text[line.at(candidate.i).start : line.at(candidate.j - 1).end]
    finder = candidate.found_by.partition(":")[0].partition("+")[0]
    return f"{finder:13} {text!r}: {_fields(candidate.value)} ({_WEIGHTS[candidate.weight]})"


def _fields(value: object) -> str:
    """A value with only the fields that are set: `Date(weekday=4, near=1)`."""
    names: tuple[str, ...] = getattr(value, "_fields", ())
    if not names:
        return repr(value)
    defaults: dict[str, object] = getattr(value, "_field_defaults", {})
    given = {name: getattr(value, name) for name in names}
    shown = [f"{name}={_fields(one)}" for name, one in given.items() if name not in defaults or one != defaults[name]]
    return f"{type(value).__name__}({', '.join(shown)})"
