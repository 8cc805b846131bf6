"""Short answers to a press, a form or a command, given at once."""

from bot.meetings.audience import Audience
from bot.slack.text.translation import sentence


def other_workspace(audience: Audience) -> str:
    return sentence(audience, "Nothing was booked: this bot books for another Slack workspace. Type it there.")


def other_workspaces_button(audience: Audience) -> str:
    return sentence(audience, "Only people of the workspace this app belongs to can press that.")


def not_written(audience: Audience) -> str:
    return sentence(audience, "Nothing was booked: I couldn't save your request. Type it again in a minute.")


def maybe_written(audience: Audience) -> str:
    return sentence(
        audience,
        "I can't tell yet whether I saved your request. Wait a minute for its card. If none comes, type it again.",
    )


def late_form(audience: Audience) -> str:
    return sentence(audience, "The form didn't open within the three seconds that Slack allows. Open it again.")


def late_menu(audience: Audience) -> str:
    return sentence(audience, "That didn't open within the three seconds that Slack allows. Choose it again.")


def opens_by_button(audience: Audience) -> str:
    """After a mention: Slack opens a form only for a command or a press."""
    return sentence(audience, "Slack lets me open that only when you press a button.")


def in_progress(audience: Audience) -> str:
    return sentence(audience, "This is still in progress. I'll tell you how it ends.")


def cannot_tell(audience: Audience) -> str:
    return sentence(audience, "I can't look that up now. Press it again in a minute, or look in LeadSquared.")


def cancelled(audience: Audience) -> str:
    return sentence(audience, "Cancelled. Nothing was booked.")


def cancelled_already(audience: Audience) -> str:
    return sentence(
        audience, "You already cancelled that, so nothing was booked. Type it again if you want it after all."
    )


def answered_already(audience: Audience) -> str:
    return sentence(audience, "You already answered that. The first answer counts.")


def too_old(audience: Audience) -> str:
    return sentence(audience, "That question is too old to answer, so nothing was booked. Type it again.")


def change_not_written(audience: Audience) -> str:
    return sentence(audience, "Nothing was changed: I couldn't save your request. Choose it again in a minute.")


def change_maybe_written(audience: Audience) -> str:
    return sentence(
        audience,
        "I can't tell yet whether I saved your request. Look at the card in a minute before you choose it again.",
    )


def change_received(audience: Audience) -> str:
    """In the place of a question, or in a view: true whatever comes of it."""
    return sentence(audience, "I'm on it. The next message says what came of it.")


def kept(audience: Audience) -> str:
    return sentence(audience, "Kept. Nothing was changed.")


def not_yours(audience: Audience) -> str:
    return sentence(audience, "Only the person who asked can press that. Type a line of your own to book one.")


def not_opened(audience: Audience, why: str) -> str:
    """`why` is Slack's error."""
    if "trigger" in why or why == "invalid_arguments" or why == "no answer":
        return late_form(audience)
    if why in ("ratelimited", "rate_limited"):
        return sentence(
            audience,
            "The form didn't open: Slack is limiting this bot right now. Open it again in a minute, or type a line.",
        )
    return sentence(
        audience,
        "The form didn't open: Slack answered {error}. Open it again, or type a line. If it keeps happening, tell your "
        "admin.",
        error=why,
    )


def answer_received(audience: Audience, label: str) -> str:
    """In the place of a question that was answered by a button: true whatever comes of it."""
    return sentence(audience, "You chose “{label}”. The next message says what came of it.", label=label)


def unexpected_error(audience: Audience, ref: str) -> str:
    """`ref` is the reference that the log has too."""
    return sentence(
        audience,
        "Something went wrong on my side, and I can't tell whether this was booked. Look in LeadSquared before you "
        "type it again, and give your admin this reference: {ref}",
        ref=ref,
    )


def booked_again(audience: Audience, title: str, when: str) -> str:
    """On the card of the first appointment."""
    return sentence(
        audience,
        "Booked again as {title}, {time}. This one is in LeadSquared too, until you delete it there.",
        title=title,
        time=when,
    )


def page_not_written(audience: Audience) -> str:
    return sentence(audience, "I couldn't save that you pressed this. Press it again.")


def hello(audience: Audience) -> str:
    """To a greeting; lines to type follow."""
    return sentence(audience, "Hi. Type a time and a title, and I book it in LeadSquared. For example:")


def first_lines(command: str) -> tuple[str, ...]:
    return (f"{command} tomorrow 3-4pm Demo with Acme", f"{command} help")


def shown_by_list(audience: Audience) -> str:
    return sentence(audience, "Nothing was booked. Your appointments are shown by list:")


def list_lines(command: str) -> tuple[str, ...]:
    return (f"{command} list today", f"{command} list")


def welcome(audience: Audience) -> str:
    return sentence(audience, "You're welcome. Nothing was booked.")
