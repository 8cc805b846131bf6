"""Who is let in, and what there is to call."""

from dataclasses import replace

import pytest
import requests

from sandbox.leadsquared import ACCESS_KEY, SECRET_KEY, LeadSquaredServer
from sandbox.leadsquared.calls.call_table import CALLS
from tests.sandbox.leadsquared.caller import CREATE, Caller, meeting

REFUSED = {
    "Status": "Error",
    "ExceptionType": "MXInvalidAccessDetailsException",
    "ExceptionMessage": "Invalid Access Details provided.",
}


@pytest.mark.parametrize(
    ("access", "secret"),
    [("", ""), (ACCESS_KEY, ""), (ACCESS_KEY, "wrong"), ("wrong", SECRET_KEY)],
)
@pytest.mark.parametrize("path", sorted(CALLS))
def test_no_call_is_answered_without_both_right_keys(
    crm: LeadSquaredServer, path: str, access: str, secret: str
) -> None:
    with requests.Session() as session:
        stranger = Caller(crm.url, access, secret, session=session)
        verb = CALLS[path][0]
        answer = stranger.get(path) if verb == "GET" else stranger.post(path, meeting())
    assert (answer.status_code, answer.json()) == (401, REFUSED)
    assert crm.tasks == []


def test_keys_in_the_query_open_the_account_too(crm: LeadSquaredServer) -> None:
    answer = requests.post(
        f"{crm.url}/v2/{CREATE}",
        params={"accessKey": ACCESS_KEY, "secretKey": SECRET_KEY},
        json=meeting(),
        timeout=30,
    )
    assert answer.status_code == 200
    assert [task["UserTaskId"] for task in crm.tasks] == [answer.json()["Message"]["Id"]]


@pytest.mark.parametrize("path", ["Task.svc/Make", "Task.svc", "task.svc/create", "", "../Task.svc"])
def test_an_unknown_path_is_not_found_and_says_so_in_html(caller: Caller, path: str) -> None:
    answer = caller.post(path, meeting())
    assert answer.status_code == 404
    assert answer.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("path", sorted(CALLS))
def test_a_known_path_takes_its_own_verb_only(crm: LeadSquaredServer, caller: Caller, path: str) -> None:
    crm.set_policy(replace(crm.policy_of(), has_slots=True))  # an account without them does not have the path
    answer = caller.post(path, {}) if CALLS[path][0] == "GET" else caller.get(path)
    assert answer.status_code == 405
    assert answer.headers["Content-Type"].startswith("text/html")
    assert crm.tasks == []


def test_the_keys_name_the_account_its_hosts_and_its_zone(crm: LeadSquaredServer, caller: Caller) -> None:
    answer = caller.get("Authentication.svc/UserByAccessKey.Get").json()
    assert answer["TimeZone"] == "Asia/Kolkata"
    assert answer["OrgShortCode"] == "acme"
    # bare names, without a scheme
    assert f"http://{answer['LSQCommonServiceURLs']['api']}" == crm.url
    assert answer["LSQCommonServiceURLs"]["app"] == "app.leadsquared.test"
