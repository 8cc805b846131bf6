"""What each of LeadSquared's API calls does; call_table lists them.

They change nothing but the account's state, which comes in ApiCall; no HTTP, no clock, no faults.
"""
