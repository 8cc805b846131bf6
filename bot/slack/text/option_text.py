"""The words for each option of a line: what it takes, and what it is called in the form."""

from bot.meetings.audience import Audience
from bot.slack.text.translation import sentence


def takes(audience: Audience, option: str) -> str:
    """What can be typed behind an option, named without its colon."""
    match option:
        case "lead":
            return sentence(audience, "It takes an e-mail, a whole phone number, a LeadId, or words in quotes.")
        case "opp":
            return sentence(audience, "It takes an OpportunityId.")
        case "type":
            return sentence(audience, "It takes the name of an appointment type.")
        case "mins":
            return sentence(audience, "It takes a number of minutes.")
        case "remind":
            return sentence(audience, "It takes minutes before the start, or off.")
        case "notify":
            return sentence(audience, "It takes on or off.")
        case "owner":
            return sentence(audience, "It takes a @mention, an e-mail, or a LeadSquared user id.")
        case "where":
            return sentence(audience, "It takes a place, in quotes when it has spaces.")
        case "when":
            return sentence(audience, "It takes only none.")
    raise ValueError(option)


def label(audience: Audience, option: str) -> str:
    """Above an option of the table's element in the form."""
    match option:
        case "remind":
            return sentence(audience, "Reminder before the start")
        case "notify":
            return sentence(audience, "E-mail")
        case "where":
            return sentence(audience, "Where")
    raise ValueError(option)


def example(audience: Audience, option: str) -> str:
    """In an empty field of the form, or beside a box."""
    match option:
        case "remind":
            return sentence(audience, "30 min")
        case "notify":
            return sentence(audience, "Notify the owner by e-mail")
        case "where":
            return sentence(audience, "Room 4")
    raise ValueError(option)
