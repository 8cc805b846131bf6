"""How LeadSquared and Slack fail, drawn from dice. Orders nothing.

No fault here stores a task and then says that it did not: such a LeadSquared could not be served by anybody.
"""

from random import Random

from bot.sandbox.leadsquared import Fault, Order
from bot.sandbox.slack import Fault as SlackFault
from bot.sandbox.slack import dropped, rate_limited, server_error, slow

CREATE = "Task.svc/Create"
# Longer than the bot waits for an answer (10 s), so each costs it all of that.
_HOLD_S = 12.0
# Stored when the call is long over: looks that come before cannot find it.
LATE = (Fault.LATE,)
# Shorter than the bot waits before it believes that a task is not there (10 s).
_HIDDEN_S = (2.0, 6.0)

_EITHER_WAY = (Fault.SERVER_ERROR, Fault.BAD_GATEWAY)
_CREATE = (
    *(Fault.DROP_BEFORE,) * 4,
    *(Fault.DROP_AFTER,) * 4,
    *(Fault.SERVER_ERROR,) * 3,
    *(Fault.BAD_GATEWAY,) * 3,
    *(Fault.NO_ID,) * 3,
    *(Fault.ERROR_IN_200,) * 2,
    *(Fault.SLOW,) * 2,
    *(Fault.HIDDEN,) * 2,
    Fault.LATE,
    Fault.THROTTLED_429,
    Fault.THROTTLED_403,
    Fault.THROTTLED_200,
)
_READ = (
    Fault.DROP_BEFORE,
    Fault.SERVER_ERROR,
    Fault.BAD_GATEWAY,
    Fault.SLOW,
    Fault.THROTTLED_429,
    Fault.THROTTLED_403,
    Fault.THROTTLED_200,
)
_LISTS, _LEADS = "Task.svc/RetrieveAppointments", "LeadManagement.svc"
_POSTS = ("chat.postMessage", "chat.postMessage", "chat.update", "chat.update", "users.info", "response_url")


def of_create(dice: Random) -> Order:
    """One answer to a create goes wrong."""
    fault = dice.choice(_CREATE)
    hidden = fault is Fault.HIDDEN or dice.random() < 0.4
    return Order(
        fault,
        CREATE,
        delay_s=round(dice.uniform(1, 3), 1),
        hidden_s=round(dice.uniform(*_HIDDEN_S), 1) if hidden else 0.0,
        after=dice.random() < 0.5 if fault in _EITHER_WAY else None,
    )


def timeout(dice: Random) -> Order:
    """No answer to a create at all: not stored, stored, or stored when nobody waits any more."""
    fault = dice.choice((Fault.TIMEOUT_BEFORE, Fault.TIMEOUT_AFTER, Fault.LATE))
    return Order(fault, CREATE, delay_s=_HOLD_S)


def of_read(dice: Random) -> Order:
    """A search for a mark or for a lead goes wrong; an error in 200 only where it ends no line."""
    path = dice.choice((_LISTS, _LISTS, _LEADS))
    faults = (*_READ, Fault.ERROR_IN_200) if path == _LISTS else _READ
    return Order(dice.choice(faults), path, delay_s=round(dice.uniform(1, 3), 1))


def of_slack(dice: Random) -> tuple[str, SlackFault]:
    """A method of Slack's, and how its next call goes wrong; what it did not answer it did not do."""
    fault = dice.choice((rate_limited(1), rate_limited(2), server_error(), dropped(), slow(1.5)))
    return dice.choice(_POSTS), fault
