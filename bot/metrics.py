"""Metrics for Prometheus. They contain no names, no ids and no message text.

Web and worker count in files of a shared folder (see metrics_folder), and either can serve all counts.
"""

import os
import socket
from collections.abc import Callable, Iterator

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_ACK_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)

acks = Histogram(
    "meetings_ack_seconds", "How long Slack waited for an answer, by its HTTP status", ["status"], buckets=_ACK_S
)
jobs = Counter("meetings_jobs", "Jobs that ended, by how", ["end"])
released = Counter("meetings_jobs_put_down", "Runs that ended without an outcome, to be taken up again")
taken_up = Counter("meetings_jobs_taken_up", "Jobs that nobody ran, queued again")
answers = Counter("meetings_leadsquared_answers", "LeadSquared's answers, by kind", ["kind"])
waited_s = Counter("meetings_leadsquared_wait_seconds", "Seconds that calls waited for their turn")
readings = Counter("meetings_readings", "Lines read, by what was understood of their time", ["outcome"])


class _Oldest(Collector):
    def __init__(self, age_s: Callable[[], float | None]) -> None:
        self._age_s = age_s

    def collect(self) -> Iterator[GaugeMetricFamily]:
        age_s = self._age_s()
        if age_s is not None:
            said = "Age of the oldest job that has not ended; 0 without one"
            yield GaugeMetricFamily("meetings_oldest_job_seconds", said, value=age_s)


def registry(age_s: Callable[[], float | None]) -> CollectorRegistry:
    """All counts of all processes here. `age_s` gives the age of the oldest job that has not ended, or None."""
    found = CollectorRegistry()
    if os.environ.get(FOLDER):
        MultiProcessCollector(found)  # type: ignore[no-untyped-call]  # prometheus_client's own
    else:
        found.register(REGISTRY)
    found.register(_Oldest(age_s))
    return found


def page(found: CollectorRegistry) -> bytes:
    return generate_latest(found)


def serve(port: int, found: CollectorRegistry, address: str = "") -> None:
    """Serve /metrics from a worker without a web process; on all addresses when none is named. Raises OSError."""
    everywhere = "::" if socket.has_dualstack_ipv6() else "0.0.0.0"  # noqa: S104  # as web does
    start_http_server(port, addr=address or everywhere, registry=found)
