"""views.*: modals and Home tabs.

https://docs.slack.dev/reference/methods/views.open
"""

from sandbox.slack.blockkit import check_view, view_is_too_large
from sandbox.slack.expiring_ids import TriggerProblem
from sandbox.slack.json_values import JsonObject
from sandbox.slack.open_views import DEPTH, ViewState
from sandbox.slack.people_and_channels import TEAM_ID
from sandbox.slack.webapi.api_errors import ApiError, bad_arguments, refuse_problems
from sandbox.slack.webapi.arguments import Arguments
from sandbox.slack.workspace_state import WorkspaceState


def views_open(state: WorkspaceState, args: Arguments) -> JsonObject:
    """Show a modal to whoever the trigger belongs to; it becomes the root of a new stack."""
    view = _checked(args, "modal")
    with state.lock:
        _own_external_id(state, view, None)
        user_id = _spend(state, args)
        opened = state.open_views.open(user_id, view)
    return _answer(state, opened)


def views_push(state: WorkspaceState, args: Arguments) -> JsonObject:
    """Put a modal on top of the open ones; three at most."""
    view = _checked(args, "modal")
    with state.lock:
        _own_external_id(state, view, None)
        trigger = state.expiring_ids.triggers.get(_trigger_id(args))
        stack = state.open_views.stack(trigger.user_id) if trigger else []
        if len(stack) >= DEPTH:
            raise ApiError("push_limit_reached")
        user_id = _spend(state, args)
        if not stack:
            raise ApiError("not_found")
        pushed = state.open_views.push(user_id, view)
    return _answer(state, pushed)


def views_update(state: WorkspaceState, args: Arguments) -> JsonObject:
    """Draw an open view anew; with `hash`, only if nobody did so meanwhile."""
    if args.has("view_id") == args.has("external_id"):
        raise bad_arguments("must provide exactly one of: view_id, external_id")
    with state.lock:
        existing = state.open_views.find(args.text("view_id"), args.text("external_id"))
        kind = "home" if existing is not None and existing.is_home else "modal"
        view = _checked(args, kind)
        if existing is None:
            raise ApiError("not_found")
        _same_hash(existing, args)
        _own_external_id(state, view, existing)
        existing.show(view)
    return _answer(state, existing)


def views_publish(state: WorkspaceState, args: Arguments) -> JsonObject:
    """Set the Home tab of one person."""
    view = _checked(args, "home")
    if not state.switches.home_tab:
        raise ApiError("not_enabled")
    with state.lock:
        person = next((one for one in state.people if one.user_id == args.text("user_id")), None)
        if person is None or person.deleted or person.team_id != TEAM_ID:
            raise bad_arguments("user not found [json-pointer:/user_id]")
        existing = state.open_views.homes.get(person.user_id)
        if existing is not None:
            _same_hash(existing, args)
        _own_external_id(state, view, existing)
        published = state.open_views.publish(person.user_id, view)
    return _answer(state, published)


def _checked(args: Arguments, kind: str) -> JsonObject:
    view = args.object("view", "invalid_arguments")
    if view_is_too_large(view):
        raise ApiError("view_too_large")
    refuse_problems("invalid_arguments", check_view(view, kind))
    return view


def _trigger_id(args: Arguments) -> str:
    return args.text("trigger_id") or args.text("interactivity_pointer")


def _spend(state: WorkspaceState, args: Arguments) -> str:
    """Use the trigger up, and say whose it was."""
    if not _trigger_id(args):
        raise bad_arguments("missing required field: trigger_id")
    trigger = state.expiring_ids.spend(_trigger_id(args))
    match trigger:
        case TriggerProblem.UNKNOWN:
            raise ApiError("invalid_trigger_id")
        case TriggerProblem.USED:
            exchanged = state.switches.late_trigger.startswith("trigger_")
            raise ApiError("trigger_exchanged" if exchanged else "exchanged_trigger_id")
        case TriggerProblem.LATE if state.switches.late_trigger == "invalid_arguments":
            raise bad_arguments("invalid `trigger_id`: it has expired [json-pointer:/trigger_id]")
        case TriggerProblem.LATE:
            raise ApiError(state.switches.late_trigger)
        case _:
            return trigger.user_id


def _same_hash(existing: ViewState, args: Arguments) -> None:
    if args.has("hash") and args.text("hash") != existing.hash:
        raise ApiError("hash_conflict")


def _own_external_id(state: WorkspaceState, view: JsonObject, itself: ViewState | None) -> None:
    name = str(view.get("external_id") or "")
    if name and state.open_views.find("", name) not in (None, itself):
        raise ApiError("duplicate_external_id")


def _answer(state: WorkspaceState, view: ViewState) -> JsonObject:
    state.changed()
    return {"view": view.as_api(with_blocks=True)}
