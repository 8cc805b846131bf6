"""The domain: what a line asks for, what may be booked, and in which order it happens.

rules, line and answers decide, and are pure; desk and the rooms it calls do, by the ports alone. Knows no Slack JSON,
no LeadSquared wire, no database.
"""
