"""Stories that take their seconds, begun together on stages of their own: doubts, a SIGTERM and kills.

Begins them only; what has to come of each is in the tests.
"""

from dataclasses import dataclass

from sandbox.leadsquared import CrmFault, FaultOrder, acme
from sandbox.slack import slow, timed_out
from sandbox.stage import Stage
from tests.patience import PATIENCE_S
from tests.stories.days import D
from tests.stories.scene import Scene, seat

CREATE = "Task.svc/Create"
LOOK = "Task.svc/RetrieveAppointments/ByUserEmailAddress"
LOOK_BY_ID = "Task.svc/Retrieve"
MAYA_ID = next(user.id for user in acme().users if user.first_name == "Maya")


@dataclass(frozen=True)
class Begun:
    """A line that was typed, and where."""

    scene: Scene
    title: str


@dataclass(frozen=True)
class Ends:
    """`code` is what the bot ended with after SIGTERM; `lines` were on their way at that, or at the kill."""

    code: int
    lines: dict[str, Begun]


def begin(
    stage: Stage,
    title: str,
    fault: CrmFault,
    options: str = "",
    *,
    delay_s: float = 60.0,
    hidden_s: float = 0.0,
    after: bool | None = None,
    times: int = 1,
) -> Begun:
    """Type a line whose create fails in that way; return once it has met its fault."""
    scene = seat(stage, "priya")
    order = FaultOrder(fault, CREATE, times, delay_s=delay_s, hidden_s=hidden_s, after=after, words=f": {title}")
    stage.crm.order(order)
    scene.types(f"{D} 3pm {title} {options}")
    stage.crm.wait_for(lambda: _met(stage, title, fault), PATIENCE_S)
    return Begun(scene, title)


def _met(stage: Stage, title: str, fault: CrmFault) -> bool:
    return any(call.fault is fault and title in call.body for call in stage.crm.calls)


def begin_doubts(stage: Stage) -> dict[str, Begun]:
    """Every way in which a create stays without an answer, or without one that counts."""
    crm = stage.crm
    for fault in (CrmFault.BAD_GATEWAY, CrmFault.BAD_GATEWAY, CrmFault.KEYS_REFUSED, CrmFault.DROP_BEFORE):
        crm.fault(fault, LOOK_BY_ID)
    return {
        # Its owner is known by id, so that its looks go another way and meet faults of their own.
        "blind": begin(stage, "Blind", CrmFault.DROP_AFTER, f"owner:{MAYA_ID}"),
        "timed out before": begin(stage, "Timed out before", CrmFault.TIMEOUT_BEFORE),
        "stored late": begin(stage, "Stored late", CrmFault.LATE, delay_s=12.0),
        "timed out after": begin(stage, "Timed out after", CrmFault.TIMEOUT_AFTER),
        "dropped before": begin(stage, "Dropped before", CrmFault.DROP_BEFORE),
        "server error": begin(stage, "Server error", CrmFault.SERVER_ERROR),
        "bad gateway": begin(stage, "Bad gateway", CrmFault.BAD_GATEWAY),
        "dropped after": begin(stage, "Dropped after", CrmFault.DROP_AFTER),
        "no id": begin(stage, "No id", CrmFault.NO_ID),
        "server error after": begin(stage, "Stored behind an error", CrmFault.SERVER_ERROR, after=True),
        "bad gateway after": begin(stage, "Stored behind a gateway", CrmFault.BAD_GATEWAY, after=True),
        "throttled 429": begin(stage, "Throttled with 429", CrmFault.THROTTLED_429),
        "throttled 403": begin(stage, "Throttled with 403", CrmFault.THROTTLED_403),
        "throttled 200": begin(stage, "Throttled with 200", CrmFault.THROTTLED_200),
        "throttled twice": begin(stage, "Throttled twice", CrmFault.THROTTLED_429, times=2),
        "hidden": begin(stage, "Hidden", CrmFault.DROP_AFTER, hidden_s=5.0),
    }


def begin_kills(stage: Stage) -> dict[str, Begun]:
    """One kill -9 of everything while five lines are at five places of their way; then a new start."""
    crm, slack = stage.crm, stage.slack
    # Booked, and its thread not told: LeadSquared answers when the reply will hang.
    told = begin(stage, "Killed before the telling", CrmFault.SLOW)
    told.scene.card()
    slack.fails("chat.postMessage", timed_out())
    crm.release()
    slack.wait_for(lambda: slack.holding == 1, PATIENCE_S)
    lines = {
        "told": told,
        "stored": begin(stage, "Killed when stored", CrmFault.SLOW),
        "sent": begin(stage, "Killed when sent", CrmFault.TIMEOUT_BEFORE),
        # Acked, and nothing known of the person yet.
        "acked": _begin_unknown(stage, "Killed when acked", D, "3pm"),
        "asked": _begin_unknown(stage, "Killed before a question"),
    }
    stage.bot.kill()
    slack.heals()
    crm.clear_faults()
    stage.start()
    acked = lines["acked"].scene
    acked.card_ends()
    acked.types(f"{D} 3pm {lines['acked'].title}")
    return lines


def _begin_unknown(stage: Stage, title: str, *when: str) -> Begun:
    """Type a line, and return while Slack keeps the bot waiting for the person's profile."""
    scene, held = seat(stage, "priya"), stage.slack.holding
    stage.slack.fails("users.info", slow(60.0))
    scene.types(" ".join([*when, title]))
    stage.slack.wait_for(lambda: stage.slack.holding > held, PATIENCE_S)
    return Begun(scene, title)


def begin_ends(stage: Stage) -> Ends:
    """SIGTERM while a job waits for LeadSquared's answer, a new start, and then the kill."""
    asked = begin(stage, "Asked to end", CrmFault.SLOW)
    code = stage.bot.stop()
    stage.crm.clear_faults()
    stage.start()
    asked.scene.card_ends()
    return Ends(code, {"asked to end": asked, **begin_kills(stage)})
