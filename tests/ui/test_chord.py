from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.chord import Chord

KEYS = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_G)


def test_it_tells_of_its_keys_and_leaves_them_to_others(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    taken = QShortcut(QKeySequence("Ctrl+G, I"), window)
    window.show()
    qtbot.waitExposed(window)
    chord = Chord(KEYS, window)
    handle = window.windowHandle()
    chord.watch(handle)
    chord.watch(handle)  # once is enough
    begun: list[int] = []
    chord.begun.connect(lambda: begun.append(1))
    QTest.keyClick(handle, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert not begun
    with qtbot.waitSignal(taken.activated):
        QTest.keyClick(handle, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(handle, Qt.Key.Key_I)
    assert begun == [1]
