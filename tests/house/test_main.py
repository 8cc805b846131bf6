"""The command line, run as people run it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WITHOUT_SANDBOX = """
import sys
for name in ("werkzeug", "websockets"):
    sys.modules[name] = None  # as where they are not installed
from sandbox.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("command", ["demo", "play"])
def test_an_install_without_the_sandbox_says_what_to_install(command: str, tmp_path: Path) -> None:
    ran = subprocess.run(  # our own interpreter
        [sys.executable, "-c", WITHOUT_SANDBOX, command],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
    )
    assert ran.returncode == 1
    assert ran.stderr.startswith(f"{command} needs the stand-ins: pip install ")
    assert "Traceback" not in ran.stderr
