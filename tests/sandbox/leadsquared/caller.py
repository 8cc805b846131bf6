"""A plain caller of LeadSquared's API, and a clock that only moves when logged to.

Asks no question of the bot's own client: the sandbox is held to LeadSquared's pages alone.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import requests

from sandbox.leadsquared import ACCESS_KEY, SECRET_KEY

NOW = datetime(2026, 11, 24, 6, 30, 15, 250_000, tzinfo=UTC)
CREATE = "Task.svc/Create"
APPOINTMENTS = "Task.svc/RetrieveAppointments/ByUserEmailAddress"


def meeting(**changes: object) -> dict[str, object]:
    """The body of a Create that LeadSquared takes; a change to None leaves the member out."""
    body: dict[str, object] = {
        "Name": "Meeting: Demo with Acme",
        "Description": "ref 7d86a7e8",
        "RelatedEntity": 0,
        "RelatedEntityId": "",
        "DueDate": "2026-11-24 09:30:00",
        "EndDate": "2026-11-24 10:30:00",
        "Reminder": 30,
        "NotifyBy": "1100",
        "OwnerEmailAddress": "priya@acme.com",
        "TaskType": {"Name": "Meeting"},
        **changes,
    }
    return {name: value for name, value in body.items() if value is not None}


def day_of(email: str = "priya@acme.com", **changes: object) -> dict[str, object]:
    """The body that asks for one user's appointments on the day of `meeting()`."""
    return {"FromDate": "2026-11-24", "ToDate": "2026-11-24", "Users": [email], **changes}


@dataclass
class ManualTicks:
    """Monotonic seconds that change only when `pass_` is called."""

    at: float = 1000.0

    def __call__(self) -> float:
        return self.at

    def pass_(self, seconds: float) -> None:
        self.at += seconds


@dataclass
class Caller:
    """Calls `url`/v2/... with an account's keys in the headers."""

    url: str
    access_key: str = ACCESS_KEY
    secret_key: str = SECRET_KEY
    timeout_s: float = 30.0
    session: requests.Session = field(default_factory=requests.Session)

    def get(self, path: str, **query: str) -> requests.Response:
        return self._send("GET", path, None, query)

    def post(self, path: str, body: object, **query: str) -> requests.Response:
        return self._send("POST", path, body, query)

    def create(self, **changes: object) -> str:
        """The id of a task that LeadSquared has taken."""
        answer = self.post(CREATE, meeting(**changes))
        assert answer.status_code == 200, answer.text
        return str(answer.json()["Message"]["Id"])

    def day(self, email: str = "priya@acme.com") -> list[str]:
        """The ids of the appointments that a user's day shows."""
        answer = self.post(APPOINTMENTS, day_of(email))
        assert answer.status_code == 200, answer.text
        return [task["UserTaskId"] for task in answer.json()["List"]]

    def _send(self, method: str, path: str, body: object, query: dict[str, str]) -> requests.Response:
        return self.session.request(
            method,
            f"{self.url}/v2/{path}",
            params=query,
            json=body,
            headers={"x-LSQ-AccessKey": self.access_key, "x-LSQ-SecretKey": self.secret_key},
            timeout=self.timeout_s,
        )
