"""The bot's clock can be set in the sandbox alone: nobody's real appointment is made by a clock that is set."""

import pytest

from tests.stories.commands import run

SET = {
    "SLACK_API_URL": "http://127.0.0.1:9/api/",
    "LEADSQUARED_HOST": "http://127.0.0.1:9",
    "SLACK_BOT_TOKEN": "xoxb-x",
    "SLACK_SIGNING_SECRET": "a-signing-secret",
    "LEADSQUARED_ACCESS_KEY": "access",
    "LEADSQUARED_SECRET_KEY": "secret",
    "MEETING_CLOCK_SHIFT_S": "3600",
}


@pytest.mark.parametrize(
    "real", [{"SLACK_API_URL": "https://slack.com/api/"}, {"LEADSQUARED_HOST": "api-in21.leadsquared.com"}]
)
def test_a_clock_that_is_set_is_refused_beside_anything_real(real: dict[str, str]) -> None:
    said = run({**SET, **real}, "web")
    assert said.code == 1
    assert said.text.startswith("MEETING_CLOCK_SHIFT_S is for the sandbox on this machine only")
