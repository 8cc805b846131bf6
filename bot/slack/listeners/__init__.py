"""What Slack can trigger: one file for each kind. bot/slack/bolt_app.py lists them all.

Each reads the payload, hands it over and acknowledges it. No listener imports another one.
"""
