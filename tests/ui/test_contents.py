from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from desktop.settings.schema import Appearance
from desktop.ui.contents import Contents
from desktop.ui.fields import push_button
from desktop.ui.theme import Theme

NOTHING = "Nothing matches <b>."


class Book(QDialog):
    """A window with three pages."""

    def __init__(self, theme: Theme, parent: QMainWindow) -> None:
        super().__init__(parent)
        self.contents = Contents(theme, 180)
        self.contents.list.addItems(["one", "two", "three"])
        self.contents.list.setCurrentRow(0)
        self.contents.name("Pages", "Search the pages")
        self.page, self.close_button = QPushButton("page"), push_button("Close")
        self.contents.lay_out(self, self.page, QLabel("aside"), self.close_button)


@pytest.fixture
def book(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> Book:
    found = Book(theme, parent)
    with qtbot.waitActive(found):
        found.show()
        found.activateWindow()
    found.contents.list.setFocus()
    return found


def shown(contents: Contents) -> list[str]:
    rows = range(contents.list.count())
    return [contents.list.item(row).text() for row in rows if not contents.list.isRowHidden(row)]


def said(contents: Contents) -> list[str]:
    return [label.text() for label in contents.findChildren(QLabel) if label.isVisible()]


def test_what_does_not_match_is_gone_and_nothing_is_said_as_such(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = book.contents
    contents.show_hits([False, True, True], NOTHING)
    assert shown(contents) == ["two", "three"]
    assert said(contents) == []
    heard: list[str] = []
    monkeypatch.setattr("desktop.ui.contents.announce", lambda _widget, text: heard.append(text))
    for _ in range(2):
        contents.show_hits([False, False, False], NOTHING)
    assert heard == [NOTHING]
    assert shown(contents) == []
    assert said(contents) == [NOTHING]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in contents.findChildren(QLabel))
    contents.show_hits([True, True, True], NOTHING)
    assert shown(contents) == ["one", "two", "three"]
    assert said(contents) == []


def test_arrows_go_through_what_is_left(book: Book, qtbot: QtBot) -> None:
    rows = book.contents.list
    book.contents.show_hits([True, False, True], NOTHING)
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert rows.currentItem().text() == "three"
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert rows.currentItem().text() == "three"
    qtbot.keyClick(rows, Qt.Key.Key_Up)
    assert rows.currentItem().text() == "one"


def test_one_sees_which_row_has_the_keyboard(book: Book) -> None:
    rows = book.contents.list
    with_it = rows.grab().toImage()
    place = rows.visualItemRect(rows.item(0))
    book.page.setFocus()
    assert rows.grab().toImage() != with_it
    assert rows.visualItemRect(rows.item(0)) == place, "nothing moves"


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_from_the_search_to_the_list_and_back_by_key(book: Book, qtbot: QtBot, key: Qt.Key) -> None:
    contents = book.contents
    find = QKeySequence(QKeySequence.StandardKey.Find)[0]
    contents.search.setText("former")
    qtbot.keyClick(contents.list, find.key(), find.keyboardModifiers())
    assert QApplication.focusWidget() is contents.search
    qtbot.keyClicks(contents.search, "new")
    assert contents.search.text() == "new"
    contents.show_hits([False, False, False], NOTHING)
    qtbot.keyClick(contents.search, key)
    assert QApplication.focusWidget() is contents.search, "there is nothing to go to"
    assert book.isVisible()
    contents.show_hits([False, True, False], NOTHING)
    qtbot.keyClick(contents.search, key)
    assert QApplication.focusWidget() is contents.list


def test_it_is_called_as_the_window_wants(book: Book) -> None:
    assert book.contents.list.accessibleName() == "Pages"
    assert book.contents.search.accessibleName() == book.contents.search.placeholderText() == "Search the pages"


def test_the_button_and_escape_close_the_window(book: Book, qtbot: QtBot) -> None:
    book.close_button.click()
    assert not book.isVisible()
    book.show()
    qtbot.keyClick(book.contents.list, Qt.Key.Key_Escape)
    assert not book.isVisible()


def test_it_grows_with_the_interface(book: Book, theme: Theme) -> None:
    assert book.contents.width() == theme.px(180)
    theme.apply(Appearance(interface_size=150))
    assert book.contents.minimumWidth() == book.contents.maximumWidth() == theme.px(180)
    assert book.contents.list.iconSize() == theme.icon_size(16)
