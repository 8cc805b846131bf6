"""A task's Description: the person's own text, then one line that says who asked, where, and the bot's reference.

Strings only. Nothing in the person's own text can be mistaken for that line, or for another task's reference.
"""

import re

from bot.meetings.model import Meeting, Person

ASKED = "Asked in Slack by"
_SIGNATURE = re.compile(rf"{ASKED} .*· ref [0-9a-f]{{8}}", re.IGNORECASE)
_ASKED = re.compile(ASKED, re.IGNORECASE)
_REFERENCE = re.compile(r"\bref (?=[0-9a-f]{8})", re.IGNORECASE)


def description(meeting: Meeting, asker: Person, permalink: str) -> str:
    """`permalink` is the card's, "" where there is none.

    LeadSquared's `CreatedBy` is always the user the keys belong to, so the last line names the real one.
    """
    own = [_not_signed(line) for line in meeting.description.split("\n") if not _SIGNATURE.fullmatch(line.strip())]
    if len(meeting.name) < len(meeting.whole_name):
        own.insert(0, _not_signed(meeting.whole_name))
    asked = f"{ASKED} {_one_line(asker.name)}"
    if asker.mail:
        asked += f" ({_one_line(asker.mail)})"
    signature = " · ".join(filter(None, (asked, permalink, f"ref {meeting.reference}")))
    return "\n".join(filter(None, ("\n".join(own).strip("\n"), signature)))


def with_note(described: str, what: str, note: str, person: Person) -> str:
    """A task's Description with one more line, `Held, noted by Priya Rao: they want a quote`."""
    said = _not_signed(_one_line(note))
    line = f"{what}, noted by {_one_line(person.name)}" + (f": {said}" if said else "")
    return f"{described}\n{line}" if described else line


def own_text(described: str) -> str:
    """The person's own text in a task's Description: what stands before the line that says who asked."""
    return "\n".join(_cut(described)[0]).strip("\n")


def with_own_text(described: str, own: str) -> str:
    """A task's Description with another own text; the line that says who asked, and what follows it, stays."""
    new = [_not_signed(line) for line in own.split("\n")]
    return "\n".join(filter(None, ("\n".join(new).strip("\n"), "\n".join(_cut(described)[1]))))


def _cut(described: str) -> tuple[list[str], list[str]]:
    lines = described.replace("\r\n", "\n").split("\n")
    at = next((n for n, line in enumerate(lines) if _SIGNATURE.fullmatch(line.strip())), len(lines))
    return lines[:at], lines[at:]


def _not_signed(line: str) -> str:
    """A line of the person's text: without a reference that a search would find, and quoted if it begins like ours."""
    line = _REFERENCE.sub("ref. ", line)
    return f"“{line.strip()}”" if _ASKED.match(line.strip()) else line


def _one_line(text: str) -> str:
    """A name from a profile, without line breaks and invisible characters."""
    return " ".join("".join(one for one in text if one.isprintable() or one.isspace()).split())
