"""LeadSquared's REST API as the Crm port, within the account's rate limit.

Knows nothing of Slack, of jobs, or of what may be booked.
"""
