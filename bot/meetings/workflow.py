"""Run one request's job: the steps of its action, or after a bug the final message.

The order and the names of the steps are stored: a job that one version began may be finished by the next, or by both
in turn, which run the same steps and find their stored values. They stay from release to release; a step that is added
in the middle is for jobs whose first step says that they know it (`steps` of Understanding). How a line is read, and
the settings, may change: both are part of what the first step stores. What rules make of that may change within a step
only.
"""

from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from bot.meetings import actions
from bot.meetings.actions.action import Ports, Run
from bot.meetings.audit import AuditTrail
from bot.meetings.messages import BookingResult, End, InternalFailure, Outcome
from bot.meetings.notifier import Notifier
from bot.meetings.ports import CardLocation, Journal, JournalUnreadable
from bot.meetings.progress import Progress
from bot.meetings.request import Request, reference_of


@dataclass(frozen=True)
class Workflow(Ports):
    """Runs the requests of one workspace and its LeadSquared account."""

    def run(self, request: Request, journal: Journal, progress: Progress | None = None) -> Outcome | None:
        """How the booking ended, or None if nothing was to be booked. `progress` is filled by the run, for
        `report_failure`."""
        progress, trail = progress or Progress(), AuditTrail(self.clock)
        notifier = Notifier(self.chat, journal, request, reference_of(request.key), trail=trail)
        steps = actions.of_request(request).run
        try:
            outcome = steps(Run(self, request, journal, notifier, progress)) if steps else None
        except JournalUnreadable:
            progress.certain = False
            raise
        self._record(trail, request, journal, outcome)
        if outcome and outcome.end in (End.BOOKED, End.CHANGED):
            self.changed(request)
        return outcome

    def _record(self, trail: AuditTrail, request: Request, journal: Journal, outcome: Outcome | None) -> None:
        """The last step of every job, whatever its action. After a crash it may write again, which changes nothing."""
        events = trail.events(request, actions.of_request(request).name, outcome)
        with suppress(JournalUnreadable):  # a version that had more steps ran this one to its end
            journal.step("audit", partial(self.record, events), None)

    def report_failure(self, request: Request, journal: Journal, progress: Progress | None = None) -> Outcome:
        """After a bug: the final message, with the reference that the log has.

        The line may be typed again, and its card says how it ended, as far as that is known: without `progress` nobody
        knows how far it came. `journal` stores nothing, as the request's own may be what is broken.
        """
        progress = progress or Progress(certain=False)
        reference = reference_of(request.key)
        outcome, card = progress.ended(reference), progress.last_card(reference)
        notifier = Notifier(self.chat, journal, request, reference)
        location = progress.location
        if progress.outcome is None or outcome.end not in (End.BOOKED, End.UNSURE):
            claimed = journal.step("abandon", lambda: self.memory.abandon(request.key), CardLocation | None)
            location = location or claimed
        message: BookingResult | InternalFailure = (
            BookingResult(card, location.permalink if location else "", alone=True)
            if card
            else InternalFailure(reference, outcome.end is End.UNSURE, changing=_changes(request))
        )
        # Before it is told: nothing is remembered here, and what fails later would be told again.
        trail = AuditTrail(self.clock)
        trail.told(message)
        self._record(trail, request, journal, outcome)
        if location and card:
            notifier.change("broken card", location, card)
        elif location:
            notifier.replace("broken card", location, message)
        if not progress.person_told:
            notifier.tell_privately("excuse", message)
        notifier.update_form("excuse form", message)
        return outcome


def _changes(request: Request) -> bool:
    """Whether it asks for something to be done to an existing appointment."""
    return bool(request.target or actions.of_request(request).states)
