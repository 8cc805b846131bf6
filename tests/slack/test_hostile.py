"""Whatever people, profiles and LeadSquared put into a message: Slack takes it, it pings nobody, and the time shows."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.meetings import options
from bot.meetings.messages import (
    Ask,
    BookingResult,
    BotMessage,
    Card,
    End,
    LookupFailed,
    Outcome,
    Question,
    RefusalReason,
    Refuse,
)
from bot.meetings.model import Draft, Lead, Opportunity, Person, Problem, ProblemKind
from bot.meetings.ports import CardLocation, ReplyRoute
from bot.slack import message_blocks
from bot.when import Kind, Reading, Unclear
from tests.meetings.samples import MEETING, NOW, READER, draft
from tests.slack.judging import problems, shown

PIECES = [
    "<!channel>",
    "<!here|here>",
    "<@U1>",
    "@channel",
    "@everyone",
    "@priya",
    "&",
    "<",
    "&amp;",
    "```",
    "*_~`",
    "\u202e",
    "\u2066",
    "\x00",
    "\x1b[31m",
    "\n",
    "👩‍👩‍👧‍👦",
    "مرحبا",
    "שלום",
    ":tada:",
    "<https://acme.com|x>",
    "word",
    '"',
]
# Short pieces, and one of them so often that it meets every limit.
WORDS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=5).map("".join) | st.sampled_from(
    [(piece * 3000)[:3000] for piece in PIECES]
)
FEW = settings(max_examples=40)


@st.composite
def drafts(make: st.DrawFn) -> Draft:
    return replace(
        draft("tomorrow 3pm Demo"),
        line=make(WORDS),
        title=make(WORDS),
        lead=make(WORDS),
        opportunity=make(WORDS),
        description=make(WORDS),
        raw_options=make(WORDS),
    )


PEOPLE = st.builds(Person, st.just("U1"), WORDS, WORDS)
LEADS = st.builds(Lead, st.just("0a1b2c3d-0000-4000-8000-000000000000"), WORDS, WORDS, WORDS)


@FEW
@given(drafts(), PEOPLE, LEADS, WORDS, WORDS, st.sampled_from(End), st.sampled_from(ReplyRoute))
def test_every_card_is_one_that_slack_takes(
    given: Draft, asker: Person, lead: Lead, reason: str, where: str, end: End, rung: ReplyRoute
) -> None:
    """And the day, the time, the zone and how it stands are on the screen and in the notification, whatever else is."""
    meeting = replace(
        MEETING,
        title=given.title,
        owner_name=asker.name,
        lead=lead,
        opportunity=Opportunity(where, reason),
        where=where,
    )
    card = Card(meeting, Outcome(end, task_id="7d86a7e8", reason=reason), asker, given, "key", NOW)
    message = message_blocks.card(READER, card, CardLocation(rung, "C1", why="not_in_channel"))
    assert problems(message) == []
    for seen in (shown(message), message["text"]):
        assert "Tue 24 Nov, 3:05-4:05 PM India time" in seen
        assert ("7d86a7e8" in seen) == (end is End.BOOKED)
    assert problems(message_blocks.answer(READER, BookingResult(card), "key")) == []


@st.composite
def sayings(make: st.DrawFn) -> BotMessage:
    given, about = make(drafts()), make(PEOPLE)
    reading = given.when
    assert isinstance(reading, Reading)
    problem = Problem(make(st.sampled_from(ProblemKind)), make(st.sampled_from(options.KEYS)), make(WORDS))
    refusals = st.builds(
        Refuse,
        st.sampled_from(RefusalReason),
        st.just(given),
        st.just(NOW),
        st.just(problem),
        st.none() | st.just(about),
    )
    # A hundred leads, and more readings than anybody offers.
    leads = tuple(make(LEADS) for _ in range(2)) * make(st.integers(1, 50))
    asks = st.builds(
        Ask, st.sampled_from(Question), st.just(given), st.just(NOW), st.just((reading,) * 30), st.just(leads)
    )
    outcome = Outcome(make(st.sampled_from(End)), reason=make(WORDS))
    return make(refusals | asks | st.just(LookupFailed(given, outcome)))


@FEW
@given(sayings())
def test_every_answer_is_one_that_slack_takes(said: BotMessage) -> None:
    assert problems(message_blocks.answer(READER, said, "13345224609.738474920.8088930838d88f")) == []


@FEW
@given(WORDS)
def test_the_sentence_around_long_words_stays_whole(words: str) -> None:
    """What to do next must not be cut off by what was typed."""
    given = replace(draft("tomorrow 3pm Demo"), lead=words, line=words)
    for said, ending in (
        (Refuse(RefusalReason.NO_LEAD, given, NOW), "or leave out lead:"),
        (
            Refuse(RefusalReason.OPTION, given, NOW, problem=Problem(ProblemKind.VALUE, "mins", words or "x")),
            "like this:",
        ),
        (
            Ask(Question.LEADS, given, NOW, leads=(Lead("a", words), Lead("b", words))),
            "Which one do you mean?",
        ),
        (LookupFailed(given, Outcome(End.TRYING)), "Type it again later:"),
    ):
        message = message_blocks.answer(READER, said, "key")
        assert ending in shown(message)
        assert ending in message["text"]


def test_a_draft_of_which_nothing_was_understood_is_answered_too() -> None:
    for why in RefusalReason:
        for kind in Kind:
            empty = replace(draft(""), when=Unclear(kind, ""), lead="", opportunity="")
            assert problems(message_blocks.answer(READER, Refuse(why, empty, NOW), "key")) == []
