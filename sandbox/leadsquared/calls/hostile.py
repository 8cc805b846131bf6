"""Answers that a careful client has to survive: odd types, endless, huge, compressed, nested, redirected.

Makes answers only; which call gets one is in request_handler.
"""

import json
import struct
import zlib
from collections.abc import Callable, Iterator

from werkzeug.wrappers import Request

from sandbox.leadsquared.calls.api_answers import ApiAnswer, ok

MIB = 1024 * 1024
HUGE_MIB, BOMB_MIB, LEVELS = 64, 256, 200_000
PAGE = 25


def redirect(request: Request) -> ApiAnswer:
    """To this same server under another name: a client that follows sends its keys to another host."""
    port = request.host.partition(":")[2]
    return ApiAnswer(307, "", headers={"Location": f"http://localhost:{port}{request.full_path}"})


def odd_types(done: ApiAnswer | None) -> ApiAnswer:
    """The right answer with strings turned into numbers, lists and nulls, one after the other."""
    count = 0

    def turn(value: object) -> object:
        nonlocal count
        if isinstance(value, dict):
            return {name: turn(one) for name, one in value.items()}
        if isinstance(value, list):
            return [7, None, *map(turn, value)]
        if isinstance(value, str):
            count += 1
            return (len(value), [value], None, {"Value": value}, True)[count % 5]
        return str(value)

    return ok(turn(json.loads(done.body) if done else None))


def drip(done: ApiAnswer | None, seconds: float, pause: Callable[[float], bool]) -> ApiAnswer:
    """`pause` waits, and says whether to go on."""
    content = done.body.encode() if done else b""

    def pieces() -> Iterator[bytes]:
        for at in range(len(content)):
            yield content[at : at + 1]
            if not pause(seconds / len(content)):
                return

    return ApiAnswer(200, "", pieces=pieces())


def endless(is_served: Callable[[], bool]) -> ApiAnswer:
    def pieces() -> Iterator[bytes]:
        yield b'{"RecordCount": 1, "List": ['
        while is_served():
            yield b" " * 65536

    return ApiAnswer(200, "", pieces=pieces())


def huge() -> ApiAnswer:
    def pieces() -> Iterator[bytes]:
        yield b'{"RecordCount": 1, "List": ["'
        for _ in range(HUGE_MIB):
            yield b"x" * MIB
        yield b'"]}'

    return ApiAnswer(200, "", pieces=pieces())


def gzip_bomb() -> ApiAnswer:
    """The same packed piece again and again, so that this server has next to nothing to do."""

    def pieces() -> Iterator[bytes]:
        blank = b" " * MIB
        packer = zlib.compressobj(9, wbits=-15)
        packed = packer.compress(blank) + packer.flush(zlib.Z_FULL_FLUSH)
        yield b"\x1f\x8b\x08" + bytes(6) + b"\xff"
        sum_ = 0
        for _ in range(BOMB_MIB):
            sum_ = zlib.crc32(blank, sum_)
            yield packed
        yield b"\x03\x00" + struct.pack("<II", sum_, BOMB_MIB * MIB)

    return ApiAnswer(200, "", headers={"Content-Encoding": "gzip"}, pieces=pieces())


def deep() -> ApiAnswer:
    return ApiAnswer(200, "[" * LEVELS + "]" * LEVELS)


def page_of_new_tasks(call: int) -> ApiAnswer:
    """`call` is the call's number: no two of them bring the same ids."""
    rows = [{"UserTaskId": f"endless-{call}-{at}", "Name": "Meeting", "Description": ""} for at in range(PAGE)]
    return ok({"RecordCount": 1_000_000, "List": rows})
