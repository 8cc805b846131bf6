"""An answer has one deadline and one size, and whatever is wrong with it after a create was sent is a doubt."""

import time
import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import requests
from sqlalchemy import make_url

from bot.leadsquared.account import Account, Rate
from bot.leadsquared.client import MOST_PAGES, LeadSquared
from bot.leadsquared.rate_limit import RateLimiter
from bot.meetings.messages import Cause
from bot.meetings.ports import CrmRefused, CrmUnavailable, CrmUnknown
from sandbox.leadsquared import ACCESS_KEY, SECRET_KEY, CrmFault, LeadSquaredServer
from tests.leadsquared.conftest import Client
from tests.meetings.samples import MEETING, NOW

CREATE = "Task.svc/Create"
LIMITS = [CrmFault.ENDLESS, CrmFault.HUGE, CrmFault.GZIP_BOMB, CrmFault.DEEP]


@pytest.mark.parametrize("fault", [*LIMITS, CrmFault.ODD_TYPES])
def test_a_create_whose_answer_is_of_no_use_is_a_doubt(box: LeadSquaredServer, client: Client, fault: CrmFault) -> None:
    box.fault(fault, CREATE, after=None if fault is CrmFault.ODD_TYPES else True)
    with pytest.raises(CrmUnknown):
        client().create(MEETING)
    assert len(box.tasks) == 1


@pytest.mark.parametrize("fault", LIMITS)
def test_a_read_whose_answer_is_of_no_use_may_be_made_again(
    box: LeadSquaredServer, client: Client, fault: CrmFault
) -> None:
    box.fault(fault, times=None)
    crm: LeadSquared = client()
    with pytest.raises(CrmUnavailable):
        crm.find_leads("Asha")
    with pytest.raises(CrmUnavailable):
        crm.who_am_i()


@pytest.mark.parametrize("fault", [CrmFault.ENDLESS, CrmFault.HUGE, CrmFault.GZIP_BOMB])
def test_no_answer_takes_more_memory_than_the_limit_and_some(
    box: LeadSquaredServer, client: Client, fault: CrmFault
) -> None:
    box.fault(fault)
    crm: LeadSquared = client()
    tracemalloc.start()
    try:
        with pytest.raises(CrmUnavailable):
            crm.who_am_i()
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 40 * 1024 * 1024


@pytest.fixture
def hasty(box: LeadSquaredServer, tmp_path: Path) -> Iterator[LeadSquared]:
    """As for a form: it waits five seconds for a list, and 1.7 for a search."""
    account = Account("acme", box.url, ACCESS_KEY, SECRET_KEY, rate=Rate(1000, 0.2))
    limiter = RateLimiter(account, make_url(f"sqlite:///{tmp_path / 'meetings.db'}"))
    with closing(limiter), requests.Session() as session:
        yield LeadSquared(account, session, limiter, searching=True)


def test_a_deadline_is_for_the_whole_answer_and_not_for_each_piece(box: LeadSquaredServer, hasty: LeadSquared) -> None:
    """Every byte comes in time, and all of them never."""
    box.fault(CrmFault.DRIP, "LeadManagement.svc", delay_s=600)
    began = time.monotonic()
    with pytest.raises(CrmUnavailable):
        hasty.search_leads("Asha")
    assert time.monotonic() - began < 30
    assert [lead.name for lead in hasty.search_leads("Asha")] == ["Asha Rao"]


@pytest.mark.parametrize("by", ["mail", "id"])
def test_pages_without_an_end_are_given_up(box: LeadSquaredServer, client: Client, by: str) -> None:
    """Nobody knows then whether it is there."""
    box.fault(CrmFault.ENDLESS_PAGES, times=None)
    meeting = MEETING if by == "mail" else replace(MEETING, owner_mail=None, owner_id="someone")
    with pytest.raises(CrmUnavailable):
        client().find_by_reference(meeting, NOW)
    assert len(box.calls) == MOST_PAGES


@pytest.mark.parametrize("path", ["Task.svc/RetrieveTaskType", "LeadManagement.svc", "Task.svc/RetrieveAppointments"])
def test_records_with_odd_types_are_read_or_refused_and_never_a_bug(
    box: LeadSquaredServer, client: Client, path: str
) -> None:
    box.fault(CrmFault.ODD_TYPES, path, times=None)
    crm: LeadSquared = client()
    for call in (crm.appointment_types, lambda: crm.find_leads("Asha"), lambda: crm.find_by_reference(MEETING, NOW)):
        try:
            call()
        except (CrmUnavailable, CrmRefused):
            continue


@pytest.mark.parametrize("fault", [CrmFault.FIREWALL, CrmFault.REDIRECT])
def test_what_stands_in_between_is_told_apart_and_not_followed(
    box: LeadSquaredServer, client: Client, fault: CrmFault
) -> None:
    box.fault(fault, times=None)
    crm: LeadSquared = client()
    with pytest.raises(CrmUnknown) as created:
        crm.create(MEETING)
    with pytest.raises(CrmUnavailable) as read:
        crm.find_leads("Asha")
    assert (created.value.cause, read.value.cause) == (Cause.BLOCKED, Cause.BLOCKED)
    assert len(box.calls) == 2, "and nobody went where it sent us"


@pytest.mark.parametrize("fault", [CrmFault.DENIED, CrmFault.TIMED_OUT, CrmFault.SERVER_ERROR, CrmFault.BAD_GATEWAY])
def test_stored_and_denied_is_a_doubt(box: LeadSquaredServer, client: Client, fault: CrmFault) -> None:
    box.fault(fault, CREATE, after=True)
    with pytest.raises(CrmUnknown):
        client().create(MEETING)
    assert len(box.tasks) == 1
