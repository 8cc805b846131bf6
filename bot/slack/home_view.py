"""The Home tab: what can be done, the next appointments, examples, the settings, and whom to ask.

Shows no button that the viewer may not press. Values in, a view out; listeners/home_tab publishes it.
"""

from collections.abc import Sequence

from bot.meetings import rules
from bot.meetings.audience import Audience
from bot.meetings.model import Policy
from bot.slack.directory import Member
from bot.slack.message_blocks import Block, button, context, field_rows, header, plain, preformatted
from bot.slack.text import home as text
from bot.slack.text import preferences

# As Slack has them in views that are open already.
OPEN, SCHEDULE = "open_habits", "schedule_from_home"


def build(audience: Audience, member: Member | None, policy: Policy, appointments: Sequence[Block] = ()) -> Block:
    """`member` is None while Slack does not say who it is; `appointments` are the blocks of the next days."""
    in_force, zone = (member.policy, member.zone) if member else (policy, policy.zone)
    quiet = member is not None and member.habits.quiet
    barred = rules.why_not_allowed(member.person, policy) if member else None
    blocks = [header(text.heading(audience))]
    if barred:
        blocks += [plain(text.barred(audience, barred)), context([text.contact(audience, policy.contact)])]
        return {"type": "home", "blocks": blocks}
    if member and not member.person.mail:
        blocks.append(plain(text.without_mail(audience, hidden=member.person.mail_hidden)))
    blocks += [
        {"type": "actions", "elements": [button(SCHEDULE, preferences.schedule(audience), main=True)]},
        *appointments,
        {"type": "divider"},
        header(text.examples(audience)),
        preformatted("\n".join(text.lines(policy.command))),
        {"type": "divider"},
        header(text.settings(audience)),
        field_rows(preferences.rows(audience, in_force, zone, quiet=quiet)),
        {"type": "actions", "elements": [button(OPEN, preferences.change(audience))]},
        context([text.help_line(audience, policy.command), text.contact(audience, policy.contact)]),
    ]
    return {"type": "home", "blocks": blocks}
