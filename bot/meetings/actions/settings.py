"""`/meeting settings`: open the person's own defaults. Answered by the listener, without a job."""

from bot.meetings.actions.action import Action

SETTINGS = Action(
    "settings", words=("settings", "my settings", "preferences", "my preferences", "setup", "config"), opens=True
)
