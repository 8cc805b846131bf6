"""python -m bench.load: a client in a process of its own that sends signed commands when each is due.

Waits for no answer before it sends the next. SLACK_SIGNING_SECRET signs; the answers go to standard output as
JSON, [due, begun, done, status] each. Only an empty ack is one: the bot's words would say why nothing was written.
"""

import argparse
import asyncio
import gc
import json
import os
import selectors
import sys
import time
from collections.abc import Sequence
from urllib.parse import urlsplit

from bench import sample_lines
from bench.arithmetic import TimedAnswer, due_times

# As many connections as Slack might open; a request that finds none free waits, and its wait counts.
CONNECTIONS = 200
PATIENCE_S = 60.0
WARM_RATE = 50.0


class Connections:
    """Kept-alive connections to one server, opened when they are needed."""

    def __init__(self, host: str, port: int) -> None:
        self._address = host, port
        self._free: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []
        self._room = asyncio.Semaphore(CONNECTIONS)

    async def ask(self, request: bytes) -> int:
        """The status; OSError or EOFError where there was no answer."""
        async with self._room:
            reader, writer = await self._connection()
            try:
                writer.write(request)
                status, keep = await _answer(reader)
            except BaseException:
                writer.close()
                raise
            if keep:
                self._free.append((reader, writer))
            else:
                writer.close()
            return status

    async def _connection(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        while self._free:
            reader, writer = self._free.pop()
            if not reader.at_eof():
                return reader, writer
            writer.close()
        return await asyncio.open_connection(*self._address)

    def close(self) -> None:
        for _, writer in self._free:
            writer.close()


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bool]:
    """The status, 0 for an ack with words in it; and whether the connection may be used again."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower().split("\r\n")
    fields = dict(field.split(": ", 1) for field in head[1:] if ": " in field)
    if "content-length" in fields:
        body = await reader.readexactly(int(fields["content-length"]))
        keep = fields.get("connection") != "close"
    else:
        # Without a length the body is in chunks or ends with the connection: that is used no more.
        body = await reader.read()
        body, keep = b"" if body == b"0\r\n\r\n" else body, False
    # An ack that has something to say says that the line was not written down.
    return 0 if body else int(head[0].split(" ")[1]), keep


async def send(connections: Connections, requests: Sequence[bytes], rate: float) -> list[TimedAnswer]:
    """Each when it is due, evenly spaced at `rate` a second."""
    begin = time.perf_counter()

    async def one(due_s: float, request: bytes) -> TimedAnswer:
        begun_s = time.perf_counter()
        try:
            status = await asyncio.wait_for(connections.ask(request), PATIENCE_S)
        except (OSError, EOFError, TimeoutError):
            status = 0
        return TimedAnswer(due_s, begun_s, time.perf_counter(), status)

    tasks = []
    for after_s, request in zip(due_times(rate, len(requests) / rate), requests, strict=True):
        due_s = begin + after_s
        if (early_s := due_s - time.perf_counter()) > 0:
            await asyncio.sleep(early_s)
        tasks.append(asyncio.ensure_future(one(due_s, request)))
    return list(await asyncio.gather(*tasks))


async def _run(url: str, rate: float, seconds: float, first: int, warm: int) -> list[TimedAnswer]:
    address = urlsplit(url)
    secret, now_s = os.environ["SLACK_SIGNING_SECRET"], int(time.time())
    total = warm + round(rate * seconds)
    requests = [
        sample_lines.request(first + number, secret, now_s, address.netloc, address.path) for number in range(total)
    ]
    connections = Connections(address.hostname or "", address.port or 80)
    await send(connections, requests[:warm], WARM_RATE)
    gc.collect()
    gc.disable()
    answers = await send(connections, requests[warm:], rate)
    connections.close()
    return answers


def main() -> None:
    read = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    read.add_argument("--url", required=True)
    read.add_argument("--rate", type=float, required=True, help="requests a second")
    read.add_argument("--seconds", type=float, required=True)
    read.add_argument("--first", type=int, default=0, help="the number of the first line")
    read.add_argument("--warm", type=int, default=0, help="lines sent before, slowly, and not counted")
    given = read.parse_args()
    # epoll wakes up a whole millisecond late; select does not.
    with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(selectors.SelectSelector())) as runner:
        answers = runner.run(_run(given.url, given.rate, given.seconds, given.first, given.warm))
    json.dump([[one.due_s, one.begun_s, one.done_s, one.status] for one in answers], sys.stdout)


if __name__ == "__main__":
    main()
