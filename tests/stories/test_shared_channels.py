"""In a channel that is shared with another company the card is for the asker alone, unless a setting says otherwise."""

from sandbox.slack import Channel
from sandbox.stage import Stage
from tests.stories.days import D
from tests.stories.scene import Scene


def shared(stage: Stage, number: int, *, is_private: bool = False) -> Scene:
    priya = stage.slack.person("priya")
    name = f"with-globex-{number}"
    members = {priya.user_id, "U0STRAN", "U0BOT"}
    stage.slack.add_channel(Channel(f"C0SHARED{number}", name, members, is_private=is_private, is_ext_shared=True))
    return Scene(stage, priya, name)


def test_the_other_company_sees_no_card(stage: Stage) -> None:
    for number, is_private in enumerate((False, True)):
        priya = shared(stage, number, is_private=is_private)
        seen = priya.says(f"{D} 3pm Pricing of deal {number}")
        assert seen.message.ephemeral
        assert "Created task" in seen.words
        assert "shared with another company" in seen.words
        assert stage.slack.person("stran").sees(priya.channel) == []
        priya.one_task(f"Pricing of deal {number}")


def test_where_slack_does_not_say_the_card_is_posted_as_before(stage: Stage) -> None:
    """As with a token of an earlier installation, which lacks the scopes."""
    shared(stage, 6).says(f"{D} 3pm Asked with the scopes")  # the bot looks up once what its token may do
    priya, scopes = shared(stage, 7), stage.slack.scopes
    stage.slack.scopes = [one for one in scopes if one not in ("channels:read", "groups:read")]
    try:
        assert not priya.says(f"{D} 4pm Older installation").message.ephemeral
    finally:
        stage.slack.scopes = scopes
