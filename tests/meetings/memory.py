"""A Memory in dicts. What the store does on a real database is promised in tests/jobs."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.meetings.model import Lead, Preferences
from bot.meetings.ports import AppointmentRecord, CardLocation, Claim, HeldTime


@dataclass
class FakeMemory:
    """Keeps what it is given for as long as it lives."""

    claims: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    stands: dict[str, CardLocation] = field(default_factory=dict)
    kept: dict[tuple[str, str], Preferences] = field(default_factory=dict)
    booked: dict[tuple[str, int], AppointmentRecord] = field(default_factory=dict)
    last: dict[tuple[str, str], Lead] = field(default_factory=dict)
    homes: set[tuple[str, str]] = field(default_factory=set)
    held: dict[str, tuple[str, HeldTime]] = field(default_factory=dict)

    def preferences(self, team: str, user: str) -> Preferences:
        return self.kept.get((team, user), Preferences())

    def set_preferences(self, team: str, user: str, habits: Preferences) -> None:
        self.kept[team, user] = habits

    def remember_appointment(self, record: AppointmentRecord) -> None:
        self.booked[record.key, record.number] = record

    def appointments(self, key: str) -> tuple[AppointmentRecord, ...]:
        return tuple(record for (of, _), record in sorted(self.booked.items()) if of == key)

    def appointment_of_task(self, team: str, task_id: str) -> AppointmentRecord | None:
        mine = [one for one in self.booked.values() if one.team == team and task_id in one.task_ids]
        return mine[0] if mine else None

    def last_lead(self, team: str, channel: str) -> Lead | None:
        return self.last.get((team, channel))

    def remember_lead(self, team: str, channel: str, lead: Lead) -> None:
        self.last[team, channel] = lead

    def claim(self, fingerprint: str, key: str, at: datetime, within_s: int) -> Claim:
        holder, since = self.claims.get(fingerprint, (key, at))
        if holder != key and since >= at - timedelta(seconds=within_s):
            return Claim(mine=False, location=self.stands.get(fingerprint))
        self.claims[fingerprint] = (key, at)
        self.stands.pop(fingerprint, None)
        return Claim(mine=True)

    def remember_card(self, fingerprint: str, key: str, stand: CardLocation) -> None:
        if self.claims.get(fingerprint, ("", None))[0] == key:
            self.stands[fingerprint] = stand

    def abandon(self, key: str) -> CardLocation | None:
        mine = [fingerprint for fingerprint, (holder, _) in self.claims.items() if holder == key]
        for fingerprint in mine:
            del self.claims[fingerprint]
        return next((self.stands[one] for one in mine if one in self.stands), None)

    def release(self, fingerprint: str, key: str) -> None:
        if self.claims.get(fingerprint, ("", None))[0] == key:
            del self.claims[fingerprint]

    def note_home(self, team: str, user: str) -> None:
        self.homes.add((team, user))

    def has_home(self, team: str, user: str) -> bool:
        return (team, user) in self.homes

    def hold_time(self, owner: str, start: datetime, end: datetime, keys: tuple[str, ...]) -> HeldTime | None:
        for key, (whose, one) in self.held.items():
            if whose == owner and key not in keys and one.start < end and start < one.end:
                return one
        self.held[keys[0]] = (owner, HeldTime(keys[0], start, end))
        return None

    def note_held_task(self, key: str, task_id: str) -> None:
        owner, held = self.held[key]
        self.held[key] = (owner, replace(held, task_id=task_id))

    def release_time(self, key: str) -> None:
        self.held.pop(key, None)
