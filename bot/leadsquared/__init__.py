"""The CRM: LeadSquared's REST API as the Crm port, at the pace an account allows.

Knows nothing of Slack, of jobs, or of what may be booked.
"""
