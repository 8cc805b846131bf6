"""A new option of a line is three files: it is then read, refused, explained, filled in in the form, and sent."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROW = """    Option(
        "bring",
        "bring",
        _text,
        placeholder="<place>",
        example="bring:Contract",
        element=FormElement.TEXT,
        crm_field="Bring",
    ),
"""
EDITS = {
    "meetings/model.py": (
        "    where: str | None = None\n",
        "    where: str | None = None\n    bring: str | None = None\n",
    ),
    "meetings/options.py": ("OPTIONS = (\n", f"OPTIONS = (\n{ROW}"),
    "slack/text/option_text.py": (
        "    match option:\n",
        '    match option:\n        case "bring":\n            return sentence(audience, "Something to bring.")\n',
    ),
}
# What somebody does with it, in the bot that has it.
USED = """
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.leadsquared import wire
from bot.meetings import choices, line, options, rules
from bot.meetings.audience import Audience
from bot.meetings.messages import RefusalReason, Refuse
from bot.meetings.model import Person, Policy
from bot.meetings.rules import Asker, Found
from bot.slack.form import build, initial_state, preview, submit
from bot.slack.form.state import read_view
from bot.slack.form.submit import Submission
from bot.slack.menus import FormLists
from bot.slack.text import help_text, sentences

NOW = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Asia/Kolkata"))
READER = Audience("U1", "en", "Asia/Kolkata")
ASKER = Asker(Person("U1", "Priya", "priya@acme.com", "Asia/Kolkata"), Policy(), NOW)


def sent(draft):
    return wire.create(rules.decide(draft, ASKER, Found()).meeting)["Bring"]


typed = line.parse("tomorrow 3pm Demo bring:Contract", (), NOW, ("en",))
assert (typed.title, typed.bring, sent(typed)) == ("Demo", "Contract", "Contract")
[empty] = line.parse("tomorrow 3pm Demo bring:", (), NOW, ("en",)).problems
refusal = sentences.say(READER, Refuse(RefusalReason.OPTION, typed, NOW, problem=empty))
assert "bring" in refusal[0] and "Something to bring." in refusal[0]
assert "bring:" in str(help_text.help_(READER, "/meeting"))

state = initial_state.empty("C1")
state = replace(state, metadata=replace(state.metadata, known=True, zone="Asia/Kolkata"), bring="Slides")
view = build.view(state, preview.preview_of(state, NOW, 30), FormLists())
[block] = [one for one in view["blocks"] if one.get("block_id") == "bring"]
assert block["element"]["initial_value"] == "Slides", block
values = {
    "title": {"title": {"value": "Demo"}},
    "when": {"when": {"value": "tomorrow 3pm"}},
    "bring": {"bring": {"value": "Slides and pens"}},
}
back = read_view({"private_metadata": view["private_metadata"], "state": {"values": values}})
asked = submit.request(Submission("T1", "U1", "V1", back), FormLists(), NOW)
filled = choices.draft_of(asked.form, NOW.tzinfo, "/meeting")
assert (filled.title, sent(filled)) == ("Demo", "Slides and pens")
assert 'bring:"Slides and pens"' in options.written(filled)
"""


def test_a_new_option_is_three_files(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "bot", tmp_path / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    for path, (before, after) in EDITS.items():
        file = tmp_path / "bot" / path
        text = file.read_text()
        assert before in text, path
        file.write_text(text.replace(before, after))
    used = subprocess.run(
        [sys.executable, "-c", USED], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert used.returncode == 0, used.stderr
