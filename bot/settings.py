"""All settings: variable, unit, default and check of each; all errors are reported together.

Reads the environment and nothing else. A value that was refused is never shown: it may be a secret.
"""

import ipaddress
import re
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot.environment import InvalidSettings as InvalidSettings
from bot.environment import check_secret, clean, https, strip
from bot.meetings.person_zone import is_zone

_SECRETS = (
    "slack_bot_token",
    "slack_signing_secret",
    "slack_app_token",
    "leadsquared_access_key",
    "leadsquared_secret_key",
)


class Settings(BaseSettings):
    """Field names in capitals are the variables."""

    model_config = SettingsConfigDict(env_ignore_empty=True, hide_input_in_errors=True, frozen=True)

    slack_bot_token: SecretStr
    slack_signing_secret: SecretStr = Field(min_length=8)
    slack_app_token: SecretStr | None = None
    slack_api_url: str = "https://slack.com/api/"
    leadsquared_host: str
    leadsquared_access_key: SecretStr = Field(min_length=1)
    leadsquared_secret_key: SecretStr = Field(min_length=1)
    leadsquared_auth: Literal["headers", "query"] = "headers"
    leadsquared_rate: str = "25/5"
    database_url: SecretStr = SecretStr("sqlite:///meetings.db")
    port: int = Field(default=3000, ge=0, le=65535)
    # the address to listen at; all of this machine when empty
    bind: str = ""
    # where people's browsers reach the bot, for calendar files; "" where they do not
    meeting_public_url: str = ""
    # web processes on Postgres; SQLite takes one
    web_concurrency: int = Field(default=1, ge=1, le=64)
    # where a worker alone serves /metrics; beside web they are at web's own port
    metrics_port: int | None = Field(default=None, ge=0, le=65535)
    meeting_command: str = Field(default="/meeting", pattern=r"^/[^\s/]{1,31}$")
    meeting_task_type: str = Field(default="Meeting", min_length=1)
    meeting_minutes: int = Field(default=30, ge=1, le=1440)
    meeting_reminder_minutes: int = Field(default=30, ge=0, le=40320)
    meeting_notify: bool = True
    meeting_time_zone: str = "UTC"
    meeting_assign: Literal["members", "self"] = "members"
    meeting_guests: bool = False
    # ask before booking over another appointment of the owner
    meeting_clash: bool = True
    # the hours in which free times are offered, in the owner's zone
    meeting_working_hours: str = "9-18"
    # whom people can ask about the bot: a channel, a name, an address
    meeting_contact: str = Field(default="", max_length=200)
    # whether cards in channels shared with other companies are posted there, or shown to the asker alone
    meeting_shared_channels: Literal["private", "post"] = "private"
    # whose LeadSquared user has another mail than their Slack profile: U0123ABCD=maya@acme.com, ...
    meeting_people: str = ""
    # how long the audit of who asked for what is kept
    meeting_audit_days: int = Field(default=90, ge=1, le=3650)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"

    @model_validator(mode="before")
    @classmethod
    def _blank_is_unset(cls, values: dict[str, object]) -> dict[str, object]:
        return {name: value for name, value in values.items() if not isinstance(value, str) or strip(value)}

    @field_validator("*", mode="before")
    @classmethod
    def _clean(cls, value: object) -> object:
        return clean(value) if isinstance(value, str) else value

    @field_validator(*_SECRETS)
    @classmethod
    def _secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            check_secret(value.get_secret_value())
        return value

    @field_validator("slack_bot_token", "slack_app_token")
    @classmethod
    def _token(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        prefix = "xoxb-" if info.field_name == "slack_bot_token" else "xapp-"
        if value is not None and not value.get_secret_value().startswith(prefix):
            raise ValueError(f"is not usable: set it to {_LOOKS[str(info.field_name)]}")
        return value

    @field_validator("slack_api_url")
    @classmethod
    def _slack_url(cls, value: str) -> str:
        return https(value, "https://slack.com/api/").rstrip("/") + "/"

    @field_validator("meeting_public_url")
    @classmethod
    def _public_url(cls, value: str) -> str:
        return https(value, "https://meetings.example.com").rstrip("/") if value else ""

    @field_validator("leadsquared_host")
    @classmethod
    def _host(cls, value: str) -> str:
        url = https(value if "://" in value else f"https://{value}", "api-in21.leadsquared.com")
        # LeadSquared's own addresses go on with the version, and people paste it along.
        url = url.rstrip("/").removesuffix("/v2")
        if urlsplit(url).path:
            raise ValueError("is a host without a path, like api-in21.leadsquared.com")
        return url

    @field_validator("bind")
    @classmethod
    def _address(cls, value: str) -> str:
        try:
            return str(ipaddress.ip_address(value.strip("[]"))) if value else ""
        except ValueError:
            raise ValueError("is an IP address of this machine, like 127.0.0.1 or ::1; leave it out for all") from None

    @field_validator("log_level", mode="before")
    @classmethod
    def _level(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("leadsquared_rate")
    @classmethod
    def _rate(cls, value: str) -> str:
        calls, _, seconds = value.partition("/")
        try:
            fine = int(calls) >= 1 and 0.1 <= float(seconds) <= 86400
        except ValueError:
            fine = False
        if not fine:
            raise ValueError("is calls in seconds, like 25/5")
        return value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: SecretStr) -> SecretStr:
        said = value.get_secret_value()
        scheme, found, _ = said.partition("://")
        looks = "is a sqlite:/// file, or a postgres:// or postgresql:// address whose special characters are %-escaped"
        if found and scheme not in ("sqlite", "postgres", "postgresql"):
            raise ValueError(looks)
        try:
            url = make_url(said if found else f"sqlite:///{said}")
        except (ArgumentError, ValueError):
            raise ValueError(looks) from None
        if scheme == "sqlite" and url.database in (None, "", ":memory:"):
            raise ValueError("is a database that outlives a restart: a sqlite:/// file, not one in memory")
        return value

    @field_validator("meeting_time_zone")
    @classmethod
    def _zone(cls, value: str) -> str:
        if not is_zone(value):
            raise ValueError("is a zone's name, like Asia/Kolkata")
        return value

    @field_validator("meeting_working_hours")
    @classmethod
    def _hours(cls, value: str) -> str:
        if working_minutes(value) is None:
            raise ValueError("is two clock times of 24 hours, the earlier one first, like 9-18 or 8:30-17:30")
        return value

    @field_validator("meeting_people")
    @classmethod
    def _people(cls, value: str) -> str:
        users = [match[1] for match in map(_PERSON.fullmatch, _entries(value)) if match]
        if len(users) != len(_entries(value)):
            raise ValueError("is Slack member ids with the e-mail that LeadSquared has, like U0123ABCD=maya@acme.com")
        if len(set(users)) != len(users):
            raise ValueError("names a Slack member twice: keep one e-mail for each")
        return value

    @property
    def secrets(self) -> list[str]:
        """What must never be shown: tokens and keys, and the database's password."""
        kept = [getattr(self, name) for name in _SECRETS]
        found = [secret.get_secret_value() for secret in kept if secret]
        database = self.database_url.get_secret_value()
        if "://" in database:
            url = make_url(database)
            named = [value for name, value in url.query.items() if "password" in name]
            found += [value for value in (url.password, *named) if isinstance(value, str)]
        return found

    @property
    def people(self) -> dict[str, str]:
        """The e-mail that LeadSquared knows somebody by, by Slack user id, where the profile has another."""
        found = map(_PERSON.fullmatch, _entries(self.meeting_people))
        return {match[1]: match[2] for match in found if match}

    @property
    def working_hours(self) -> tuple[int, int]:
        """In minutes after midnight."""
        return working_minutes(self.meeting_working_hours) or (540, 1080)

    @property
    def rate(self) -> tuple[int, float]:
        calls, _, seconds = self.leadsquared_rate.partition("/")
        return int(calls), float(seconds)


_HOURS = re.compile(r"(\d{1,2})(?::([0-5]\d))?\s*[-–]\s*(\d{1,2})(?::([0-5]\d))?")


def working_minutes(hours: str) -> tuple[int, int] | None:
    """`9-18` as minutes after midnight, 540 and 1080; None for what is no working day."""
    found = _HOURS.fullmatch(hours)
    if found is None:
        return None
    opens, closes = (int(found[n]) * 60 + int(found[n + 1] or 0) for n in (1, 3))
    return (opens, closes) if opens < closes <= 24 * 60 else None


_PERSON = re.compile(r"([UW][A-Z0-9]{2,})\s*=\s*([^\s@=]+@[^\s@=]+\.[^\s@=]+)")


def _entries(people: str) -> list[str]:
    return [one.strip() for one in people.split(",") if one.strip()]


def read() -> Settings:
    """The settings of this environment. Raises InvalidSettings with all that is wrong with them."""
    try:
        return Settings()  # type: ignore[call-arg]  # the environment fills them in
    except ValidationError as wrong:
        raise InvalidSettings("\n".join(map(_tell, wrong.errors()))) from None


# What a setting looks like, for those whose rule is a pattern or a length.
_LOOKS = {
    "slack_bot_token": "the Bot User OAuth Token, xoxb-..., under OAuth & Permissions of your Slack app",
    "slack_signing_secret": "the Signing Secret under Basic Information of your Slack app",
    "slack_app_token": "an App-Level Token, xapp-..., under Basic Information of your Slack app",
    "leadsquared_host": "the API host of your account, like api-in21.leadsquared.com",
    "leadsquared_access_key": "the Access Key under Settings > API and Webhooks in LeadSquared",
    "leadsquared_secret_key": "the Secret Key under Settings > API and Webhooks in LeadSquared",
    "meeting_command": "a slash and up to 31 characters without a space, like /meeting",
}


def _tell(error: object) -> str:
    assert isinstance(error, dict)  # noqa: S101  # pydantic's ErrorDetails
    name = str(error["loc"][0])
    variable = name.upper()
    looks = _LOOKS.get(name, "")
    if error["type"] == "missing":
        return f"{variable} is missing: set it to {looks}"
    if error["type"] == "value_error":
        return f"{variable} {error['ctx']['error']}"
    if looks:
        return f"{variable} is not usable: set it to {looks}"
    said = str(error["msg"])
    return f"{variable} is not usable: {said[0].lower()}{said[1:]}"
