"""`/meeting` alone: open the form. Answered by the listener, without a job."""

from bot.meetings.actions.action import Action

OPEN_FORM = Action("open_form", words=("",), opens=True)
