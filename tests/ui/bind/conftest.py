"""What the tests of the bindings of chat and mixer share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop.core.channel import Channel, ChannelType, Viewer
from desktop.core.chat import Message
from desktop.ui.i18n import Languages
from desktop.ui.theme import Theme
from tests.control.mezon_parts import ME, FakeLink
from tests.ui.bind.mezon_window import MezonWindow
from tests.ui.bind.mix_window import MixWindow, mix_window

STREAM = Channel(11, 1, label="evening-show", type=ChannelType.STREAMING)
LOBBY = Channel(12, 1, label="lobby")
DIRECT = Channel(2**60, 0, type=ChannelType.DIRECT, user_ids=(6,), usernames=("linh",), unread=2)


def said(message_id: int, text: str = "x", sender_id: int = 5, channel_id: int = 11) -> Message:
    return Message(message_id, channel_id, 1, sender_id, "Bảo" if sender_id == 5 else "Me", text=text)


@pytest.fixture
def link() -> FakeLink:
    return FakeLink(
        past=[said(1, "hello"), said(2, "mine", ME), said(3, "@Me look")],
        sent_id=10,
        by_clan={1: [STREAM, LOBBY]},
        watching=(Viewer(8, 11, "Hà Vy"),),
        directs=(DIRECT,),
    )


@pytest.fixture
async def mezon(theme: Theme, languages: Languages, link: FakeLink, tmp_path: Path) -> AsyncIterator[MezonWindow]:
    """The stream is open."""
    made = MezonWindow(theme, languages, tmp_path)
    made.bind(link.link)
    await made.until(lambda: made.rooms.channels.channels and made.rooms.conversations.read)
    made.binding.open(STREAM)
    await made.until(lambda: made.panel.chat.list.model().rowCount() == 3)
    yield made
    await made.aclose()


@pytest.fixture
async def mixing(theme: Theme, languages: Languages, tmp_path: Path) -> AsyncIterator[MixWindow]:
    """The mixer is in the window."""
    async with mix_window(theme, languages, tmp_path) as made:
        yield made
