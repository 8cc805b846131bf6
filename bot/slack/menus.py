"""What the menus of a form offer, as far as it is known at the moment.

Values only: directory asks LeadSquared and Slack, and caches the answers.
"""

from dataclasses import dataclass

from bot.meetings import matching
from bot.meetings.model import TaskType


@dataclass(frozen=True)
class MenuOption:
    """One choice of a menu: Slack's value, the text beside it, and a smaller line underneath."""

    value: str
    label: str
    more: str = ""


@dataclass(frozen=True)
class FormLists:
    """`types` is empty while LeadSquared has not answered; `missing` names the lists that it was asked for in vain.
    `opportunities` are those of the lead that is picked. `may_assign` and `may_search` are the person's rights,
    which the job checks again. `no_mail`: Slack shows no e-mail of theirs, so that LeadSquared cannot find them."""

    types: tuple[TaskType, ...] = ()
    opportunities: tuple[MenuOption, ...] = ()
    missing: tuple[str, ...] = ()
    may_assign: bool = True
    may_search: bool = True
    guest: bool = False
    no_mail: bool = False
    minutes: int = 30
    task_type: str = "Meeting"
    reminder: int = 30
    notify: bool = True
    command: str = "/meeting"

    def type_named(self, name: str) -> TaskType | None:
        """However it is capitalised and spaced."""
        return next((one for one in self.types if matching.same(one.name, name)), None)
