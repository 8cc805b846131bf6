"""Chooses how LeadSquared and Slack fail, at random. Orders nothing.

No fault here stores a task and then refuses it as a mistake of the person's: nobody could book with such a LeadSquared.
An error of another kind, or a page, may come after storing.
"""

from collections.abc import Mapping
from random import Random

from sandbox.leadsquared import CrmFault, FaultOrder
from sandbox.slack import (
    SlackFault,
    dropped,
    empty,
    html_page,
    no_json,
    no_object,
    rate_limited,
    refused,
    server_error,
    slow,
)
from sandbox.slack.error_names import ERRORS, About, errors_of

CREATE = "Task.svc/Create"
# Longer than the bot waits for an answer (10 s), so each costs it all of that.
_HOLD_S = 12.0
# Stored, or shown, when every look that belongs to the sending is long over.
LATE = (CrmFault.STORED_LATER,)
_LATE_S = (20.0, 40.0)
# Shorter than the bot waits before it believes that a task is not there (10 s).
_HIDDEN_S = (2.0, 6.0)

_EITHER_WAY = (
    *(CrmFault.SERVER_ERROR, CrmFault.BAD_GATEWAY, CrmFault.DENIED, CrmFault.TIMED_OUT, CrmFault.FIREWALL),
    *(CrmFault.ENDLESS, CrmFault.HUGE, CrmFault.GZIP_BOMB, CrmFault.DEEP),
)
_CREATE = (
    *(CrmFault.DROP_BEFORE,) * 4,
    *(CrmFault.DROP_AFTER,) * 4,
    *(CrmFault.SERVER_ERROR,) * 3,
    *(CrmFault.BAD_GATEWAY,) * 3,
    *(CrmFault.DENIED,) * 3,
    *(CrmFault.TIMED_OUT,) * 2,
    *(CrmFault.NO_ID,) * 3,
    *(CrmFault.ERROR_IN_200,) * 2,
    *(CrmFault.SLOW,) * 2,
    *(CrmFault.HIDDEN,) * 2,
    *(CrmFault.ODD_TYPES, CrmFault.DRIP, CrmFault.ENDLESS, CrmFault.HUGE, CrmFault.GZIP_BOMB, CrmFault.DEEP),
    *(CrmFault.FIREWALL, CrmFault.REDIRECT, CrmFault.LATE),
    *(CrmFault.THROTTLED_429, CrmFault.THROTTLED_403, CrmFault.THROTTLED_200),
)
_READ = (
    *(CrmFault.DROP_BEFORE, CrmFault.SERVER_ERROR, CrmFault.BAD_GATEWAY, CrmFault.SLOW),
    *(CrmFault.TIMED_OUT, CrmFault.ENDLESS, CrmFault.HUGE, CrmFault.DEEP, CrmFault.DRIP),
    *(CrmFault.THROTTLED_429, CrmFault.THROTTLED_403, CrmFault.THROTTLED_200),
)
_LISTS, _LEADS = "Task.svc/RetrieveAppointments", "LeadManagement.svc"
_METHODS = (*("chat.postMessage",) * 3, *("chat.update",) * 3, "users.info", "response_url", "chat.postEphemeral")
# Who somebody is cannot be found out where Slack says that they are nobody.
_WHO = ("users.info",)


def of_create(rng: Random) -> FaultOrder:
    """One answer to a create goes wrong."""
    fault = rng.choice(_CREATE)
    hidden = fault is CrmFault.HIDDEN or rng.random() < 0.4
    return FaultOrder(
        fault,
        CREATE,
        delay_s=round(rng.uniform(1, 3), 1),
        hidden_s=round(rng.uniform(*_HIDDEN_S), 1) if hidden else 0.0,
        after=rng.random() < 0.5 if fault in _EITHER_WAY else None,
    )


def timeout(rng: Random) -> FaultOrder:
    """No answer to a create at all: not stored, stored, stored when nobody waits any more, or long after every look."""
    fault = rng.choice((CrmFault.TIMEOUT_BEFORE, CrmFault.TIMEOUT_AFTER, CrmFault.LATE, *LATE))
    return FaultOrder(fault, CREATE, delay_s=round(rng.uniform(*_LATE_S), 1) if fault in LATE else _HOLD_S)


def of_read(rng: Random) -> FaultOrder:
    """A search for a mark or for a lead goes wrong; with a reason of LeadSquared's only where that ends no line."""
    path = rng.choice((_LISTS, _LISTS, _LEADS))
    faults = (*_READ, CrmFault.DENIED, CrmFault.ERROR_IN_200, CrmFault.ENDLESS_PAGES) if path == _LISTS else _READ
    return FaultOrder(rng.choice(faults), path, delay_s=round(rng.uniform(1, 3), 1))


def of_slack(rng: Random) -> tuple[str, SlackFault]:
    """A method of Slack's, and how its next call goes wrong, whoever it is for."""
    method = rng.choice(_METHODS)
    about = (About.TOKEN, About.SLACK) if method in _WHO else tuple(About)
    documented = [name for kind, names in _errors(method).items() if kind in about for name in names]
    faults = [
        *(rate_limited(1), rate_limited(3), rate_limited(None), rate_limited("soon"), rate_limited("1.5")),
        *(server_error(500), server_error(502), server_error(503)),
        *(no_json(), no_object(), empty(), html_page(), dropped(), slow(1.5)),
        *map(refused, rng.sample(documented, min(6, len(documented)))),
    ]
    if method not in _WHO:
        faults += [made(after_storing=True) for made in (no_json, empty, html_page, dropped, server_error)]
    return method, rng.choice(faults)


def of_card(rng: Random) -> tuple[str, SlackFault, int | None]:
    """How Slack treats all that is posted, or all that is changed, for one line: once, twice or always."""
    method = rng.choice(("chat.postMessage", "chat.postMessage", "chat.update"))
    kinds = (About.PLACE, About.MESSAGE, About.CONTENT)
    documented = [name for kind, names in _errors(method).items() if kind in kinds for name in names]
    return method, refused(rng.choice(documented)), rng.choice((1, 2, None, None))


def _errors(method: str) -> Mapping[About, tuple[str, ...]]:
    return errors_of(method) if method in ERRORS else {}
