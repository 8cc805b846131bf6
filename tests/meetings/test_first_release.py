"""Jobs that the first release began end under this version: booked at most once, told once, whatever step they were in.

first_release.json has what that release's desk handed to its journal, by scenario: names and values of steps in order.
It is never made anew; a later release adds a file of its own.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

from bot.jobs.queue import REQUEST
from bot.meetings.messages import BookingResult, Card, LookupFailed, ProfileUnavailable, Refuse, RepeatedRequest
from bot.meetings.model import Policy
from bot.meetings.request import Request, reference_of
from bot.meetings.workflow import Workflow
from tests.for_each import for_each
from tests.meetings.fakes import FakeChat, FakeCrm, FakeJournal, Ticking
from tests.meetings.memory import FakeMemory
from tests.meetings.samples import ASHA, GUEST, NOAH, NOW, PRIYA

SCENARIOS: dict[str, dict[str, object]] = json.loads((Path(__file__).parent / "first_release.json").read_text())
Step = tuple[str, object]


def steps_of(name: str) -> list[Step]:
    steps = SCENARIOS[name]["steps"]
    assert isinstance(steps, list)
    return [(str(step), value) for step, value in steps]


CUTS = [(name, length) for name in sorted(SCENARIOS) for length in range(len(steps_of(name)) + 1)]


@dataclass
class Replayed(FakeJournal):
    """A journal that an earlier version filled; its waits have one name, as on the real one."""

    def sleep(self, seconds: float) -> None:
        self.step("sleep", lambda: self.clock.pass_(seconds), object)


@dataclass
class Rest:
    """What this version makes of a job that was cut off after so many steps."""

    name: str
    length: int
    stored: bool = False
    chat: FakeChat = field(default_factory=lambda: FakeChat({"U1": PRIYA, "U2": NOAH, "U3": GUEST}))

    def __post_init__(self) -> None:
        clock = Ticking(NOW)
        self.crm = FakeCrm(clock, leads=(ASHA,))
        self.request: Request = REQUEST.validate_python(SCENARIOS[self.name]["request"])
        self.began = steps_of(self.name)[: self.length]
        self.reference = reference_of(self.request.answered_key if self.name == "a look" else self.request.key)
        if self.stored or self.was_booked:
            self.crm.tasks.append((self.reference, 0.0))
        journal = Replayed(clock, remembered=list(self.began), process="process-1")
        Workflow(self.crm, self.chat, FakeMemory(), Policy(), clock).run(self.request, journal)

    @property
    def was_booked(self) -> bool:
        return any(
            name.startswith("create ") and isinstance(value, dict) and value["outcome"]["end"] == "booked"
            for name, value in self.began
        )

    @property
    def was_told(self) -> int:
        """How often that release had told the end; the last of a job's words."""
        return sum(name in ("tell 0", "answer 0", "tell check 0") for name, _ in self.began)

    @property
    def was_begun_to_be_told(self) -> bool:
        """Nobody knows whether it was said; the card says the same."""
        return bool(self.began) and self.began[-1][0] in ("tell note 0", "tell check note 0")

    @property
    def told(self) -> int:
        """Beside the form, which says it, too."""
        said = [one for verb, one in self.chat.seen if not verb.startswith("update_form")]
        ends = [one for one in said if isinstance(one, BookingResult) and one.card.outcome.end.is_last]
        return len(ends) + sum(
            isinstance(one, Refuse | LookupFailed | ProfileUnavailable | RepeatedRequest) for one in said
        )


@for_each(("name", "length"), CUTS)
def test_it_ends_under_this_version(name: str, length: int) -> None:
    rest = Rest(name, length)
    assert len(rest.crm.tasks) <= 1
    assert rest.told + rest.was_told == (0 if rest.was_begun_to_be_told else 1)
    cards = [card.outcome.end for card in rest.chat.of(Card)]
    assert not cards or cards[-1].is_last or any(step == "card end 0" for step, _ in rest.began)


@for_each(
    ("name", "length"),
    [(name, length) for name, length in CUTS if length and steps_of(name)[length - 1][0].startswith("attempt ")],
)
def test_what_it_may_have_sent_is_looked_for_and_not_sent_again(name: str, length: int) -> None:
    """Cut off in the middle of a create that LeadSquared stored."""
    rest = Rest(name, length, stored=True)
    assert [mark for mark, _ in rest.crm.tasks] == [rest.reference]
    assert rest.told == 1
