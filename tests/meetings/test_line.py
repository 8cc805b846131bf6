"""The `/meeting` line: what is an option, what is the description, and what is left as the title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.meetings import line
from bot.meetings.model import REMINDER_OFF, Draft, NamedOwner, OwnerKind, Problem, ProblemKind
from bot.meetings.options import KEYS
from bot.when import Kind, Reading, Unclear
from tests.meetings.samples import MENTIONS, NOW, draft

GUID = "1b2f7c60-90ab-4cde-8f01-23456789abcd"


def reading_of(found: Draft) -> Reading:
    assert isinstance(found.when, Reading), found.when
    return found.when


def test_time_and_title_stand_in_any_order() -> None:
    first, second = draft("tomorrow 3-4pm Demo with Acme"), draft("Demo with Acme tomorrow 3-4pm")
    assert first.title == second.title == "Demo with Acme"
    assert reading_of(first).start == reading_of(second).start
    assert reading_of(first).end == reading_of(second).end


@pytest.mark.parametrize("value", ['"Asha Rao"', "“Asha Rao”", "'Asha Rao'", "‘Asha Rao’"])
@pytest.mark.parametrize("colon", [":", ": "])
def test_every_kind_of_quotes_holds_a_value_together(value: str, colon: str) -> None:
    """Whatever a phone makes of them, and with a space behind the colon too."""
    found = draft(f"Demo lead{colon}{value} tomorrow 3pm")
    assert (found.lead, found.title, found.problems) == ("Asha Rao", "Demo", ())


def test_every_option_is_read_wherever_it_stands() -> None:
    found = draft(
        f'lead:asha@globex.com opp:{GUID} tomorrow 3pm type:"Site visit" Demo remind:15 notify:off '
        "owner:noah@acme.com where:‘Room 4’ mins:45"
    )
    assert found.title == "Demo"
    assert (found.lead, found.opportunity, found.task_type) == ("asha@globex.com", GUID, "Site visit")
    assert (found.reminder, found.notify, found.where, found.minutes) == (15, False, "Room 4", 45)
    assert found.owner == NamedOwner(OwnerKind.MAIL, "noah@acme.com")
    assert found.problems == ()


@pytest.mark.parametrize("end", [",", ";", ",,"])
def test_a_comma_behind_a_value_is_no_part_of_it(end: str) -> None:
    found = draft(f"lead:asha@globex.com{end} tomorrow 3pm Demo")
    assert (found.lead, found.title) == ("asha@globex.com", "Demo")


@pytest.mark.parametrize(
    ("said", "owner"),
    [
        ("@noah", NamedOwner(OwnerKind.USER, "U2")),
        ("noah@acme.com", NamedOwner(OwnerKind.MAIL, "noah@acme.com")),
        (GUID, NamedOwner(OwnerKind.LSQ, GUID)),
    ],
)
def test_an_owner_is_a_mention_a_mail_or_a_leadsquared_id(said: str, owner: NamedOwner) -> None:
    assert draft(f"fri 2pm Demo owner:{said}").owner == owner


@pytest.mark.parametrize("said", ["noah", "@nobody", "12", "me"])
def test_any_other_owner_is_a_problem_and_never_a_guess(said: str) -> None:
    found = draft(f"fri 2pm Demo owner:{said}")
    assert found.owner is None
    assert found.problems == (Problem(ProblemKind.VALUE, "owner", said),)


@pytest.mark.parametrize("said", ["15", "15m", "15min"])
def test_a_reminder_is_minutes(said: str) -> None:
    assert draft(f"fri 2pm Demo remind:{said}").reminder == 15


@pytest.mark.parametrize("said", ["off", "OFF", "no", "none", "0"])
def test_a_reminder_can_be_off(said: str) -> None:
    assert draft(f"fri 2pm Demo remind:{said}").reminder == REMINDER_OFF


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("mins", "0"),
        ("mins", "soon"),
        ("mins", "0000045"),
        ("mins", "99999"),
        ("mins", "-5"),
        ("remind", "later"),
        ("notify", "maybe"),
        ("lead", '""'),
        ("where", "“ ”"),
    ],
)
def test_a_value_that_makes_no_sense_is_a_problem(option: str, value: str) -> None:
    found = draft(f"fri 2pm Demo {option}:{value}")
    assert found.problems == (Problem(ProblemKind.VALUE, option, value.strip('"“” ')),)
    assert found.title == "Demo"


@pytest.mark.parametrize("rest", ["", " ", " type:Demo", "\nbring it"])
def test_a_forgotten_value_is_a_problem_and_takes_nothing_from_what_follows(rest: str) -> None:
    found = draft(f"fri 2pm Demo lead:{rest}")
    assert found.problems == (Problem(ProblemKind.VALUE, "lead", ""),)
    assert found.title == "Demo"
    assert found.task_type == ("Demo" if "type" in rest else None)


def test_an_option_that_stands_twice_is_a_problem_and_the_second_value_is_named() -> None:
    found = draft("fri 2pm Demo lead:asha@globex.com LEAD:ravi@hooli.com")
    assert found.problems == (Problem(ProblemKind.TWICE, "lead", "ravi@hooli.com"),)


@pytest.mark.parametrize("words", ["Re: budget", "fyi: budget", "leader:ship talk", "mislead:x", "https://acme.com/x"])
def test_an_unknown_word_with_a_colon_stays_in_the_title(words: str) -> None:
    found = draft(f"{words} tomorrow 3pm")
    assert (found.title, found.problems, found.lead) == (words, (), None)


@pytest.mark.parametrize("title", ['"Demo lead:x owner:y"', "“Demo lead:x owner:y”"])
def test_an_option_inside_a_quoted_title_is_title(title: str) -> None:
    found = draft(f"{title} tomorrow 3pm lead:asha@globex.com")
    assert (found.title, found.lead, found.owner) == (title, "asha@globex.com", None)


def test_when_none_leaves_both_dates_to_leadsquared() -> None:
    found = draft("Demo with Acme when:none")
    assert (found.title, found.when, found.leave_dates) == ("Demo with Acme", None, True)


@pytest.mark.parametrize("time", ["tomorrow 3pm", "for 45m", "friday"])
def test_when_none_beside_a_time_keeps_both_for_the_rules_to_refuse(time: str) -> None:
    found = draft(f"Demo {time} when:none")
    assert found.leave_dates
    assert found.when is not None


def test_when_with_a_time_behind_it_is_that_time() -> None:
    assert reading_of(draft("Demo when:tomorrow 3pm")) == reading_of(draft("Demo tomorrow 3pm"))


@pytest.mark.parametrize("cut", [" -- ", "\n", " -- \n", " \n\n "])
def test_the_description_is_what_stands_behind_two_dashes_or_a_line_break(cut: str) -> None:
    found = draft(f"tomorrow 3pm Demo{cut}bring the contract\nand lead:nobody")
    assert found.description == "bring the contract\nand lead:nobody"
    assert (found.title, found.lead) == ("Demo", None)


def test_a_long_dash_cuts_only_behind_the_time() -> None:
    """Phones make one of two dashes; titles have them as well."""
    assert draft("tomorrow 3pm Demo — bring it").description == "bring it"
    assert draft("tomorrow at 6 Demo — bring it").description == "bring it"
    for whole in ("Demo — with Acme tomorrow 3pm", "tomorrow — Demo 3pm", "for 45m Demo — Acme tomorrow 3pm"):
        found = draft(whole)
        assert found.description == ""
        assert reading_of(found).start.hour == 15


@pytest.mark.parametrize("dash", ["--", "—"])
def test_a_dash_between_two_times_is_their_range(dash: str) -> None:
    found = draft(f"tomorrow 3pm {dash} 4pm Demo {dash} bring it")
    end = reading_of(found).end
    assert end is not None
    assert (end.hour, found.title, found.description) == (16, "Demo", "bring it")


def test_dashes_inside_quotes_cut_nothing() -> None:
    found = draft('tomorrow 3pm "Demo -- part 2"')
    assert (found.title, found.description) == ('"Demo -- part 2"', "")


def test_a_length_can_be_said_as_for() -> None:
    found = reading_of(draft("thu 11:15 for 25m renewal, lead:asha@globex.com"))
    assert found.end is not None
    assert (found.end - found.start).total_seconds() == 25 * 60


def test_without_takes_an_option_out_and_nothing_else() -> None:
    assert line.without("Demo lead:x tomorrow 3pm LEAD:“y z” type:Demo", "lead").split() == [
        "Demo",
        "tomorrow",
        "3pm",
        "type:Demo",
    ]


def test_without_leaves_the_description_and_quoted_titles_alone() -> None:
    text = '"Demo lead:q" lead:x tomorrow 3pm -- ask lead:z'
    assert line.without(text, "lead").split() == ['"Demo', 'lead:q"', "tomorrow", "3pm", "--", "ask", "lead:z"]


PIECES = [*"ab1:\"'“”‘’—-\n,()@. ", " 3pm ", " -- ", *(f" {key}:" for key in KEYS)]


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_line_becomes_a_draft_and_loses_no_option(pieces: list[str]) -> None:
    """No error, and an option is either read or a problem, and stands in raw_options."""
    text = "".join(pieces)
    found = line.parse(text, MENTIONS, NOW, ("en",))
    assert isinstance(found.when, (Reading, Unclear, type(None)))
    named = {problem.option for problem in found.problems}
    for key, value in (("lead", found.lead), ("where", found.where), ("owner", found.owner)):
        if value is not None or key in named:
            assert f"{key}:" in found.raw_options.lower()
    assert isinstance(found.when, Unclear) or found.when is None or found.when.start.tzinfo is not None
    assert not (found.when is None and not found.leave_dates)


def test_an_empty_line_says_no_time() -> None:
    found = draft("")
    assert isinstance(found.when, Unclear)
    assert found.when.kind is Kind.NO_TIME


@pytest.mark.parametrize(
    ("text", "zone", "title"),
    [
        ("3pm type:Demo Eastern region review tomorrow", "Asia/Kolkata", "Eastern region review"),
        ("tomorrow 3pm where:Cafe Central", "Asia/Kolkata", "Central"),
        ('tomorrow 3pm lead:"Asha Rao" central office', "Asia/Kolkata", "central office"),
        ("tomorrow lead:Asha 3pm Demo", "Asia/Kolkata", "Demo"),
        ("tomorrow 3pm lead:Asha for 20m Demo", "Asia/Kolkata", "Demo"),
        ("Call Bob about lead:Asha pricing tomorrow 3pm", "Asia/Kolkata", "Call Bob about pricing"),
    ],
)
def test_words_on_two_sides_of_an_option_are_not_read_as_if_they_stood_together(
    text: str, zone: str, title: str
) -> None:
    """An option that is cut out must not make a zone, or a date, of what was typed far apart."""
    found = draft(text)
    reading = reading_of(found)
    assert (reading.zone, found.title, reading.title) == (zone, title, title)
    assert reading.start.hour == 15
    assert line.GAP not in found.time_words + found.raw_options


def test_a_number_before_an_option_and_a_month_behind_it_are_no_date() -> None:
    assert not isinstance(draft("Demo 12 lead:Asha May 3pm").when, Reading)


@pytest.mark.parametrize(
    ("text", "minutes", "title"),
    [
        ("tomorrow 3pm mins:1 hour Demo", 60, "Demo"),
        ("tomorrow 3pm Demo mins:90 minutes", 90, "Demo"),
        ("mins:1 h 30 min Demo tomorrow 3pm", 90, "Demo"),
        ("mins:45 min, Demo tomorrow 3pm", 45, "Demo"),
        ("mins:45 Demo tomorrow 3pm", 45, "Demo"),
        ("mins:45 tomorrow 3pm Demo", 45, "Demo"),
        ("mins:30 second review tomorrow 3pm", 30, "second review"),
    ],
)
def test_a_length_may_go_on_in_the_words_behind_it(text: str, minutes: int, title: str) -> None:
    """Half a value would book a minute."""
    found = draft(text)
    assert (found.minutes, found.title, found.problems) == (minutes, title, ())
    assert reading_of(found).start.hour == 15
    again = draft(f"{found.title} tomorrow 3pm {found.raw_options}")
    assert (again.minutes, again.problems) == (minutes, ())


@pytest.mark.parametrize(("value", "minutes"), [("1 hour", 60), ("1 day", 1440), ("15 min before", 15), ("15", 15)])
def test_so_may_a_reminder(value: str, minutes: int) -> None:
    assert draft(f"tomorrow 3pm Demo remind:{value}").reminder == minutes
