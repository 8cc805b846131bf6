"""The tree in order: files of one idea, versions that are pinned, stand-ins that know nothing of the bot."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST = 250
# Each is one idea, and longer all the same: what it is.
LONGER = {
    "sandbox/stage.py": "the processes between the two stand-ins",
    "bot/slack/buttons.py": "which buttons each message has",
    "bot/when/find/weekdays.py": "every way to name a weekday",
    "bot/when/merge/questions.py": "what about a time is asked",
    "bot/slack/chat.py": "every way of replying in Slack",
    "bot/slack/message_blocks.py": "how messages are drawn",
    "bot/app.py": "which object is made of which",
    "bot/jobs/worker.py": "how a job is run and how it ends",
    "bot/leadsquared/client.py": "LeadSquared's calls",
    "bot/meetings/appointment.py": "from a card to its last word",
    "bot/meetings/booking.py": "the rule of sending",
    "bot/meetings/line.py": "the options of a line",
    "bot/meetings/messages.py": "all the bot may have to tell somebody",
    "bot/meetings/model.py": "the domain's values",
    "bot/meetings/ports.py": "all that is needed from outside",
    "bot/meetings/rules.py": "what may be booked",
    "bot/slack/directory.py": "all that is looked up and cached",
    "bot/slack/form/windows.py": "what is sent of open forms, and in which order",
    "bot/slack/listeners/appointment_moves.py": "the form that moves an appointment, while it is open",
    "bot/slack/text/refusals.py": "the sentences of refusals",
    "bot/slack/text/form_text.py": "the sentences and labels of the form",
    "bot/slack/text/booking_results.py": "the sentences of results",
    "bot/slack/text/appointment_changes.py": "the sentences of actions on an appointment",
    "bot/settings.py": "the settings and what is wrong with them",
    "bot/store.py": "what is stored beyond jobs",
    "bot/when/find/amounts.py": "amounts of time",
    "bot/when/languages/__init__.py": "the words of some languages together",
    "bot/when/languages/zone_names.py": "a table of zones",
    "bot/when/merge/left_over.py": "the words of time that nothing understood",
    "bot/when/resolve/choose.py": "from a merged expression to a reading",
    "bot/when/text/lexer.py": "what a text is cut into",
}
FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "base", "misc"}
FILES = sorted((*(ROOT / "bot").rglob("*.py"), *(ROOT / "sandbox").rglob("*.py")))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_a_file_is_short_or_one_idea() -> None:
    long = {name(path) for path in FILES if len(path.read_text().splitlines()) > LONGEST}
    assert long <= LONGER.keys(), "two reasons to change are two files"


def test_a_file_has_a_name_of_its_own_and_says_what_it_is() -> None:
    for path in FILES:
        assert path.stem not in FORBIDDEN, name(path)
        assert path.read_text().startswith('"""') or not path.read_text().strip(), name(path)


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
    for path in [*(ROOT / "sandbox/slack").rglob("*.py"), *(ROOT / "sandbox/leadsquared").rglob("*.py")]:
        for imported in re.findall(r"^\s*(?:from|import) (bot[\w.]*)", path.read_text(), re.MULTILINE):
            assert imported.startswith("sandbox"), f"{name(path)} imports {imported}"
