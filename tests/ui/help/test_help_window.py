from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.paths import Paths
from desktop.ui.help.help_window import HelpWindow
from desktop.ui.help.topics import ORDER, Topics
from desktop.ui.i18n import Languages
from desktop.ui.theme import Theme


@pytest.fixture
def shown(theme: Theme, languages: Languages, parent: QMainWindow, qtbot: QtBot) -> HelpWindow:
    found = HelpWindow(theme, lambda: Topics(Paths.resources() / "help", languages.current), parent)
    with qtbot.waitActive(found):
        found.open_at("mix")
    return found


def listed(shown: HelpWindow) -> list[str]:
    rows = [shown.list.item(row) for row in range(shown.list.count())]
    return [item.text() for item in rows if not item.isHidden()]


def test_it_opens_at_a_topic_and_the_list_says_which(shown: HelpWindow) -> None:
    assert shown.topic == "mix"
    assert shown.list.currentItem().text() == "Mix"
    assert shown.windowTitle() == "Help – Mix"
    assert "ZEGOCLOUD" in shown.browser.toPlainText()
    assert len(listed(shown)) == len(ORDER)
    assert not shown.isModal()
    assert shown.browser.hasFocus()


def test_every_topic_can_be_chosen_and_one_comes_back(shown: HelpWindow) -> None:
    for row in range(shown.list.count()):
        shown.list.setCurrentRow(row)
        title = shown.list.item(row).text()
        assert shown.browser.toPlainText().startswith(title), title
    shown.back.click()
    assert shown.topic == ORDER[-2]
    assert shown.list.currentRow() == len(ORDER) - 2


def test_a_link_is_followed_by_key(shown: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(shown.browser, Qt.Key.Key_Tab)
    qtbot.keyClick(shown.browser, Qt.Key.Key_Return)
    assert shown.topic == "services"
    assert shown.list.currentItem().text() == "Services"
    assert shown.back.isEnabled()


def test_search_leaves_what_matches_and_shows_the_first(shown: HelpWindow) -> None:
    shown.search.setText("cough")
    assert shown.topic in ("calls", "mute-all", "shortcuts")
    assert "Playlist" not in listed(shown)
    assert shown.browser.textCursor().selectedText().lower() == "cough"
    shown.search.setText("zzz")
    assert listed(shown) == []
    assert any("zzz" in label.text() for label in shown.findChildren(QLabel) if label.isVisible())
    shown.search.clear()
    assert len(listed(shown)) == len(ORDER)


def test_another_language_shows_the_same_topic_in_it(shown: HelpWindow, languages: Languages) -> None:
    languages.use("vi")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
    assert shown.topic == "mix"
    assert shown.browser.toPlainText().startswith("Bản trộn")
    assert "Cuộc gọi" in listed(shown)
