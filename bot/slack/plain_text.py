"""Joins runs of text into plain text, with names and link targets.

Pure. Runs come from mrkdwn and block_text; addresses finds e-mail addresses in the result.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from bot.meetings.mentions import SOMEBODY, one_word, unique_name
from bot.slack.invisible_characters import visible

# Marks where words were left out: struck-out ones, an emoji.
GAP = "\0"
_OPENING, _CLOSING, _QUOTES = "\n([{“‘«", "\n,.;:!?)]}”’»", "\"'"
# So many names of one text are spelled out; so many characters before a link say whether it is an option's value.
CALLED, TAIL = 50, 20
# Right behind these a link stands for its target: `where:` and a link called "Zoom".
_VALUE = re.compile(r"(?:^|[\s(])(?:lead|opp|type|owner|where): ?[\"“'‘]?$", re.IGNORECASE)


@dataclass(frozen=True)
class TextRun:
    """A stretch of text as a person sees it. `target` is a link's address, `mailto:` and `tel:` included; `user` is
    the member who is mentioned, `text` their name without the @, "" where Slack does not say it."""

    text: str
    target: str = ""
    user: str = ""


@dataclass(frozen=True)
class Link:
    """A link in a plain text: where its label stands in `text`, and what it points to."""

    start: int
    end: int
    target: str


@dataclass(frozen=True)
class PlainText:
    """`text` is what people see, `mentions` say which member each `@name` in it is, in order, and `names` how they are
    called: a name is one word in `text`, for what reads it. `links` are those of `text`; `hidden` those whose address
    it does not show."""

    text: str
    mentions: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()
    hidden: tuple[Link, ...] = ()

    def called(self, text: str) -> str:
        """A part of the text with people's names as they write them: `@Noah Kim` for `@Noah_Kim`."""
        other = {shown: name for shown, name in self.names if shown != name}
        longest_first = sorted(other, key=len, reverse=True)[:CALLED]
        pattern = "|".join(map(re.escape, longest_first))
        return re.sub(pattern, lambda found: other[found.group()], text) if pattern else text

    @property
    def targets(self) -> tuple[str, ...]:
        """Addresses that the text does not show, once each."""
        return tuple(dict.fromkeys(address_of(link.target) for link in self.hidden))

    @property
    def with_targets(self) -> str:
        """The text with each address behind the label that hides it: `Zoom (https://zoom.us/j/1)`."""
        text = self.text
        for link in reversed(self.hidden):
            text = f"{text[: link.end]} ({address_of(link.target)}){text[link.end :]}"
        return text


def plain_text(runs: Iterable[TextRun], names: Mapping[str, str] | None = None) -> PlainText:
    """`names` are members' by their ids; who has none, there or in the run, is `@` and the id."""
    text, mentions = _Text(), _Mentions(names or {})
    links: list[Link] = []
    hidden: list[Link] = []
    for run in runs:
        if run.user:
            text.add(mentions.shown(run))
        elif run.target:
            shown, shows = _label(run, text.tail)
            start, end = text.add(shown)
            link = Link(start, end, visible(run.target))
            links.append(link)
            hidden += [] if shows else [link]
        else:
            text.add(run.text)
    written = text.written
    lead = len(written) - len(written.lstrip())

    def moved(one: Link) -> Link:
        return Link(max(0, one.start - lead), max(0, one.end - lead), one.target)

    return PlainText(
        written.strip(), mentions.found, mentions.names, tuple(map(moved, links)), tuple(map(moved, hidden))
    )


class _Text:
    """Text as it grows: where something was left out, one blank is left of those around it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._gap = self._blank_before_gap = False
        self.tail = ""

    @property
    def written(self) -> str:
        return "".join(self._pieces)

    def add(self, text: str) -> tuple[int, int]:
        """Where it stands now."""
        first, *others = map(visible, text.split(GAP))
        start = self._add(first)
        for piece in others:
            self._blank_before_gap = (self._gap and self._blank_before_gap) or self.tail[-1:].isspace()
            self._without_blank()
            self._gap = True
            self._add(piece)
        return min(start, self._length), self._length

    def _add(self, piece: str) -> int:
        start = self._length
        if self._gap and (shown := piece.lstrip(" \t")):
            self._gap = False
            if self._wants_blank(shown[0], behind=shown != piece):
                start += 1
                shown = f" {shown}"
            piece = shown
        elif self._gap:
            piece = ""
        if piece:
            self._pieces.append(piece)
            self._length += len(piece)
            self.tail = (self.tail + piece)[-TAIL:]
        return start

    def _wants_blank(self, first: str, *, behind: bool) -> bool:
        """Between the words around a gap, and not inside of what encloses it: `":tada: party"`."""
        last = self.tail[-1:]
        inside = (last in _QUOTES and not self._blank_before_gap) or (first in _QUOTES and not behind)
        return last not in ("", *_OPENING) and first not in _CLOSING and not inside

    def _without_blank(self) -> None:
        while self._pieces:
            piece = self._pieces.pop()
            self._length -= len(piece)
            if piece := piece.rstrip(" \t"):
                self._pieces.append(piece)
                self._length += len(piece)
                break
        self.tail = self.tail.rstrip(" \t") or (self._pieces[-1][-TAIL:] if self._pieces else "")


class _Mentions:
    """One name for each member, and one member for each name."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._shown: dict[str, str] = {}
        self._called: dict[str, str] = {}

    @property
    def found(self) -> tuple[tuple[str, str], ...]:
        return tuple((shown, user) for user, shown in self._shown.items())

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        return tuple(self._called.items())

    def shown(self, run: TextRun) -> str:
        if run.user not in self._shown:
            name = self._names.get(run.user) or run.text or run.user
            shown = unique_name(f"@{one_word(name) or SOMEBODY}", self._called)
            self._shown[run.user] = shown
            self._called[shown] = f"@{' '.join(visible(name).split()) or SOMEBODY}"
        return self._shown[run.user]


def address_of(target: str) -> str:
    """`asha@globex.com` of `mailto:asha@globex.com?subject=Demo`; other addresses as they are."""
    kind, _, rest = target.partition(":")
    if kind.casefold() == "mailto":
        return unquote(rest.partition("?")[0])
    return unquote(rest) if kind.casefold() == "tel" else target


def _label(run: TextRun, before: str) -> tuple[str, bool]:
    """How a link is shown, and whether that shows its address."""
    address = address_of(run.target)
    if not run.text.strip(f" \t{GAP}") or _compared(run.text) == _compared(address):
        return run.text if run.text.strip(f" \t{GAP}") else address, True
    if _VALUE.search(before):
        return address, True
    return run.text, False


def _compared(text: str) -> str:
    """The same for `acme.com` and `http://acme.com/`, and for a number however it is spaced."""
    text = re.sub(r"^[a-z]+://", "", visible(text).strip().casefold()).rstrip("/")
    digits = re.sub(r"[^\d+]", "", text)
    return digits if re.fullmatch(r"[\d+() .-]+", text) else text
