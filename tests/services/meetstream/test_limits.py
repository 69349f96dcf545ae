from __future__ import annotations

from desktop.services.meetstream.limits import Allowance, PeerAllowances


def test_a_burst_and_then_the_rate() -> None:
    allowance = Allowance(3, 2)
    assert [allowance.spend(10.0) for _ in range(4)] == [True, True, True, False]
    assert allowance.spend(10.5)
    assert not allowance.spend(10.6)
    assert [allowance.spend(1000.0) for _ in range(4)] == [True, True, True, False]


def test_each_peer_has_its_own() -> None:
    peers = PeerAllowances(1, 0)
    assert peers.spend("192.0.2.1", 0)
    assert not peers.spend("192.0.2.1", 0)
    assert peers.spend("192.0.2.2", 0)


def test_a_network_of_ipv6_is_one_peer() -> None:
    peers = PeerAllowances(1, 0)
    assert peers.spend("2001:db8::1%eth0", 0)
    assert not peers.spend("2001:db8::2", 0)
    assert peers.spend("2001:db8:0:1::1", 0)
    assert peers.spend("odd:thing", 0)


def test_it_does_not_grow_without_bound() -> None:
    peers = PeerAllowances(1, 0)
    assert peers.spend("first", 0)
    for number in range(2000):
        peers.spend(f"peer {number}", 0)
    assert peers.spend("first", 0)  # forgotten
