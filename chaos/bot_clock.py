"""The bot's clock, which can be set while it runs. Where there is no C compiler it stays right.

Only the time of day is moved; monotonic clocks go on as they are, as on a host whose clock is corrected. (libfaketime
cannot do that: with monotonic clocks left alone, Python's time.sleep ends in an error under it.)
"""

import os
import shutil
import struct
import subprocess
from collections.abc import Mapping
from pathlib import Path

_SOURCE = Path(__file__).with_name("clock.c")


class BotClock:
    """`folder` is for the compiled library and the offset; `settings` are variables to start the bot with."""

    def __init__(self, folder: Path) -> None:
        self._offset, self._library = folder / "clock", folder / "clock.so"
        self._offset.write_bytes(struct.pack("l", 0))
        compiler = shutil.which("cc")
        self.can_step = compiler is not None
        if compiler:
            options = ["-shared", "-fPIC", "-O2", "-o", str(self._library), str(_SOURCE)]
            subprocess.run([compiler, *options], check=True)  # noqa: S603  # our own source

    @property
    def settings(self) -> Mapping[str, str]:
        if not self.can_step:
            return {}
        # Behind a library that this process was started with, whose clock then moves by both.
        others = os.environ.get("LD_PRELOAD", "").replace(" ", ":").split(":")
        preload = ":".join(filter(None, [*others, str(self._library)]))
        return {"LD_PRELOAD": preload, "CHAOS_CLOCK": str(self._offset)}

    def step(self, seconds: int) -> None:
        """Ahead of the right time by so much, or behind, from now on."""
        with self._offset.open("r+b") as file:
            file.write(struct.pack("l", seconds))
