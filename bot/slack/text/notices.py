"""Short answers to a press, a form or a command, given at once: no job is behind them.

Strings only. What a job says is in sentences.
"""

OTHER_WORKSPACE = "Nothing was booked: this bot books for another Slack workspace. Type it there."
OTHER_WORKSPACES_BUTTON = "Only people of the workspace this app belongs to can press that."
NOT_WRITTEN = "Nothing was booked: I could not write your request down. Type it again in a minute."
MAYBE_WRITTEN = (
    "I can't tell yet whether I have your request. Wait a minute for its card; if none comes, type it again."
)
LATE_FORM = "The form did not open: Slack gives it three seconds. Open it once more."
IN_PROGRESS = "It is still on its way. You hear how it ends."
CANNOT_TELL = "I can't look that up now. Press it again in a minute, or look in LeadSquared."
CANCELLED = "Cancelled. Nothing was booked."
CANCELLED_ALREADY = "You cancelled that, so nothing was booked. Type it again if you want it after all."
ANSWERED_ALREADY = "You answered that already; the first answer counts."
TOO_OLD = "That question is too old to answer, so nothing was booked. Type it again."
BOOKED_ALREADY = "This books a second appointment. The first one stays in LeadSquared until you delete it there."
NOT_YOURS = "Only the person who asked can press that. Type a line of your own to book one."


def not_opened(why: str) -> str:
    """`why` is Slack's error."""
    if "trigger" in why or why == "invalid_arguments" or why == "no answer":
        return LATE_FORM
    if why in ("ratelimited", "rate_limited"):
        return "The form did not open: Slack limits this bot at the moment. Open it again in a minute, or type a line."
    return (
        f"The form did not open: Slack says {why}. Open it once more, or type a line; tell your admin if that stays so."
    )


def answer_received(label: str) -> str:
    """In the place of a question that was answered by a button: true whatever comes of it."""
    return f"You chose “{label}”. What came of it is in the next message."


def unexpected_error(ref: str) -> str:
    """`ref` is the reference that the log has too."""
    return (
        "Something went wrong on my side, and I can't tell whether this was booked. Look in LeadSquared before you "
        f"type it again, and give your admin this reference: {ref}"
    )


def booked_again(title: str, when: str) -> str:
    """On the card of the first one."""
    return f"Booked again as {title}, {when}. This one is in LeadSquared too, until you delete it there."
