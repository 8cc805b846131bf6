"""Ask the rules about a line of Priya's, and take their verdict apart."""

from bot.meetings import rules
from bot.meetings.lookup import LookupResult
from bot.meetings.messages import Ask, End, Outcome, Ready, RefusalReason, Refuse
from bot.meetings.model import Draft, Lead, Meeting, Person, Policy
from bot.meetings.rules import Asker, Found
from tests.meetings.samples import NOW, PRIYA, draft

POLICY = Policy()


def decide(
    text: str | Draft,
    asker: Person = PRIYA,
    owner: Person | None = None,
    leads: tuple[Lead, ...] = (),
    opportunities: tuple[str, ...] = (),
    policy: Policy = POLICY,
) -> Ready | Ask | Refuse:
    found = draft(text) if isinstance(text, str) else text
    known = LookupResult(Outcome(End.BOOKED), leads=leads, opportunities=opportunities, strict=True)
    who = Asker(asker, policy, NOW)
    return rules.check_draft(found, who) or rules.decide(found, who, Found(known, owner))


def meeting(verdict: Ready | Ask | Refuse) -> Meeting:
    assert isinstance(verdict, Ready), verdict
    return verdict.meeting


def why(verdict: Ready | Ask | Refuse) -> RefusalReason:
    assert isinstance(verdict, Refuse), verdict
    return verdict.why
