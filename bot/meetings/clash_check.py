"""Look for clashes before an appointment is booked or moved, and once more right before it is sent.

The looks take only calls that nothing else needs: where there is none, the appointment is booked without, and its card
says so. What is in the way is decided in clash.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from bot.meetings.clash import ClashLook, WantedTime
from bot.meetings.crm_appointment import FreeSlot
from bot.meetings.free_times import BusyTime, WorkingHours, clashing
from bot.meetings.messages import End, Outcome
from bot.meetings.model import Meeting, Policy
from bot.meetings.ports import Clock, Crm, CrmKeysRefused, CrmRefused, CrmUnavailable, HeldTime, Memory
from bot.meetings.request import Request, reference_of, stored_key

# The order of steps of the jobs that look for clashes.
CLASHES = 3


@dataclass
class ClashCheck:
    """The looks for one appointment of `owner`, an e-mail or a LeadSquared user id. `keys` are those of its request and
    of the requests that it answers. `left_out`: the last look was."""

    crm: Crm
    memory: Memory
    clock: Clock
    owner: str
    wanted: WantedTime
    keys: tuple[str, ...]
    left_out: bool = field(default=False, init=False)

    def look(self) -> ClashLook:
        """What is in the way by LeadSquared's own list."""
        return self._look(lambda: None)

    def obstacle(self) -> Outcome | None:
        """What prevents sending. From here on the time is held: whoever wants it at the same moment is asked."""
        found = self._look(self._hold)
        self.left_out = found.left_out
        return Outcome(End.CLASH, clash=found) if found.busy else None

    def before_a_move(self) -> ClashLook:
        """The only look of a move, right before it is sent; the new time is held from here on."""
        return self._look(self._hold)

    def booked(self, task_id: str) -> None:
        """LeadSquared has it: whoever wants the same time can ask for the task."""
        self.memory.note_held_task(stored_key(self.keys[0]), task_id)

    def release(self) -> None:
        """Nothing was booked."""
        self.memory.release_time(stored_key(self.keys[0]))

    def _look(self, hold: Callable[[], BusyTime | None]) -> ClashLook:
        day, now = self.wanted.day, self.clock()
        try:
            busy = self.wanted.busy_times(self.crm.appointments_of(self.owner, day.start, day.end, spare=True))
            left_out = False
        except (CrmUnavailable, CrmRefused, CrmKeysRefused):
            busy, left_out = (), True
        found = self.wanted.look(busy, now)
        if not found.busy and (held := hold()):
            busy = (*busy, held)
            found = self.wanted.look(busy, now)
        if found.busy and (slots := self._slots()) is not None:
            found = self.wanted.look(busy, now, slots)
        return found if found.busy else ClashLook(left_out=left_out)

    def _hold(self) -> BusyTime | None:
        """Hold the time, or say who has it. What was booked within the last minute may be gone again by now."""
        wanted, keys = self.wanted, tuple(map(stored_key, self.keys))
        while held := self.memory.hold_time(self.owner, wanted.start, wanted.end, keys):
            busy = self._still_there(held)
            if busy:
                return busy
            keys = (*keys, held.key)
        return None

    def _still_there(self, held: HeldTime) -> BusyTime | None:
        if not held.task_id:
            return BusyTime(held.start, held.end)
        try:
            found = self.crm.appointment(held.task_id)
        except (CrmUnavailable, CrmRefused, CrmKeysRefused):
            return BusyTime(held.start, held.end)
        busy = self.wanted.busy_times([found] if found else [])
        return next(iter(clashing(busy, self.wanted.start, self.wanted.end)), None)

    def _slots(self) -> tuple[FreeSlot, ...] | None:
        """LeadSquared's own free times of that day, which know holidays and leave; None where it has none."""
        if "@" not in self.owner:
            return None
        day = self.wanted.start.astimezone(self.wanted.zone).date()
        try:
            return self.crm.free_slots(self.owner, day, day)
        except (CrmUnavailable, CrmRefused, CrmKeysRefused):
            return None


def wanted_time(
    meeting: Meeting, policy: Policy, zone: ZoneInfo, keys: tuple[str, ...], *, own: bool
) -> WantedTime | None:
    """The time of a meeting that is to be booked, of an owner in `zone`; None where clashes are not looked for, or
    where LeadSquared chooses the time."""
    if not policy.clash or meeting.start is None or meeting.end is None:
        return None
    hours = WorkingHours(policy.opens, policy.closes)
    return WantedTime(meeting.start, meeting.end, hours, zone, tuple(map(reference_of, keys)), own=own)


def keys_of(request: Request) -> tuple[str, ...]:
    """The keys of the request, of those that it answers, and of the appointment that it books again."""
    keys = [request.key]
    while ":" in keys[-1]:
        keys.append(keys[-1].rpartition(":")[0])
    earlier = request.earlier.key if request.earlier else ""
    return tuple(dict.fromkeys(filter(None, (*keys, request.answered_key, earlier))))
