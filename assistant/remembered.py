"""What is worked out from a text is remembered by the text, for every session of the process, within bounds.

After an edit in one paragraph the work on all the others is found again. Values are frozen, so sharing them is safe.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

LONGEST = 10_000  # characters; a longer text comes back too seldom to be worth its place
_Function = TypeVar("_Function", bound=Callable[..., Any])


def remembered(most: int, longest: int = LONGEST) -> Callable[[_Function], _Function]:
    """Return a decorator that keeps the last `most` answers of a pure function whose first argument is a text.

    A text of more than `longest` characters (or words, where it is given as words) is worked on anew each time.
    """

    def decorate(function: _Function) -> _Function:
        kept = lru_cache(maxsize=most)(function)

        @wraps(function)
        def asked(text: str, *others: object) -> object:
            return kept(text, *others) if len(text) <= longest else function(text, *others)

        return cast(_Function, asked)

    return decorate
