"""The domain: what a line asks for, what may be booked, and in which order it is done.

rules, line and choices are pure and decide; workflow, lookup, appointment and booking act, through the ports only.
Knows no Slack JSON, no LeadSquared fields, no database.
"""
