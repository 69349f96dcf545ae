"""Who is typing in one channel, and how often we say that we do; no clock of its own."""

from __future__ import annotations

LASTS_S = 6.0  # without a word more
TELL_EVERY_S = 3.0
_MOST = 20


class Typists:
    """Others by id, in the order they began."""

    def __init__(self) -> None:
        self._until: dict[int, tuple[str, float]] = {}
        self._tell_at = 0.0

    def heard(self, user_id: int, name: str, now: float) -> None:
        """Somebody types."""
        if user_id in self._until or len(self._until) < _MOST:
            self._until[user_id] = (name, now + LASTS_S)

    def said(self, user_id: int) -> None:
        """What they typed has come."""
        self._until.pop(user_id, None)

    def names(self, now: float) -> tuple[str, ...]:
        """Who types now."""
        self._until = {one: (name, end) for one, (name, end) in self._until.items() if end > now}
        return tuple(name for name, _ in self._until.values())

    def tell(self, now: float) -> bool:
        """We type: whether the others are to be told."""
        if now < self._tell_at:
            return False
        self._tell_at = now + TELL_EVERY_S
        return True
