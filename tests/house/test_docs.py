"""The documentation says what the code does: settings, commands, options, scopes, metrics, sentences, and links."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from prometheus_client import Counter
from prometheus_client.metrics import MetricWrapperBase
from pydantic import SecretStr

from bot import metrics
from bot.meetings import options
from bot.settings import Settings
from bot.slack.manifest import SCOPES

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
CODE = sorted((ROOT / "bot").rglob("*.py"))
PAGES = sorted((*ROOT.glob("*.md"), *DOCS.rglob("*.md")))


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def rows(page: str) -> Iterator[list[str]]:
    """The cells of each row of a page's tables; a header and its line are rows too."""
    for row in (DOCS / page).read_text().splitlines():
        if row.startswith("|"):
            yield [cell.strip() for cell in row.strip("|").split("|")]


def code(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def anchors(page: Path) -> set[str]:
    """As GitHub makes them of headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links(page: Path) -> list[str]:
    text = re.sub(r"^```.*?^```", "", page.read_text(), flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'src="([^"]+)"', text)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in links(page):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{name(page)}: {link}"
        assert not anchor or anchor in anchors(target), f"{name(page)}: {link}"


def test_every_page_can_be_found_from_the_readme() -> None:
    found, look = set[Path](), [ROOT / "README.md"]
    while look:
        page = look.pop()
        found.add(page)
        targets = ((page.parent / link.partition("#")[0]).resolve() for link in links(page) if "://" not in link)
        look += [target for target in targets if target.suffix == ".md" and target not in found]
    assert found == set(PAGES)


def shown(default: object) -> str:
    """A setting's default as the table has it."""
    value = default.get_secret_value() if isinstance(default, SecretStr) else default
    return "none" if value in (None, "") else f"`{str(value).lower() if isinstance(value, bool) else value}`"


def test_every_setting_is_described_with_its_default() -> None:
    described = {names[0]: cells[1:] for cells in rows("settings.md") if (names := code(cells[0]))}
    fields = {found.upper(): field for found, field in Settings.model_fields.items()}
    assert described.keys() == fields.keys()
    for variable, cells in described.items():
        required = fields[variable].is_required()
        assert len(cells) == (1 if required else 2), f"{variable} is in the wrong table"
        assert required or cells[0] == shown(fields[variable].default), variable


def test_no_page_names_a_setting_that_is_none() -> None:
    known = {found.upper() for found in Settings.model_fields}
    for page in PAGES:
        if page.name == "CHANGELOG.md":
            continue
        for named in re.findall(r"\b(?:MEETING|LEADSQUARED|SLACK)_[A-Z_]+\b", page.read_text()):
            assert named in known, f"{name(page)}: {named}"


@cache
def help_of(module: str, *command: str) -> str:
    ran = subprocess.run(  # our own interpreter
        [sys.executable, "-m", module, *command, "--help"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return ran.stdout


def commands() -> set[str]:
    found = re.search(r"{([\w,]+)}", help_of("bot"))
    assert found
    return set(found[1].split(","))


def test_every_command_is_described() -> None:
    described = {found for cells in rows("operate.md") for found in re.findall(r"^`python -m bot (\w+)", cells[0])}
    assert described == commands()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_option_of_a_command_exists(page: Path) -> None:
    for command, rest in re.findall(r"python -m bot (\w+)([^`\n]*)", page.read_text()):
        if command in commands():
            assert set(re.findall(r"--\w[\w-]*", rest)) <= set(re.findall(r"--[\w-]+", help_of("bot", command))), rest


@pytest.mark.parametrize("page", [DOCS / "measurements.md", ROOT / "CONTRIBUTING.md"], ids=name)
def test_what_is_measured_can_be_measured_again(page: Path) -> None:
    for module, rest in re.findall(r"`python -m (bench|chaos) ([^`\n]+)`", page.read_text()):
        named = re.findall(r"--[a-z]+" if module == "chaos" else r"[a-z_]+", rest)
        assert set(named) <= set(re.findall(r"--[a-z]+|[a-z_]+", help_of(module))), rest


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for page in PAGES:
        for block in re.findall(r"`+[^`]*`+", page.read_text()):
            assert set(re.findall(r"\bmake (\w+)", block)) <= targets, name(page)


def test_every_option_of_a_line_is_described() -> None:
    described = {key for cells in rows("what-you-can-type.md") for key in re.findall(r"`(\w+):", cells[0])}
    assert described == set(options.KEYS)


def test_the_scopes_are_those_of_the_manifest() -> None:
    described = [names[0] for cells in rows("install.md") if (names := code(cells[0]))]
    assert described == list(SCOPES)


def test_every_metric_is_described() -> None:
    described = {found for cells in rows("operate.md") for found in code(cells[0]) if found.startswith("meetings_")}
    ours = [value for value in vars(metrics).values() if isinstance(value, MetricWrapperBase)]
    names = {found._name + ("_total" if isinstance(found, Counter) else "") for found in ours}
    assert described == names | {"meetings_oldest_job_seconds"}


def sentences() -> str:
    """Every text in the bot's code; of one with values in it, what stands between them."""
    nodes = (node for path in CODE for node in ast.walk(ast.parse(path.read_text())))
    return "\n".join(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


def test_the_bot_says_what_operate_quotes() -> None:
    said = sentences()
    table = (DOCS / "operate.md").read_text().partition("## When something goes wrong")[2]
    quoted = [found for row in table.splitlines() if row.startswith("|") for found in code(row.split("|")[1])]
    assert len(quoted) > 5
    slacks = {"operation_timeout"}
    assert not [found for found in quoted if found not in said and found not in slacks]


def test_the_bot_has_the_buttons_that_are_named() -> None:
    named = re.findall(r"(?<!\*)\*([A-Z][^*]+)\*(?!\*)", (DOCS / "operate.md").read_text())
    named += re.findall(r"(?<!\*)\*([A-Z][^*]+)\*(?!\*)", (DOCS / "what-you-can-type.md").read_text())
    said = sentences()
    assert len(named) > 5
    assert not [found for found in named if found not in said]


def test_every_table_of_the_database_is_described() -> None:
    described = {found for cells in rows("stored-data.md") for found in code(cells[0])}
    tables = {found for path in CODE for found in re.findall(r'\bTable\(\s*"(\w+)"', path.read_text())}
    dbos = {"workflow_status", "workflow_input", "operation_outputs"}
    assert described == tables | dbos


def test_decisions_are_numbered_and_listed() -> None:
    files = sorted(path.name for path in (DOCS / "decisions").glob("[0-9]*.md"))
    assert [int(found[:4]) for found in files] == list(range(1, len(files) + 1))
    assert links(DOCS / "decisions" / "README.md") == files
    for found in files:
        heading = (DOCS / "decisions" / found).read_text().splitlines()[0]
        assert heading.startswith(f"# {found[:4]}: ")
        assert heading.removeprefix(f"# {found[:4]}: ") in (DOCS / "decisions" / "README.md").read_text()


def test_the_oldest_python_is_the_one_the_readme_names() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"].removeprefix(">=")
    for page in ("README.md", "docs/install.md", "CONTRIBUTING.md"):
        assert f"Python {wanted} or later" in (ROOT / page).read_text(), page
    workflow = yaml.safe_load((ROOT / ".github/workflows/tests.yml").read_text())
    assert workflow["jobs"]["tests"]["strategy"]["matrix"]["python"][0] == wanted


def test_every_file_that_the_architecture_names_is_there() -> None:
    for named in code((DOCS / "architecture.md").read_text()):
        if re.fullmatch(r"[\w.]+(/[\w.]+)*(/|\.py)", named):
            assert (ROOT / named).exists(), named


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text().splitlines()) <= 160
