"""A slot between a fast producer and a slow reader: the newest wins."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class Latest(Generic[T]):
    """Holds at most one value. Thread-safe; neither side ever waits for the other."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value: T | None = None
        self._replaced = 0

    def put(self, value: T) -> bool:
        """Store `value`; true if the slot was empty, so that the reader must be woken."""
        with self._lock:
            was_empty = self._value is None
            if not was_empty:
                self._replaced += 1
            self._value = value
            return was_empty

    def take(self) -> T | None:
        """The newest value, once; None if there is nothing new."""
        with self._lock:
            value, self._value = self._value, None
            return value

    @property
    def replaced(self) -> int:
        """How many values were overwritten before anybody took them."""
        with self._lock:
            return self._replaced
