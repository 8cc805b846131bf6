"""The users and channels of a workspace, and those that every workspace starts with.

No messages; the Web API's answers about them are in webapi.
"""

from dataclasses import dataclass, field

from sandbox.slack.json_values import JsonObject

TEAM_ID = "T0ACME"
TEAM_NAME = "Acme"
TEAM_DOMAIN = "acme"
OTHER_TEAM_ID = "T0OTHER"
APP_ID = "A0MEET"
BOT_USER_ID = "U0BOT"
BOT_ID = "B0BOT"
BOT_NAME = "meetings"
SLACKBOT_ID = "USLACKBOT"


@dataclass
class Profile:
    """One Slack user. Everything may be changed while the workspace runs.

    `tz` is an IANA name or None where the profile has none; `email` None where there is none. In an
    Enterprise Grid `team_id` may be another workspace's, the organisation's, or empty, which leaves it
    out; `teams` are the workspaces that `enterprise_user` names.
    """

    handle: str
    name: str
    tz: str | None = "Europe/London"
    locale: str = "en-US"
    email: str | None = None
    team_id: str = TEAM_ID
    user_id: str = ""
    deleted: bool = False
    is_bot: bool = False
    is_admin: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False
    teams: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.user_id = self.user_id or "U0" + self.handle.upper()

    @property
    def is_guest(self) -> bool:
        return self.is_restricted or self.is_ultra_restricted


@dataclass(frozen=True)
class Enterprise:
    """An Enterprise Grid organisation that the workspace belongs to; `installed`: the app is there for all of it."""

    enterprise_id: str = "E0ACME"
    name: str = "Acme Group"
    installed: bool = False

    @property
    def named(self) -> JsonObject:
        """How answers and commands name it."""
        return {"enterprise_id": self.enterprise_id, "enterprise_name": self.name}


@dataclass
class Channel:
    """A conversation: public or private channel, DM (`is_im`) or group DM (`is_mpim`).

    `members` are user ids, the bot's own among them where it has joined.
    """

    channel_id: str
    name: str
    members: set[str] = field(default_factory=set)
    is_private: bool = False
    is_im: bool = False
    is_mpim: bool = False
    is_archived: bool = False
    is_read_only: bool = False
    is_thread_only: bool = False
    is_non_threadable: bool = False
    is_ext_shared: bool = False

    @property
    def is_public(self) -> bool:
        return not (self.is_private or self.is_im or self.is_mpim)

    @property
    def name_in_payloads(self) -> str:
        """Slack hides the names of private channels in what it sends to apps."""
        if self.is_im:
            return "directmessage"
        return "privategroup" if self.is_private else self.name


def seeded_people() -> list[Profile]:
    """The people every workspace starts with, the bot's own user last."""
    return [
        Profile("priya", "Priya Rao", "Asia/Kolkata", "en-IN", "priya@acme.com"),
        Profile("maya", "Maya Chen", "America/New_York", "en-US", "maya@acme.com"),
        Profile("lukas", "Lukas Weber", "Europe/Berlin", "de-DE", "lukas@acme.com"),
        Profile("noah", "Noah Kim", "Europe/London", "en-GB", "noah@acme.com"),
        Profile("gus", "Gus Guest", email="gus@partner.example", is_restricted=True),
        Profile(
            "uma",
            "Uma Single",
            email="uma@partner.example",
            is_restricted=True,
            is_ultra_restricted=True,
        ),
        Profile("nomail", "Nora Mailless"),
        Profile("dee", "Dee Gone", email="dee@acme.com", deleted=True),
        Profile(
            "stran",
            "Stran Ger",
            email="stran@other.com",
            team_id=OTHER_TEAM_ID,
            is_stranger=True,
        ),
        Profile("notz", "Noor Zoneless", tz=None, email="notz@acme.com"),
        Profile("admin", "Ada Min", email="admin@acme.com", is_admin=True),
        Profile(BOT_NAME, "Meetings", tz=None, user_id=BOT_USER_ID, is_bot=True),
    ]


def seeded_channels(people: list[Profile]) -> list[Channel]:
    """The channels every workspace starts with; the bot is in deals, general, news and shared-globex.

    `uma`, a single-channel guest, is in general alone.
    """
    here = [person for person in people if not person.is_bot and not person.deleted]
    team = [person for person in here if person.team_id == TEAM_ID]
    insiders = {person.user_id for person in team if not person.is_ultra_restricted}
    everyone = {person.user_id for person in team}
    members = {person.user_id for person in team if not person.is_guest}
    bot = {BOT_USER_ID}
    channels = [
        Channel("C0GENERAL", "general", everyone | bot),
        Channel("C0SALES", "sales", set(insiders)),
        Channel("C0DEALS", "deals", members | bot, is_private=True),
        Channel("C0VAULT", "vault", set(members), is_private=True),
        Channel("C0OLD", "old", members | bot, is_archived=True),
        Channel("C0NEWS", "news", insiders | bot, is_read_only=True),
        Channel("C0GLOBEX", "shared-globex", members | {"U0STRAN"} | bot, is_ext_shared=True),
        Channel("D0PRIYAMAYA", "priya-maya", {"U0PRIYA", "U0MAYA"}, is_im=True),
        Channel("G0TRIO", "mpdm-priya--maya--lukas-1", {"U0PRIYA", "U0MAYA", "U0LUKAS"}, is_mpim=True),
    ]
    return channels + [dm_with_bot(person) for person in team]


def dm_with_bot(person: Profile) -> Channel:
    """The direct messages between a person and the bot."""
    dm_id = "D0" + person.user_id.removeprefix("U0").removeprefix("U")
    return Channel(dm_id, f"{person.handle}-bot", {person.user_id, BOT_USER_ID}, is_im=True)


def bot_profile() -> JsonObject:
    """`bot_profile` in the bot's messages."""
    return {
        "id": BOT_ID,
        "deleted": False,
        "name": BOT_NAME,
        "updated": 1_700_000_000,
        "app_id": APP_ID,
        "icons": {},
        "team_id": TEAM_ID,
    }
