"""Every message of the domain has its sentence, all sentences are in bot/slack/text, and each can be translated."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from bot.meetings import actions
from bot.meetings.audience import Audience, audience_of
from bot.meetings.messages import BotMessage, Cause, End, Outcome, Question, RefusalReason
from bot.meetings.options import KEYS
from bot.slack.text import (
    card,
    delays,
    help_text,
    labels,
    open_questions,
    option_text,
    refusals,
    sentences,
    translation,
)
from bot.slack.text.reply import Reply
from tests.meetings.samples import PRIYA, READER

ROOT = Path(__file__).parents[2] / "bot" / "slack"
TEXT = sorted((ROOT / "text").rglob("*.py"))
OTHERS = sorted(path for path in ROOT.rglob("*.py") if path not in TEXT)
# Two words beside each other, as no id, pattern or key has them.
WORDS = re.compile(r"[A-Za-z’']{2,},? [a-z]{2,}")

# Files with other words, and whose they are.
LEFT_OUT = {
    "request_gate.py": "why a request was rejected, for the log",
    "socket_mode.py": "what is wrong with the connection, for the log and python -m bot check",
    "message_words.py": "what other apps write in place of a message",
    "mrkdwn.py": "what stands for a channel without a name, in text that is read",
    "rebooking.py": "the label that cards of an earlier version have",
    "bolt_app.py": "a warning of Bolt that is left out of the log",
    "manifest.py": "what Slack shows of the app, for everybody in one language",
    "manifest_functions.py": "the same of its step in Workflow Builder",
}


def test_every_message_of_the_domain_has_its_sentence() -> None:
    assert sentences.BY_MESSAGE.keys() == set(get_args(BotMessage))
    assert refusals.REASONS.keys() == set(RefusalReason)
    assert open_questions.QUESTIONS.keys() == set(Question)


def test_help_names_every_action_but_itself_and_what_is_not_there_yet() -> None:
    typed = {one.name for one in actions.ACTIONS if one.by_line}
    assert help_text.ACTIONS.keys() == typed - {actions.HELP.name, actions.CHANGE.name, actions.SMALL_TALK.name}


@pytest.mark.parametrize("end", End)
@pytest.mark.parametrize("cause", Cause)
def test_every_end_and_cause_has_a_status(end: End, cause: Cause) -> None:
    outcome = Outcome(end, cause=cause)
    assert card.status_of(READER, outcome)
    assert delays.trying(READER, outcome)
    assert delays.then(READER, outcome)


@pytest.mark.parametrize("option", KEYS)
def test_every_option_says_what_it_takes(option: str) -> None:
    assert option_text.takes(READER, option)


def calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "sentence":
            yield node


def test_each_sentence_is_whole_and_its_values_have_names() -> None:
    """A literal for translators to find, with just the values that it is given."""
    for path in TEXT:
        for call in calls(path):
            english = call.args[1]
            assert isinstance(english, ast.Constant), f"{path.name}:{call.lineno}"
            fields = {name for _, name, _, _ in Formatter().parse(str(english.value)) if name is not None}
            given = {one.arg for one in call.keywords if one.arg}
            if all(one.arg for one in call.keywords):
                assert fields == given, f"{path.name}:{call.lineno}"
            assert all(fields), f"{path.name}:{call.lineno}"


def words_in(path: Path) -> Iterator[tuple[int, str]]:
    """String literals that are no docstring, and no argument of a log line or an exception."""
    tree = ast.parse(path.read_text())
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            skipped.update(ast.walk(body[0]))
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "log":
            skipped.update(ast.walk(node))
        if isinstance(node, ast.Raise):
            skipped.update(ast.walk(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in skipped:
            yield node.lineno, node.value


@pytest.mark.parametrize("path", [path for path in OTHERS if path.name not in LEFT_OUT], ids=lambda path: path.name)
def test_no_words_for_people_are_outside_of_text(path: Path) -> None:
    assert [(at, one) for at, one in words_in(path) if WORDS.search(one)] == []


GERMAN = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Cancel"
msgstr "Abbrechen"

msgid "Created task {task}"
msgstr "Aufgabe {task} ist angelegt"
"""


def test_a_second_language_is_one_more_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "de.po").write_text(GERMAN)
    monkeypatch.setattr(translation, "FOLDER", tmp_path)
    translation.languages.cache_clear()
    try:
        german, french = Audience("U1", "de"), Audience("U1", "fr")
        assert [labels.cancel(one) for one in (german, french)] == ["Abbrechen", "Cancel"]
        assert translation.sentence(german, "Created task {task}", task="7") == "Aufgabe 7 ist angelegt"
        assert labels.edit(german) == "Edit", "what is not translated is said in English"
    finally:
        translation.languages.cache_clear()


def test_a_reader_has_the_language_and_the_zone_of_their_profile() -> None:
    assert audience_of(PRIYA, "Asia/Kolkata") == Audience("U1", "en", "Asia/Kolkata")


def test_a_value_is_never_read_as_a_placeholder() -> None:
    assert translation.sentence(READER, "with {lead}", lead="{task}") == "with {task}"


def test_a_reply_is_a_sentence_and_lines() -> None:
    assert Reply("Cancelled.") == ("Cancelled.", ())
