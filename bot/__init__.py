"""A Slack line becomes a LeadSquared appointment.

when         the language of time: text and a moment in, a reading out
meetings     the domain: what a line asks for, what may be booked, in which order
leadsquared  the CRM over HTTP, at its pace
slack        the front door: what Slack can trigger, what people see
jobs         never lost, never twice: durable steps
store        what must outlive a restart and is no job; database opens where it is kept
settings     every variable, told at once when wrong
app          puts the house together; web, run, processes, ready, check, read are its commands
"""
