"""Recognises requests that another web page makes a browser send to this machine.

Any page may make a browser call a loopback address; but the browser then sends the page's Origin, or the host name that
was made to point here.
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
