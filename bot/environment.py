"""Clean and check environment variables as people paste them, and find typos in their names.

Knows no setting; those are in settings. No message contains a value: it may be a secret.
"""

import ipaddress
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from urllib.parse import urlsplit

# Prefixes that only this bot's variables have.
OURS = ("MEETING_", "LEADSQUARED_")
# How similar (0 to 1) another variable's name has to be to count as a typo.
ALIKE = 0.9
# A LeadSquared key that is shorter is incomplete.
SHORT_KEY = 16


class InvalidSettings(Exception):
    """The message has a line for each missing or invalid setting, with the cause and the fix."""


def strip(value: str) -> str:
    """Remove blanks, line breaks and invisible characters at both ends."""
    start, end = 0, len(value)
    while start < end and _unseen(value[start]):
        start += 1
    while end > start and _unseen(value[end - 1]):
        end -= 1
    return value[start:end]


def clean(value: str) -> str:
    """Strip a value. ValueError for invisible characters inside it, and for quotation marks around it."""
    found = strip(value)
    if any(unicodedata.category(one) in ("Cc", "Cf", "Zl", "Zp") for one in found):
        raise ValueError("has a line break or an invisible character in it: type it, or paste it again")
    if len(found) > 1 and found[0] == found[-1] and found[0] in "\"'":
        raise ValueError("has quotation marks around its value: take them away")
    return found


def _unseen(one: str) -> bool:
    return one.isspace() or unicodedata.category(one) in ("Cc", "Cf")


def check_secret(value: str) -> None:
    """ValueError for a value that cannot be a token or a key, which have printable ASCII characters only."""
    if not all("!" <= one <= "~" for one in value):
        raise ValueError("has a blank, or a character that no key has, in it: copy it again")


def check_address(url: str, like: str) -> None:
    """ValueError unless it is scheme, host, perhaps a port and a path, and nothing else."""
    if any(one.isspace() or one == "\\" for one in url):
        raise ValueError(f"has a blank or a backslash in it: it is an address like {like}")
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise ValueError(f"is an address like {like}") from None
    if "@" in parts.netloc:
        raise ValueError(f"has a name or a password in it: it is an address without them, like {like}")
    if "?" in url or "#" in url:
        raise ValueError(f"has a ? or a # in it: it is an address without them, like {like}")
    if not host or parts.scheme not in ("http", "https"):
        raise ValueError(f"is an address like {like}")


def https(url: str, like: str) -> str:
    """An address that may carry keys: https, or plain http to this machine. ValueError for any other."""
    check_address(url, like)
    parts = urlsplit(url)
    if parts.scheme == "http" and not is_loopback(str(parts.hostname)):
        raise ValueError(f"must be https, like {like}: plain http is for this machine only")
    return url


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def unknown(environment: Iterable[str], settings: Iterable[str]) -> list[str]:
    """A sentence for each variable that is not a setting but looks like one, by prefix or spelling."""
    known = sorted(settings)
    found = []
    for name in sorted({name.upper() for name in environment} - set(known)):
        close = get_close_matches(name, known, n=1, cutoff=0.0 if name.startswith(OURS) else ALIKE)
        if close:
            found.append(f"{name} is not a setting, so it does nothing; did you mean {close[0]}?")
    return found


def truncated_keys(keys: Mapping[str, str]) -> list[str]:
    """A sentence for each LeadSquared key that is too short to be complete; `keys` by variable."""
    return [
        f"{name} looks cut off (length {len(key)}): a shell or a compose file takes what follows a $ for a variable; "
        "put the key in single quotes, in a compose file write $$ for $"
        for name, key in keys.items()
        if len(key) < SHORT_KEY
    ]
