"""The table of Web API methods: their functions, scopes, arguments and errors.

Tests compare it with Slack's own lists.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sandbox.slack.json_values import JsonObject
from sandbox.slack.webapi import (
    app_methods,
    chat_methods,
    conversation_methods,
    function_methods,
    user_methods,
    view_methods,
)
from sandbox.slack.webapi.arguments import Arguments
from sandbox.slack.workspace_state import WorkspaceState

Does = Callable[[WorkspaceState, Arguments], JsonObject]

_WORDS = "as_user attachments blocks link_names markdown_text metadata parse text"
_LOOKS = "icon_emoji icon_url username"


@dataclass(frozen=True)
class Method:
    """One method.

    scopes: any one of them opens it.
    json_body: whether Slack reads a JSON body here; where not, arguments come as a form or query.
    errors: its own error names that can come back; general ones may come from any method.
    explains: whether answers carry `response_metadata.messages` in Slack's recordings.
    """

    does: Does
    scopes: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    args: frozenset[str] = frozenset()
    errors: frozenset[str] = frozenset()
    json_body: bool = True
    explains: bool = False
    token: str = "bot"  # noqa: S105 -- the kind of token, not a token


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


METHODS: Mapping[str, Method] = {
    "auth.test": Method(user_methods.auth_test),
    "chat.postMessage": Method(
        chat_methods.post_message,
        ("chat:write",),
        ("channel",),
        _set(f"{_WORDS} {_LOOKS} channel mrkdwn reply_broadcast thread_ts unfurl_links unfurl_media"),
        _set(
            "cannot_reply_to_message channel_not_found invalid_blocks invalid_blocks_format "
            "invalid_metadata_format is_archived markdown_text_conflict messages_tab_disabled "
            "no_text not_in_channel restricted_action_non_threadable_channel "
            "restricted_action_read_only_channel restricted_action_thread_only_channel "
            "too_many_attachments"
        ),
        explains=True,
    ),
    "chat.postEphemeral": Method(
        chat_methods.post_ephemeral,
        ("chat:write",),
        ("user", "channel"),
        _set(f"{_WORDS} {_LOOKS} channel thread_ts user"),
        _set(
            "cannot_reply_to_message channel_not_found invalid_blocks invalid_blocks_format "
            "is_archived markdown_text_conflict messages_tab_disabled msg_too_long no_text "
            "not_in_channel restricted_action too_many_attachments user_not_in_channel"
        ),
    ),
    "chat.update": Method(
        chat_methods.update,
        ("chat:write",),
        ("ts", "channel"),
        _set(f"{_WORDS} channel file_ids reply_broadcast ts unfurled_attachments"),
        _set(
            "cant_update_message channel_not_found invalid_blocks invalid_blocks_format "
            "invalid_metadata_format markdown_text_conflict message_not_found msg_too_long "
            "no_text too_many_attachments"
        ),
        explains=True,
    ),
    "chat.delete": Method(
        chat_methods.delete,
        ("chat:write",),
        ("ts", "channel"),
        _set("as_user channel ts"),
        _set("cant_delete_message channel_not_found message_not_found"),
    ),
    "conversations.info": Method(
        conversation_methods.info,
        ("channels:read", "groups:read", "im:read", "mpim:read"),
        ("channel",),
        _set("channel include_locale include_num_members"),
        _set("channel_not_found"),
        json_body=False,
    ),
    "users.info": Method(
        user_methods.users_info,
        ("users:read",),
        ("user",),
        _set("include_locale user"),
        _set("user_not_found"),
        json_body=False,
    ),
    "users.lookupByEmail": Method(
        user_methods.users_lookup_by_email,
        ("users:read.email",),
        ("email",),
        _set("email"),
        _set("users_not_found"),
        json_body=False,
        explains=True,
    ),
    "views.open": Method(
        view_methods.views_open,
        (),
        ("view",),
        _set("interactivity_pointer trigger_id view"),
        _set("duplicate_external_id exchanged_trigger_id expired_trigger_id invalid_trigger_id view_too_large"),
        explains=True,
    ),
    "views.push": Method(
        view_methods.views_push,
        (),
        ("view",),
        _set("interactivity_pointer trigger_id view"),
        _set(
            "duplicate_external_id exchanged_trigger_id expired_trigger_id invalid_trigger_id "
            "not_found push_limit_reached view_too_large"
        ),
        explains=True,
    ),
    "views.update": Method(
        view_methods.views_update,
        (),
        ("view",),
        _set("external_id hash view view_id"),
        _set("duplicate_external_id hash_conflict not_found view_too_large"),
        explains=True,
    ),
    "views.publish": Method(
        view_methods.views_publish,
        (),
        ("user_id", "view"),
        _set("hash interactivity_pointer user_id view"),
        _set("duplicate_external_id hash_conflict not_enabled view_too_large"),
        explains=True,
    ),
    "functions.completeSuccess": Method(
        function_methods.complete_success,
        (),
        ("function_execution_id", "outputs"),
        _set("function_execution_id outputs"),
        _set("execution_not_in_running_state function_execution_not_found parameter_validation_failed"),
        explains=True,
    ),
    "functions.completeError": Method(
        function_methods.complete_error,
        (),
        ("function_execution_id", "error"),
        _set("error function_execution_id"),
        _set("execution_not_in_running_state function_execution_not_found"),
    ),
    "apps.connections.open": Method(app_methods.connections_open, explains=True, token="app"),  # noqa: S106 -- a kind
}
