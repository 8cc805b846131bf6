"""How far a run of a job has come, for the final message if a bug ends it.

Values only, and not stored: the job's stored steps may be what is broken.
"""

from dataclasses import dataclass, replace

from bot.meetings.messages import Card, End, Outcome
from bot.meetings.ports import CardLocation


@dataclass
class Progress:
    """Filled by the run as it goes.

    `card` is what is booked, `location` where it is shown, `sent` whether an appointment may have been sent, `outcome`
    how the booking ended, `person_told` whether the person heard that. `certain` is False where the run could not
    follow what an earlier one did: then it may have been sent, whatever `sent` says.
    """

    card: Card | None = None
    location: CardLocation | None = None
    sent: bool = False
    outcome: Outcome | None = None
    person_told: bool = False
    certain: bool = True

    def ended(self, ref: str) -> Outcome:
        """How the booking ended as far as this run knows; `ref` is what the log calls it."""
        if self.outcome:
            return self.outcome
        return Outcome(End.UNSURE if self.sent or not self.certain else End.BROKEN, reference=ref)

    def last_card(self, ref: str) -> Card | None:
        return replace(self.card, outcome=self.ended(ref)) if self.card else None
