"""Remembers what was made of each paragraph: bounded, and shared by threads."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Memory(Generic[Value]):
    """The values last asked for, up to a total weight; the one unasked for longest goes first."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self._kept: OrderedDict[Hashable, tuple[Value, int]] = OrderedDict()
        self._weight = 0
        self._lock = Lock()

    @property
    def weight(self) -> int:
        """Return the total weight of what is kept, at most the capacity."""
        return self._weight

    def get(self, key: Hashable) -> Value | None:
        """Return what is remembered under a key, None where nothing is (or no longer)."""
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
            return found[0]

    def put(self, key: Hashable, value: Value, weight: int) -> None:
        """Remember a value; one that outweighs the whole memory is not kept."""
        with self._lock:
            if key in self._kept:
                self._weight -= self._kept.pop(key)[1]
            if weight > self.capacity:
                return
            self._kept[key] = (value, weight)
            self._weight += weight
            while self._weight > self.capacity:
                self._weight -= self._kept.popitem(last=False)[1][1]
