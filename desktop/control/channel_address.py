"""The address of a channel, as people paste it and as it is copied; pure."""

from __future__ import annotations

import re

from desktop.core.channel import Channel

_ID = r"(\d{1,19})"
_CLAN = re.compile(rf"^(?:https?://)?(?:[\w-]+\.)*mezon\.ai/chat/clans/{_ID}/channels/{_ID}(?:[/?#]\S*)?$", re.ASCII)
_DIRECT = re.compile(rf"^(?:https?://)?(?:[\w-]+\.)*mezon\.ai/chat/direct/message/{_ID}(?:[/?#]\S*)?$", re.ASCII)


def parsed(text: str) -> tuple[int, int] | None:
    """Clan and channel; clan 0 for a direct message; None where the text is no such address."""
    found = _CLAN.match(text.strip())
    if found is not None:
        return int(found[1]), int(found[2])
    direct = _DIRECT.match(text.strip())
    return (0, int(direct[1])) if direct is not None else None


def looks_like_address(text: str) -> bool:
    """Whether somebody means it as an address, of whatever."""
    return "://" in text or text.lower().startswith(("www.", "mezon.ai/"))


def address_of(channel: Channel) -> str:
    """What is copied."""
    if channel.direct:
        return f"https://mezon.ai/chat/direct/message/{channel.id}/{channel.type}"
    return f"https://mezon.ai/chat/clans/{channel.clan_id}/channels/{channel.id}"
