from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWhatsThis
from pytestqt.qtbot import QtBot

from desktop.ui.help.help_window import HelpWindow
from desktop.ui.main_window import MainWindow
from tests.ui.fake_desk import FakeDesk, receiving


def help_of(window: MainWindow) -> HelpWindow:
    found = window.findChild(HelpWindow)
    assert found is not None
    return found


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier)


def test_f1_opens_the_help_where_one_is(window: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    desk.sources.put(receiving("s1", "Studio"))
    qtbot.waitUntil(lambda: not window.wall.empty.isVisible())
    window.panels.go_to(window.wall)
    press(qtbot, Qt.Key.Key_F1)
    shown = help_of(window)
    assert (shown.isVisible(), shown.topic) == (True, "wall")
    shown.close()
    window.activateWindow()
    window.panels.go_to(window.status)
    press(qtbot, Qt.Key.Key_F1)
    assert shown.topic == "status"


def test_f1_in_a_dialog_is_about_the_dialog_and_in_the_help_leads_to_its_start(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.binding.settings.open("ingest")
    dialog = window.binding.settings.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    press(qtbot, Qt.Key.Key_F1)
    shown = help_of(window)
    assert shown.topic == "ingest"
    qtbot.waitUntil(shown.isActiveWindow)
    press(qtbot, Qt.Key.Key_F1)
    assert shown.topic == "start"


def test_escape_leads_back_to_the_place_one_asked_from(window: MainWindow, qtbot: QtBot) -> None:
    window.binding.settings.open("ingest")
    dialog = window.binding.settings.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.search.setFocus()
    press(qtbot, Qt.Key.Key_F1)
    shown = help_of(window)
    qtbot.waitUntil(shown.isActiveWindow)
    press(qtbot, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert QApplication.focusWidget() is dialog.search


@pytest.mark.parametrize(
    ("command_id", "topic"), [("help.first_evening", "first-evening"), ("help.trouble", "trouble")]
)
def test_topics_of_the_menu(window: MainWindow, command_id: str, topic: str) -> None:
    window.actions_.action(command_id).trigger()
    assert help_of(window).topic == topic


def test_shift_f1_says_a_word_on_what_has_the_keyboard(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QWhatsThis, "showText", lambda _place, text, _widget: said.append(text))
    window.status.bell.setFocus()
    press(qtbot, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert said == ["How one part does. Press it for the details and what can be done."]


def test_from_the_menu_the_next_click_asks(window: MainWindow) -> None:
    window.actions_.action("help.whats_this").trigger()
    assert QWhatsThis.inWhatsThisMode()
    QWhatsThis.leaveWhatsThisMode()
    assert window.status.whatsThis()


def test_the_sheet_of_keys_opens_by_a_question_mark(window: MainWindow, qtbot: QtBot) -> None:
    from desktop.ui.shortcut_sheet import ShortcutSheet

    window.panels.go_to(window.wall)
    qtbot.keyClick(window, Qt.Key.Key_Question)  # as the system says it: Shift has gone into the sign
    assert window.findChild(ShortcutSheet) is not None
