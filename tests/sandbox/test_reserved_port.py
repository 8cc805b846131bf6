"""A port that a stage keeps for its bot."""

import socket
import sys

import pytest

from sandbox.stage import ReservedPort


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the port is not kept, only chosen")
def test_a_bot_may_listen_end_and_listen_again_and_nobody_else_is_given_the_port() -> None:
    reserved = ReservedPort()
    for _ in range(2):
        socket.create_server(("127.0.0.1", reserved.number)).close()

    # Nobody who asks for a port by chance gets it, whether to listen or to connect from.
    given = set()
    probes = []
    for _ in range(200):
        probe = socket.socket()
        probe.bind(("127.0.0.1", 0))
        given.add(probe.getsockname()[1])
        probes.append(probe)
    with pytest.raises(OSError, match="in use"), socket.socket() as without_permission:
        without_permission.bind(("127.0.0.1", reserved.number))

    assert reserved.number not in given
    for probe in probes:
        probe.close()
    reserved.close()
