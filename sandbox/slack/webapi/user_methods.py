"""users.* and auth.test: who somebody is.

https://docs.slack.dev/reference/objects/user-object
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from sandbox.slack.json_values import JsonObject
from sandbox.slack.people_and_channels import (
    BOT_ID,
    BOT_NAME,
    BOT_USER_ID,
    TEAM_DOMAIN,
    TEAM_ID,
    TEAM_NAME,
    Profile,
)
from sandbox.slack.webapi.api_errors import ApiError
from sandbox.slack.webapi.arguments import Arguments
from sandbox.slack.workspace_state import WorkspaceState


def auth_test(state: WorkspaceState, _args: Arguments) -> JsonObject:
    """Who the token is. **?**: a token for a whole organisation names that as its team."""
    answer: JsonObject = {
        "url": f"https://{TEAM_DOMAIN}.slack.com/",
        "team": TEAM_NAME,
        "user": BOT_NAME,
        "team_id": TEAM_ID,
        "user_id": BOT_USER_ID,
        "bot_id": BOT_ID,
        "is_enterprise_install": False,
    }
    enterprise = state.switches.enterprise
    if enterprise is None:
        return answer
    answer["enterprise_id"] = enterprise.enterprise_id
    if enterprise.installed:
        answer |= {"team": enterprise.name, "team_id": enterprise.enterprise_id, "is_enterprise_install": True}
    return answer


def users_info(state: WorkspaceState, args: Arguments) -> JsonObject:
    """One user; `locale` only when asked for, `profile.email` only with users:read.email."""
    wanted = args.text("user")
    person = next((one for one in state.people if one.user_id == wanted), None)
    if person is None:
        raise ApiError("user_not_found")
    return {"user": _user(state, person, locale=args.flag("include_locale"))}


def users_lookup_by_email(state: WorkspaceState, args: Arguments) -> JsonObject:
    """One active user of this team by e-mail, in any case."""
    wanted = args.text("email").casefold()
    for person in state.people:
        known = person.team_id == TEAM_ID and not person.deleted
        if known and wanted and (person.email or "").casefold() == wanted:
            return {"user": _user(state, person, locale=False)}
    raise ApiError("users_not_found")


def _user(state: WorkspaceState, person: Profile, *, locale: bool) -> JsonObject:
    profile: JsonObject = {
        "real_name": person.name,
        "real_name_normalized": person.name,
        "display_name": person.handle,
        "display_name_normalized": person.handle,
        "team": person.team_id,
    }
    if person.email and "users:read.email" in state.scopes:
        profile["email"] = person.email
    user: JsonObject = {
        "id": person.user_id,
        "team_id": person.team_id,
        "name": person.handle,
        "deleted": person.deleted,
        "profile": profile,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": 1_700_000_000,
    }
    if not person.team_id:
        del user["team_id"], profile["team"]
    if person.is_stranger:
        user["is_stranger"] = True
    enterprise = state.switches.enterprise
    if enterprise is not None and person.teams:
        user["enterprise_user"] = {
            "id": person.user_id,
            **enterprise.named,
            "is_admin": person.is_admin,
            "is_owner": False,
            "teams": list(person.teams),
        }
    if person.deleted:
        return user
    user |= {
        "real_name": person.name,
        "is_admin": person.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": person.is_restricted,
        "is_ultra_restricted": person.is_ultra_restricted,
    }
    if person.tz is not None:
        now = datetime.fromtimestamp(state.clock(), ZoneInfo(person.tz))
        offset = now.utcoffset()
        user |= {
            "tz": person.tz,
            "tz_label": now.tzname(),
            "tz_offset": int(offset.total_seconds()) if offset is not None else 0,
        }
    if locale:
        user["locale"] = person.locale
    return user
