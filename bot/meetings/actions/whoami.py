"""`/meeting whoami`: say whom the bot takes the person for. Answered by the listener, without a job."""

from bot.meetings.actions.action import Action

WHOAMI = Action("whoami", words=("whoami", "who am i", "who am i?"))
