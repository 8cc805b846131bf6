"""The front door: what Slack can trigger, and what people see.

Reads Slack's JSON, writes Slack's JSON; what may be booked is not its matter.
"""
