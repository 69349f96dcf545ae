from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.model import Notice
from desktop.ui.notices.history import NoticeHistory
from desktop.ui.theme import Theme
from tests.ui.samples import notices


@pytest.fixture
def history(theme: Theme, qtbot: QtBot) -> Iterator[NoticeHistory]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    found = NoticeHistory(theme, window)
    found.set_notices(notices())
    found.open_at(window)
    qtbot.waitExposed(found)
    yield found
    window.close()


def rows(history: NoticeHistory) -> list[str]:
    model = history.findChildren(QListView)[0].model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_every_notice_is_a_row_to_be_read(history: NoticeHistory) -> None:
    assert len(rows(history)) == 5
    assert "Port 8787" in rows(history)[0]
    assert history.size().toTuple() == (480, 420)


def test_rows_are_as_high_as_their_text(history: NoticeHistory) -> None:
    view = history.findChildren(QListView)[0]
    heights = [view.visualRect(view.model().index(row, 0)).height() for row in range(5)]
    assert heights[0] > heights[4]  # two lines and a link against one line


def test_the_link_of_a_row_is_its_remedy(history: NoticeHistory, qtbot: QtBot) -> None:
    view = history.findChildren(QListView)[0]
    rect = view.visualRect(view.model().index(0, 0))
    asked: list[Notice] = []
    history.remedy_wanted.connect(asked.append)
    click(view, QPointF(110, rect.bottom() - 12))
    assert asked == [notices()[0]]
    assert not history.isVisible()


def click(view: QListView, where: QPointF) -> None:
    port = view.viewport()
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        left = Qt.MouseButton.LeftButton
        event = QMouseEvent(kind, where, port.mapToGlobal(where), left, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(port, event)


def test_copy_all_and_clear(history: NoticeHistory, qtbot: QtBot) -> None:
    by_text = {button.text(): button for button in history.findChildren(QPushButton)}
    by_text["Copy all"].click()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 5
    with qtbot.waitSignal(history.clear_wanted):
        by_text["Clear"].click()
    history.set_notices([])
    assert any(label.text() == "No notices." and label.isVisible() for label in history.findChildren(QLabel))
    assert not by_text["Clear"].isEnabled()


def test_details_are_not_copied(history: NoticeHistory) -> None:
    with_details = Notice(9, notices()[0].code, notices()[0].kind, notices()[0].raised_at, details="raw text")
    history.set_notices([with_details])
    assert "raw text" not in history.as_text()
