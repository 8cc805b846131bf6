"""A typed line as a draft: names for ids, then time, title and options.

Reads only; the members' names are asked for in workflow, or by the form.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.meetings import line, mentions
from bot.meetings.model import Draft
from bot.meetings.request import Request


def draft_of(request: Request, names: Mapping[str, str], now: datetime, languages: Sequence[str]) -> Draft:
    """`names` are of the members whom the line mentions by id alone; `now` is aware, in the asker's zone."""
    words, mentioned = mentions.named(request.line, request.mentions, names)
    draft = line.parse(words, mentioned, now, languages)

    def called(text: str) -> str:
        return mentions.called(text, mentioned, names)

    place = called(draft.where or "") or None
    return replace(draft, title=called(draft.title), where=place, description=called(draft.description))
