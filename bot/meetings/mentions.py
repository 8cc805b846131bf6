"""Replace mentioned members' ids in a line by their names, so that no Slack id reaches LeadSquared.

Values only; the names are asked for in workflow.
"""

import itertools
import re
from collections.abc import Mapping, Sequence

Mentions = tuple[tuple[str, str], ...]
SOMEBODY = "somebody"
# At most so many names are asked for.
MOST = 10
_ENDS_A_WORD = re.compile(r"[\s\"“”„‘’‚`,;:()<>\[\]{}|/@#&*~\\]+")


def users_by_id_only(mentions: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The users whom a line mentions by their id only."""
    return tuple(user for shown, user in mentions if shown == f"@{user}")


def named(line: str, mentions: Mentions, names: Mapping[str, str]) -> tuple[str, Mentions]:
    """The line and its mentions with one word for each of these users, SOMEBODY for one without a name."""
    nameless = users_by_id_only(mentions)
    new = {shown: user for shown, user in mentions if user not in nameless}
    for user in nameless:
        shown = unique_name(f"@{one_word(names.get(user, '')) or SOMEBODY}", new)
        new[shown] = user
        line = re.sub(rf"@{re.escape(user)}(?!\w)", shown, line)
    return line, tuple(new.items())


def unique_name(shown: str, taken: Mapping[str, str]) -> str:
    """The name, with a number if another user has it already."""
    if shown not in taken:
        return shown
    # Beyond nine of one name, numbers start at the count of all users.
    numbers = itertools.chain(range(2, 10), itertools.count(len(taken) + 1))
    return next(free for number in numbers if (free := f"{shown}_{number}") not in taken)


def called(text: str, mentions: Mentions, names: Mapping[str, str]) -> str:
    """A title or description with the names as people write them: `@Noah Kim` instead of `@Noah_Kim`."""
    for shown, user in sorted(mentions, key=lambda one: -len(one[0])):
        name = " ".join(names.get(user, "").split())
        if name or shown.startswith(f"@{SOMEBODY}"):
            spelled = f"@{name or SOMEBODY}".replace("\\", r"\\")
            text = re.sub(rf"{re.escape(shown)}(?!\w)", spelled, text)
    return text


def one_word(name: str) -> str:
    """`Noah_Kim` for `Noah Kim`: without characters that end an option or quote a title."""
    return _ENDS_A_WORD.sub("_", "".join(filter(_shows, name))).strip("_")


def _shows(character: str) -> bool:
    return character.isprintable() or character.isspace()
