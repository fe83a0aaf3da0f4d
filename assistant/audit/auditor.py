"""A process that makes one audit, for `apart`; started with the number of its socket."""

import gc
import os
import signal
import socket
import sys

from assistant.audit.apart import Asked, End, Step
from assistant.audit.channel import Channel
from assistant.audit.figures import figures
from assistant.audit.run import audit
from assistant.audit.types import PageAudit, Progress
from assistant.errors import AssistantError


def main() -> None:
    """Make the audit that is asked for on the socket, and tell each page of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is for the app, which hangs up when it ends
    gc.set_threshold(figures("run")["objects_between_collections"])
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    channel = Channel(socket.socket(fileno=int(sys.argv[1])))

    def tell(page: PageAudit, progress: Progress) -> bool:
        channel.send(Step(page, progress))
        return not channel.waits(0)  # all that is ever said to it is to stop

    try:
        asked, _ = channel.receive()
        if isinstance(asked, Asked):
            made = audit(asked.targets, asked.options, tell)
            channel.send(End(made.site, made.stopped))
    except AssistantError as error:
        channel.send(error)
    except (EOFError, OSError):
        return  # whoever asked is gone


if __name__ == "__main__":
    main()
