"""views.*: modals and Home tabs.

https://docs.slack.dev/reference/methods/views.open
"""

from sandbox.slack.blockkit import check_view, view_is_too_large
from sandbox.slack.roster import TEAM_ID
from sandbox.slack.screens import DEPTH, OpenView
from sandbox.slack.triggers import Spent
from sandbox.slack.values import JsonObject
from sandbox.slack.webapi.arguments import Arguments
from sandbox.slack.webapi.refusals import Refusal, bad_arguments, refuse_problems
from sandbox.slack.world import World


def views_open(world: World, args: Arguments) -> JsonObject:
    """Show a modal to whoever the trigger belongs to; it becomes the root of a new stack."""
    view = _checked(args, "modal")
    with world.lock:
        _own_external_id(world, view, None)
        user_id = _spend(world, args)
        opened = world.screens.open(user_id, view)
    return _answer(world, opened)


def views_push(world: World, args: Arguments) -> JsonObject:
    """Put a modal on top of the ones that stand; three at most."""
    view = _checked(args, "modal")
    with world.lock:
        _own_external_id(world, view, None)
        trigger = world.tickets.triggers.get(_trigger_id(args))
        stack = world.screens.stack(trigger.user_id) if trigger else []
        if len(stack) >= DEPTH:
            raise Refusal("push_limit_reached")
        user_id = _spend(world, args)
        if not stack:
            raise Refusal("not_found")
        pushed = world.screens.push(user_id, view)
    return _answer(world, pushed)


def views_update(world: World, args: Arguments) -> JsonObject:
    """Draw an open view anew; with `hash`, only if nobody did so meanwhile."""
    if args.has("view_id") == args.has("external_id"):
        raise bad_arguments("must provide exactly one of: view_id, external_id")
    with world.lock:
        standing = world.screens.find(args.text("view_id"), args.text("external_id"))
        kind = "home" if standing is not None and standing.is_home else "modal"
        view = _checked(args, kind)
        if standing is None:
            raise Refusal("not_found")
        _same_hash(standing, args)
        _own_external_id(world, view, standing)
        standing.show(view)
    return _answer(world, standing)


def views_publish(world: World, args: Arguments) -> JsonObject:
    """Set the Home tab of one person."""
    view = _checked(args, "home")
    if not world.switches.home_tab:
        raise Refusal("not_enabled")
    with world.lock:
        person = next((one for one in world.people if one.user_id == args.text("user_id")), None)
        if person is None or person.deleted or person.team_id != TEAM_ID:
            raise bad_arguments("user not found [json-pointer:/user_id]")
        standing = world.screens.homes.get(person.user_id)
        if standing is not None:
            _same_hash(standing, args)
        _own_external_id(world, view, standing)
        published = world.screens.publish(person.user_id, view)
    return _answer(world, published)


def _checked(args: Arguments, kind: str) -> JsonObject:
    view = args.object("view", "invalid_arguments")
    if view_is_too_large(view):
        raise Refusal("view_too_large")
    refuse_problems("invalid_arguments", check_view(view, kind))
    return view


def _trigger_id(args: Arguments) -> str:
    return args.text("trigger_id") or args.text("interactivity_pointer")


def _spend(world: World, args: Arguments) -> str:
    """Use the trigger up, and say whose it was."""
    if not _trigger_id(args):
        raise bad_arguments("missing required field: trigger_id")
    trigger = world.tickets.spend(_trigger_id(args))
    match trigger:
        case Spent.UNKNOWN:
            raise Refusal("invalid_trigger_id")
        case Spent.USED:
            exchanged = world.switches.late_trigger.startswith("trigger_")
            raise Refusal("trigger_exchanged" if exchanged else "exchanged_trigger_id")
        case Spent.LATE if world.switches.late_trigger == "invalid_arguments":
            raise bad_arguments("invalid `trigger_id`: it has expired [json-pointer:/trigger_id]")
        case Spent.LATE:
            raise Refusal(world.switches.late_trigger)
        case _:
            return trigger.user_id


def _same_hash(standing: OpenView, args: Arguments) -> None:
    if args.has("hash") and args.text("hash") != standing.hash:
        raise Refusal("hash_conflict")


def _own_external_id(world: World, view: JsonObject, itself: OpenView | None) -> None:
    name = str(view.get("external_id") or "")
    if name and world.screens.find("", name) not in (None, itself):
        raise Refusal("duplicate_external_id")


def _answer(world: World, view: OpenView) -> JsonObject:
    world.changed()
    return {"view": view.as_api(with_blocks=True)}
