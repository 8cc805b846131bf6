"""Puts pasted text into the order of a typed line: mail headers, and a time that stands on a later line.

Pure; what it cannot improve it leaves as it is.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.when import Kind, Reading, Unclear

Read = Callable[[str], Reading | Unclear]
# https://support.microsoft.com/outlook writes When and Where into an invitation, each on a line or all on one.
_SUBJECT = r"subject|title|betreff|objet|asunto|assunto|oggetto|onderwerp|тема|temat|konu|विषय|件名|主题"
_WHEN = r"when|time|date|wann|quand|cuándo|cuando|quando|wanneer|когда|kiedy|zaman|कब|日時|时间"
_OTHER = (
    r"where|location|from|to|cc|sent|organizer|organiser|required|optional|wo|ort|où|dónde|onde|dove|waar|где|gdzie"
)
_HEADER = re.compile(rf"(?:^|(?<=\s))(?:(?P<subject>{_SUBJECT})|(?P<when>{_WHEN})|(?P<other>{_OTHER})):[ \t]*", re.I)
# Lines below the first in which a time is looked for.
MOST_LINES = 3


@dataclass(frozen=True)
class Pasted:
    """What is read as the line; `title` where it does not come from that."""

    line: str
    title: str | None = None

    @property
    def whole(self) -> str:
        """The line with its title, as it might have been typed."""
        head, newline, below = self.line.partition("\n")
        return f"{head.rstrip()} {self.title}{newline}{below}" if self.title else self.line


def in_order(text: str, read: Read) -> Pasted:
    """The text as a line; `read` reads a time in the person's zone and languages."""
    return _mail(text) or _later_line(text, read) or Pasted(text)


def _mail(text: str) -> Pasted | None:
    """`When: ... Subject: ...`, in any order: the subject is the title, and the time is read from the other alone."""
    headers = list(_HEADER.finditer(text))
    values: dict[str, str] = {}
    kept: list[str] = []
    for n, header in enumerate(headers):
        end = headers[n + 1].start() if n + 1 < len(headers) else len(text)
        value, _, below = text[header.end() : end].strip().partition("\n")
        values.setdefault(header.lastgroup or "", value.strip(" ,;"))
        if header.lastgroup == "other" and header.group().strip().lower() in ("where:", "location:") and value:
            kept.append(f'where:"{value.strip().replace(chr(34), "")}"')
        if below.strip() and n + 1 == len(headers):
            kept.append(f"\n{below.strip()}")
    if not (values.get("subject") and values.get("when")):
        return None
    return Pasted(" ".join([values["when"], *kept]), values["subject"])


def _later_line(text: str, read: Read) -> Pasted | None:
    """A first line without a word of time, and one below it that is nothing but a time."""
    head, *below = text.strip().split("\n")
    if not below or not _is_empty(read(head)):
        return None
    for n, line in enumerate(below[:MOST_LINES]):
        found = read(line)
        said = isinstance(found, Reading) or (bool(found.candidates) and found.kind is not Kind.PAST)
        if line.strip() and said and not found.title:
            rest = [*below[:n], *below[n + 1 :]]
            return Pasted("\n".join([f"{line.strip()} {head.strip()}", *rest]).strip())
    return None


def _is_empty(found: Reading | Unclear) -> bool:
    return isinstance(found, Unclear) and found.kind is Kind.NO_TIME and not found.parts and not found.unread
