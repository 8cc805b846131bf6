"""Half a name, half a number or half a type never picks anything: the longer value is tried first."""

from dataclasses import replace

import pytest

from bot.meetings import matching
from bot.meetings.messages import Ask, Card, LookupFailed, OutdatedChoice, Question, RefusalReason, Refuse, Waiting
from bot.meetings.model import Lead, Policy
from bot.meetings.request import Choice, ReplyTarget, Request
from bot.meetings.workflow import Workflow
from bot.slack import buttons, message_blocks
from tests.meetings.fakes import NOON, Act, FakeChat, FakeCrm, FakeJournal, Ticking, turns
from tests.meetings.memory import FakeMemory
from tests.meetings.samples import ASHA, GUEST, MENTIONS, NEHA, NOAH, PRIYA, RAVI, READER

VERMA = Lead("lead-verma", "Anil Verma", "Initech", "anil@initech.com")


class Desks:
    """A desk, and what one line after the other comes to."""

    def __init__(self) -> None:
        self.clock = Ticking()
        self.crm = FakeCrm(self.clock, leads=(ASHA, RAVI, NEHA, VERMA))
        self.people = {"U1": PRIYA, "U2": NOAH, "U3": GUEST}
        self.policy = Policy()
        self.lines = 0

    def run(self, line: str, *picked: str, user: str = "U1") -> FakeChat:
        self.lines += 1
        choices = tuple(Choice(one, NOON) for one in picked)
        place = ReplyTarget("C1")
        request = Request(f"t{self.lines}", "T1", user, place, NOON, "/meeting", line, MENTIONS, choices=choices)
        chat = FakeChat(dict(self.people))
        Workflow(self.crm, chat, FakeMemory(), self.policy, self.clock).run(request, FakeJournal(self.clock))
        return chat

    def books(self, line: str, *picked: str, user: str = "U1") -> Card:
        chat = self.run(line, *picked, user=user)
        assert chat.of(Card), chat.seen
        return chat.of(Card)[0]

    def asks(self, line: str, *picked: str) -> Ask:
        [asked] = self.run(line, *picked).of(Ask)
        return asked

    def refuses(self, line: str, *picked: str, user: str = "U1") -> Refuse:
        [refused] = self.run(line, *picked, user=user).of(Refuse)
        return refused


@pytest.fixture
def workflow() -> Desks:
    return Desks()


def searched(workflow: Desks) -> int:
    return sum(said.startswith("find_leads") for said in workflow.crm.said)


@pytest.mark.parametrize(
    ("line", "title", "lead"),
    [
        ("lead:Asha Rao Demo tomorrow 3pm", "Demo", ASHA),
        ("tomorrow 3pm Demo lead:Asha Rao", "Demo", ASHA),
        ("Demo lead:asha rao, tomorrow 3pm", "Demo", ASHA),
        ("tomorrow 3pm lead:Ravi Sharma, then lunch", "then lunch", RAVI),
        ("tomorrow 3pm lead:Asha Rao -- bring cups", "", ASHA),
        ("lead:Asha tomorrow 3pm Demo", "Demo", ASHA),
        ("lead:Asha, Demo tomorrow 3pm", "Demo", ASHA),
        ("lead:Globex about the price tomorrow 3pm", "about the price", ASHA),
        ('lead:"Asha Rao" Demo tomorrow 3pm', "Demo", ASHA),
        ("lead:asha@globex.com Demo tomorrow 3pm", "Demo", ASHA),
        ("lead:lead-asha tomorrow 3pm Demo", "Demo", ASHA),
    ],
)
def test_the_longer_value_is_tried_first(workflow: Desks, line: str, title: str, lead: Lead) -> None:
    meeting = workflow.books(line).meeting
    assert (meeting.title, meeting.lead) == (title, lead)


@pytest.mark.parametrize(
    "line",
    [
        "lead:Asha Verma tomorrow 3pm Demo",
        "tomorrow 3pm Demo lead:Asha Verma",
        "lead:Asha Demo tomorrow 3pm",
        "tomorrow 3pm Demo lead:lobex",
        'tomorrow 3pm Demo lead:"sha Rao"',
    ],
)
def test_a_hit_without_all_that_was_typed_is_a_question(workflow: Desks, line: str) -> None:
    asked = workflow.asks(line)
    assert (asked.what, asked.leads) == (Question.LEADS, (ASHA,))
    message = message_blocks.answer(READER, asked, "key")
    assert "Asha Rao" in message["text"]
    assert "1 leads" not in message["text"]
    assert buttons.for_message(READER, asked, "key")[0].payload.picked == ASHA.id
    assert workflow.books(line, ASHA.id).meeting.lead == ASHA


def test_a_lead_that_is_offered_leaves_the_words_behind_it_to_the_title(workflow: Desks) -> None:
    line = "lead:Asha Verma tomorrow 3pm Demo"
    meeting = workflow.books(line, buttons.for_message(READER, workflow.asks(line), "key")[0].payload.picked).meeting
    assert (meeting.lead, meeting.title) == (ASHA, "Verma Demo")


def test_two_leads_with_one_mail_are_told_apart_and_one_that_comes_twice_is_one(workflow: Desks) -> None:
    twin = replace(RAVI, id="lead-twin")
    workflow.crm.leads = (RAVI, twin, RAVI)
    asked = workflow.asks('tomorrow 3pm Demo lead:"Ravi Sharma"')
    assert asked.leads == (RAVI, twin)
    labels = [one.label for one in buttons.for_message(READER, asked, "key")][:2]
    assert labels == [f"Ravi Sharma · Hooli · ravi@hooli.com · {one}" for one in ("lead-ravi", "lead-twin")]
    workflow.crm.leads = (RAVI, RAVI)
    assert workflow.books('tomorrow 3pm Demo lead:"Ravi Sharma"').meeting.lead == RAVI


@pytest.mark.parametrize("value", ["+91", "+", '"+91 98"', "+91 15 Nov"])
def test_a_few_digits_are_no_search(workflow: Desks, value: str) -> None:
    refused = workflow.refuses(f"lead:{value} tomorrow 3pm Demo")
    assert refused.why is RefusalReason.OPTION
    assert searched(workflow) == 0


@pytest.mark.parametrize("value", ["+91 98450 12345", "98450 12345", "+91-98450-12345", "9845012345"])
def test_a_number_with_spaces_is_one_number(workflow: Desks, value: str) -> None:
    workflow.crm.by_number = True
    meeting = workflow.books(f"lead:{value} Demo tomorrow 3pm").meeting
    assert (meeting.lead, meeting.title) == (ASHA, "Demo")


def test_a_number_of_somebody_else_is_a_question(workflow: Desks) -> None:
    workflow.crm.leads = (replace(ASHA, phone="", company="98450"),)
    assert workflow.asks("lead:98450 tomorrow 3pm Demo").what is Question.LEADS


@pytest.mark.parametrize("said", ["type:demo", "type:DEMO", 'type:"demo"', "type:Demo,"])
def test_a_type_is_known_however_it_is_capitalised(workflow: Desks, said: str) -> None:
    assert workflow.books(f"{said} tomorrow 3pm Acme").meeting.task_type == "Demo"


def test_a_type_may_go_on_in_the_words_behind_it(workflow: Desks) -> None:
    meeting = workflow.books("type:site visit Acme tomorrow 3pm").meeting
    assert (meeting.task_type, meeting.title) == ("Site visit", "Acme")
    meeting = workflow.books("type:demo Acme tomorrow 3pm").meeting
    assert (meeting.task_type, meeting.title) == ("Demo", "Acme")


def test_an_unknown_type_is_asked_about_with_a_button_for_each_before_anything_is_sent(workflow: Desks) -> None:
    asked = workflow.asks("type:Site tomorrow 3pm Acme")
    assert (asked.what, asked.types) == (Question.TYPES, ("Meeting", "Demo", "Site visit"))
    labels = [one.label for one in buttons.for_message(READER, asked, "key")]
    assert labels == ["Meeting", "Demo", "Site visit", "Edit", "Cancel"]
    assert workflow.crm.tasks == []
    assert workflow.books("type:Site tomorrow 3pm Acme", "type:Site visit").meeting.task_type == "Site visit"


def test_a_type_and_a_lead_are_asked_about_one_after_the_other(workflow: Desks) -> None:
    line = "type:Site lead:Sharma tomorrow 3pm Acme"
    assert workflow.asks(line).what is Question.TYPES
    assert workflow.asks(line, "type:Demo").what is Question.LEADS
    meeting = workflow.books(line, "type:Demo", RAVI.id).meeting
    assert (meeting.task_type, meeting.lead) == ("Demo", RAVI)


def test_a_type_that_cannot_be_looked_up_is_left_to_leadsquared(workflow: Desks) -> None:
    workflow.crm.types_refused = True
    assert workflow.books("type:Anything tomorrow 3pm Acme").meeting.task_type == "Anything"


def test_a_place_without_an_end_is_asked_about(workflow: Desks) -> None:
    line = "where:Cafe Central Demo tomorrow 3pm"
    asked = workflow.asks(line)
    assert (asked.what, asked.places) == (Question.PLACE, ("Cafe", "Cafe Central", "Cafe Central Demo"))
    picks = [one.payload.picked for one in buttons.for_message(READER, asked, "key")][:3]
    found = [workflow.books(line, pick).meeting for pick in picks]
    assert [(one.where, one.title) for one in found] == [
        ("Cafe", "Central Demo"),
        ("Cafe Central", "Demo"),
        ("Cafe Central Demo", ""),
    ]
    assert workflow.run(line, "where:Elsewhere").of(OutdatedChoice)


@pytest.mark.parametrize(
    ("line", "where", "title"),
    [
        ("Demo tomorrow 3pm where:Lobby", "Lobby", "Demo"),
        ("where:Room 4 Demo tomorrow 3pm", "Room 4", "Demo"),
        ("where:Lobby with Acme tomorrow 3pm", "Lobby", "with Acme"),
        ('where:"Cafe Central" Demo tomorrow 3pm', "Cafe Central", "Demo"),
        ("where:Lobby, Demo tomorrow 3pm", "Lobby", "Demo"),
    ],
)
def test_a_place_with_an_end_is_not_asked_about(workflow: Desks, line: str, where: str, title: str) -> None:
    meeting = workflow.books(line).meeting
    assert (meeting.where, meeting.title) == (where, title)


def test_an_opportunity_is_found_by_its_name_among_the_leads_own(workflow: Desks) -> None:
    workflow.crm.opportunities_ = {"opp-1": "Globex renewal", "opp-2": "Globex pilot"}
    meeting = workflow.books("lead:asha@globex.com opp:globex renewal Demo tomorrow 3pm").meeting
    assert meeting.opportunity
    assert (meeting.opportunity.id, meeting.title) == ("opp-1", "Demo")
    line = "lead:asha@globex.com opp:Globex tomorrow 3pm Demo"
    asked = workflow.asks(line)
    assert (asked.what, [one.id for one in asked.opportunities]) == (Question.OPPORTUNITIES, ["opp-1", "opp-2"])
    picked = workflow.books(line, "opp:opp-2").meeting.opportunity
    assert picked
    assert picked.id == "opp-2"


def test_half_a_name_of_an_opportunity_without_a_lead_is_no_id(workflow: Desks) -> None:
    refused = workflow.refuses("opp:Globex renewal tomorrow 3pm")
    assert (refused.why, refused.problem and refused.problem.value) == (RefusalReason.OPTION, "Globex renewal")


def test_only_leadsquareds_users_look_up_leads(workflow: Desks) -> None:
    """A member who is no user there, one without a mail, and a guest who may book: none of them learns a name."""
    line = "tomorrow 3pm Demo lead:Sharma owner:@noah"
    workflow.crm.users = ("noah@acme.com",)
    refused = workflow.refuses(line)
    assert refused.why is RefusalReason.NO_SEARCH
    workflow.people["U1"] = replace(PRIYA, mail=None)
    assert workflow.refuses(line).why is RefusalReason.NO_SEARCH
    workflow.people["U3"] = replace(GUEST, mail="noah@acme.com")
    workflow.policy = Policy(guests=True)
    assert workflow.refuses("tomorrow 3pm Demo lead:Sharma", user="U3").why is RefusalReason.NO_SEARCH
    assert searched(workflow) == 0


def test_what_cannot_be_asked_is_waited_for(workflow: Desks) -> None:
    workflow.crm.looks = turns([Act.AWAY] * 100)
    chat = workflow.run("lead:Asha Rao Demo tomorrow 3pm")
    assert (len(chat.of(Waiting)), len(chat.of(LookupFailed))) == (1, 1)


@pytest.mark.parametrize("mail", ["PRIYA@acme.com", "priya@ACME.com", "priya@acme.com"])
def test_oneself_is_oneself_by_ones_own_mail(workflow: Desks, mail: str) -> None:
    workflow.policy = Policy(assign="self")
    assert workflow.books(f"tomorrow 3pm Demo owner:{mail}").meeting.owner_mail == "priya@acme.com"


def test_a_letter_that_only_unicode_takes_for_another_is_somebody_else(workflow: Desks) -> None:
    workflow.policy = Policy(assign="self")
    workflow.people["U1"] = replace(PRIYA, mail="strasse@acme.com")
    assert workflow.refuses("tomorrow 3pm Demo owner:straße@acme.com").why is RefusalReason.ONLY_SELF


@pytest.mark.parametrize(
    ("value", "carried"),
    [
        ("asha", True),
        ("Rao Asha", True),
        ("asha globex", True),
        ("asha hooli", False),
        ("ash", True),
        ("sha", False),
        ("asha@globex.com", True),
        ("rao@globex.com", False),
        ("98450 12345", True),
        ("12345", False),
        ("", False),
    ],
)
def test_what_a_lead_carries(value: str, carried: bool) -> None:
    assert matching.matches(ASHA, value) is carried


def test_a_question_is_kept_as_it_was_by_a_job_of_an_earlier_version(workflow: Desks) -> None:
    """It went on with the only lead there was, and is ended that way."""
    chat, journal = FakeChat(dict(workflow.people)), FakeJournal(workflow.clock)
    request = Request("t", "T1", "U1", ReplyTarget("C1"), NOON, "/meeting", "tomorrow 3pm lead:Asha Rao")
    whole = Workflow(workflow.crm, chat, FakeMemory(), Policy(), workflow.clock)
    whole.run(request, journal)
    (name, who), *steps = journal.remembered
    assert isinstance(who, dict)
    del who["value"]["steps"], who["value"]["draft"]["tails"]
    who["value"]["draft"] |= {"lead": "Asha", "title": "Rao"}
    for step, value in steps:
        if step == "lead 0":
            assert isinstance(value, dict)
            for later in ("offered", "takes", "task_type", "types", "may_search", "strict"):
                del value[later]
    # Earlier versions stored no appointment.
    journal.remembered = [(name, who), *(one for one in steps if one[0] != "record")]
    before = len(journal.remembered)
    assert journal.to_the_end(lambda: whole.run(request, journal)) is not None
    assert len(journal.remembered) == before
