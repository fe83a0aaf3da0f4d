"""A process that analyses pages: reads tasks from standard input, writes results to standard output.

Started by `workers`; a page that kills it or takes too long costs that page alone.
"""

import os
import resource
import sys

from assistant.audit.figures import figures
from assistant.audit.tasks import Task, analyse, read, write


def main() -> None:
    """Analyse tasks until the other process goes away."""
    results = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing printed may mix with the results
    limit = figures("run")["worker_bytes"]
    resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))
    while True:
        try:
            task = read(sys.stdin.buffer)
        except EOFError:
            return
        if isinstance(task, Task):
            write(results, analyse(task))


if __name__ == "__main__":
    main()
