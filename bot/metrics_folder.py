"""The folder that prometheus_client shares between web and worker: created at start, removed at the end.

Must run before prometheus_client is imported, which reads its environment variable then.
"""

import fcntl
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from bot.environment import InvalidSettings

# prometheus_client's own variable.
VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
PREFIX, LOCK = "meetings-counts-", "in-use"


class MetricsFolder:
    """The folder of one process and its children; call `remove` at the end."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._lock = -1

    def make(self) -> None:
        """Create the folder and name it in the environment. One that the environment names already is used instead,
        created if missing, and not removed. Raises InvalidSettings."""
        if check_named():
            return
        try:
            self._sweep()
            self._folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        except OSError:
            raise InvalidSettings(
                f"TMPDIR is not usable: no folder for temporary files can be written to; set it, or {VARIABLE}"
            ) from None
        self._lock = os.open(self._folder / LOCK, os.O_CREAT | os.O_RDWR, 0o600)
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        os.environ[VARIABLE] = str(self._folder)

    def remove(self) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    @staticmethod
    def _sweep() -> None:
        """Remove folders of killed processes: nobody holds their lock."""
        for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
            with suppress(OSError):
                lock = os.open(folder / LOCK, os.O_RDWR)
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    shutil.rmtree(folder, ignore_errors=True)
                finally:
                    os.close(lock)


def check_named() -> bool:
    """Whether the environment names a folder, which is created if missing. Raises InvalidSettings."""
    named = os.environ.get(VARIABLE, "").strip()
    if not named:
        return False
    try:
        Path(named).mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=named):
            pass
    except OSError as error:
        raise InvalidSettings(
            f"{VARIABLE} is not usable: {error.strerror}; name a folder that may be written to, or leave it out"
        ) from None
    return True
