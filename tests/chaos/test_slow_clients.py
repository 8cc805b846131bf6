"""Strangers hold connections open, and never send a whole request."""

import socket

from chaos.slow_clients import connect_slowly


def test_they_come_in_the_number_asked_for_and_leave() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        strangers = connect_slowly([door.getsockname()[1]], 4, 0.2)
        heard = []
        for _ in range(4):
            link, _ = door.accept()
            with link:
                heard.append(link.recv(4096))
        strangers.join(10)
        assert not strangers.is_alive()
    assert all(one.startswith(b"POST /slack/events HTTP/1.1\r\n") for one in heard)
    assert sum(b"\r\n\r\n" in one for one in heard) == 2
