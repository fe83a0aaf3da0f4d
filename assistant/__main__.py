"""`python -m assistant …`."""

import gc
import sys

# What a start makes stays to the end: the collector would look it through again and again, for a tenth of a second.
OBJECTS_BETWEEN_COLLECTIONS = 100_000

if __name__ == "__main__":
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    from assistant.cli import main

    sys.exit(main())
