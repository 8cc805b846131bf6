"""`/meeting help`: show what can be typed. Answered by the listener, without a job."""

from bot.meetings.actions.action import Action

_QUESTIONS = ("how", "help me", "commands", "usage", "what can you do", "what can you do?")
HELP = Action("help", words=("help", "help!", "?", "-h", "--help", *_QUESTIONS))
