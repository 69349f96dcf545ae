from __future__ import annotations

import time
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.channel import Channel, ChannelsState, ChannelType
from desktop.core.errors import Code, Trouble
from desktop.ui.bind.channels import ChannelsBinding
from desktop.ui.channels.panel import ChannelsPanel
from desktop.ui.main_window import MainWindow
from tests.ui.fake_desk import FakeDesk
from tests.ui.fake_mezon import CLAN, NIGHT, SHOW, TALK, FakeMezon

if TYPE_CHECKING:
    from desktop.control.mezon_desk import MezonDesk


class Scene:
    def __init__(self, window: MainWindow, desk: FakeDesk) -> None:
        self.window, self.desk, self.mezon = window, desk, FakeMezon()
        self.panel = ChannelsPanel(window.theme)
        window.docks.channels.fill(self.panel, self.panel.clan_button)
        self.kept = False  # the chat of what is on air, by its pin
        self.forced: list[bool] = []
        self.room = ChannelsBinding(window, cast("MezonDesk", self.mezon), desk.notices, self.panel, self.open)

    def open(self, channel: Channel | None, *, force: bool = False) -> bool:
        self.forced.append(force)
        if not self.kept:
            self.mezon.chat.open(channel)
        return not self.kept

    @property
    def wishes(self) -> list[tuple[object, ...]]:
        return self.mezon.channels.wishes


@pytest.fixture
def scene(window: MainWindow, desk: FakeDesk) -> Scene:
    return Scene(window, desk)


def test_the_list_shows_what_was_read(scene: Scene) -> None:
    assert scene.panel.model.total == 3
    assert scene.panel.clan_button.text() == "Mekong Radio"
    scene.mezon.channels.channels = (SHOW,)
    scene.mezon.channels.changed.emit()
    assert scene.panel.model.total == 1


def test_choosing_opens_the_chat(scene: Scene) -> None:
    scene.panel.channel_wanted.emit(TALK)
    assert scene.mezon.chat.channel == TALK
    assert scene.forced == [False]
    assert scene.panel.list.currentIndex().row() == scene.panel.model.row_of(TALK.id)


def test_where_the_chat_stays_the_row_does_too(scene: Scene) -> None:
    scene.panel.channel_wanted.emit(SHOW)
    scene.kept = True
    scene.panel.list.select(TALK.id)
    scene.panel.channel_wanted.emit(TALK)
    assert scene.panel.list.currentIndex().row() == scene.panel.model.row_of(SHOW.id)


def test_wishes_go_to_the_desk(scene: Scene) -> None:
    clan_id = 1840651530236071936  # as large as ids of the service are
    scene.panel.clan_wanted.emit(clan_id)
    scene.panel.refresh_wanted.emit()
    scene.panel.retry_wanted.emit()
    scene.panel.folded.emit(frozenset({1}))
    assert [wish[0] for wish in scene.wishes] == ["choose_clan", "refresh", "retry_now", "fold"]
    assert scene.wishes[0][1] == clan_id


def test_addresses_and_ids_are_copied(scene: Scene) -> None:
    clipboard = QApplication.clipboard()
    for what, one, text in (
        ("link", SHOW, f"https://mezon.ai/chat/clans/7/channels/{SHOW.id}"),
        ("id", SHOW, str(SHOW.id)),
        ("id", CLAN, "7"),
    ):
        scene.panel.copy_wanted.emit(what, one)
        assert clipboard.text() == text
    assert scene.desk.notices.is_open(Code.COPIED_TEXT)


def test_an_address_in_the_filter_is_gone_to(scene: Scene) -> None:
    scene.panel.filter_field.setText("even")
    assert scene.panel.filter_field.text() == "even"
    scene.panel.filter_field.setText("https://mezon.ai/chat/clans/7/channels/8")
    assert scene.panel.filter_field.text() == ""
    assert scene.wishes[-1] == ("go_to", 7, 8)


def test_an_address_that_is_typed_is_gone_to_with_enter(scene: Scene, qtbot: QtBot) -> None:
    field = scene.panel.filter_field
    before = list(scene.wishes)
    qtbot.keyClicks(field, "mezon.ai/chat/clans/7/channels/88")
    assert scene.wishes == before
    assert "address of a channel" in scene.panel._no_hit._title.text()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert scene.wishes[-1] == ("go_to", 7, 88)
    assert field.text() == ""


def test_a_conversation_s_address_is_gone_to_or_said_to_be_none(scene: Scene) -> None:
    talk = Channel(70, 0, type=ChannelType.DIRECT, usernames=("ana",))
    scene.mezon.conversations._known[talk.id] = talk
    scene.panel.filter_field.setText("https://mezon.ai/chat/direct/message/70/3")
    assert scene.mezon.chat.channel == talk
    scene.panel.filter_field.setText("https://mezon.ai/chat/direct/message/71/3")
    assert scene.desk.notices.is_open(Code.CHANNEL_DIRECT)
    assert scene.panel.filter_field.text() == ""


def test_an_address_of_something_else_is_told_from_a_name(scene: Scene) -> None:
    scene.panel.filter_field.setText("https://example.org/chat/clans/7/channels/8")
    assert "not the address of a Mezon channel" in scene.panel._no_hit._title.text()
    scene.panel.filter_field.setText("zzz")
    assert "No channel matches" in scene.panel._no_hit._title.text()


def test_where_an_address_leads_nowhere_a_notice_says_so(scene: Scene) -> None:
    scene.room.open_dialog()
    scene.mezon.channels.failed.emit(Trouble(Code.CHANNEL_GONE, clan="Mekong"))
    assert scene.desk.notices.is_open(Code.CHANNEL_GONE)
    assert scene.room.dialog is not None
    assert not scene.room.dialog.note.text


def test_offline_counts_down_and_stops_counting(scene: Scene) -> None:
    rooms = scene.mezon.channels
    rooms.state, rooms.retry_at = ChannelsState.OFFLINE, time.monotonic() + 7.5
    rooms.changed.emit()
    assert "Trying again in 8 s" in scene.panel._line.text()
    rooms.retry_at -= 5
    scene.room._countdown.timeout.emit()
    assert "Trying again in 3 s" in scene.panel._line.text()
    rooms.state = ChannelsState.SHOWN
    rooms.changed.emit()
    assert not scene.room._countdown.isActive()


def test_a_new_channel_is_asked_for_made_and_opened(scene: Scene, qtbot: QtBot) -> None:
    scene.panel.create_wanted.emit()
    dialog = scene.room.dialog
    assert dialog is not None
    dialog.name.setText("midnight")
    dialog.create_button.click()
    assert scene.wishes[-1] == ("create", "midnight", 1, False)
    scene.mezon.channels.failed.emit(Trouble(Code.MEZON_RIGHTS, service="Mezon"))
    assert dialog.note.text == "You may not create channels in this clan."
    dialog.create_button.click()
    scene.mezon.channels.chosen.emit(NIGHT)
    assert scene.room.dialog is None


def test_what_fails_without_a_dialog_is_a_notice(scene: Scene) -> None:
    scene.mezon.channels.failed.emit(Trouble(Code.SERVICE_SLOW, service="Mezon"))
    assert scene.desk.notices.is_open(Code.SERVICE_SLOW)


def test_without_a_session_nothing_is_created(scene: Scene) -> None:
    action = scene.window.actions_.action("file.new_channel")
    assert action.isEnabled()
    scene.mezon.channels.state = ChannelsState.SIGNED_OUT
    scene.mezon.channels.changed.emit()
    assert not action.isEnabled()
    scene.room.open_dialog()
    assert scene.room.dialog is None
    wanted: list[bool] = []
    scene.window.sign_in_wanted.connect(lambda: wanted.append(True))
    scene.panel.sign_in_wanted.emit()
    assert wanted == [True]
