from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.core.channel import Channel, ChannelsState, ChannelType, Clan, Mark
from desktop.ui.channels.clan_menu import ClanMenu
from desktop.ui.channels.panel import ChannelsFace, ChannelsPanel
from desktop.ui.theme import Theme

CLAN = Clan(7, "Mekong Radio")
STREAM = Channel(1 << 60, 7, 1, "Streams", "evening-show", int(ChannelType.STREAMING))
TEXT = Channel(2, 7, 2, "Listeners", "general")


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> ChannelsPanel:
    found = ChannelsPanel(theme)
    qtbot.addWidget(found)
    found.resize(248, 500)
    found.set_clans([CLAN], CLAN.id)
    found.set_face(ChannelsFace(ChannelsState.SHOWN))
    found.set_channels([STREAM, TEXT])
    found.show()
    qtbot.waitExposed(found)
    return found


def click(panel: ChannelsPanel, qtbot: QtBot, row: int) -> None:
    place = panel.list.visualRect(panel.model.index(row)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_opens_a_channel_and_folds_a_category(panel: ChannelsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.channel_wanted) as wanted:
        click(panel, qtbot, 1)
    assert wanted.args == [STREAM]
    with qtbot.waitSignal(panel.folded) as folded:
        click(panel, qtbot, 0)
    assert folded.args == [frozenset({1})]
    assert panel.model.rowCount() == 3


def test_everything_by_keyboard(panel: ChannelsPanel, qtbot: QtBot) -> None:
    panel.filter_field.setFocus()
    qtbot.keyClicks(panel.filter_field, "gene")
    assert panel.model.rowCount() == 2
    qtbot.keyClick(panel.filter_field, Qt.Key.Key_Down)
    qtbot.waitUntil(panel.list.hasFocus)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.channel_wanted) as wanted:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert wanted.args == [TEXT]
    panel.filter_field.setFocus()
    qtbot.keyClick(panel.filter_field, Qt.Key.Key_Escape)
    assert panel.model.rowCount() == 4
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.model.index(0))
    with qtbot.waitSignal(panel.folded):
        qtbot.keyClick(panel.list, Qt.Key.Key_Left)
    panel.list.setCurrentIndex(panel.model.index(0))
    with qtbot.waitSignal(panel.folded):
        qtbot.keyClick(panel.list, Qt.Key.Key_Right)


def test_the_open_channel_stays_marked_through_a_filter(panel: ChannelsPanel) -> None:
    panel.list.select(STREAM.id)
    panel.filter_field.setText("gene")
    assert not panel.list.selectedIndexes()
    panel.filter_field.clear()
    assert [index.row() for index in panel.list.selectedIndexes()] == [1]


def test_each_state_shows_its_own_words(panel: ChannelsPanel, qtbot: QtBot) -> None:
    panel.filter_field.setText("xyz")
    with qtbot.waitSignal(panel.filter_field.textChanged):
        panel._no_hit.primary_pressed.emit()
    panel.set_face(ChannelsFace(ChannelsState.OFFLINE, retry_s=8))
    assert panel._line.text() == "Mezon is not connected. Trying again in 8 s."
    assert panel.list.isVisible(), "what was read stays"
    with qtbot.waitSignal(panel.retry_wanted):
        panel._retry.click()
    panel.set_face(ChannelsFace(ChannelsState.SIGNED_OUT))
    assert not panel.filter_field.isVisible()
    assert panel.clan_button.text() == "Channels"
    with qtbot.waitSignal(panel.sign_in_wanted):
        panel._signed_out.primary_pressed.emit()


def test_without_a_streaming_channel_the_way_to_one_is_shown(panel: ChannelsPanel) -> None:
    panel.set_channels([TEXT])
    assert panel._line.text() == "No streaming channel yet."
    assert panel._create.property("look") == "primary"
    panel.set_channels([STREAM])
    assert panel._create.property("look") == "quiet"


def test_loading_is_said_only_when_it_takes_long(theme: Theme, qtbot: QtBot) -> None:
    panel = ChannelsPanel(theme)
    qtbot.addWidget(panel)
    panel.set_face(ChannelsFace(ChannelsState.LOADING))
    assert panel._stack.currentWidget() is not panel._loading
    qtbot.waitUntil(lambda: panel._stack.currentWidget() is panel._loading)
    panel.set_clans([CLAN], CLAN.id)
    panel.set_face(ChannelsFace(ChannelsState.SHOWN))
    panel.set_channels([TEXT])
    assert panel._stack.currentWidget() is panel.list


def test_a_streaming_channel_s_menu_offers_the_broadcast(panel: ChannelsPanel, qtbot: QtBot) -> None:
    panel._open_menu(STREAM, panel.mapToGlobal(panel.rect().center()))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    with qtbot.waitSignal(panel.broadcast_wanted) as wanted:
        menu.actions()[0].trigger()
    assert wanted.args == [STREAM]
    menu.close()
    panel._open_menu(TEXT, panel.mapToGlobal(panel.rect().center()))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "Open chat"
    menu.close()


def test_the_clan_menu_offers_what_is_unread_and_emits_wishes(panel: ChannelsPanel, qtbot: QtBot) -> None:
    panel.set_clans([CLAN, Clan(8, "Huế", unread=3)], CLAN.id)
    panel.set_marks({1: Mark(unread=2), 2: Mark(unread=5)})

    def menu() -> ClanMenu:
        panel.clan_button.click()
        found = QApplication.activePopupWidget()
        assert isinstance(found, ClanMenu)
        return found

    rows = menu().list.people.rows
    assert [(one.id, one.badge, one.chosen) for one in rows] == [(CLAN.id, "7", True), (8, "3", False)]
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, ClanMenu)
    with qtbot.waitSignal(panel.clan_wanted) as wanted:
        opened.list.clicked.emit(opened.list.people.index(1))
    assert wanted.args == [8]
    with qtbot.waitSignal(panel.copy_wanted) as copied:
        menu().copy.click()
    assert copied.args == ["id", CLAN]
    with qtbot.waitSignal(panel.refresh_wanted):
        menu().refresh.click()


def test_hostile_names_are_shown_as_text(panel: ChannelsPanel) -> None:
    panel.set_clans([Clan(7, "<b>&Clan</b>\u202e")], 7)
    panel.set_channels([Channel(3, 7, 1, "<h1>", "<img src=x>\u202egnp.exe" + "x" * 5000)])
    panel.set_marks({3: Mark(unread=12345)})
    assert not panel.grab().isNull()


def test_who_is_in_no_clan_learns_what_to_do(panel: ChannelsPanel) -> None:
    panel.set_channels([])
    panel.set_clans([], 0)
    assert panel._no_clan.isVisible()
    assert panel.clan_button.text() == "No clan"
    assert not panel.filter_field.isVisible()
    panel.set_clans([CLAN], CLAN.id)
    assert panel.filter_field.isVisible()
