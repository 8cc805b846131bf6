"""Slack's Web API: the methods that the bot may call.

Sends nothing to the bot: user does.
"""
