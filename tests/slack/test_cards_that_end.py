"""No card stays at "Booking…": where it cannot be changed it comes at the end; a second try ends the first one."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.meetings.messages import End, Outcome
from bot.meetings.request import AGAIN, ANYWAY, CHECK, Choice, ReplyTarget, Request
from sandbox.slack import PostedMessage, SlackServer, dropped, refused
from tests.meetings.fakes import NOON, Act, FakeJournal, Turn
from tests.patience import patient_slack
from tests.slack.slack_workflow import PRIVATE, PUBLIC, InProcess


@pytest.fixture
def slack() -> Iterator[SlackServer]:
    with patient_slack() as workspace:
        workspace.invite_bot(PUBLIC)
        yield workspace


@pytest.fixture
def office(slack: SlackServer) -> InProcess:
    return InProcess(slack)


def test_where_only_the_asker_sees_it_there_is_one_message_with_all_of_it(office: InProcess) -> None:
    office.run(office.command(PRIVATE))
    [answer] = office.told().messages
    assert answer.ephemeral
    for words in ("Demo", "Created task task-1", "/invite"):
        assert words in answer.shown
    assert answer.shown.count("task-1") == 1, "the id stands there once"
    assert "Created task task-1" in answer.text
    assert "&amp;amp;" not in answer.text


def test_while_leadsquared_is_silent_that_is_told_there_too(office: InProcess) -> None:
    office.away(Turn(Act.AWAY))
    office.run(office.command(PRIVATE))
    waits, answer = office.told().messages
    assert "keep trying" in waits.shown
    assert "Created task task-1" in answer.shown


def pressed(office: InProcess, card: PostedMessage, first: Request, picked: str) -> Request:
    """What the web process makes of a press of the card's button."""
    choice = Choice(picked, NOON, card.ts)
    place = ReplyTarget(card.channel, card.thread_ts or card.ts, None)
    again = replace(
        first, key=f"{first.key}:answer", answered_key=first.key, reply_to=place, choices=(*first.choices, choice)
    )
    office.journal = FakeJournal(office.clock)
    office.run(again)
    return again


def root(office: InProcess, words: str) -> PostedMessage:
    return next(one for one in office.told().messages if words in one.shown and not one.thread_ts)


def test_after_a_second_try_the_first_card_says_so(office: InProcess) -> None:
    office.away(Turn(Act.REFUSES))
    first = office.command()
    office.run(first)
    pressed(office, root(office, "Not booked"), first, AGAIN)
    card = root(office, "Demo")
    assert "Booked on a second try ✓ task task-1" in card.shown
    assert "Not booked" not in card.shown
    assert [button.text for button in card.buttons] == ["Undo", "Edit and book again"]


def test_after_a_third_try_both_cards_before_it_say_so(office: InProcess) -> None:
    office.away(Turn(Act.REFUSES), Turn(Act.REFUSES))
    first = office.command()
    office.run(first)
    one = root(office, "Not booked")
    second = pressed(office, one, first, AGAIN)
    two = next(each for each in office.told().messages if each.thread_ts == one.ts and "Try again" in each.shown)
    pressed(office, two, second, AGAIN)
    now = {each.ts: each.shown for each in office.told().messages}
    assert "Booked on a second try" in now[one.ts]
    assert "Booked on a second try" in now[two.ts]
    assert office.told().left == []


def test_a_try_that_fails_leaves_the_first_card_as_it_is(office: InProcess) -> None:
    office.away(Turn(Act.REFUSES), Turn(Act.REFUSES))
    first = office.command()
    office.run(first)
    pressed(office, root(office, "Not booked"), first, AGAIN)
    assert "Not booked" in root(office, "Demo").shown


@pytest.mark.parametrize("picked", [CHECK, ANYWAY])
def test_a_card_in_a_thread_is_changed_itself_and_not_the_root_of_the_thread(office: InProcess, picked: str) -> None:
    """The card of an appointment that was scheduled from a message stands in that message's thread."""
    said = office.slack.person("maya").posts("Shall we meet?", PUBLIC)
    asked = office.command()
    first = replace(asked, reply_to=replace(asked.reply_to, thread_ts=said.ts))
    office.away(*[Turn(Act.STORED, hidden_s=10**6)] * 2)
    office.crm.looks = [Turn(Act.AWAY)] * 100
    assert office.run(first) == Outcome(End.UNSURE)
    office.crm.looks, office.crm.tasks = [], [(mark, 0.0) for mark, _ in office.crm.tasks]
    replies = office.slack.person("priya").thread(PUBLIC, said.ts)
    card = next(one for one in replies if "Check again" in [button.text for button in one.buttons])
    pressed(office, card, first, picked)
    now = next(one for one in office.slack.person("priya").thread(PUBLIC, said.ts) if one.ts == card.ts)
    assert "Booked" in now.shown
    assert not [call for call in office.slack.calls if call.error == "cant_update_message"]


def test_a_lost_answer_at_the_card_leaves_one_that_can_be_asked(office: InProcess) -> None:
    """Slack takes no id of ours by which a post could be made once; see tests/doors for what a press does."""
    office.slack.fails("chat.postMessage", dropped(after_storing=True))
    office.run(office.command())
    [left] = office.told().left
    assert "Show status" in left
    assert office.told().times("Created task task-1") == 1


def test_a_card_that_nobody_can_post_is_told_by_the_other_ways(office: InProcess) -> None:
    office.slack.fails("chat.postMessage", refused("an_error_of_tomorrow"), 100)
    office.run(office.form())
    assert office.told().times("Created task task-1") == 1
