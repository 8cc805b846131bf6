"""What LeadSquared's own calls do: menu lists them, each module answers its share.

Pure but for the account's books, which arrive in Asked; no HTTP, no clock, no faults.
"""
