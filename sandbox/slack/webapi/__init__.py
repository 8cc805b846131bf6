"""The Web API half: what the bot may call.

Sends nothing by itself; the person's half does.
"""
