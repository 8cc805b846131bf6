"""Never lost, never twice: DBOS, and the little it needs from us.

Knows what a desk is, and nothing of Slack, of LeadSquared or of settings.
"""
