"""The domain: what a line asks for, what may be booked, and in which order it happens.

Pure, but for desk, which calls the ports. Knows no Slack JSON, no LeadSquared wire, no database.
"""
