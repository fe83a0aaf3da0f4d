"""The scripted endpoint in a process of its own, so that what it costs is not counted as ours: prints its address."""

import sys

from tests.scripted_endpoint import ScriptedEndpoint

if __name__ == "__main__":
    with ScriptedEndpoint(latency=float(sys.argv[1])) as server:
        print(server.base_url, flush=True)
        sys.stdin.read()
