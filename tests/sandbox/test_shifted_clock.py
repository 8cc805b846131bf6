"""The bot's clock can be shifted beside the stand-ins only: no real appointment is made by a clock that was set."""

import pytest

from bot.settings import Settings
from sandbox.shifted_clock import SHIFT_S
from tests.stories.commands import run

SHIFTED = {
    "SLACK_API_URL": "http://127.0.0.1:9/api/",
    "LEADSQUARED_HOST": "http://127.0.0.1:9",
    "SLACK_BOT_TOKEN": "xoxb-x",
    "SLACK_SIGNING_SECRET": "a-signing-secret",
    "LEADSQUARED_ACCESS_KEY": "access",
    "LEADSQUARED_SECRET_KEY": "secret",
    SHIFT_S: "3600",
}


@pytest.mark.parametrize(
    "real",
    [
        {"SLACK_API_URL": "https://slack.com/api/"},
        {"SLACK_API_URL": ""},
        {"LEADSQUARED_HOST": "api-in21.leadsquared.com"},
        {"LEADSQUARED_HOST": "https://api-in21.leadsquared.com"},
        {SHIFT_S: "nan"},
        {SHIFT_S: "inf"},
    ],
)
def test_a_shifted_clock_is_refused_beside_anything_real(real: dict[str, str]) -> None:
    ended = run({**SHIFTED, **real}, "web", module="sandbox.shifted_clock")
    assert ended.code == 1
    assert ended.text.startswith(f"{SHIFT_S} is a number of seconds, for the stand-ins on this machine only")


def test_the_bot_has_no_setting_for_its_clock() -> None:
    assert not [name for name in Settings.model_fields if "clock" in name]
