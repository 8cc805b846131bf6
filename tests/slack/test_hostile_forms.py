"""Whatever people, messages and LeadSquared put into a form: Slack takes it, and it comes back as it was."""

import json
from dataclasses import replace
from datetime import UTC
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.models.views import View

from bot.leadsquared import records
from bot.meetings.messages import Ask, BookingResult, Card, End, Outcome, Question
from bot.meetings.model import CustomField, Draft, Lead, NamedOwner, OwnerKind, Person, Policy, Preferences, TaskType
from bot.meetings.request import ReplyTarget, Request, SubmittedForm
from bot.slack import home_view, mrkdwn
from bot.slack.directory import Member
from bot.slack.form import build, initial_state, input_elements, preferences_view, preview, result_view
from bot.slack.form.metadata import decode, encode
from bot.slack.form.state import FormState, read_view
from bot.slack.menus import FormLists, MenuOption
from bot.slack.message_blocks import Block
from bot.slack.payloads import SourceMessage
from bot.slack.text import labels
from sandbox.slack.blockkit import check_view, view_is_too_large
from sandbox.slack.json_values import JsonObject
from tests.meetings.samples import MEETING, NOW, PRIYA, READER, draft
from tests.slack.test_hostile import LEADS, WORDS

FEW = settings(max_examples=60)
ZONES = ["Asia/Kolkata", "America/New_York", "America/Argentina/ComodRivadavia", None]
HEARD = NOW.astimezone(UTC)
POLICY = Policy()
SOMEBODY = Member(PRIYA, Preferences(), POLICY)
# LeadSquared's own names are never empty, whatever else they are.
NAMES = WORDS.map(lambda words: words.strip() or "x")


def problems(view: Block) -> list[str]:
    """Everything that Slack would refuse in it; empty when all is well."""
    sent = cast("JsonObject", json.loads(json.dumps(view)))
    View(**json.loads(json.dumps(view))).validate_json()
    found = check_view(sent, str(sent["type"])).as_slack()
    return [*found, *(["too large"] if view_is_too_large(sent) else [])]


@st.composite
def lists(make: st.DrawFn) -> FormLists:
    count = make(st.sampled_from([0, 2, 60]))
    own = tuple(
        CustomField(f"mx_Custom_{n}", make(NAMES) if n < 3 else "x" * 3000, mandatory=n % 2 == 0, plain=n % 3 != 0)
        for n in range(count)
    )
    types = tuple(TaskType(make(NAMES), own, wants_lead=True) for _ in range(2)) * make(st.integers(0, 60))
    theirs = tuple(
        MenuOption(f"id-{n}", make(NAMES) if n < 2 else "y" * 300) for n in range(make(st.sampled_from([0, 300])))
    )
    return FormLists(
        types=types,
        opportunities=theirs,
        missing=make(st.sampled_from([(), ("types", "opportunities")])),
        may_assign=make(st.booleans()),
        may_search=make(st.booleans()),
        minutes=make(st.sampled_from([30, 7, 10080])),
        task_type=types[0].name if types else "Meeting",
        reminder=make(st.sampled_from([0, 30, 77])),
    )


@st.composite
def states(make: st.DrawFn) -> FormState:
    kind = make(st.sampled_from(["line", "message", "form"]))
    if kind == "message":
        text = make(WORDS) + make(st.sampled_from(["", " tomorrow 3pm or 5pm"]))
        words = tuple(mrkdwn.runs(text))
        message = SourceMessage("C1", "1.0", "U1", HEARD, words, words, "1.0")
        state = initial_state.of_message(message, {}, "https://acme.slack.com/")
        author = replace(SOMEBODY, person=replace(SOMEBODY.person, zone=make(st.sampled_from(ZONES))))
        return initial_state.times_of(message, state, author, SOMEBODY, HEARD)
    if kind == "form":
        named = st.builds(NamedOwner, st.sampled_from([OwnerKind.MAIL, OwnerKind.LSQ]), NAMES)
        owner = make(st.none() | st.just(NamedOwner(OwnerKind.USER, "U0MAYA")) | named)
        filled = SubmittedForm(
            title=make(WORDS),
            start=None,
            end=None,
            view="V1",
            lead=make(NAMES),
            opportunity=make(NAMES),
            owner=owner,
            where=make(WORDS),
        )
        filled = replace(filled, description=make(WORDS), fields=(("mx_Custom_1", make(WORDS)),))
        request = Request("k", "T1", "U1", ReplyTarget("C1"), HEARD, "/meeting", form=filled)
    else:
        text = f"{make(WORDS)} tomorrow 3pm lead:{make(WORDS)} where:{make(WORDS)} -- {make(WORDS)}"
        request = Request("k", "T1", "U1", ReplyTarget("C1"), HEARD, "/meeting", text)
    state = initial_state.of_request(request, SOMEBODY, {})
    leads = make(st.lists(LEADS, max_size=3))
    state = initial_state.with_lead_named(state, leads) if state.lead and leads else state
    return replace(state, words=make(st.just(state.words) | WORDS))


@FEW
@given(states(), lists())
def test_every_form_is_one_that_slack_takes(state: FormState, known: FormLists) -> None:
    metadata = replace(state.metadata, zone="Asia/Kolkata", known=True)
    state = replace(state, metadata=metadata)
    shown = preview.preview_of(state, NOW, known.minutes)
    state = preview.synchronized(state, shown)
    view = build.view(state, shown, known)
    assert problems(view) == []
    assert decode(encode(state.metadata)) == state.metadata
    assert len(str(view["private_metadata"])) <= 3000


def test_own_fields_that_would_make_a_view_too_large_are_named_instead() -> None:
    """What was typed at length is kept, as far as there is room; the first fields come first."""
    own = tuple(CustomField(f"mx_Custom_{n}", f"Field {n}", plain=True) for n in range(10))
    typed = tuple((one.name, "\U0001f469" * 3000) for one in own)
    state = replace(initial_state.empty("C1"), fields=typed, task_type="Site visit")
    view = build.view(state, preview.preview_of(state, NOW, 30), FormLists(types=(TaskType("Site visit", own),)))
    assert problems(view) == []
    shown = [str(block["block_id"]) for block in cast("list[JsonObject]", view["blocks"]) if "block_id" in block]
    assert "field:mx_Custom_0" in shown
    assert "field:mx_Custom_9" not in shown
    assert "Field 9. Type" in json.dumps(view)


@FEW
@given(WORDS, LEADS, st.sampled_from(End))
def test_every_result_is_one_that_slack_takes(words: str, lead: Lead, end: End) -> None:
    meeting = replace(MEETING, title=words, lead=lead, where=words)
    given_: Draft = replace(draft("tomorrow 3pm Demo"), title=words, line=words)
    card = Card(meeting, Outcome(end, task_id="7d86a7e8", reason=words), PRIYA, given_, "key", NOW)
    filled = SubmittedForm(title=words, start=None, end=None, view="V1")
    request = Request("V1:1234", "T1", "U1", ReplyTarget("C1", "1.0"), HEARD, "/meeting", form=filled)
    for said in (
        BookingResult(card, "https://acme.slack.com/archives/C1/p1"),
        Ask(Question.LEADS, given_, NOW, leads=(lead,) * 100),
    ):
        assert problems(result_view.build(READER, said, request)) == []


@FEW
@given(NAMES, NAMES, lists())
def test_every_settings_view_and_home_tab_is_one_that_slack_takes(zone: str, name: str, known: FormLists) -> None:
    member = Member(Person("U1", name, zone=zone), Preferences(zone=zone[:300], task_type=name), POLICY)
    assert problems(preferences_view.modal(READER, member, known, NOW)) == []
    assert problems(home_view.build(READER, member, replace(POLICY, task_type=name))) == []


@FEW
@given(LEADS)
def test_every_lead_is_an_option_within_slacks_limits(lead: Lead) -> None:
    made = input_elements.option(MenuOption(lead.id, labels.lead_label(lead)))
    assert made["value"] == lead.id
    assert 0 < len(cast("dict[str, str]", made["text"])["text"]) <= 75


@FEW
@given(WORDS, WORDS, WORDS)
def test_what_stands_in_a_view_comes_back(title: str, words: str, value: str) -> None:
    """Also from a view that is not ours at all: then as nothing."""
    state = initial_state.empty("C1")
    typed = {
        "title": {"title": {"type": "plain_text_input", "value": title}},
        "when": {"when": {"type": "plain_text_input", "value": words}},
        "field:mx_Custom_1": {"mx_Custom_1": {"type": "plain_text_input", "value": value}},
        "length": {"length": {"type": "static_select", "selected_option": {"value": words}}},
        words: {title: 5, words: {"type": value}},
    }
    found = read_view({"private_metadata": encode(state.metadata), "state": {"values": typed}})
    assert found is not None
    assert ("mx_Custom_1", mrkdwn.unmarked(value)) in found.fields
    assert read_view({"private_metadata": value, "state": {"values": typed}}) is None


@pytest.mark.parametrize("data_type", [8, "Lookup", "Date"])
def test_a_field_kind_that_cannot_be_shown_is_named_with_the_line_to_use(data_type: object) -> None:
    row = {
        "Name": "Site visit",
        "Category": 0,
        "ColumnConfiguration": [
            {"SchemaName": "mx_Custom_1", "DisplayName": "Site address", "DataType": 0, "Mandatory": True},
            {"SchemaName": "mx_Custom_2", "DisplayName": "Visited by", "DataType": data_type, "Mandatory": True},
            {"SchemaName": "RelatedEntityId", "DisplayName": "Lead", "DataType": 8, "Mandatory": True},
        ],
    }
    kind = records.appointment_type(row)
    assert kind is not None
    state = replace(initial_state.empty("C1"), task_type="Site visit")
    view = json.dumps(build.view(state, preview.preview_of(state, NOW, 30), FormLists(types=(kind,))))
    assert "Visited by" in view
    assert "mx_Custom_2" not in view
    assert "tomorrow 3pm type:" in view
    assert kind.wants_lead
