"""Where a lead's page is: the account is asked once, and nobody waits long for it."""

import threading

import pytest

from bot.leadsquared.body import Json
from bot.leadsquared.lead_pages import AGAIN_S, LeadPages, host_in
from bot.meetings.ports import CrmUnavailable
from tests.patience import PATIENCE_S

ACCOUNT: Json = {"LSQCommonServiceURLs": {"api": "api-in21.leadsquared.com", "app": "in21.leadsquared.com"}}
PAGE = "https://in21.leadsquared.com/LeadManagement/LeadDetails?LeadID="


@pytest.mark.parametrize(
    ("named", "host"),
    [
        ("in21.leadsquared.com", "in21.leadsquared.com"),
        ("https://IN21.leadsquared.com/", "in21.leadsquared.com"),
        (" run.leadsquared.com ", "run.leadsquared.com"),
        ("https://evil.example/@in21.leadsquared.com", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
        (None, ""),
        (7, ""),
    ],
)
def test_the_host_is_a_name_and_nothing_else(named: object, host: str) -> None:
    assert host_in({"LSQCommonServiceURLs": {"app": named}}) == host


@pytest.mark.parametrize("odd", [{}, {"LSQCommonServiceURLs": None}, {"LSQCommonServiceURLs": []}])
def test_an_account_that_names_no_host_has_no_pages(odd: Json) -> None:
    assert LeadPages(lambda: odd, PATIENCE_S).page("lead") == ""


def test_the_account_is_asked_once() -> None:
    asked: list[int] = []

    def ask() -> Json:
        asked.append(1)
        return ACCOUNT

    pages = LeadPages(ask, PATIENCE_S)
    assert [pages.page("a"), pages.page("b&c")] == [f"{PAGE}a", f"{PAGE}b%26c"]
    assert len(asked) == 1


def test_nobody_waits_for_an_account_that_does_not_answer() -> None:
    """Whoever asks later has the address."""
    answered, done = threading.Event(), threading.Event()

    def ask() -> Json:
        answered.wait(PATIENCE_S)
        done.set()
        return ACCOUNT

    pages = LeadPages(ask, 0.01)
    assert pages.page("a") == ""
    answered.set()
    assert done.wait(PATIENCE_S)
    patient = threading.Event()
    while not pages.page("a"):
        patient.wait(0.01)
    assert pages.page("a") == f"{PAGE}a"


def test_after_a_failure_it_is_asked_again_some_minutes_later() -> None:
    now, answers = [0.0], [CrmUnavailable(), None]

    def ask() -> Json:
        failed = answers.pop(0)
        if failed:
            raise failed
        return ACCOUNT

    pages = LeadPages(ask, PATIENCE_S, lambda: now[0])
    assert pages.page("a") == pages.page("a") == ""
    assert len(answers) == 1
    now[0] = AGAIN_S + 1
    assert pages.page("a") == f"{PAGE}a"
