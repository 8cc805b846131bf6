"""One appointment from its card to its last word, unless the same line is already on its way.

The order of card, booking and telling; whether it may be booked was decided before.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from bot.meetings.booking import Booking
from bot.meetings.choices import NO_ANSWER
from bot.meetings.clash_check import ClashCheck
from bot.meetings.crm_answers import outcome_of, search_outcome
from bot.meetings.description import description
from bot.meetings.messages import BookingResult, Card, End, Outcome, RefusalKind, RepeatedRequest
from bot.meetings.model import Meeting
from bot.meetings.notifier import Notifier
from bot.meetings.ports import NO_CARD, AppointmentRecord, CardLocation, Claim, Clock, Crm, Journal, Memory, ReplyRoute
from bot.meetings.progress import Progress
from bot.meetings.recheck import Recheck
from bot.meetings.request import ANYWAY, CANCEL, CHECK, ReplyTarget, Request
from bot.meetings.watch import watch

REPEAT_S = 60
# The order of steps from which on an appointment is stored.
RECORDS = 2
# And from which on it is stored before anybody sees that it is booked: its buttons look for what is stored.
RECORDS_FIRST = 3
# The order of steps from which on the card of a refused type offers those that exist.
TYPES = 3
# Somebody waits for the answer: what LeadSquared chose is asked for twice at most.
READ_BACKS, READ_BACK_S = 2, 1


@dataclass(frozen=True)
class TaskTimes:
    """The start and the end that LeadSquared gave a task; None where it did not say."""

    outcome: Outcome
    start: datetime | None = None
    end: datetime | None = None


@dataclass(frozen=True)
class Appointment:
    """`card` is what it begins as; `place` where it is shown, which is not always where it was typed; `zone` is the
    asker's, `steps` the order of steps that the job goes by."""

    card: Card
    place: ReplyTarget
    request: Request
    crm: Crm
    memory: Memory
    clock: Clock
    journal: Journal
    notifier: Notifier
    progress: Progress
    zone: ZoneInfo
    steps: int
    recheck: Recheck | None = None
    clash: ClashCheck | None = None

    def book(self) -> Outcome | None:
        """How its booking ended; None when the same was asked for a moment ago."""
        key, choices = self.request.key, self.request.choices
        heard_at = choices[-1].pressed_at if choices else self.request.received_at
        claim = self.journal.step("claim", partial(self.memory.claim, self.fingerprint, key, heard_at, REPEAT_S), Claim)
        if not claim.mine:
            permalink = claim.location.permalink if claim.location else ""
            repeat = RepeatedRequest(self.card.draft, permalink)
            self.notifier.tell_privately("repeat", repeat)
            self.notifier.update_form("repeat form", repeat)
            return None
        signed, location, ended = self._book(heard_at)
        outcome = ended.outcome
        if outcome.end in (End.REFUSED, End.KEYS, End.GAVE_UP, End.LATE, End.BARRED, End.CLASH):
            self.journal.step("release", self._release, None)
        in_truth = watch(outcome, signed, self.request.received_at, self.crm, self.journal)
        return self._correct(ended, in_truth, location)

    def _release(self) -> None:
        """The line may be typed again, and the time is free."""
        self.memory.release(self.fingerprint, self.request.key)
        if self.clash:
            self.clash.release()

    def _obstacle(self) -> Outcome | None:
        found = self.recheck.obstacle() if self.recheck else None
        return found or (self.clash.obstacle() if self.clash else None)

    def _correct(self, ended: Card, in_truth: Outcome | None, location: CardLocation) -> Outcome:
        """Say what showed up in LeadSquared after the last word, if anything did."""
        if in_truth is None:
            return ended.outcome
        corrected = self.progress.card = replace(ended, outcome=in_truth)
        self.progress.outcome = in_truth
        self.notifier.reply("tell watch", location, BookingResult(corrected))
        self.notifier.change("card watch", location, corrected)
        self._record("record watch", corrected, location)
        return in_truth

    def check(self, reference: str) -> Outcome:
        """Look once whether an appointment of whose fate nobody knew is there after all; book nothing."""
        self.progress.certain = False  # that appointment is in doubt, whatever this look comes to
        meeting = replace(self.card.meeting, reference=reference)
        found = self.journal.step("check", lambda: self._stored() or self._search(meeting), Outcome)
        if found.end is End.BOOKED and not found.task_id:
            found = Outcome(End.UNSURE)
        card = self._with_times(replace(self.card, meeting=meeting, outcome=found, key=self.request.answered_key))
        thread_ts = self.place.thread_ts or ""
        location = CardLocation(ReplyRoute.THREAD, self.place.channel, self._pressed or thread_ts, thread_ts=thread_ts)
        self.notifier.reply("tell check", location, BookingResult(card))
        if found.end is End.BOOKED:
            self.notifier.change("card check", location, card)
            self._record("record check", card, location)
        return found

    @property
    def _pressed(self) -> str:
        """The card whose button was pressed, which is not always the root of its thread."""
        return self.request.choices[-1].message_ts if self.request.choices else ""

    @property
    def fingerprint(self) -> str:
        """The same for the same words, and the same answers to what was asked about them, of the same person in the
        same channel. A form is itself alone: its key is the same however often it is submitted. So is what somebody
        wants booked although it may be there."""
        request = self.request
        anyway = bool(request.choices) and request.choices[-1].value == ANYWAY
        said = request.key if anyway else self.card.draft.line.casefold() or request.key
        answers = [one.value for one in request.choices if one.value not in NO_ANSWER]
        words = (request.team, request.reply_to.channel, request.user, said, *answers)
        return hashlib.sha256("\n".join(" ".join(word.split()) for word in words).encode()).hexdigest()

    def _book(self, asked_at: datetime) -> tuple[Meeting, CardLocation, Card]:
        card, asker, progress = self.card, self.card.asker, self.progress
        progress.card = card
        location = progress.location = self.notifier.post_card_soon(self.place, card)
        if location:
            self._remember(location)
        permalink = location.permalink if location else ""
        signed = replace(card.meeting, description=description(card.meeting, asker, permalink))

        def say_so(waits: Outcome) -> None:
            if location:
                trying = replace(card, outcome=waits)
                self.notifier.reply("tell trying", location, BookingResult(trying), soon=True)
                self.notifier.change("card trying", location, trying, soon=True)

        def sends() -> None:
            progress.sent = True

        booking = Booking(
            signed,
            self.request.received_at,
            self.crm,
            self.clock,
            self.journal,
            sends,
            self._obstacle,
            asked_at,
            left_out=lambda: self.clash is not None and self.clash.left_out,
        )
        outcome = progress.outcome = booking.run(say_so)
        ended = progress.card = self._with_times(self._with_types(replace(card, outcome=outcome)))
        if location is None:
            # Where Slack takes no card at all, the last word goes by the other ways of replying.
            location = progress.location = self.notifier.post_card(self.place, ended) or CardLocation(
                ReplyRoute.DM, asker.user
            )
            self._remember(location)
        if self.steps >= RECORDS_FIRST:
            self._record("record", ended, location)
        if location != NO_CARD:
            self.notifier.reply("tell", location, BookingResult(ended))
        progress.person_told = True
        self.notifier.change("card end", location, ended)
        self.notifier.update_form(
            "form end", BookingResult(ended, location.permalink, lead_page=self._lead_page(ended))
        )
        if self.steps < RECORDS_FIRST:
            self._record("record", ended, location)
        lead = card.meeting.lead
        if lead and outcome.end is End.BOOKED:
            remember = partial(self.memory.remember_lead, self.request.team, self.request.reply_to.channel, lead)
            self.journal.step("last lead", remember, None)
        if outcome.end is End.BOOKED:
            self._end_earlier_cards(ended)
            self.notifier.link("booked again", ended, location.permalink)
        return signed, location, ended

    def _lead_page(self, ended: Card) -> str:
        """For a workflow, whose later steps may show it."""
        lead = ended.meeting.lead
        if not self.request.ends_step or lead is None or ended.outcome.end is not End.BOOKED:
            return ""
        return self.journal.step("lead page", partial(self.crm.lead_page, lead.id), str)

    def _end_earlier_cards(self, booked: Card) -> None:
        """The cards whose buttons led here say that it is booked now, and by which task."""
        now_booked = replace(booked, second_try=True)
        for number, choice in enumerate(self.request.choices):
            if choice.message_ts and choice.value not in (CHECK, CANCEL):
                location = CardLocation(ReplyRoute.THREAD, self.request.reply_to.channel, choice.message_ts)
                self.notifier.change(f"earlier card {number}", location, now_booked)

    def _with_times(self, card: Card) -> Card:
        """Where LeadSquared chose the day, the card with what it chose. What cannot be read is left out: booked it is
        all the same."""
        if self.steps < 1 or card.outcome.end is not End.BOOKED or card.meeting.start is not None:
            return card
        for number in range(READ_BACKS):
            found = self.journal.step(f"times {number}", partial(_chosen, self.crm, card.outcome.task_id), TaskTimes)
            if found.start and found.end:
                start, end = (one.astimezone(self.zone) for one in (found.start, found.end))
                return replace(card, meeting=replace(card.meeting, start=start, end=end))
            if found.outcome.end is not End.TRYING or number + 1 == READ_BACKS:
                break
            self.journal.sleep(READ_BACK_S)
        return card

    def _with_types(self, card: Card) -> Card:
        """Where LeadSquared does not take the type, the card with those that it has."""
        outcome = card.outcome
        if self.steps < TYPES or outcome.end is not End.REFUSED or outcome.kind is not RefusalKind.TASK_TYPE:
            return card
        return replace(card, types=self.journal.step("types", partial(_types, self.crm), tuple[str, ...]))

    def _record(self, name: str, card: Card, location: CardLocation) -> None:
        """Store the appointment for later, where there is one or may be one."""
        outcome, meeting, request = card.outcome, card.meeting, self.request
        if self.steps < RECORDS or outcome.end not in (End.BOOKED, End.UNSURE):
            return
        record = AppointmentRecord(
            # A look belongs to the request whose appointment it looks for.
            key=request.answered_key if request.is_check else request.key,
            team=request.team,
            user=request.user,
            state=outcome.end,
            owner=meeting.owner_mail or meeting.owner_id or "",
            task_ids=tuple(filter(None, (outcome.task_id, *outcome.also))),
            start=meeting.start,
            end=meeting.end,
            card=location,
            name=card.asker.name,
            title=meeting.title,
            owner_name=meeting.owner_name,
            lead=meeting.lead,
            where=meeting.where or "",
            audience=replace(self.notifier.audience, zone=self.zone.key),
            booked_at=self.clock() if outcome.end is End.BOOKED else None,
        )

        def remember() -> None:
            self.memory.remember_appointment(record)
            if self.clash and outcome.task_id:
                self.clash.booked(outcome.task_id)

        self.journal.step(name, remember, None)

    def _stored(self) -> Outcome | None:
        """The earlier request's appointment, if its own job found it after all."""
        records = self.memory.appointments(self.request.answered_key)
        ids = [one for record in records if record.state is End.BOOKED for one in record.task_ids]
        return Outcome(End.BOOKED, task_id=ids[0], also=tuple(ids[1:])) if ids else None

    def _search(self, meeting: Meeting) -> Outcome:
        return search_outcome(self.crm, meeting, self.request.received_at)

    def _remember(self, location: CardLocation) -> None:
        remember = partial(self.memory.remember_card, self.fingerprint, self.request.key, location)
        self.journal.step("stand", remember, None)


def _chosen(crm: Crm, task_id: str) -> TaskTimes:
    found: tuple[datetime, datetime] | None = None

    def ask() -> str:
        nonlocal found
        found = crm.times_of(task_id)
        return task_id

    outcome = outcome_of(ask)
    return TaskTimes(outcome, *(found or ()))


def _types(crm: Crm) -> tuple[str, ...]:
    """The names of the account's types; () where LeadSquared does not say."""
    names: tuple[str, ...] = ()

    def ask() -> str:
        nonlocal names
        names = tuple(one.name for one in crm.appointment_types())
        return ""

    outcome_of(ask)
    return names
