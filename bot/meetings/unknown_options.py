"""Finds what was typed like an option and is none: `with:Asha`, `location:Cafe`, `remind 15`.

Only where one of ours is meant beyond doubt; `note:urgent Call` is a title.
"""

import re

from bot.meetings.model import Problem, ProblemKind

# What people call our options, in other calendars too.
_MEANT = {
    "with": "lead",
    "contact": "lead",
    "customer": "lead",
    "prospect": "lead",
    "location": "where",
    "place": "where",
    "venue": "where",
    "reminder": "remind",
    "alert": "remind",
    "duration": "mins",
    "length": "mins",
    "minutes": "mins",
    "min": "mins",
    "opportunity": "opp",
    "deal": "opp",
    "assignee": "owner",
    "assign": "owner",
}
_COLON = re.compile(rf"(?<!\S)(?P<key>{'|'.join(_MEANT)}):(?P<value>\"[^\"\n]*\"|[^\s:/][^\s:]*)", re.IGNORECASE)
# An option without its colon, with a value that nothing else has: remind 15, notify off, lead asha@globex.com.
_BARE = re.compile(
    r"(?<!\S)(?:(?P<remind>remind)\s+(?P<a>\d{1,3}|off)|(?P<mins>mins)\s+(?P<b>\d{1,3})"
    r"|(?P<notify>notify)\s+(?P<c>on|off)|(?P<lead>lead|owner)\s+(?P<d>[\w.+-]+@[\w-]+(?:\.[\w-]+)+))(?=[\s,;.]*$|\s+\w+:)",
    re.IGNORECASE,
)


def unknown_options(title: str) -> tuple[Problem, ...]:
    """The first of them in what is left as the title; () where there is none."""
    if title[:1] in '"“':
        return ()
    found = _COLON.search(title)
    if found:
        return (Problem(ProblemKind.UNKNOWN, _MEANT[found["key"].lower()], found.group()),)
    bare = _BARE.search(title)
    if bare is None:
        return ()
    option = next(value for value in bare.group("remind", "mins", "notify", "lead") if value).lower()
    return (Problem(ProblemKind.UNKNOWN, option, bare.group()),)


def value_of(typed: str) -> str:
    """The value of `with:Asha` or `remind 15`."""
    return re.split(r"[:\s]\s*", typed, maxsplit=1)[-1].strip('"')
