"""What the form offers to pick from, as far as it is known at the moment.

Values only: who asks LeadSquared and Slack, and how long the answers are kept, is in slack/known.
"""

from dataclasses import dataclass

from bot.meetings import matching
from bot.meetings.model import TaskType
from bot.slack.form.state import Option


@dataclass(frozen=True)
class FormLists:
    """`types` is empty while LeadSquared has not answered; `missing` names the lists that it was asked for in vain.
    `opportunities` are those of the lead that is picked. `may_assign` and `may_search` are the person's rights,
    which the job checks again."""

    types: tuple[TaskType, ...] = ()
    opportunities: tuple[Option, ...] = ()
    missing: tuple[str, ...] = ()
    may_assign: bool = True
    may_search: bool = True
    guest: bool = False
    minutes: int = 30
    task_type: str = "Meeting"
    reminder: int = 30
    notify: bool = True
    command: str = "/meeting"

    def type_named(self, name: str) -> TaskType | None:
        """However it is capitalised and spaced."""
        return next((one for one in self.types if matching.same(one.name, name)), None)
