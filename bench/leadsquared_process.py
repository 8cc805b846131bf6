"""python -m bench.leadsquared_process RATE: a stand-in for LeadSquared in a process of its own, until it is killed.

RATE is calls/seconds. Prints its address and nothing else.
"""

import sys
import threading

from sandbox.leadsquared import LeadSquaredServer

if __name__ == "__main__":
    calls, _, seconds = sys.argv[1].partition("/")
    with LeadSquaredServer(rate=(int(calls), float(seconds))) as crm:
        sys.stdout.write(f"{crm.url}\n")
        sys.stdout.flush()
        threading.Event().wait()
