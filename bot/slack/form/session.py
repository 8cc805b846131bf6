"""One open form: what was typed, what Slack shows, and what to show next.

Values only: no thread, no call, no clock. windows applies these steps one at a time, and sends what they return.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.meetings import rules
from bot.meetings.messages import RefusalReason
from bot.slack.directory import Member
from bot.slack.form import preview
from bot.slack.form.merge_states import with_known_type, with_late_values, with_lead, with_preferences, with_shown
from bot.slack.form.preview import Preview
from bot.slack.form.state import FormState
from bot.slack.menus import FormLists, MenuOption


@dataclass(frozen=True)
class FormSession:
    """One form between two events; each method returns the session after one.

    `typed_at` is Slack's action_ts of the newest change, "" while nothing was typed; `hash` is Slack's hash of the view
    that it shows. `outdated`: the newest state is not shown yet. `updating`: an update is on its way to Slack.
    `closed`: the form was closed or submitted, so that nothing is looked up or shown for it any more.
    """

    team: str
    user: str
    state: FormState
    typed_at: str = ""
    hash: str = ""
    outdated: bool = False
    updating: bool = False
    closed: bool = False

    @property
    def lead(self) -> str:
        return self.state.lead.value if self.state.lead else ""

    @property
    def may_update(self) -> bool:
        """Whether there is something to show, and no other update on its way."""
        return self.outdated and not self.updating and not self.closed

    def typed(self, state: FormState, typed_at: str) -> "FormSession":
        """After a change in a field; the same session where a newer change has arrived already."""
        if typed_at <= self.typed_at:
            return self
        return replace(self, state=with_shown(state, self.state), typed_at=typed_at, outdated=True, closed=False)

    def completed(self, fuller: FormState, opened_with: MenuOption | None) -> "FormSession":
        """With what was looked up after the form had opened; where somebody has typed meanwhile, with the lead alone.

        `opened_with` is the lead that the form had when it opened.
        """
        state = self.state
        if not self.typed_at:
            state = with_late_values(state, fuller)
        elif state.lead == opened_with and fuller.lead != opened_with:
            state = with_lead(state, fuller)
        return replace(self, state=state, outdated=True)

    def with_defaults(self, before: FormLists, after: FormLists) -> "FormSession":
        """With the person's own defaults in place of the installation's, once it is known who they are."""
        return replace(self, state=with_preferences(self.state, before, after))

    def lists_changed(self) -> "FormSession":
        """After something that the menus offer was looked up."""
        return replace(self, outdated=True)

    def begin_update(self) -> "FormSession":
        """Before its state is sent to Slack; only where it `may_update`."""
        return replace(self, outdated=False, updating=True)

    def updated(self, sent: "FormSession", shown: FormState, hash_: str) -> "FormSession":
        """After an update: `sent` is the session that it was made from, `shown` the state that Slack shows now."""
        # What was typed or looked up while the update was on its way belongs to the view before it.
        state = shown if self.state is sent.state else with_shown(self.state, shown)
        return replace(self, state=state, hash=hash_, updating=False)

    def failed(self) -> "FormSession":
        """After an update that Slack did not take; the next change makes another one."""
        return replace(self, updating=False)

    def close(self) -> "FormSession":
        return replace(self, closed=True)


def may_not_book(member: Member | None) -> RefusalReason | None:
    """Why somebody may book nothing at all by a form; None where they may, or where it is not known who they are."""
    if member is None:
        return None
    person, policy = member.person, member.policy
    alone = policy.assign == "self" or person.guest
    return rules.why_not_allowed(person, policy) or (rules.without_mail(person) if alone and not person.mail else None)


def owned_by(user: str, state: FormState) -> FormState:
    """A new form's owner is whoever opens it, unless another was named: then that is shown."""
    if state.owner and state.owner != user:
        return replace(state, metadata=replace(state.metadata, more=True))
    return state if state.metadata.owner else replace(state, owner=user)


def with_member(member: Member | None, state: FormState) -> FormState:
    """With the zone and the languages of whoever fills the form in, once they are known."""
    if member is None or state.metadata.known:
        return state
    metadata = replace(state.metadata, zone=member.zone, languages=member.languages, known=True)
    return replace(state, metadata=metadata)


def as_shown(state: FormState, lists: FormLists, clock: datetime) -> tuple[FormState, Preview]:
    """The state as it is shown at this moment, and its preview. `clock` is aware, in UTC."""
    if state.metadata.change:
        return state, Preview("")  # its time is not edited here
    state = with_known_type(state, lists)
    shown = preview.preview_of(state, preview.now_of(state, clock), lists.minutes)
    return preview.synchronized(state, shown), shown
