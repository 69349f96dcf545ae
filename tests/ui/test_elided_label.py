from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop.ui.elided_label import ElidedLabel, plain_tip
from desktop.ui.theme import Theme


def test_the_tooltip_tells_what_is_hidden(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel("A name that is rather long for a tile")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    qtbot.waitExposed(label)
    asked = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), label.mapToGlobal(QPoint(5, 5)))
    assert label.is_elided
    QApplication.sendEvent(label, asked)
    assert QToolTip.text() == label.text()
    label.resize(600, 20)
    assert not label.is_elided
    QApplication.sendEvent(label, asked)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_it_asks_for_no_width(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel("Studio A")
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() == 0
    assert label.text() == "Studio A"  # assistive technology gets all of it


def test_markup_is_shown_as_it_is(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel("<b>Studio</b>")
    qtbot.addWidget(label)
    label.resize(300, 20)
    plain = ElidedLabel("Studio")
    qtbot.addWidget(plain)
    assert label.sizeHint().width() > plain.sizeHint().width()


def test_a_tip_shows_what_is_written_and_no_more() -> None:
    assert plain_tip("a & b") == "a & b"
    assert plain_tip("a\nb") == "a\nb"
    assert plain_tip("<b>a</b>\nb") == "<span>&lt;b&gt;a&lt;/b&gt;<br>b</span>"
    assert plain_tip("<b>Lan</b>") == "<span>&lt;b&gt;Lan&lt;/b&gt;</span>"
