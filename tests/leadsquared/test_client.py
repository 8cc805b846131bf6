"""Our client against a LeadSquared that fails in every way: what each failure is called, and that no key is told."""

import logging
import threading
import traceback
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote, quote_plus

import pytest

from bot.leadsquared.account import Account
from bot.leadsquared.client import LeadSquared
from bot.leadsquared.recent_tasks import YOUNG_S
from bot.meetings.ports import CrmKeysRefused, CrmRefused, CrmUnavailable, CrmUnknown, FoundTasks
from sandbox.leadsquared import ACCESS_KEY, SECRET_KEY, AccountPolicy, CrmFault, LeadSquaredServer
from sandbox.leadsquared.seed import ASHA, ASHA_RENEWAL, NEHA, PRIYA, RAVI
from sandbox.play import leadsquared_panel
from tests.leadsquared.conftest import Client
from tests.meetings.samples import MEETING, NOW

BOOKED = replace(MEETING, description="Asked in Slack by Priya · ref 7d86a7e8")
CREATE = "Task.svc/Create"


@pytest.mark.parametrize("auth", ["headers", "query"])
def test_a_meeting_is_created_and_found_again_with_keys_either_way(
    box: LeadSquaredServer, client: Client, auth: str
) -> None:
    crm: LeadSquared = client(auth=auth)
    task_id = crm.create(BOOKED)
    assert [task["UserTaskId"] for task in box.tasks] == [task_id]
    assert crm.find_by_reference(BOOKED, NOW).ids == (task_id,)
    assert crm.find_by_reference(replace(BOOKED, reference="ffffffff"), NOW) == FoundTasks()


def test_keys_in_headers_are_in_no_address(box: LeadSquaredServer, client: Client) -> None:
    client().create(BOOKED)
    assert all("accessKey" not in call.query for call in box.calls)


def test_an_owner_known_by_id_only_is_looked_through_too(client: Client) -> None:
    crm: LeadSquared = client()
    meeting = replace(BOOKED, owner_mail=None, owner_id=PRIYA.id)
    assert crm.find_by_reference(meeting, NOW) == FoundTasks()
    task_id = crm.create(meeting)
    assert crm.find_by_reference(meeting, NOW).ids == (task_id,)


@pytest.mark.parametrize("by", ["mail", "id"])
def test_a_mark_is_found_on_the_last_of_many_pages(box: LeadSquaredServer, client: Client, by: str) -> None:
    """LeadSquared may put fewer records on a page than it was asked for; that is not the end of the list."""
    crm: LeadSquared = client()
    meeting = BOOKED if by == "mail" else replace(BOOKED, owner_mail=None, owner_id=PRIYA.id)
    for number in range(7):
        crm.create(replace(meeting, description=f"ref other{number}", reference=f"other{number}"))
    last = crm.create(replace(meeting, start=NOW.replace(hour=23), end=NOW.replace(hour=23, minute=30)))
    box.set_policy(AccountPolicy(rate=(1000, 5.0), page_cap=3))
    assert crm.find_by_reference(meeting, NOW).ids == (last,)
    assert crm.find_by_reference(replace(meeting, reference="ffffffff"), NOW) == FoundTasks()


def test_a_lead_is_found_by_mail_phone_id_or_words(client: Client) -> None:
    crm: LeadSquared = client()
    for words in (ASHA.email, ASHA.phone, ASHA.id, "Asha"):
        assert [lead.id for lead in crm.find_leads(words)] == [ASHA.id], words
    assert {lead.id for lead in crm.find_leads("Sharma")} == {RAVI.id, NEHA.id}
    assert crm.find_leads("nobody@acme.com") == ()


def test_the_opportunities_of_a_lead_are_its_own(client: Client) -> None:
    crm: LeadSquared = client()
    assert [one.id for one in crm.opportunities(ASHA.id)] == [ASHA_RENEWAL.id]
    assert crm.opportunities(RAVI.id) == ()


def test_what_leadsquared_says_is_handed_on(client: Client) -> None:
    with pytest.raises(CrmRefused) as caught:
        client().create(replace(BOOKED, owner_mail="nobody@acme.com"))
    assert caught.value.reason


@pytest.mark.parametrize("fault", [CrmFault.THROTTLED_429, CrmFault.THROTTLED_403, CrmFault.THROTTLED_200])
def test_throttled_means_certainly_not_done(box: LeadSquaredServer, client: Client, fault: CrmFault) -> None:
    box.fault(fault, CREATE)
    with pytest.raises(CrmUnavailable):
        client().create(BOOKED)


@pytest.mark.parametrize(
    "fault",
    [
        CrmFault.DROP_BEFORE,
        CrmFault.DROP_AFTER,
        CrmFault.TIMEOUT_BEFORE,
        CrmFault.TIMEOUT_AFTER,
        CrmFault.SERVER_ERROR,
        CrmFault.BAD_GATEWAY,
        CrmFault.NO_ID,
    ],
)
def test_a_create_without_a_proper_answer_is_of_unknown_outcome(
    box: LeadSquaredServer, client: Client, fault: CrmFault
) -> None:
    box.fault(fault, CREATE, delay_s=0.05)
    with pytest.raises(CrmUnknown):
        client().create(BOOKED)
    assert len([call for call in box.calls if call.path.endswith("Create")]) == 1, "the client sends once"


@pytest.mark.parametrize(
    "fault", [CrmFault.DROP_BEFORE, CrmFault.TIMEOUT_BEFORE, CrmFault.SERVER_ERROR, CrmFault.BAD_GATEWAY]
)
def test_a_read_without_a_proper_answer_may_be_made_again(
    box: LeadSquaredServer, client: Client, fault: CrmFault
) -> None:
    box.fault(fault, times=None, delay_s=0.05)
    crm: LeadSquared = client()
    with pytest.raises(CrmUnavailable):
        crm.find_leads("Asha")
    with pytest.raises(CrmUnavailable):
        crm.find_by_reference(BOOKED, NOW)


def test_a_refused_connection_is_certainly_not_sent(box: LeadSquaredServer, client: Client) -> None:
    crm: LeadSquared = client()
    box.stop()
    with pytest.raises(CrmUnavailable):
        crm.create(BOOKED)


def test_a_host_that_talks_no_tls_is_told_as_unavailable_or_unknown_and_never_as_booked(
    box: LeadSquaredServer, client: Client
) -> None:
    with pytest.raises((CrmUnavailable, CrmUnknown)):
        client(url=box.url.replace("http:", "https:")).create(BOOKED)


def test_an_error_in_a_200_is_no_success(box: LeadSquaredServer, client: Client) -> None:
    box.fault(CrmFault.ERROR_IN_200, CREATE)
    with pytest.raises(CrmRefused):
        client().create(BOOKED)
    box.set_policy(AccountPolicy(rate=(1000, 5.0), error_status=200))
    with pytest.raises(CrmRefused):
        client().create(replace(BOOKED, owner_mail="nobody@acme.com"))


class Elsewhere(BaseHTTPRequestHandler):
    """Sends every request to another host, as a moved account or a captive portal does."""

    to = ""

    def do_POST(self) -> None:
        self.send_response(307)
        self.send_header("Location", f"{self.to}{self.path}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        """Say nothing on stderr."""


def test_a_redirect_is_not_followed(box: LeadSquaredServer, client: Client) -> None:
    """Keys go to the host that was set, and to no other."""
    handler = type("ToTheBox", (Elsewhere,), {"to": box.url})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever).start()
        with pytest.raises(CrmUnknown):
            client(url=f"http://127.0.0.1:{server.server_port}").create(BOOKED)
        server.shutdown()
    assert box.calls == []


@pytest.mark.parametrize("auth", ["headers", "query"])
@pytest.mark.parametrize("fault", [None, *CrmFault])
def test_no_key_is_told_whatever_goes_wrong(
    box: LeadSquaredServer, client: Client, auth: str, fault: CrmFault | None, caplog: pytest.LogCaptureFixture
) -> None:
    """In no exception, no traceback, no log as bot.logs sets it up, no repr."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.WARNING, "urllib3")
    if fault:
        box.fault(fault, times=None, delay_s=0.05, hidden_s=0.01)
    crm: LeadSquared = client(auth=auth)
    told: list[str] = []
    for call in (lambda: crm.create(BOOKED), lambda: crm.find_leads("Asha"), crm.who_am_i):
        try:
            call()
        except (CrmUnavailable, CrmUnknown, CrmRefused, CrmKeysRefused) as error:
            told.append("".join(traceback.format_exception(error)))
    box.stop()
    with pytest.raises(CrmUnavailable) as caught:
        crm.create(BOOKED)
    told += ["".join(traceback.format_exception(caught.value)), repr(crm), caplog.text]
    for key in (ACCESS_KEY, SECRET_KEY):
        for form in (key, quote(key), quote_plus(key), quote(key, safe="")):
            assert form not in "\n".join(told)


def test_wrong_keys_are_called_by_their_name(client: Client) -> None:
    crm: LeadSquared = client(secret_key="wrong")
    for call in (lambda: crm.create(BOOKED), lambda: crm.find_leads("Asha"), crm.who_am_i, crm.task_types):
        with pytest.raises(CrmKeysRefused):
            call()


def test_an_account_shows_no_key() -> None:
    shown = repr(Account("acme", "https://api.leadsquared.com", ACCESS_KEY, SECRET_KEY))
    assert ACCESS_KEY not in shown
    assert SECRET_KEY not in shown


def test_a_list_that_lacks_what_is_known_to_be_stored_is_behind(box: LeadSquaredServer, client: Client) -> None:
    """Our own newest task, of the same owner and around the same time; another owner's says nothing."""
    crm: LeadSquared = client()
    box.fault(CrmFault.HIDDEN, CREATE, hidden_s=600)
    task_id = crm.create(BOOKED)
    other = replace(BOOKED, reference="ffffffff")
    assert crm.find_by_reference(other, NOW) == FoundTasks(behind=True)
    assert crm.find_by_reference(replace(other, owner_mail="noah@acme.com"), NOW) == FoundTasks()
    box.reset()
    assert crm.create(BOOKED) == task_id, "the stand-in counts from the start again, and shows it now"
    assert crm.find_by_reference(other, NOW) == FoundTasks()


@pytest.mark.parametrize("change", ["moved", "deleted"])
def test_a_list_without_what_somebody_moved_or_deleted_is_not_behind(
    box: LeadSquaredServer, client: Client, change: str
) -> None:
    """Once it is old enough to be shown: until then nobody knows why it is missing."""
    now_s = 1000.0
    crm: LeadSquared = client(ticks=lambda: now_s)
    task_id = crm.create(BOOKED)
    other = replace(BOOKED, reference="ffffffff")
    if change == "deleted":
        leadsquared_panel.delete(box, task_id)
    else:
        leadsquared_panel.move(box, task_id, 60 * 24 * 30)
    assert crm.find_by_reference(other, NOW) == FoundTasks(behind=True)
    now_s += YOUNG_S
    assert crm.find_by_reference(other, NOW) == FoundTasks()


@pytest.mark.parametrize("fault", [CrmFault.ERROR_IN_200, CrmFault.ODD_TYPES, CrmFault.DENIED])
def test_an_answer_that_says_nothing_of_a_missing_task_leaves_the_list_behind(
    box: LeadSquaredServer, client: Client, fault: CrmFault
) -> None:
    now_s = 1000.0
    crm: LeadSquared = client(ticks=lambda: now_s)
    box.fault(CrmFault.HIDDEN, CREATE, hidden_s=600)
    crm.create(BOOKED)
    now_s += YOUNG_S
    box.fault(fault, "Task.svc/Retrieve.GetById")
    other = replace(BOOKED, reference="ffffffff")
    assert crm.find_by_reference(other, NOW) == FoundTasks(behind=True)
    assert crm.find_by_reference(other, NOW) == FoundTasks(behind=True), "asked by its id, it is there"


def test_all_tasks_with_the_mark_are_found(client: Client) -> None:
    crm: LeadSquared = client()
    ids = {crm.create(BOOKED), crm.create(BOOKED)}
    assert set(crm.find_by_reference(BOOKED, NOW).ids) == ids
