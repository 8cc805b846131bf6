"""Connections that never send a whole request, a byte now and then. Waits for no answer."""

import contextlib
import socket
import threading
import time
from collections.abc import Sequence

_BYTE_EVERY_S = 0.5
_HEAD = b"POST /slack/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n"


def connect_slowly(ports: Sequence[int], count: int, seconds: float) -> threading.Thread:
    """`count` of them to these loopback ports in turn, half in the head and half in the body; the thread ends with
    them."""
    thread = threading.Thread(target=_send_slowly, args=(ports, count, seconds), name="strangers", daemon=True)
    thread.start()
    return thread


def _send_slowly(ports: Sequence[int], count: int, seconds: float) -> None:
    ends_at = time.monotonic() + seconds
    with contextlib.ExitStack() as open_ones:
        links = []
        for number in range(count):
            with contextlib.suppress(OSError):  # nobody is there
                link = socket.create_connection(("127.0.0.1", ports[number % len(ports)]), timeout=1)
                links.append(open_ones.enter_context(link))
                link.sendall(_HEAD + (b"\r\n{" if number % 2 else b"X-A: "))
        while time.monotonic() < ends_at:
            time.sleep(_BYTE_EVERY_S)
            for link in links:
                with contextlib.suppress(OSError):  # it was turned away, as it should be
                    link.sendall(b"a")
