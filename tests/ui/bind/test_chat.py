from __future__ import annotations

import time

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from desktop.core.air import Air, AirChannel, LiveState
from desktop.core.errors import Code, Trouble
from desktop.core.socket_state import SocketState
from desktop.services.mezon import pushes
from desktop.ui.bind import chat as module
from desktop.ui.chat.tabs import Tab
from tests.control.mezon_parts import FakeLink
from tests.ui.bind.conftest import DIRECT, LOBBY, STREAM, said
from tests.ui.bind.mezon_window import MezonWindow

ON_AIR = Air(LiveState.ON_AIR, channel=AirChannel(STREAM.id, 1, STREAM.label))


async def test_what_is_open_is_read(mezon: MezonWindow) -> None:
    assert mezon.panel.chat.composer.field.placeholderText().endswith("evening-show\u2069")
    assert mezon.rooms.conversations.unread == 2
    mezon.rooms.conversations.chosen.emit(DIRECT)
    assert mezon.panel.tab is Tab.MESSAGES
    assert mezon.rooms.conversations.unread == 0
    mezon.panel.chat.back_wanted.emit()
    assert mezon.panel.tab is Tab.MESSAGES
    assert mezon.rooms.chat.channel == STREAM
    mezon.rooms.channels.chosen.emit(LOBBY)
    assert mezon.panel.tab is Tab.CHAT
    assert mezon.binding.place == LOBBY


async def test_drafts_are_kept_per_channel(mezon: MezonWindow) -> None:
    composer = mezon.panel.chat.composer
    composer.field.setPlainText("half a")
    mezon.binding.open(LOBBY)
    assert composer.text == ""
    mezon.binding.open(STREAM)
    assert composer.text == "half a"


async def test_the_chat_of_the_channel_on_air_stays_open(mezon: MezonWindow) -> None:
    mezon.live.put(ON_AIR)
    page = mezon.panel.chat
    assert page.pin.isVisible()
    assert page.pin.isChecked()
    assert not mezon.binding.open(LOBBY)
    assert "kept open" in page.news.text
    assert mezon.binding.open(DIRECT)
    assert mezon.binding.open(STREAM)
    page.pin.click()
    assert mezon.binding.open(LOBBY)
    assert not page.pin.isVisible()
    mezon.binding.open(STREAM)
    mezon.live.put(Air())
    mezon.live.put(ON_AIR)
    assert mezon.binding.open(LOBBY, force=True)


async def test_a_loss_counts_down_and_what_was_missed_is_told(mezon: MezonWindow, link: FakeLink) -> None:
    page = mezon.panel.chat
    link.socket.retry_at = time.monotonic() + 8
    link.socket.go(SocketState.WAITING)
    await mezon.until(lambda: "Trying again in" in page.bottom.text)
    page.bottom.button.click()
    assert link.socket.retried == 1
    link.past += [said(4), said(5)]
    link.socket.go(SocketState.JOINING)
    assert "Connecting" in page.bottom.text
    link.socket.go(SocketState.ONLINE)
    await mezon.until(lambda: "2 message" in page.news.text)
    assert not page.bottom.isVisible()


async def test_a_short_loss_without_a_message_is_not_told(
    mezon: MezonWindow, link: FakeLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    for no_news_s in (1e9, 0.0):
        monkeypatch.setattr(module, "_NO_NEWS_S", no_news_s)
        link.socket.go(SocketState.WAITING)
        link.socket.go(SocketState.ONLINE)
        await mezon.until(lambda: not mezon.rooms.chat.reading.behind)
        assert bool(mezon.panel.chat.news.text) is (no_news_s == 0)


async def test_a_gap_that_cannot_be_read_can_be_tried_again(mezon: MezonWindow, link: FakeLink) -> None:
    page = mezon.panel.chat
    link.socket.go(SocketState.WAITING)
    link.fails = Trouble(Code.SERVICE_DOWN, service="Mezon", code=502)
    link.socket.go(SocketState.ONLINE)
    await mezon.until(lambda: "could not be read" in page.bottom.text)
    link.fails = None
    page.bottom.button.click()
    await mezon.until(lambda: not page.bottom.isVisible())


async def test_older_messages_that_cannot_be_read(mezon: MezonWindow, link: FakeLink) -> None:
    mezon.rooms.chat.reading.has_older = True
    link.fails = Trouble(Code.SERVICE_DOWN, service="Mezon", code=502)
    mezon.panel.chat.older_wanted.emit()
    await mezon.until(lambda: mezon.panel.chat.top.text == "Older messages could not be read.")
    link.fails = None
    mezon.panel.chat.top.button.click()
    await mezon.until(lambda: not mezon.panel.chat.top.isVisible())


async def test_who_types_is_shown(mezon: MezonWindow, link: FakeLink) -> None:
    link.socket.pushed.emit(pushes.Typing(11, 5, "Bảo"))
    await mezon.until(lambda: "is typing…" in mezon.panel.chat._typing_line.text())


async def test_what_names_the_operator_is_said(
    mezon: MezonWindow, link: FakeLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.core.chat import Mention

    heard: list[str] = []
    monkeypatch.setattr(module, "announce", lambda _widget, text: heard.append(text))
    link.socket.pushed.emit(pushes.MessageArrived(said(4, "not you")))
    await mezon.until(lambda: len(mezon.rooms.chat.lines) == 4)
    mine = said(5, "@Me now")
    mine = type(mine)(5, 11, 1, 5, "Bảo", text="@Me now", mentions=(Mention(7, start=0, end=3),))
    link.socket.pushed.emit(pushes.MessageArrived(mine))
    await mezon.until(lambda: heard)
    assert len(heard) == 1
    assert "@Me now" in heard[0]


async def test_the_menu_of_the_channel(mezon: MezonWindow) -> None:
    mezon.panel.chat.more.click()
    menu = mezon.window.findChildren(QMenu)[-1]
    for place, copied in ((0, "https://mezon.ai/chat/clans/1/channels/11"), (1, "11")):
        menu.actions()[place].trigger()
        assert QGuiApplication.clipboard().text() == copied
    menu.close()


async def test_the_menu_of_a_conversation_offers_what_leads_somewhere(mezon: MezonWindow) -> None:
    mezon.binding.open(DIRECT)
    mezon.panel.chat.more.click()
    menu = mezon.window.findChildren(QMenu)[-1]
    assert "Copy channel link" not in [one.text() for one in menu.actions()]
    for place, copied in ((0, "6"), (1, str(DIRECT.id))):
        menu.actions()[place].trigger()
        assert QGuiApplication.clipboard().text() == copied
    menu.close()


async def test_signed_out_nothing_is_left(mezon: MezonWindow) -> None:
    mezon.bind(None)
    assert mezon.panel.chat.empty.isVisible()
    assert mezon.binding.place is None
    assert not mezon.panel.chat.composer.isVisible()
