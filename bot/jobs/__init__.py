"""Durable jobs on DBOS: each request is run once, and continued after a crash.

Imports the domain's workflow, and nothing of Slack, LeadSquared or settings.
"""
