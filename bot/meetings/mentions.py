"""Members who are mentioned in a line: names in the place of ids, so that no id of Slack's reaches LeadSquared.

Values only; who they are is asked in desk.
"""

import itertools
import re
from collections.abc import Mapping, Sequence

Mentions = tuple[tuple[str, str], ...]
SOMEBODY = "somebody"
# More of them are nobody's line.
MOST = 10
_ENDS_A_WORD = re.compile(r"[\s\"“”„‘’‚`,;:()<>\[\]{}|/@#&*~\\]+")


def unnamed(mentions: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The users that a line mentions by nothing but their id."""
    return tuple(user for shown, user in mentions if shown == f"@{user}")


def named(line: str, mentions: Mentions, names: Mapping[str, str]) -> tuple[str, Mentions]:
    """The line and its mentions with one word for each of them; who has no name is somebody."""
    nameless = unnamed(mentions)
    new = {shown: user for shown, user in mentions if user not in nameless}
    for user in nameless:
        shown = unused(f"@{one_word(names.get(user, '')) or SOMEBODY}", new)
        new[shown] = user
        line = re.sub(rf"@{re.escape(user)}(?!\w)", shown, line)
    return line, tuple(new.items())


def unused(shown: str, taken: Mapping[str, str]) -> str:
    """Two people of one name are told apart."""
    if shown not in taken:
        return shown
    # More of one name than that are told apart by how many people there are.
    numbers = itertools.chain(range(2, 10), itertools.count(len(taken) + 1))
    return next(free for number in numbers if (free := f"{shown}_{number}") not in taken)


def called(text: str, mentions: Mentions, names: Mapping[str, str]) -> str:
    """A title or a description with the names that were asked for as people write them: `@Noah Kim`."""
    for shown, user in sorted(mentions, key=lambda one: -len(one[0])):
        name = " ".join(names.get(user, "").split())
        if name or shown.startswith(f"@{SOMEBODY}"):
            spelled = f"@{name or SOMEBODY}".replace("\\", r"\\")
            text = re.sub(rf"{re.escape(shown)}(?!\w)", spelled, text)
    return text


def one_word(name: str) -> str:
    """`Noah_Kim` for `Noah Kim`: nothing is in it that ends an option or quotes a title."""
    return _ENDS_A_WORD.sub("_", "".join(filter(_shows, name))).strip("_")


def _shows(character: str) -> bool:
    return character.isprintable() or character.isspace()
