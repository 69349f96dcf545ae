"""How often somebody may do something: allowances that refill with time. No I/O, not thread-safe."""

from __future__ import annotations

import ipaddress
from collections import OrderedDict

_PEERS_REMEMBERED = 1024


class Allowance:
    """A bucket of `burst` that refills at `per_s`."""

    __slots__ = ("_at", "_burst", "_left", "_per_s")

    def __init__(self, burst: float, per_s: float) -> None:
        self._burst = burst
        self._per_s = per_s
        self._left = burst
        self._at = float("-inf")

    def spend(self, now: float) -> bool:
        """Take one at `now` (monotonic); false if nothing is left."""
        self._left = min(self._burst, self._left + (now - self._at) * self._per_s)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class PeerAllowances:
    """One allowance for each peer address; the longest silent one is forgotten when there are many."""

    def __init__(self, burst: float, per_s: float) -> None:
        self._burst = burst
        self._per_s = per_s
        self._peers: OrderedDict[str, Allowance] = OrderedDict()

    def spend(self, peer_ip: str, now: float) -> bool:
        """Take one for this peer; all of an IPv6 network of 64 bits counts as one."""
        key = network_of(peer_ip)
        allowance = self._peers.pop(key, None) or Allowance(self._burst, self._per_s)
        self._peers[key] = allowance
        if len(self._peers) > _PEERS_REMEMBERED:
            self._peers.popitem(last=False)
        return allowance.spend(now)


def network_of(peer_ip: str) -> str:
    """What counts as one peer: an address of IPv4, a network of 64 bits of IPv6, which one customer has whole."""
    if ":" not in peer_ip:
        return peer_ip
    try:
        return str(ipaddress.ip_network(f"{peer_ip.partition('%')[0]}/64", strict=False))
    except ValueError:
        return peer_ip
