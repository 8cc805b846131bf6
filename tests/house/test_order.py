"""The house in order: small rooms, imports that run downward, versions that are pinned."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = 250
# Tables, which are data and read in one sweep.
TABLES = frozenset({"bot/when/words/zones.py"})
FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "base", "misc"}
ROOMS = sorted((ROOT / "bot").rglob("*.py"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", ROOMS, ids=name)
def test_no_room_is_too_large_nor_nameless(path: Path) -> None:
    lines = len(path.read_text().splitlines())
    assert lines <= LONGEST or name(path) in TABLES, f"{lines} lines: two reasons to change are two files"
    assert path.stem not in FORBIDDEN


@pytest.mark.parametrize("path", ROOMS, ids=name)
def test_every_room_says_what_it_is(path: Path) -> None:
    assert path.read_text().startswith('"""') or not path.read_text().strip()


def pinned() -> dict[str, str]:
    """A row that is no name==version fails here."""
    rows = [line.partition("#")[0].strip() for line in (ROOT / "constraints.txt").read_text().splitlines()]
    return dict(row.split("==") for row in rows if row)


def plain(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def test_every_dependency_is_pinned_exactly() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    names = {plain(one) for one in wanted} - {plain(project["name"])}
    assert names <= {plain(one) for one in pinned()}


def test_a_pin_is_a_name_and_a_version_and_no_address() -> None:
    for package, version in pinned().items():
        assert re.fullmatch(r"[A-Za-z0-9._-]+", package)
        assert re.fullmatch(r"[0-9][0-9A-Za-z.+!]*", version)


def test_python_and_dbos_are_the_lines_we_measured() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["requires-python"] == ">=3.11"
    assert pinned()["dbos"].startswith("3.4.")


def test_the_sandbox_names_nothing_of_ours() -> None:
    """import-linter promises the rest; this holds also where it is not installed."""
    for path in [*(ROOT / "bot/sandbox/slack").rglob("*.py"), *(ROOT / "bot/sandbox/leadsquared").rglob("*.py")]:
        for imported in re.findall(r"^\s*(?:from|import) (bot[\w.]*)", path.read_text(), re.MULTILINE):
            assert imported.startswith("bot.sandbox"), f"{name(path)} imports {imported}"
