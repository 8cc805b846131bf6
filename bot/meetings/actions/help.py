"""`/meeting help`: show what can be typed. Answered by the listener, without a job."""

from bot.meetings.actions.action import Action

HELP = Action("help", words=("help", "help!", "?", "-h", "--help"))
