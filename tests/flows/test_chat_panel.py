"""The chat panel as an operator uses it, against the stand-in over real sockets."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.channel import ChannelType
from desktop.core.chat_line import ChatLine, Delivery
from desktop.settings.secrets import MemorySecrets
from desktop.sim.mezon.founding import Founded, found
from desktop.sim.mezon.gateway import Gateway
from desktop.ui.chat.message_menu import Wish
from desktop.ui.chat.tabs import Tab
from desktop.ui.i18n import Languages
from desktop.ui.theme import Theme
from tests.flows.test_mezon_desk import Desk, speak
from tests.ui.bind.mezon_window import MezonWindow
from tests.ui.conftest import cache, languages, theme

__all__ = ["cache", "languages", "theme"]


@pytest.fixture
def founded(gateway: Gateway) -> Founded:
    return found(gateway, channels=40, said=120)


@pytest.fixture
def desk(gateway: Gateway, founded: Founded, tmp_path: Path) -> Desk:
    return Desk(gateway, tmp_path, MemorySecrets())


@pytest.fixture
async def seen(desk: Desk, theme: Theme, languages: Languages, tmp_path: Path) -> AsyncIterator[MezonWindow]:
    """Signed in, with a text channel open."""
    shown = MezonWindow(theme, languages, tmp_path, desk)
    assert shown.panel.chat.empty.isVisible()
    await desk.sign_in()
    channel = next(one for one in desk.channels.channels if one.kind is ChannelType.TEXT and not one.private)
    assert shown.binding.open(channel)
    await shown.until(lambda: shown.panel.chat.list.model().rowCount() >= 50)
    yield shown
    await desk.aclose()  # as the wiring does: the window goes last
    await shown.aclose()


def last(desk: Desk) -> ChatLine:
    return desk.chat.lines[-1]


def say(seen: MezonWindow, text: str, qtbot: QtBot) -> None:
    field = seen.panel.chat.composer.field
    field.setPlainText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def spoken(seen: MezonWindow) -> list[str]:
    model = seen.panel.chat.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


async def test_said_heard_changed_and_taken_back(
    seen: MezonWindow, desk: Desk, gateway: Gateway, founded: Founded, qtbot: QtBot
) -> None:
    channel = desk.chat.channel
    assert channel is not None
    say(seen, "Xin chào", qtbot)
    assert seen.panel.chat.composer.text == ""
    await seen.until(lambda: last(desk).delivery is Delivery.SENT and spoken(seen)[-1] == "Xin chào")
    speak(gateway, founded, channel, "good evening")
    await seen.until(lambda: spoken(seen)[-2:] == ["Xin chào", "good evening"])
    qtbot.keyClick(seen.panel.chat.composer.field, Qt.Key.Key_Up)
    assert seen.panel.chat.composer.text == "Xin chào"
    say(seen, "Xin chào!", qtbot)
    await seen.until(lambda: spoken(seen)[-2:] == ["Xin chào!", "good evening"])
    seen.binding.messages._wished(last(desk), Wish.REACT, "👍")
    await seen.until(lambda: [one.own for one in last(desk).tallies] == [True])
    seen.binding.messages._wished(last(desk), Wish.TALLY, 0)
    await seen.until(lambda: not last(desk).tallies)
    own = next(one for one in desk.chat.lines if one.message.text == "Xin chào!")
    seen.binding.messages._wished(own, Wish.REMOVE, None)
    assert seen.confirm.isVisible()
    seen.confirm._acting.click()
    await seen.until(lambda: next(one for one in desk.chat.lines if one.key == own.key).message.removed)


async def test_a_cut_is_shown_and_what_was_missed_is_told(
    seen: MezonWindow, desk: Desk, gateway: Gateway, founded: Founded
) -> None:
    channel = desk.chat.channel
    assert channel is not None
    await gateway.go_away()
    page = seen.panel.chat
    await seen.until(lambda: page.bottom.isVisible() and not page.composer.attach.isEnabled())
    page.composer.set_text("begun")
    speak(gateway, founded, channel, "missed 1", "missed 2")
    await gateway.come_back()
    page.connect_wanted.emit()
    await seen.until(lambda: spoken(seen)[-2:] == ["missed 1", "missed 2"] and page.composer.attach.isEnabled())
    await seen.until(lambda: "2 message" in page.news.text)
    assert page.composer.text == "begun", "and nothing was sent by itself"
    assert page.composer.send.isEnabled()
    assert not page.bottom.isVisible()


async def test_a_picture_is_sent_and_seen(seen: MezonWindow, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    QApplication.clipboard().setImage(picture())
    seen.panel.chat.composer.field.paste()
    await seen.until(seen.panel.chat.tray.isVisible)
    file = tmp_path / "notes.txt"
    file.write_text("rundown")
    seen.binding.files.attach([str(file)])
    channel = desk.chat.channel
    assert channel is not None
    await seen.until(lambda: all(one.attachment for one in desk.chat.uploads.of(channel.id)))
    assert len(desk.chat.uploads.of(channel.id)) == 2
    say(seen, "", qtbot)
    await seen.until(lambda: last(desk).delivery is Delivery.SENT and len(last(desk).message.attachments) == 2)
    assert not seen.panel.chat.tray.isVisible()
    url = last(desk).message.attachments[0].url
    await seen.until(lambda: seen.panel.pictures.thumb(url) is not None)
    seen.binding.files.open_file(last(desk), 0)
    viewer = seen.binding.files.viewer
    assert viewer is not None
    await seen.until(lambda: not viewer._canvas.image.isNull())
    assert viewer._canvas.image.width() == 640


async def test_older_ones_come_and_what_is_in_view_stays(seen: MezonWindow, desk: Desk) -> None:
    messages = seen.panel.chat.list
    await seen.until(lambda: messages.verticalScrollBar().value() == messages.verticalScrollBar().maximum() > 0)
    first = desk.chat.lines[0].message.id
    messages.verticalScrollBar().setValue(0)
    await seen.until(lambda: desk.chat.lines[0].message.id < first)
    await seen.until(lambda: messages.model().rowCount() == len(desk.chat.lines))
    assert messages.verticalScrollBar().value() > 0


async def test_viewers_and_a_conversation(seen: MezonWindow, desk: Desk, founded: Founded, qtbot: QtBot) -> None:
    stream = next(one for one in desk.channels.channels if one.id == founded.stream_id)
    seen.panel.show_tab(Tab.VIEWERS)
    assert seen.binding.open(stream)
    assert seen.panel.tab is Tab.VIEWERS
    known = len(desk.conversations.all)
    seen.panel.show_tab(Tab.MESSAGES)
    assert len(seen.panel.conversations.list.people.rows) == known
    seen.binding.people.new_message()
    dialog = seen.binding.people.dialog
    assert dialog is not None
    dialog.search.setText(str(founded.bot.person.id))
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    dialog.submit.click()
    await seen.until(lambda: desk.chat.channel is not None and desk.chat.channel.direct)
    assert seen.panel.tab is Tab.MESSAGES
    say(seen, "psst", qtbot)
    await seen.until(lambda: last(desk).delivery is Delivery.SENT)
    seen.panel.show_tab(Tab.CHAT)
    assert desk.chat.channel == stream


def picture() -> QImage:
    image = QImage(640, 360, QImage.Format.Format_RGB32)
    image.fill(QColor("#2a6"))
    return image
