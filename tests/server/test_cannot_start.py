"""What keeps a process from starting is told in a sentence that names the setting, and never as a traceback."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.patience import PATIENCE_S

RIGHT = {
    "SLACK_BOT_TOKEN": "xoxb-right",
    "SLACK_SIGNING_SECRET": "right-secret",
    "SLACK_API_URL": "http://127.0.0.1:9/api/",
    "LEADSQUARED_HOST": "http://127.0.0.1:9",
    "LEADSQUARED_ACCESS_KEY": "right-access",
    "LEADSQUARED_SECRET_KEY": "right-secret",
    "BIND": "127.0.0.1",
}


def said(folder: Path, *command: str, **settings: str) -> str:
    """What a command that cannot start writes; it ends with 1."""
    ran = subprocess.run(
        [sys.executable, "-m", "bot", *command],
        env={**RIGHT, "PATH": "/usr/bin:/bin", "DATABASE_URL": f"sqlite:///{folder / 'meetings.db'}", **settings},
        stdin=subprocess.PIPE,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert ran.returncode == 1, ran.stderr
    assert "Traceback" not in ran.stderr
    return ran.stderr


@pytest.mark.parametrize(
    ("command", "variable"), [(("web",), "PORT"), (("web", "--no-work"), "PORT"), (("work",), "METRICS_PORT")]
)
def test_a_port_that_is_taken(tmp_path: Path, command: tuple[str, ...], variable: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = said(tmp_path, *command, **{"PORT": "0", variable: str(port)})
    assert f"{variable} does not work: port {port}" in told
    assert "in use" in told


@pytest.mark.parametrize(("command", "role"), [(("web", "--no-work"), "web"), (("work",), "worker")])
def test_a_folder_in_which_no_file_can_be_made(tmp_path: Path, command: tuple[str, ...], role: str) -> None:
    (tmp_path / f"meetings.db-{role}.lock").mkdir()
    told = said(tmp_path, *command, PORT="0")
    assert f"DATABASE_URL does not work: no file can be made in {tmp_path}: " in told


def test_an_address_that_is_not_of_this_machine(tmp_path: Path) -> None:
    told = said(tmp_path, "web", "--no-work", BIND="192.0.2.1", PORT="0")
    assert "PORT does not work: port 0 of 192.0.2.1: Cannot assign requested address" in told
