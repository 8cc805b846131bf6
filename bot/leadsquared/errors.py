"""Sort LeadSquared's answers: a status and bytes in, one of the port's exceptions out.

The body is believed before the status: LeadSquared answers logical errors with 500, throttling with 429, 403 or 200,
and failures with 200 too. No I/O. https://apidocs.leadsquared.com/error-handling/
"""

import re

from bot.leadsquared.body import parse_object, text
from bot.meetings.messages import Cause, RefusalKind
from bot.meetings.ports import CrmKeysRefused, CrmRefused, CrmUnavailable, CrmUnknown

# The most characters of a reason that are shown; LeadSquared's own are a sentence.
LONGEST_REASON = 300
# Statuses of LeadSquared, or of a proxy whose server did not answer: the request may have been done all the same.
_MAY_BE_DONE = (408, 409, 423, 425, 499)
# Exception types that are raised before anything is stored: the request is invalid, not allowed, or names something
# that does not exist. LeadSquared publishes no list.
_DECIDED_FIRST = re.compile(
    r"MX\w*(MandatoryAttributeMissing|Invalid(Input|DataType|Format|Value|Parameter|Argument|Request)|DuplicateEntry"
    r"|UnknownAttribute|Validation|NotFound|DoesNotExist|Unauthori[sz]ed|NotAuthori[sz]ed|AccessDenied|Permission"
    r"|Forbidden|NotAllowed|NotEnabled|NotSupported)\w*"
)
# Words of a server that did not finish, and may have stored the task all the same.
_TIMED_OUT = re.compile(r"time[d -]?\s?out|deadlock", re.IGNORECASE)
_TROUBLE = re.compile(r"temporar|unavailable|overload|internal (server )?error|internalserver", re.IGNORECASE)
_KEYS = re.compile(r"MX(InvalidAccessDetails|AuthenticationFailed)\w*")
# What a refusal is about, by the subject that is named first in it.
_SUBJECTS = (
    (RefusalKind.FIELD, re.compile(r"\bmx_\w+", re.IGNORECASE)),
    (RefusalKind.TASK_TYPE, re.compile(r"\b(task|appointment|activity)\s?types?\b", re.IGNORECASE)),
    (RefusalKind.OWNER, re.compile(r"\bowner(id|emailaddress)?\b|\busers?\b", re.IGNORECASE)),
    (
        RefusalKind.LEAD,
        re.compile(r"\b(leads?|lead\s?id|prospect\s?(id)?|opportunit(y|ies)|relatedentity(id)?)\b", re.IGNORECASE),
    ),
    (RefusalKind.FIELD, re.compile(r"\b(mandatory|attributes?|fields?|member|column|schema)\b", re.IGNORECASE)),
)
_PERMISSION = re.compile(
    r"permission|privilege|not (authori[sz]ed|allowed|permitted|entitled)|unauthori[sz]ed|access (is )?denied|forbidden"
    r"|insufficient|(do|does|did) not have (the )?(access|right)",
    re.IGNORECASE,
)


# Deleting in bulk is a feature that an account may have switched off.
_SWITCHED_OFF = re.compile(
    r"\b(delet\w+|feature|api|bulk)\b.*(not (enabled|activated|available)|disabled|(switched|turned) off)",
    re.IGNORECASE | re.DOTALL,
)


def check(status: int, answer: bytes, *, writes: bool = False) -> None:
    """Raise what an answer means when it is an error; return when it is none, or says nothing.

    {"Status": "Error", "ExceptionType": "MXInvalidInputException", "ExceptionMessage": "..."}

    `writes`: of a call that may have stored something. Then it is CrmUnknown wherever the error may have come after
    that, with what to say instead once a look has found nothing.
    """
    if throttled(status, answer):
        raise CrmUnavailable("throttled", Cause.THROTTLED)
    if keys_refused(status, answer):
        raise CrmKeysRefused
    type_, message = _exception(answer)
    if type_.startswith("MX") or (message and _says_error(answer)):
        _check_own(status, type_, message, writes=writes)
    elif status == 403 or 300 <= status < 400:
        # A firewall's page, a proxy's, a redirect: not LeadSquared's word, and the keys are not its subject.
        said = f"status {status}, and not LeadSquared's own answer"
        raise CrmUnknown(said, Cause.BLOCKED) if writes else CrmUnavailable(said, Cause.BLOCKED)
    elif 400 <= status < 500 and status not in _MAY_BE_DONE:
        # Our request was wrong, or the host is: the same request again would be as wrong.
        raise CrmRefused(f"it answered {status} and no reason")


def throttled(status: int, answer: bytes) -> bool:
    """{"Status": "Error", "ExceptionType": "MXAPIRateLimitExceededException",
    "ExceptionMessage": "API calls exceeded the limit of 25 in 5 second(s)"}, seen with 429, 403 and 200."""
    type_, message = _exception(answer)
    return "RateLimitExceeded" in type_ or "exceeded the limit" in message or status == 429


def keys_refused(status: int, answer: bytes) -> bool:
    """{"Status": "Error", "ExceptionType": "MXInvalidAccessDetailsException", "ExceptionMessage": "..."} and 401."""
    return status == 401 or bool(_KEYS.match(_exception(answer)[0]))


def label(status: int, answer: bytes) -> str:
    """The kind of an answer, as a metric's label."""
    if throttled(status, answer):
        return "throttled"
    if keys_refused(status, answer):
        return "keys refused"
    if _exception(answer)[0].startswith("MX"):
        return "refused"
    return "ok" if status == 200 else "failed"


def kind_of(type_: str, message: str) -> RefusalKind:
    """What a refusal is about: a feature that is off and permission first, then the subject that is named first."""
    if _SWITCHED_OFF.search(message):
        return RefusalKind.SWITCHED_OFF
    if _PERMISSION.search(f"{type_} {message}"):
        return RefusalKind.PERMISSION
    found = [(match.start(), kind) for kind, words in _SUBJECTS if (match := words.search(message))]
    if found:
        return min(found, key=lambda one: one[0])[1]
    return RefusalKind.FIELD if "Attribute" in type_ else RefusalKind.OTHER


def _check_own(status: int, type_: str, message: str, *, writes: bool) -> None:
    refused = CrmRefused(" ".join((message or type_).split())[:LONGEST_REASON], kind_of(type_, message))
    said = f"{type_} {message}"
    known = _DECIDED_FIRST.fullmatch(type_)
    if _TIMED_OUT.search(said) or (not known and (_TROUBLE.search(said) or status in _MAY_BE_DONE)):
        raise CrmUnknown(refused.reason) if writes else CrmUnavailable(refused.reason)
    if writes and not known and not 400 <= status < 500:
        raise CrmUnknown(refused.reason, refused=refused)
    raise refused


def _exception(answer: bytes) -> tuple[str, str]:
    body = parse_object(answer)
    return text(body, "ExceptionType"), text(body, "ExceptionMessage")


def _says_error(answer: bytes) -> bool:
    return text(parse_object(answer), "Status").casefold() == "error"
