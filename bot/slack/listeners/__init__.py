"""What Slack can trigger, one file for each kind; bolt_app lists them.

Each reads the payload, hands it over and acknowledges it. No listener imports another one.
"""
