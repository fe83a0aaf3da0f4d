"""`python -m assistant …`."""

import sys

from assistant.collector import look_seldom

if __name__ == "__main__":
    look_seldom()  # what a start makes stays to the end, too
    from assistant.cli import main

    sys.exit(main())
