"""The Home tab: its headings, what one may not do, and whom to ask."""

from bot.meetings.audience import Audience
from bot.meetings.messages import RefusalReason
from bot.slack.text.translation import sentence


def heading(audience: Audience) -> str:
    return sentence(audience, "Meetings from Slack into LeadSquared")


def examples(audience: Audience) -> str:
    return sentence(audience, "Type it in any channel")


def lines(command: str) -> tuple[str, ...]:
    return (
        f"{command} tomorrow 3-4pm Demo with Acme",
        f"{command} day after tomorrow 11:15 for 25m renewal",
        f"{command} friday 2pm Pricing call remind:15",
    )


def settings(audience: Audience) -> str:
    return sentence(audience, "Your settings")


def help_line(audience: Audience, command: str) -> str:
    return sentence(audience, "{command} help shows all that can be typed.", command=command)


def contact(audience: Audience, contact_: str) -> str:
    """`contact_` is what an operator set: a channel, a name, an e-mail; "" for nothing."""
    if contact_:
        return sentence(audience, "Questions? Ask {contact}.", contact=contact_)
    return sentence(audience, "Questions? Ask whoever manages this app in your workspace.")


def barred(audience: Audience, why: RefusalReason) -> str:
    """Instead of the buttons, for somebody who may not book."""
    if why is RefusalReason.GUEST:
        return sentence(
            audience, "Guests can't book appointments here. Ask a full member of this workspace to book one for you."
        )
    return sentence(
        audience,
        "Only people of the workspace this app belongs to can book appointments. Ask one of them to book one for you.",
    )


def without_mail(audience: Audience, *, hidden: bool) -> str:
    """Above the buttons, for somebody who can book for colleagues only."""
    if hidden:
        return sentence(
            audience,
            "Slack shows this bot no e-mail addresses, so I can't find you in LeadSquared. Ask an admin to add the "
            "scope users:read.email to the app and to reinstall it.",
        )
    return sentence(
        audience,
        "Your Slack profile shows no e-mail, and LeadSquared finds you by it. Have it added to your profile to book "
        "for yourself.",
    )
