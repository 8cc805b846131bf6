"""Slack's request signature.

Does not decide whether a timestamp is too old: that is the receiver's work.
https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

import hashlib
import hmac


def signature(secret: str, timestamp_s: int, body: bytes) -> str:
    """`v0=` and the hex HMAC-SHA256 of `v0:{timestamp}:{raw body}`."""
    signed = b"v0:%d:%s" % (timestamp_s, body)
    return "v0=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
