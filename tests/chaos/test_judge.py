"""The judge finds each broken promise: a judge that lets one pass would make every run look right."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from chaos.cases import outcomes
from chaos.evidence import AckMeaning, Attempt, BotMessage, CreateCall, Evidence, Harm, RateUse, Task
from chaos.judge import judge
from chaos.message_meanings import Meaning, blames_leadsquared, is_open, read, reason
from chaos.typed_lines import Due, Ending, TypedLine

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
AT = NOW.timestamp()
DUE = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)  # 3 pm in Kolkata, tomorrow
BOOKS = TypedLine(
    0, "Zqbbb", "priya", "sales", "tomorrow 3-4pm Demo Zqbbb", Ending.BOOKED, Due("Asia/Kolkata", hour=15)
)
REFUSED = TypedLine(1, "Zqbbc", "maya", "vault", "Coffee Zqbbc", Ending.REFUSED)
TURNED_DOWN = TypedLine(2, "Zqbbd", "maya", "sales", "tomorrow 3pm Zqbbd type:Nonsense", Ending.TURNED_DOWN)
TASK = Task("t-0", "ref-0", DUE)
CARD = BotMessage(AT + 1, 0, Meaning.BOOKED, "t-0", "card")
REPLY = BotMessage(AT + 2, 0, Meaning.BOOKED, "t-0", "reply", root="1.0")
PRIVATE = BotMessage(AT + 1, 1, Meaning.NOTHING, "", "private", private=True)
NO_CARD = BotMessage(AT + 1, 2, Meaning.NOT_BOOKED, "", "Zqbbd · Not booked. LeadSquared says: No such type")
NO_REPLY = BotMessage(AT + 2, 2, Meaning.NOT_BOOKED, "", "reply", root="2.0")

KEPT = Evidence(
    lines=(BOOKS, REFUSED, TURNED_DOWN),
    attempts=tuple(Attempt(number, AT, AckMeaning.ACCEPTED, f"ref-{number}") for number in range(3)),
    tasks=(TASK,),
    messages=(CARD, REPLY, PRIVATE, NO_CARD, NO_REPLY),
    creates=(
        CreateCall(AT, "ref-0", turned_down=False, detail=""),
        CreateCall(AT, "ref-2", turned_down=True, detail="", reason="No such type."),
    ),
)
LOST_ACK = tuple(replace(one, ack=AckMeaning.LOST) for one in KEPT.attempts)


def without(*said: BotMessage) -> tuple[BotMessage, ...]:
    return tuple(one for one in KEPT.messages if one not in said)


def promises(evidence: Evidence) -> list[str]:
    return [found.promise for found in judge(evidence)]


def test_a_run_that_kept_its_promises_has_no_finding() -> None:
    assert judge(KEPT) == ()
    assert outcomes(KEPT) == {"booked": 1, "refused in private": 1, "turned down by LeadSquared": 1}


OTHER_TASK = replace(CARD, task="t-9")
LEFT_OUT = replace(NO_REPLY, line=0)
LEFT_OPEN = replace(CARD, meaning=Meaning.UNDERWAY, task="", text="Demo Zqbbb · Booking…")
BLAME = replace(REPLY, at=AT + 1, meaning=Meaning.UNDERWAY, task="", text="LeadSquared does not answer. I keep trying.")
STORED = tuple(replace(one, turned_down=True, reason="Busy") for one in KEPT.creates)
DENIED = tuple(replace(one, ack=AckMeaning.REFUSED) for one in KEPT.attempts)

BROKEN: Sequence[tuple[str, Evidence, str]] = (
    ("lost", replace(KEPT, tasks=(), messages=without(CARD, REPLY)), "never lost"),
    ("double", replace(KEPT, tasks=(TASK, replace(TASK, id="t-1"))), "never twice"),
    ("card silent", replace(KEPT, messages=without(CARD, REPLY)), "told what was booked"),
    (
        "card stuck",
        replace(KEPT, messages=(*without(CARD, REPLY), replace(CARD, meaning=Meaning.UNDERWAY, task=""))),
        "told what was booked",
    ),
    ("two cards", replace(KEPT, messages=(*KEPT.messages, replace(CARD, at=AT + 3))), "told once"),
    ("two replies", replace(KEPT, messages=(*KEPT.messages, replace(REPLY, at=AT + 3))), "told once"),
    ("task that is none", replace(KEPT, messages=(*without(CARD), OTHER_TASK)), "nobody is told what is not so"),
    ("denied for no reason", replace(KEPT, messages=(*KEPT.messages, LEFT_OUT)), "nobody is told what is not so"),
    ("wrong time", replace(KEPT, tasks=(replace(TASK, due=DUE.replace(hour=15)),)), "never at a wrong time"),
    ("refused and booked", replace(KEPT, tasks=(TASK, Task("t-1", "ref-1", DUE))), "what is refused is not booked"),
    ("refused in silence", replace(KEPT, messages=without(PRIVATE)), "told what is refused"),
    ("turned down in silence", replace(KEPT, messages=without(NO_CARD, NO_REPLY)), "told what LeadSquared turns down"),
    ("denied by the ack", replace(KEPT, attempts=DENIED), "what the ack denied is not booked"),
    ("of nobody", replace(KEPT, tasks=(TASK, Task("t-8", "ref-8", DUE))), "nothing unexplained in LeadSquared"),
    ("unfinished", replace(KEPT, unfinished=("ref-0",)), "every job ends"),
    (
        "broke",
        replace(KEPT, messages=(*KEPT.messages, replace(PRIVATE, line=0, meaning=Meaning.BROKEN))),
        "nobody is left in doubt",
    ),
    ("26 calls", replace(KEPT, rate_use=RateUse(most=26)), "never more calls than allowed"),
    ("left open", replace(KEPT, messages=(*KEPT.messages, LEFT_OPEN)), "every card ends"),
    (
        "left open in private",
        replace(KEPT, messages=(*KEPT.messages, replace(LEFT_OPEN, private=True))),
        "every card ends",
    ),
    ("on its way", replace(KEPT, messages=(*KEPT.messages, replace(LEFT_OPEN, text="On its way…"))), "every card ends"),
    (
        "second card",
        replace(KEPT, messages=(*KEPT.messages, replace(LEFT_OPEN, text="Zqbbb"))),
        "one card for one request",
    ),
    (
        "said no though it is stored",
        replace(KEPT, messages=(*KEPT.messages, LEFT_OUT), creates=STORED),
        "nobody is told what is not so",
    ),
    ("blamed without a cause", replace(KEPT, messages=(*KEPT.messages, BLAME)), "nobody is told what is not so"),
    (
        "blamed too early",
        replace(KEPT, messages=(*KEPT.messages, BLAME), failures=(AT + 5,)),
        "nobody is told what is not so",
    ),
    ("only when pressed", replace(KEPT, messages=(*without(CARD), replace(CARD, pressed=True))), "every card ends"),
    (
        "not even when pressed",
        replace(KEPT, messages=(*KEPT.messages, replace(LEFT_OPEN, pressed=True, stray=True))),
        "every card ends",
    ),
    (
        "no reason",
        replace(KEPT, messages=(*without(NO_CARD), replace(NO_CARD, text="Zqbbd · Not booked."))),
        "a card that says no says why",
    ),
    (
        "another reason",
        replace(KEPT, messages=(*without(NO_CARD), replace(NO_CARD, text="Not booked. LeadSquared says: Busy"))),
        "a card that says no says why",
    ),
    (
        "late, twice and untold",
        replace(KEPT, tasks=(TASK, replace(TASK, id="t-1")), creates=(replace(KEPT.creates[0], late=True),)),
        "never twice",
    ),
    (
        "deadly in silence",
        replace(KEPT, tasks=(), messages=without(CARD, REPLY), harms={0: Harm(deadly=True)}),
        "told what was set aside",
    ),
    (
        "never taken and not told",
        replace(KEPT, messages=without(CARD, REPLY), harms={0: Harm(refused=frozenset({"chat.postMessage"}))}),
        "told what was booked",
    ),
    (
        "put back and booked twice",
        replace(KEPT, tasks=(TASK, replace(TASK, id="t-1")), harms={0: Harm(replayed=True)}),
        "never twice",
    ),
    (
        "repeat untold",
        replace(KEPT, attempts=(*KEPT.attempts, replace(KEPT.attempts[0], ref="ref-7"))),
        "told that it was typed twice",
    ),
)


@pytest.mark.parametrize(("evidence", "promise"), [one[1:] for one in BROKEN], ids=[one[0] for one in BROKEN])
def test_each_broken_promise_is_found(evidence: Evidence, promise: str) -> None:
    assert promise in promises(evidence)


def test_without_an_ack_a_line_may_be_booked_or_not_but_once_and_told() -> None:
    booked = replace(KEPT, attempts=LOST_ACK)
    never = replace(booked, tasks=(), messages=(), creates=())

    assert judge(booked) == ()
    assert judge(never) == ()
    assert promises(replace(booked, tasks=(TASK, replace(TASK, id="t-1")))) == ["never twice"]
    assert promises(replace(booked, messages=without(CARD, REPLY))) == ["told what was booked"]


def test_a_line_that_leadsquared_turned_down_by_a_fault_is_told_so() -> None:
    down = (replace(KEPT.creates[0], turned_down=True, reason="No such type."), KEPT.creates[1])
    silent = replace(KEPT, tasks=(), creates=down, messages=without(CARD, REPLY))

    assert promises(silent) == ["told what LeadSquared turns down"]
    assert (
        judge(replace(silent, messages=(*silent.messages, replace(NO_CARD, line=0), replace(NO_REPLY, line=0)))) == ()
    )


def test_where_no_card_can_stand_a_private_word_is_enough() -> None:
    word = replace(CARD, private=True)

    assert judge(replace(KEPT, messages=(*without(CARD, REPLY), word))) == ()


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Demo · Wed 25 Nov, 3:00-4:00 PM India time · Priya Rao · Booked ✓ task " + "a" * 36, Meaning.BOOKED),
        ("Created task " + "a" * 36, Meaning.BOOKED),
        ("Demo · Wed 25 Nov, 3:00-4:00 PM India time · Priya Rao · Booking…", Meaning.UNDERWAY),
        ("Demo · Priya Rao · Not booked. LeadSquared says: Owner is not active.", Meaning.NOT_BOOKED),
        ("Nothing was booked: I found no time in that. Type it with one:", Meaning.NOTHING),
        ("Nothing is booked yet: LeadSquared has 2 leads for “Sharma”", Meaning.NOTHING),
        ("LeadSquared does not answer. I keep trying for 10 minutes, and I'll tell you how it ends.", Meaning.UNDERWAY),
        ("Something went wrong on my side, and I can't tell whether this was booked.", Meaning.BROKEN),
        ("Hello", None),
    ],
)
def test_a_message_is_read_as_people_read_it(text: str, meaning: Meaning | None) -> None:
    assert read(text)[0] is meaning


def test_a_card_that_has_leadsquareds_reason_is_word_enough() -> None:
    """After a crash in the moment of the thread's word the card alone speaks."""
    assert promises(replace(KEPT, messages=without(NO_REPLY))) == []


ONE, OTHER = "1" * 8 + "-1111" * 3 + "-" + "1" * 12, "2" * 8 + "-2222" * 3 + "-" + "2" * 12


def test_what_is_stored_after_every_look_may_be_there_twice_if_both_are_named() -> None:
    """By rule: it cannot be found in time. Whoever is told of one only has a wrong picture."""
    late = (replace(KEPT.creates[0], late=True), KEPT.creates[1])
    there = (replace(TASK, id=ONE), replace(TASK, id=OTHER))
    card = replace(CARD, task=ONE, text=f"Booked ✓ task {ONE}. LeadSquared has it twice: {OTHER} as well")
    kept = replace(KEPT, tasks=there, creates=late, messages=(*without(CARD, REPLY), card))

    assert judge(kept) == ()
    assert promises(replace(kept, creates=KEPT.creates)) == ["never twice"]
    assert promises(replace(kept, messages=(*without(CARD, REPLY), replace(card, text=ONE)))) == ["never twice"]


def test_what_no_bot_can_make_good_is_no_finding() -> None:
    """A line of after the backup, one whose card Slack never changes, one that Slack takes nowhere, a deadly one."""
    silent = replace(KEPT, tasks=(), messages=without(CARD, REPLY))
    nowhere = frozenset({"chat.postMessage", "chat.postEphemeral", "response_url"})
    left = replace(KEPT, messages=(*without(CARD), LEFT_OPEN), harms={0: Harm(refused=frozenset({"chat.update"}))})
    told = replace(
        PRIVATE, line=0, meaning=Meaning.BROKEN, text="Something went wrong on my side (reference 1234abcd)."
    )

    assert judge(replace(silent, harms={0: Harm(rolled_back=True)})) == ()
    assert judge(left) == ()
    assert promises(replace(left, messages=without(CARD, REPLY))) == ["told what was booked"]
    assert judge(replace(KEPT, messages=without(CARD, REPLY), harms={0: Harm(refused=nowhere)})) == ()
    assert judge(replace(silent, messages=(*silent.messages, told), harms={0: Harm(deadly=True)})) == ()
    again = (*KEPT.messages, replace(CARD, at=AT + 70), replace(REPLY, at=AT + 70))
    assert judge(replace(KEPT, messages=again, harms={0: Harm(replayed=True)})) == ()


def test_an_ack_that_leaves_it_open_is_no_denial() -> None:
    """The commit's answer was late: it may be booked, and then it is told; or it is not."""
    unsure = tuple(replace(one, ack=AckMeaning.UNSURE) for one in KEPT.attempts)

    assert judge(replace(KEPT, attempts=unsure)) == ()
    assert judge(replace(KEPT, attempts=unsure, tasks=(), messages=(), creates=())) == ()


@pytest.mark.parametrize(
    ("text", "open_", "blames", "why"),
    [
        ("Demo · Booking…", True, False, ""),
        ("1 other is before this one. Waiting its turn…", True, False, ""),
        ("LeadSquared does not answer. Still trying…", True, True, ""),
        ("LeadSquared does not answer. I keep trying for 10 minutes, and I'll tell you how it ends.", False, True, ""),
        ("Not booked. LeadSquared says: Owner is not active.", False, False, "Owner is not active."),
        ("Not booked. LeadSquared did not answer.", False, True, "LeadSquared did not answer."),
        ("Not booked.", False, False, ""),
    ],
)
def test_what_stands_on_a_card(text: str, open_: bool, blames: bool, why: str) -> None:
    assert (is_open(text), blames_leadsquared(text), reason(text)) == (open_, blames, why)


def test_a_card_that_the_bot_had_to_forget_may_be_put_right_by_a_press() -> None:
    """It was killed between posting and noting it: the second card tells the end, the first one when it is pressed."""
    stray = replace(CARD, at=AT + 0.5, pressed=True, stray=True)

    assert judge(replace(KEPT, messages=(*KEPT.messages, stray))) == ()
    assert promises(replace(KEPT, messages=(*KEPT.messages, replace(stray, stray=False)))) == [
        "told once",
        "every card ends",
        "one card for one request",
    ]


def test_what_a_backup_did_not_know_of_may_be_said_once_more() -> None:
    """LeadSquared said no, which the backup had not heard; it came again, and was booked."""
    creates = (replace(KEPT.creates[0], turned_down=True, reason="No such type."), *KEPT.creates)
    said = (*KEPT.messages, replace(NO_REPLY, line=0))

    assert judge(replace(KEPT, creates=creates, messages=said, harms={0: Harm(replayed=True)})) == ()
    assert "nobody is told what is not so" in promises(replace(KEPT, creates=creates, messages=said))


def test_a_card_that_slack_did_not_let_change_is_put_right_by_a_press() -> None:
    """The reply told the end meanwhile; without it, nobody was told until then."""
    pressed = replace(CARD, pressed=True, stray=True)

    assert judge(replace(KEPT, messages=(*without(CARD), pressed))) == ()
    assert promises(replace(KEPT, messages=(*without(CARD, REPLY), pressed))) == ["told what was booked"]


def test_a_backup_forgets_that_a_line_was_typed_twice() -> None:
    """Each of the two requests is booked once, and no more than once."""
    attempts = (*KEPT.attempts, replace(KEPT.attempts[0], ref="ref-7"))
    both = (TASK, replace(TASK, id="t-1", ref="ref-7"))
    kept = replace(KEPT, attempts=attempts, tasks=both, harms={0: Harm(replayed=True)})

    assert judge(kept) == ()
    assert "never twice" in promises(replace(kept, tasks=(*both, replace(TASK, id="t-2"))))
    assert "never twice" in promises(replace(kept, harms={}))


def test_a_reply_that_slack_stored_and_did_not_answer_may_be_given_again() -> None:
    unanswered = replace(REPLY, at=AT + 3, stray=True)
    assert judge(replace(KEPT, messages=(*KEPT.messages, unanswered))) == ()
