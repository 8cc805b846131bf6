"""Lists everything that Slack can trigger, and handles unexpected errors."""

import logging
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from slack_bolt import App, BoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse

from bot.meetings.audience import Audience
from bot.slack import button_payload, home_view, message_blocks, step_event
from bot.slack.form import change_form, fields, move_form, preferences_view, result_view
from bot.slack.listeners import shortcuts
from bot.slack.listeners.appointment_forms import AppointmentForms
from bot.slack.listeners.appointment_moves import AppointmentMoves
from bot.slack.listeners.card_actions import CardActions
from bot.slack.listeners.forms import Forms
from bot.slack.listeners.home_tab import HomeTab
from bot.slack.listeners.lead_search import LeadSearch
from bot.slack.listeners.mentions import Mentions
from bot.slack.listeners.pressed_buttons import PressedButtons
from bot.slack.listeners.settings_search import SettingsSearch
from bot.slack.listeners.shortcuts import Shortcuts
from bot.slack.listeners.slash_commands import SlashCommands
from bot.slack.listeners.workflow_step import WorkflowStep
from bot.slack.request_gate import EventFilter
from bot.slack.text import notices

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Listeners:
    """The listeners, one for each kind."""

    slash_commands: SlashCommands
    shortcuts: Shortcuts
    pressed_buttons: PressedButtons
    forms: Forms
    lead_search: LeadSearch
    settings_search: SettingsSearch
    home_tab: HomeTab
    card_actions: CardActions
    mentions: Mentions
    appointment_forms: AppointmentForms
    workflow_step: WorkflowStep
    appointment_moves: AppointmentMoves


def register(app: App, command: str, listeners: Listeners) -> None:
    app.command(command)(listeners.slash_commands.meeting)
    app.shortcut({"type": "shortcut", "callback_id": shortcuts.GLOBAL})(listeners.shortcuts.anywhere)
    app.shortcut({"type": "message_action", "callback_id": shortcuts.MESSAGE})(listeners.shortcuts.on_message)
    app.action(re.compile(rf"^{button_payload.ANSWER}:"))(listeners.pressed_buttons.answer)
    app.action(re.compile(rf"^{button_payload.CANCEL}:"))(listeners.pressed_buttons.cancel)
    app.action(re.compile(rf"^{button_payload.SHOW}:"))(listeners.pressed_buttons.show)
    app.action(re.compile(rf"^{button_payload.ACT}:"))(listeners.card_actions.pressed)
    app.action(re.compile(rf"^{button_payload.EDIT}:"))(listeners.shortcuts.edit)
    app.action(re.compile(rf"^({'|'.join(fields.DISPATCHING)})$"))(listeners.forms.typed)
    app.action(result_view.ANOTHER)(listeners.forms.another)
    app.action(result_view.CHANGE)(listeners.forms.change)
    app.action(button_payload.THREAD)(listeners.forms.seen)
    app.options(fields.LEAD)(listeners.lead_search.leads)
    app.action(move_form.WHEN)(listeners.appointment_moves.typed)
    app.action(re.compile(rf"^{move_form.FREE}:"))(listeners.appointment_moves.free)
    app.view(move_form.CALLBACK)(listeners.appointment_moves.submitted)
    app.options(preferences_view.ZONE)(listeners.settings_search.zones)
    app.options(preferences_view.LANGUAGE)(listeners.settings_search.languages)
    app.view(fields.CALLBACK)(listeners.forms.submitted)
    app.view(change_form.CALLBACK)(listeners.appointment_forms.submitted)
    app.view_closed(fields.CALLBACK)(listeners.forms.closed)
    events = {"app_home_opened": listeners.home_tab.opened, "app_mention": listeners.mentions.mentioned}
    app.use(EventFilter({*events, "function_executed"}))
    app.function(step_event.BOOK)(listeners.workflow_step.book)
    app.function(step_event.TYPES)(listeners.workflow_step.types)
    for event, heard in events.items():
        app.event(event)(heard)
    app.action(re.compile(rf"^{button_payload.OPEN}:"))(listeners.mentions.opened)
    app.action(home_view.OPEN)(listeners.home_tab.change)
    app.action(home_view.SCHEDULE)(listeners.home_tab.schedule)
    app.view(preferences_view.CALLBACK)(listeners.home_tab.saved)
    app.error(_broke)


def create(signing_secret: str, token_of: Callable[[str], str]) -> App:
    """A Bolt app that makes no network call of its own: a listener runs in its request's thread, and who we
    are is known without auth.test. It checks no signature: request_gate does, once. `token_of` is a team's bot
    token."""

    def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=token_of(team_id or ""))

    logger = logging.getLogger("bot.bolt")
    # SLACK_BOT_TOKEN is in the environment because it is our setting, not for Bolt to read.
    logger.addFilter(lambda record: "will be ignored" not in record.getMessage())
    return App(
        signing_secret=signing_secret,
        authorize=authorize,
        request_verification_enabled=False,
        process_before_response=True,
        raise_error_for_unhandled_request=False,
        logger=logger,
    )


def _broke(error: Exception, request: BoltRequest) -> BoltResponse:
    ref = secrets.token_hex(4)
    log.error("ref %s: a listener broke on %s", ref, request.context.get("team_id"), exc_info=error)
    if "command" in request.body:
        audience = Audience(str(request.body.get("user_id", "")))
        return BoltResponse(status=200, body=dict(message_blocks.notice(notices.unexpected_error(audience, ref))))
    return BoltResponse(status=500, body="")
