"""What each of LeadSquared's errors means, by literals: a no, a doubt, to be tried again, or an operator's matter."""

import json

import pytest

from bot.leadsquared import errors, wire
from bot.meetings.messages import Cause, RefusalKind
from bot.meetings.ports import CrmKeysRefused, CrmRefused, CrmUnavailable, CrmUnknown
from tests.for_each import for_each

ERROR = {"Status": "Error", "ExceptionType": "MXInvalidInputException", "ExceptionMessage": "Owner is not active."}
KEYS = ERROR | {"ExceptionType": "MXInvalidAccessDetailsException", "ExceptionMessage": "Invalid access details"}
LIMIT = {
    "Status": "Error",
    "ExceptionType": "MXAPIRateLimitExceededException",
    "ExceptionMessage": "API calls exceeded the limit of 25 in 5 second(s)",
}
HTML = b"<html><body>Request blocked</body></html>"
STATUSES = (200, 400, 401, 403, 404, 429, 500, 502, 503, 504)
KNOWN = (
    "MXInvalidInputException",
    "MXMandatoryAttributeMissingException",
    "MXDuplicateEntryException",
    "MXInvalidDataTypeException",
    "MXUnknownAttributeException",
    "MXUserNotFoundException",
    "MXUnauthorizedAccessException",
)


def body(value: object) -> bytes:
    return json.dumps(value).encode()


@pytest.mark.parametrize("status", STATUSES)
def test_throttling_is_known_by_the_body_whatever_the_status(status: int) -> None:
    for said in (LIMIT, LIMIT | {"ExceptionType": ""}, {"ExceptionMessage": LIMIT["ExceptionMessage"]}):
        with pytest.raises(CrmUnavailable) as caught:
            wire.created(status, body(said))
        assert caught.value.cause is Cause.THROTTLED
        assert errors.throttled(status, body(said))


@for_each("status", [s for s in STATUSES if s not in (401, 429)])
@for_each("type_", KNOWN)
def test_what_is_decided_before_storing_is_final_whatever_the_status(status: int, type_: str) -> None:
    with pytest.raises(CrmRefused) as caught:
        wire.created(status, body(ERROR | {"ExceptionType": type_}))
    assert caught.value.reason == "Owner is not active."


@for_each("status", [200, 500, 502, 503, 504])
@for_each("type_", ["MXNewlyInvented", "MXException", "MXSQLException", ""])
def test_a_server_error_of_an_unknown_type_is_a_doubt_with_a_reason(status: int, type_: str) -> None:
    """It may have come after the task was stored."""
    with pytest.raises(CrmUnknown) as caught:
        wire.created(status, body(ERROR | {"ExceptionType": type_}))
    assert caught.value.refused
    assert caught.value.refused.reason == "Owner is not active."


@pytest.mark.parametrize("type_", ["MXNewlyInvented", ""])
def test_the_same_of_a_wrong_request_is_final(type_: str) -> None:
    with pytest.raises(CrmRefused):
        wire.created(400, body(ERROR | {"ExceptionType": type_}))


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (500, {"ExceptionType": "MXTimeoutException", "ExceptionMessage": "The request timed out"}),
        (500, {"ExceptionType": "MXInvalidInputException", "ExceptionMessage": "Timeout expired. No answer in time."}),
        (500, {"ExceptionType": "MXException", "ExceptionMessage": "Transaction was deadlocked: deadlock victim"}),
        (503, {"ExceptionType": "MXServiceException", "ExceptionMessage": "Service temporarily unavailable"}),
        (500, {"ExceptionType": "MXException", "ExceptionMessage": "Internal server error"}),
        (408, {"ExceptionType": "MXException", "ExceptionMessage": "No time left"}),
        (409, {"ExceptionType": "MXException", "ExceptionMessage": "Conflict"}),
    ],
)
def test_a_server_in_trouble_is_a_doubt_and_may_be_asked_again(status: int, said: dict[str, str]) -> None:
    with pytest.raises(CrmUnknown) as caught:
        wire.created(status, body({"Status": "Error"} | said))
    assert caught.value.refused is None
    with pytest.raises(CrmUnavailable):
        wire.rows(status, body({"Status": "Error"} | said))


def test_a_read_stores_nothing_so_an_unknown_error_is_its_answer() -> None:
    with pytest.raises(CrmRefused, match="not active"):
        wire.rows(500, body(ERROR | {"ExceptionType": "MXNewlyInvented"}))


@for_each("status", [s for s in STATUSES if s != 429])
@for_each("type_", ["MXInvalidAccessDetailsException", "MXAuthenticationFailedException"])
def test_refused_keys_are_no_fault_of_the_line(status: int, type_: str) -> None:
    with pytest.raises(CrmKeysRefused):
        wire.created(status, body(KEYS | {"ExceptionType": type_}))


def test_401_means_the_keys_without_any_body() -> None:
    with pytest.raises(CrmKeysRefused):
        wire.created(401, b"")


@pytest.mark.parametrize("answer", [HTML, b"", b'{"message": "Forbidden"}', b"\xff\xfe"])
@pytest.mark.parametrize("status", [403, 302, 307])
def test_a_firewalls_page_is_neither_refused_keys_nor_leadsquareds_no(status: int, answer: bytes) -> None:
    """A task may be there all the same: some look at what comes back, too."""
    with pytest.raises(CrmUnknown) as caught:
        wire.created(status, answer)
    assert caught.value.cause is Cause.BLOCKED
    with pytest.raises(CrmUnavailable) as read:
        wire.rows(status, answer)
    assert read.value.cause is Cause.BLOCKED


def test_a_403_of_leadsquareds_own_is_its_no() -> None:
    said = ERROR | {"ExceptionType": "", "ExceptionMessage": "User does not have permission to create tasks"}
    with pytest.raises(CrmRefused) as caught:
        wire.created(403, body(said))
    assert caught.value.kind is RefusalKind.PERMISSION


@pytest.mark.parametrize("status", [400, 404, 405, 413])
def test_a_wrong_request_is_not_repeated_and_has_a_reason(status: int) -> None:
    with pytest.raises(CrmRefused, match=str(status)):
        wire.created(status, HTML)
    with pytest.raises(CrmRefused, match=str(status)):
        wire.rows(status, b"")


def test_a_reason_is_one_line_of_sensible_length() -> None:
    with pytest.raises(CrmRefused) as caught:
        wire.created(500, body(ERROR | {"ExceptionMessage": "bad\n\tdate  " * 500}))
    assert len(caught.value.reason) <= errors.LONGEST_REASON
    assert "\n" not in caught.value.reason


def test_a_reason_has_nothing_in_it_that_cannot_be_stored_or_turns_the_text_round() -> None:
    with pytest.raises(CrmRefused) as caught:
        wire.created(500, body(ERROR | {"ExceptionMessage": "a\x00b\ud800c\u202ed\u2066e"}))
    assert caught.value.reason == "abcde"


def test_an_error_without_a_message_is_shown_by_its_type() -> None:
    with pytest.raises(CrmRefused, match="MXUnknownAttributeException"):
        wire.created(500, body({"ExceptionType": "MXUnknownAttributeException"}))


@pytest.mark.parametrize("odd", [5, None, [], {"a": 1}, True, "x" * 100_000])
def test_odd_types_in_an_error_are_an_error_all_the_same(odd: object) -> None:
    for said in (ERROR | {"ExceptionMessage": odd}, ERROR | {"ExceptionType": odd}, ERROR | {"Status": odd}):
        with pytest.raises((CrmUnknown, CrmRefused)):
            wire.created(500, body(said))


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("Owner is not active", RefusalKind.OWNER),
        ("Owner not found: lead@acme.com", RefusalKind.OWNER),
        ("'OwnerId' or 'OwnerEmailAddress' is mandatory", RefusalKind.OWNER),
        ("User is inactive", RefusalKind.OWNER),
        ("Task type not found: Owner visit", RefusalKind.TASK_TYPE),
        ("'TaskType' is mandatory", RefusalKind.TASK_TYPE),
        ("Invalid Task Type", RefusalKind.TASK_TYPE),
        ("Lead not found: owner-7", RefusalKind.LEAD),
        ("Opportunity not found: 1b2f", RefusalKind.LEAD),
        ("Invalid Input! Parameter Name: RelatedEntityId", RefusalKind.LEAD),
        ("'Floor' (mx_Custom_1) is mandatory for Site Visit", RefusalKind.FIELD),
        ("Unknown attribute: mx_Custom_9", RefusalKind.FIELD),
        ("Unknown member: Location", RefusalKind.FIELD),
        ("User does not have permission to create tasks", RefusalKind.PERMISSION),
        ("You are not authorized to assign tasks to this owner", RefusalKind.PERMISSION),
        ("Access denied", RefusalKind.PERMISSION),
        ("LeadSquared could not read the date", RefusalKind.OTHER),
        ("EndDate cannot be earlier than DueDate", RefusalKind.OTHER),
        ("The type of this is wrong", RefusalKind.OTHER),
        ("", RefusalKind.OTHER),
    ],
)
def test_a_refusal_is_sorted_by_what_it_is_about(message: str, kind: RefusalKind) -> None:
    with pytest.raises(CrmRefused) as caught:
        wire.created(500, body(ERROR | {"ExceptionMessage": message}))
    assert caught.value.kind is kind
