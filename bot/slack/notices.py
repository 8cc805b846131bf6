"""Short answers to a press, a form or a command, given at once: no job is behind them.

Strings only. What a job says is in sentences.
"""

OTHER_WORKSPACE = "Nothing was booked: this bot books for another Slack workspace. Type it there."
NOT_WRITTEN = "Nothing was booked: I could not write your request down. Type it again in a minute."
NOT_OPENED = "The form did not open: Slack gives it three seconds. Open it once more."
ON_ITS_WAY = "On its way…"
CANCELLED = "Cancelled. Nothing was booked."
CANCELLED_ALREADY = "You cancelled that, so nothing was booked. Type it again if you want it after all."
ANSWERED_ALREADY = "You answered that already; the first answer counts."
TOO_OLD = "That question is too old to answer, so nothing was booked. Type it again."
NOT_YOURS = "Only the person who asked can press that. Type a line of your own to book one."


def broken(ref: str) -> str:
    """`ref` is the reference that the log has too."""
    return (
        f"Something in me broke, and I may not have booked this. Look in LeadSquared before you type it "
        f"again, and give your admin this reference: {ref}"
    )
