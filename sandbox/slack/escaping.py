"""What Slack makes of typed text before an app sees it.

Does not undo it: that is the app's work.
https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.slack.people_and_channels import Channel, Profile

_PIECES = re.compile(
    r"(?P<link>https?://[^\s<>]+)"
    r"|(?P<mail>[\w.+'/=?^{}|!#$%&*~-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?<![\w.@/-])(?P<site>(?:[a-z0-9-]+\.)+(?:com|org|net|io)(?:/[^\s<>]*)?)(?![\w@.-]*@)\b"
    r"|(?<![\w+])(?P<phone>\+\d[\d ()-]{7,16}\d)(?!\w)"
    r"|(?<![\w@])@(?P<broadcast>here|channel|everyone)\b"
    r"|(?<![\w@])@(?P<person>[\w-]+(?:\.[\w-]+)*)"
    r"|(?<![\w#&])#(?P<channel>[\w-]+)"
)


@dataclass(frozen=True)
class Escaping:
    """Which parts of typed text are marked up; `&`, `<` and `>` always are.

    `mentions` is the command's `should_escape`. E-mails as links are **?** in commands.
    `names` writes `<@U..|name>`, as commands carry it; messages carry `<@U..>`. `phones` and `sites` (an
    address without http://) are links in what the composer sends; in commands both are **?**.
    """

    mentions: bool = True
    mails: bool = True
    links: bool = True
    names: bool = True
    phones: bool = True
    sites: bool = True


Find = Callable[[str], "Profile | Channel | None"]


def escape(text: str, how: Escaping, person: Find, channel: Find) -> str:
    """The text as an app gets it; unknown names stay as they were typed."""
    done, at = [], 0
    for piece in _PIECES.finditer(text):
        marked = _marked(piece, how, person, channel)
        if marked is not None:
            done += [_plain(text[at : piece.start()]), marked]
            at = piece.end()
    return "".join([*done, _plain(text[at:])])


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _marked(piece: re.Match[str], how: Escaping, person: Find, channel: Find) -> str | None:
    kind, word = piece.lastgroup, piece.group(piece.lastgroup or 0)
    if kind == "link" and how.links:
        return f"<{_plain(word)}>"
    if kind == "mail" and how.mails:
        return f"<mailto:{_plain(word)}|{_plain(word)}>"
    if kind == "site" and how.sites:
        return f"<http://{_plain(word)}|{_plain(word)}>"
    if kind == "phone" and how.phones:
        return f"<tel:{re.sub(r'[ ()-]', '', word)}|{word}>"
    if not how.mentions:
        return None
    if kind == "broadcast":
        return f"<!{word}>"
    found = person(word) if kind == "person" else channel(word) if kind == "channel" else None
    if isinstance(found, Profile):
        return f"<@{found.user_id}|{found.handle}>" if how.names else f"<@{found.user_id}>"
    if isinstance(found, Channel):
        return f"<#{found.channel_id}|{found.name}>"
    return None
