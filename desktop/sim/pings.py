"""The latency pings of one connection: what was asked, what came back, and what was wrong with it. No I/O."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field

_ECHOED = ("seq", "sent_at_ms", "bot_id")


@dataclass(slots=True)
class Pings:
    """Counts and checks, after the seed's "messages you send back"."""

    bot_id: str
    clock_skew_ms: int = 0
    sent: int = 0
    answered: int = 0
    round_trips_ms: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    _last_answered: int = -1
    _open: dict[int, tuple[dict[str, object], float]] = field(default_factory=dict)

    def ping(self) -> str:
        """The next video_latency_ping."""
        now_ms = int(time.time() * 1000) + self.clock_skew_ms
        message: dict[str, object] = {
            "type": "video_latency_ping",
            "bot_id": self.bot_id,
            "seq": self.sent,
            "sent_at_ms": now_ms,
        }
        self._open[self.sent] = (message, time.perf_counter())
        self.sent += 1
        return json.dumps(message)

    @property
    def missed(self) -> int:
        """How many pings in a row, up to the last, are without an answer."""
        return sum(seq > self._last_answered for seq in self._open)

    def heard(self, text: str | bytes) -> None:
        """Take what the receiver sent; anything but a right pong is noted as a fault."""
        arrived = time.perf_counter()
        try:
            message = json.loads(text)
        except ValueError:
            self.faults.append("not JSON")
            return
        if not isinstance(message, dict) or message.get("type") != "video_latency_pong":
            self.faults.append("not a pong")
            return
        seq = message.get("seq")
        asked = self._open.pop(seq, None) if type(seq) is int else None
        if type(seq) is not int or asked is None:
            self.faults.append(f"pong for {seq!r}, which was not asked or already answered")
            return
        ping, left = asked
        self.answered += 1
        self._last_answered = max(self._last_answered, seq)
        self.round_trips_ms.append((arrived - left) * 1000)
        self._check(ping, message)

    def _check(self, ping: dict[str, object], pong: dict[str, object]) -> None:
        for name in _ECHOED:
            if pong.get(name) != ping[name] or type(pong.get(name)) is not type(ping[name]):
                self.faults.append(f"{name} of ping {ping['seq']} came back as {pong.get(name)!r}")
        received = pong.get("server_received_at_ms")
        if type(received) is not int:
            self.faults.append(f"server_received_at_ms of ping {ping['seq']} is {received!r}")
