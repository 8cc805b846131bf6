"""Errors that Slack documents for the methods this bot calls, by what they are about.

A selection, for ordered faults; what a method may answer by itself is in webapi.methods.
https://docs.slack.dev/reference/methods
"""

from collections.abc import Mapping
from enum import StrEnum


class About(StrEnum):
    """What an error is about."""

    PLACE = "place"  # the channel, or the bot's or the person's existing in it
    MESSAGE = "message"  # the message that is to be changed or answered
    CONTENT = "content"  # what was sent
    PERSON = "person"
    VIEW = "view"
    STEP = "step"  # the run of a workflow's step
    TOKEN = "token"  # noqa: S105  # a kind of error: the token, its scopes, the installation
    SLACK = "slack"  # Slack's own trouble, over soon


_TOKEN = (
    "account_inactive",
    "ekm_access_denied",
    "invalid_auth",
    "missing_scope",
    "no_permission",
    "not_authed",
    "team_access_not_granted",
    "token_expired",
    "token_revoked",
)
_SLACK = ("fatal_error", "internal_error", "ratelimited", "request_timeout", "service_unavailable")

ERRORS: Mapping[str, Mapping[About, tuple[str, ...]]] = {
    "chat.postMessage": {
        About.PLACE: (
            "channel_not_found",
            "is_archived",
            "messages_tab_disabled",
            "not_in_channel",
            "restricted_action",
            "restricted_action_non_threadable_channel",
            "restricted_action_read_only_channel",
            "restricted_action_thread_locked",
            "restricted_action_thread_only_channel",
            "team_not_found",
        ),
        About.MESSAGE: ("cannot_reply_to_message",),
        About.CONTENT: (
            "invalid_blocks",
            "invalid_metadata_format",
            "message_limit_exceeded",
            "metadata_too_large",
            "msg_blocks_too_long",
            "no_text",
            "slack_connect_file_link_sharing_blocked",
        ),
        About.TOKEN: ("app_access_restricted",),
        About.SLACK: ("rate_limited",),
    },
    "chat.postEphemeral": {
        About.PLACE: ("channel_not_found", "is_archived", "messages_tab_disabled", "not_in_channel"),
        About.MESSAGE: ("cannot_reply_to_message",),
        About.PERSON: ("user_not_in_channel",),
        About.CONTENT: ("invalid_blocks", "msg_too_long", "no_text"),
    },
    "chat.update": {
        About.PLACE: ("channel_not_found", "external_channel_migrating", "is_inactive", "posting_to_channel_denied"),
        About.MESSAGE: (
            "cant_update_message",
            "edit_window_closed",
            "message_not_found",
            "streaming_state_conflict",
            "update_failed",
        ),
        About.CONTENT: ("block_mismatch", "invalid_blocks", "invalid_metadata_schema", "msg_too_long", "no_text"),
    },
    "users.info": {About.PERSON: ("user_not_found", "user_not_visible")},
    "views.open": {
        About.VIEW: ("duplicate_external_id", "exchanged_trigger_id", "expired_trigger_id", "view_too_large")
    },
    "views.update": {About.VIEW: ("duplicate_external_id", "hash_conflict", "not_found", "view_too_large")},
    "views.publish": {About.VIEW: ("hash_conflict", "not_enabled", "view_too_large")},
    "functions.completeSuccess": {
        About.STEP: ("execution_not_in_running_state", "function_execution_not_found", "parameter_validation_failed")
    },
    "functions.completeError": {About.STEP: ("execution_not_in_running_state", "function_execution_not_found")},
    "auth.test": {},
}


def errors_of(method: str) -> dict[About, tuple[str, ...]]:
    """The errors of a method by kind, those that any method may answer included. KeyError for one without a list."""
    own = ERRORS[method]
    every = {About.TOKEN: _TOKEN, About.SLACK: _SLACK}
    return {about: (*own.get(about, ()), *every.get(about, ())) for about in About if about in own or about in every}
