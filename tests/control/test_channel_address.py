"""Addresses of channels as they are pasted."""

from __future__ import annotations

import pytest

from desktop.control.channel_address import address_of, looks_like_address, parsed
from desktop.core.channel import Channel, ChannelType

BIG = 1_840_000_000_000_000_001


@pytest.mark.parametrize("after", ["", "/", "?x=1", "#a", "  "])
def test_an_address_of_a_channel(after: str) -> None:
    assert parsed(f" https://mezon.ai/chat/clans/{BIG}/channels/2{after}") == (BIG, 2)


@pytest.mark.parametrize(
    "text",
    ["", "2", "https://evil.example/chat/clans/1/channels/2", "https://mezon.ai.evil.example/chat/clans/1/channels/2"],
)
def test_anything_else_is_none(text: str) -> None:
    assert parsed(text) is None


def test_what_is_copied_can_be_pasted() -> None:
    assert parsed(address_of(Channel(5, BIG))) == (BIG, 5)
    assert parsed(address_of(Channel(5, 0, type=ChannelType.DIRECT))) == (0, 5)


def test_what_is_meant_as_an_address() -> None:
    assert all(map(looks_like_address, ("https://a.b/c", "mezon.ai/chat/x", "www.mezon.ai", "ftp://x")))
    assert not any(map(looks_like_address, ("evening", "a/b", "", "12345")))
