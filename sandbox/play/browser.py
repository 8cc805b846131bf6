"""Tell a request that another page in somebody's browser makes from one that is meant for this machine.

Any page may send a browser to a loopback address. What it cannot do is leave out where it comes from, or the name by
which it was found.
"""

import ipaddress
from urllib.parse import urlsplit

from werkzeug.wrappers import Request


def from_elsewhere(request: Request) -> bool:
    """Its Host is not loopback (a name that was pointed here), or its Origin is another page than ours."""
    origin = request.headers.get("Origin")
    return not _is_loopback(request.host) or origin not in (None, f"{request.scheme}://{request.host}")


def _is_loopback(host: str) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
        return name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
