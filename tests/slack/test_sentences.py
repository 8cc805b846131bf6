"""Every ending is a sentence: short, concrete, without an apology, and with a line to type where one can help."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.meetings import line, options
from bot.meetings.agenda import AgendaEntry, AgendaPage, AgendaState
from bot.meetings.clash import ClashLook
from bot.meetings.crm_appointment import FreeSlot
from bot.meetings.free_times import BusyTime
from bot.meetings.messages import (
    AgendaFailed,
    AgendaShown,
    AgendaUnread,
    Ask,
    BookingResult,
    BotMessage,
    Card,
    End,
    InternalFailure,
    LookupFailed,
    Outcome,
    Question,
    RefusalKind,
    RefusalReason,
    Refuse,
    RepeatedRequest,
    Waiting,
)
from bot.meetings.model import Draft, NamedOwner, Opportunity, OwnerKind, Problem, ProblemKind
from bot.meetings.ports import CardLocation, ReplyRoute
from bot.slack import message_blocks
from bot.slack.text import card as card_text
from bot.slack.text import example_lines, sentences
from bot.when import Kind, Reading, Unclear
from tests.for_each import for_each
from tests.meetings.samples import GUEST, MEETING, MENTIONS, NEHA, NOW, PRIYA, RAVI, READER, draft
from tests.slack.judging import problems, shown

DRAFT = draft('tomorrow 3pm Demo with Acme lead:"Sharma" -- bring it')
READING = DRAFT.when
assert isinstance(READING, Reading)
READINGS = (READING, replace(READING, start=READING.start.replace(hour=21)))
# Who may not book at all has no line to type.
NO_LINE = (RefusalReason.GUEST, RefusalReason.BOT, RefusalReason.DELETED, RefusalReason.OUTSIDE)


HOUR = timedelta(hours=1)
TEN = NOW.replace(hour=10, minute=0)
BUSY = BusyTime(TEN, TEN + HOUR, "Renewal")
CLASHES = (
    ClashLook((BUSY,), (FreeSlot(TEN + HOUR, TEN + 2 * HOUR),)),
    ClashLook((BUSY, replace(BUSY, title=""))),
)


TODAY = NOW.date()
ENTRIES = tuple(AgendaEntry(f"t{one}", "Renewal", TEN, TEN + HOUR, one) for one in AgendaState)
PAGES = (
    AgendaPage(TODAY, TODAY, TODAY, ENTRIES),
    AgendaPage(TODAY, TODAY + timedelta(days=99), TODAY, ENTRIES, cut=True),
)


def card(end: End, reason: str = "", given: Draft = DRAFT) -> Card:
    return Card(MEETING, Outcome(end, task_id="7d86a7e8-0000", reason=reason), PRIYA, given, "key", NOW)


ALL: list[BotMessage] = [
    *(Refuse(why, DRAFT, NOW) for why in RefusalReason),
    *(Refuse(why, DRAFT, NOW, about=GUEST) for why in (*NO_LINE, RefusalReason.NO_MAIL)),
    *(
        Refuse(RefusalReason.OPTION, DRAFT, NOW, problem=Problem(kind, key, "x"))
        for kind in ProblemKind
        for key in options.KEYS
    ),
    *(Refuse(RefusalReason.OPTION, DRAFT, NOW, problem=Problem(ProblemKind.VALUE, key)) for key in options.KEYS),
    *(
        Ask(what, DRAFT, NOW, READINGS, (RAVI, NEHA), ("Demo",), (Opportunity("o", "Deal"),), ("Hall",))
        for what in Question
    ),
    *(
        Ask(Question.CLASH, DRAFT, NOW, READINGS if clash.free else (), clash=clash, owner=owner)
        for clash in CLASHES
        for owner in ("", "Maya Chen")
    ),
    *(BookingResult(replace(card(End.CLASH), outcome=Outcome(End.CLASH, clash=clash))) for clash in CLASHES),
    Ask(Question.LEADS, DRAFT, NOW, leads=(RAVI,)),
    Ask(Question.LEADS, replace(DRAFT, words_behind=(("lead", "Verma"),)), NOW, leads=(RAVI,)),
    *(Refuse(RefusalReason.NO_SEARCH, DRAFT, NOW, about=asker) for asker in (PRIYA, GUEST, replace(PRIYA, mail=None))),
    *(BookingResult(card(end, "Owner is not active.")) for end in End),
    *(LookupFailed(DRAFT, Outcome(end, reason="Too many words.")) for end in (End.REFUSED, End.KEYS, End.TRYING)),
    RepeatedRequest(DRAFT, ""),
    RepeatedRequest(DRAFT, "https://acme.slack.test/archives/C1/p10"),
    Waiting(DRAFT),
    *(AgendaFailed(Outcome(end, reason="Too many words.")) for end in (End.REFUSED, End.KEYS, End.TRYING, End.GAVE_UP)),
    AgendaUnread(DRAFT, "with Acme"),
    AgendaUnread(replace(DRAFT, when=Unclear(Kind.NO_TIME, "")), "with Acme"),
    *(
        AgendaShown(replace(page, more=more, until=until))
        for page in PAGES
        for more in (0, 3)
        for until in (TODAY, None)
    ),
    InternalFailure("7d86a7e8"),
]


@for_each("said", ALL)
def test_each_has_a_sentence_without_an_apology(said: BotMessage) -> None:
    sentence, lines = sentences.say(READER, said)
    assert sentence.strip()
    assert len(sentence) < 400
    for word in ("sorry", "apolog", "unfortunately", "oops", "please"):
        assert word not in sentence.casefold()
    assert all(one.startswith("/meeting ") for one in lines)
    assert sentence.rstrip().endswith(":") == bool(lines), "a colon where, and only where, a line follows"


@pytest.mark.parametrize("why", [why for why in RefusalReason if why not in NO_LINE])
def test_each_refusal_that_can_be_mended_has_a_line_to_type(why: RefusalReason) -> None:
    sentence, lines = sentences.say(READER, Refuse(why, DRAFT, NOW))
    assert sentence.startswith("Nothing was booked")
    assert lines


@pytest.mark.parametrize("end", [End.REFUSED, End.KEYS, End.GAVE_UP, End.UNSURE])
def test_each_ending_that_is_none_says_what_to_type(end: End) -> None:
    assert sentences.say(READER, BookingResult(card(end, "Owner is not active.")))[1]


def test_what_is_booked_names_the_task() -> None:
    assert sentences.say(READER, BookingResult(card(End.BOOKED))) == ("Created task 7d86a7e8-0000", ())


@pytest.mark.parametrize("end", End)
def test_the_card_names_title_time_zone_and_owner_however_it_ended(end: End) -> None:
    seen = shown(message_blocks.card(READER, card(end)))
    for part in ("Demo with Acme", "Tue 24 Nov", "India time", "Priya Rao"):
        assert part in seen


@pytest.mark.parametrize("rung", ReplyRoute)
@pytest.mark.parametrize("why", ["not_in_channel", "channel_not_found", "is_archived", "restricted_action"])
def test_a_card_that_is_not_in_its_channel_says_why(rung: ReplyRoute, why: str) -> None:
    message = message_blocks.card(
        READER, card(End.BOOKED), CardLocation(rung, "C1", why="" if rung is ReplyRoute.THREAD else why)
    )
    assert ("channel" in shown(message) or "conversation" in shown(message)) == (rung is not ReplyRoute.THREAD)
    assert problems(message) == []


def test_a_reason_of_leadsquared_is_told_in_its_own_words() -> None:
    sentence, _ = sentences.say(READER, BookingResult(card(End.REFUSED, "Owner is not active.")))
    assert "LeadSquared says: Owner is not active." in sentence


@pytest.mark.parametrize("kind", RefusalKind)
def test_a_refusal_is_explained_by_what_it_is_about_and_not_by_its_words(kind: RefusalKind) -> None:
    """A permission that a user is missing is nobody's who owns the appointment."""
    outcome = Outcome(End.REFUSED, reason="This user has no permission for the task type of a lead.", kind=kind)
    sentence, lines = sentences.say(READER, BookingResult(replace(card(End.REFUSED), outcome=outcome)))
    assert lines
    assert ("an active user" in sentence) == (kind is RefusalKind.OWNER)
    assert ("has to allow it" in sentence) == (kind in (RefusalKind.PERMISSION, RefusalKind.SWITCHED_OFF))
    assert ("appointment type that exists" in sentence) == (kind is RefusalKind.TASK_TYPE)


@pytest.mark.parametrize("end", [End.BOOKED, End.TRYING, End.REFUSED, End.KEYS, End.GAVE_UP, End.UNSURE])
def test_an_answer_without_its_card_names_the_appointment(end: End) -> None:
    sentence, _ = sentences.say(READER, BookingResult(card(end, "No."), alone=True))
    assert sentence.startswith("Demo with Acme, Tue 24 Nov, 3:05-4:05 PM India time: ")


def test_a_refused_owner_can_be_left_out() -> None:
    """The line offered is the person's own without the owner."""
    given = draft("tomorrow 3pm Demo owner:@noah -- bring it", owner=NamedOwner(OwnerKind.USER, "U2"))
    outcome = Outcome(End.REFUSED, reason="Owner is not active.", kind=RefusalKind.OWNER)
    _, lines = sentences.say(READER, BookingResult(replace(card(End.REFUSED, given=given), outcome=outcome)))
    assert lines == ("/meeting tomorrow 3pm Demo -- bring it",)


def again(typed: str) -> Draft:
    return line.parse(typed.removeprefix("/meeting "), MENTIONS, NOW, ("en",))


LINES = [
    "Demo with Acme tomorrow at 6 lead:asha@globex.com",
    'tomorrow at 6 "Demo at Acme" where:“Room 4” -- bring it',
    "dinner with Acme friday at 7 for 45m\nlead: is in here",
    "tomorrow 3pm -- 4pm Demo",
    "Demo (part 2) 6 tomorrow, type:Demo",
]


@pytest.mark.parametrize("text", LINES)
def test_a_reading_that_is_offered_is_read_back_as_just_that(text: str) -> None:
    """And with it the title, the options and the description as they were."""
    given = draft(text)
    offered = given.when.candidates if isinstance(given.when, Unclear) else (given.when,)
    assert offered
    for reading in offered:
        assert reading
        typed = example_lines.with_reading(given, reading)
        read = again(typed)
        assert isinstance(read.when, Reading), typed
        assert (read.when.start, read.when.end) == (reading.start, reading.end), typed
        assert (read.title, read.lead, read.where, read.task_type) == (
            given.title,
            given.lead,
            given.where,
            given.task_type,
        )
        assert read.description.split() == given.description.split()


FILLED = {"<e-mail>": "asha@example.com", "<minutes>": "20", "<on or off>": "off", "<id>": "x", "<type>": "Demo"} | {
    "<place>": "Lobby"
}


@pytest.mark.parametrize("key", options.KEYS)
def test_the_example_for_an_option_is_a_line_without_that_problem(key: str) -> None:
    given = draft(f'tomorrow 3pm Demo {key}:"" -- bring it')
    for problem in given.problems:
        for proposed in sentences.say(READER, Refuse(RefusalReason.OPTION, given, NOW, problem=problem))[1]:
            typed = proposed
            for gap, value in FILLED.items():
                typed = typed.replace(gap, value)
            assert [one for one in again(typed).problems if one.option == key] == []


def test_the_year_is_named_by_the_calendar_of_whoever_reads_it() -> None:
    """In Los Angeles it is still Tuesday when it is Wednesday in UTC, and a meeting that evening is not in the past."""
    start = datetime(2026, 11, 24, 18, tzinfo=ZoneInfo("America/Los_Angeles"))
    meeting = replace(MEETING, start=start, end=start + timedelta(hours=1))
    assert card_text.time_of(READER, meeting, start - timedelta(hours=1)).startswith("Tue 24 Nov, 6:00")
    assert card_text.time_of(READER, meeting, datetime(2026, 11, 25, 1, tzinfo=UTC)).startswith("Tue 24 Nov, 6:00")
