"""The scripted endpoint in a process of its own, so that what it costs is not counted as ours: prints its address.

python -m tests.bench.scripted_server LATENCY [PACE]
"""

import sys

from tests.scripted_endpoint import ScriptedEndpoint, takes_its_time

if __name__ == "__main__":
    latency, pace = (*map(float, sys.argv[1:]), 0.0)[:2]
    with ScriptedEndpoint(latency=latency, default=takes_its_time(pace)) as server:
        print(server.base_url, flush=True)
        sys.stdin.read()
