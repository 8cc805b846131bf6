"""Book LeadSquared appointments from lines and forms in Slack.

when         the language of time: text and a moment in, a reading out
meetings     the domain: what a line asks for, what may be booked, in which order
leadsquared  the CRM over HTTP, within its rate limit
slack        what Slack can trigger, and what people see
jobs         never lost, never twice: durable steps
store        preferences, claims and last leads; database opens the connection
settings     every environment variable, checked together at start-up
app          makes and connects all objects; web, run, processes and ready serve with them
commands     python -m bot <command>, one file each
"""
