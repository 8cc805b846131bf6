"""The folder in which web and worker count together, for prometheus_client: made, and removed when it is over.

Called before prometheus_client is imported: it looks at its variable then.
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
    """A folder of ours while this value lives in the process that made it; `remove` is called at its end."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._lock = -1

    def make(self) -> None:
        """Give this process, and those it starts, a folder to count in. A folder that the environment names already is
        another's: it is made where it is not there, and left behind. Raises WrongSettings."""
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
        """Folders whose maker was killed: nobody holds their lock."""
        for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
            with suppress(OSError):
                lock = os.open(folder / LOCK, os.O_RDWR)
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    shutil.rmtree(folder, ignore_errors=True)
                finally:
                    os.close(lock)


def check_named() -> bool:
    """Whether the environment names a folder; it is made where it is not there. Raises WrongSettings."""
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
