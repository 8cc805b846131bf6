"""The state of one workspace, guarded by one lock.

Answers no request and sends none. Whoever reads or writes more than one thing holds `lock`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sandbox.changes import Changes
from sandbox.slack.expiring_ids import Clock, ExpiringIds
from sandbox.slack.functions import Functions
from sandbox.slack.input_values import InputValues
from sandbox.slack.json_values import Json
from sandbox.slack.open_views import OpenViews
from sandbox.slack.people_and_channels import (
    BOT_USER_ID,
    Channel,
    Enterprise,
    Profile,
    dm_with_bot,
    seeded_channels,
    seeded_people,
)
from sandbox.slack.posted_messages import MessageStore, PostedMessage


@dataclass(frozen=True)
class SlackCall:
    """One call the bot made to the Web API, tokens left out.

    `method` is Slack's method name, or `response_url`. `at` is the workspace's clock in unix
    seconds, `ms` how long the answer took. `answer` is empty where none was sent.
    """

    method: str
    args: Mapping[str, Json]
    answer: Mapping[str, Json]
    status: int
    at: float
    ms: float
    detail: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        return self.answer.get("ok") is True

    @property
    def error(self) -> str:
        return str(self.answer.get("error") or "")


@dataclass
class Switches:
    """What an admin, or Slack itself, may change while the workspace runs.

    late_trigger: how a trigger that is too late is spelled, one of api_errors.LATE_TRIGGERS.
    one_message_a_second: refuse a second post to a channel within a second, with 429.
    messages_tab, home_tab: the tabs of the app's own page.
    active: false once the app was uninstalled; every call then says account_inactive.
    enterprise: the organisation this workspace is one of; None for a workspace of its own.
    team_in_payloads: whether interactive payloads name the team; where not, `team` is null.
    token_error: what every call with the bot token says, as token_revoked; empty while it works.
    """

    late_trigger: str = "expired_trigger_id"
    one_message_a_second: bool = False
    messages_tab: bool = True
    home_tab: bool = True
    active: bool = True
    enterprise: Enterprise | None = None
    team_in_payloads: bool = True
    token_error: str = ""


@dataclass
class WorkspaceState(Changes):
    """Users, channels, messages, views, ids that expire, and the bot's calls."""

    clock: Clock
    scopes: tuple[str, ...]
    people: list[Profile] = field(default_factory=seeded_people)
    channels: list[Channel] = field(default_factory=list)
    message_store: MessageStore = field(default_factory=MessageStore)
    calls: list[SlackCall] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    unanswered_posts: list[str] = field(
        default_factory=list
    )  # ts of messages that were posted, and whose answer was not given
    refused_updates: list[str] = field(default_factory=list)  # ts of messages of which a change was refused by a fault
    open_views: OpenViews = field(default_factory=OpenViews)
    functions: Functions = field(default_factory=Functions)
    message_inputs: dict[tuple[str, str, str], InputValues] = field(default_factory=dict)
    root_url: str = ""
    socket_url: str = ""
    switches: Switches = field(default_factory=Switches)
    last_post_at: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()
        self.expiring_ids = ExpiringIds(self.clock)
        self.channels = self.channels or seeded_channels(self.people)

    def complain(self, what: str) -> None:
        """Record something the bot did that Slack would not accept without saying so."""
        with self.lock:
            self.complaints.append(what)
        self.changed()

    def start_over(self) -> None:
        """No message, view or call any more; people and channels stay as they are."""
        with self.lock:
            self.message_store, self.open_views = MessageStore(), OpenViews()
            self.message_inputs.clear()
            self.functions.runs.clear()
            self.calls.clear()
            self.complaints.clear()
        self.changed()

    def person(self, name: str) -> Profile | None:
        """By handle or user id."""
        return next((one for one in self.people if name in {one.handle, one.user_id}), None)

    def channel(self, name: str) -> Channel | None:
        """By id or name, with or without `#`."""
        bare = name.removeprefix("#")
        return next((one for one in self.channels if name == one.channel_id or bare == one.name), None)

    def dm(self, profile: Profile) -> Channel:
        """The DM of this person with the bot, opened where there was none."""
        with self.lock:
            wanted = dm_with_bot(profile)
            found = self.channel(wanted.channel_id)
            if found is None:
                self.channels.append(wanted)
            return found or wanted

    def post(self, message: PostedMessage) -> PostedMessage:
        """Store a message under a ts of its own; a given ts is kept."""
        with self.lock:
            ts = message.ts or self.message_store.next_ts(self.clock())
            posted = self.message_store.put(replace(message, ts=ts))
        self.changed()
        return posted

    def put(self, message: PostedMessage) -> PostedMessage:
        """Store a message in place of the one with its ts."""
        with self.lock:
            self.message_store.put(message)
        self.changed()
        return message

    def inputs_in(self, message: PostedMessage, user_id: str) -> InputValues:
        """What this person has put into the inputs of a message as it is now."""
        key = user_id, message.channel, message.ts
        with self.lock:
            filled = self.message_inputs.setdefault(key, InputValues())
            filled.draw(message.blocks)
        return filled

    def bot_is_in(self, channel: Channel) -> bool:
        return BOT_USER_ID in channel.members

    def log(self, call: SlackCall) -> None:
        with self.lock:
            self.calls.append(call)
        self.changed()
