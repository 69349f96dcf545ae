"""Names of streams in the service's test environment. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Naming:
    """With IsTest, a stream id that somebody typed needs a prefix; one that the service told has it already."""

    app_id: int
    test: bool = False

    @property
    def prefix(self) -> str:
        """What comes before an id; empty in production."""
        return f"zegotest-{self.app_id}-" if self.test else ""

    def on_the_wire(self, stream_id: str) -> str:
        """With the prefix, exactly once. An empty id stays empty."""
        return stream_id if not stream_id or stream_id.startswith(self.prefix) else self.prefix + stream_id

    def shown(self, stream_id: str) -> str:
        """As the operator typed it."""
        return stream_id.removeprefix(self.prefix)
