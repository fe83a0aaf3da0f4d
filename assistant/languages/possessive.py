"""The engine for patterns with possessive quantifiers (`*+`, `++`), which keep the time linear.

Before Python 3.11.5 the standard `re` matches them wrongly around groups (python/cpython issue 106052): Debian 12 ships
3.11.2. There `regex` stands in, right and half as fast.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING or sys.version_info >= (3, 11, 5):
    import re
else:
    import regex as re

__all__ = ["re"]
