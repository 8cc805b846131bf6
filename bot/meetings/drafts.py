"""A typed line as a draft: names for ids, then time, title and options.

Reads only; the members' names are asked for in workflow, or by the form.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot import when
from bot.meetings import line, mentions, options
from bot.meetings.model import Draft, NamedOwner, OwnerKind, Problem, ProblemKind
from bot.meetings.request import Request, StepInputs
from bot.when import Kind, Part, Piece, Reading, Unclear

# The step's inputs that are typed as an option's value is.
_OPTIONS = {"lead": "lead", "type": "task_type", "mins": "length"}
# Unix seconds from September 2001 to the year 2286.
_SECONDS = range(1_000_000_000, 10_000_000_000)


def draft_of(request: Request, names: Mapping[str, str], now: datetime, languages: Sequence[str]) -> Draft:
    """`names` are of the members whom the line mentions by id alone; `now` is aware, in the asker's zone."""
    if request.step:
        return _of_step(request.step, request.command, now, languages)
    words, mentioned = mentions.named(request.line, request.mentions, names)
    draft = line.parse(words, mentioned, now, languages)

    def called(text: str) -> str:
        return mentions.called(text, mentioned, names)

    place = called(draft.where or "") or None
    reading = None if draft.when is None else line.retitled(draft.when, called)
    return replace(draft, title=called(draft.title), when=reading, where=place, description=called(draft.description))


def _of_step(step: StepInputs, command: str, now: datetime, languages: Sequence[str]) -> Draft:
    """Each input is read by itself: the title is a title, whatever words are in it."""
    values: dict[str, Any] = {}
    problems = []
    for key, name in _OPTIONS.items():
        if said := " ".join(getattr(step, name).split()):
            option = options.BY_KEY[key]
            values[option.field] = option.parse(said, {})
            problems += [] if values[option.field] is not None else [Problem(ProblemKind.VALUE, key, said)]
    draft = Draft(
        title=" ".join(step.title.split()),
        line="",
        when=_step_time(" ".join(step.when.split()), step.start, now, languages),
        owner=NamedOwner(OwnerKind.USER, step.owner) if step.owner else None,
        description=step.description.strip(),
        time_words=step.when.strip(),
        command=command,
        problems=tuple(problems),
        **values,
    )
    return replace(draft, raw_options=options.written(draft))


def _step_time(said: str, start: int | None, now: datetime, languages: Sequence[str]) -> Reading | Unclear:
    """Words, or unix seconds: a date from a workflow's form, which may also come as words."""
    if start is None and said.isascii() and said.isdecimal() and int(said) in _SECONDS:
        start, said = int(said), ""
    if start is None:
        return when.read(said, now, languages) if said else Unclear(Kind.NO_TIME, "")
    if said or start not in _SECONDS:
        return Unclear(Kind.SEVERAL if said else Kind.NO_TIME, "")
    moment = datetime.fromtimestamp(start // 60 * 60, now.tzinfo)
    return Reading(moment, None, str(now.tzinfo), zone_said=False, title="", parts=(Part(Piece.CLOCK, said=True),))
