"""Press, release and loss of one key, whatever has the focus."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.actions import ActionRegistry
from desktop.ui.calls.cough_key import CoughKey
from desktop.ui.commands import commands


class Ear:
    def __init__(self, key: CoughKey) -> None:
        self.heard: list[str] = []
        key.down.connect(lambda: self.heard.append("pressed"))
        key.up.connect(lambda: self.heard.append("released"))
        key.lost.connect(lambda: self.heard.append("lost"))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    found = QWidget()
    qtbot.addWidget(found)
    return found


@pytest.fixture
def field(window: QWidget, qtbot: QtBot) -> QLineEdit:
    found = QLineEdit(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    found.setFocus()
    return found


@pytest.fixture
def key(field: QLineEdit) -> Iterator[CoughKey]:
    owner = QObject()  # windows of a test go before its fixtures
    found = CoughKey(ActionRegistry(commands(), field.window()), lambda: True, owner)
    yield found
    owner.deleteLater()


def send(
    field: QWidget, kind: QEvent.Type, key: Qt.Key = Qt.Key.Key_F8, repeat: bool = False, shift: bool = False
) -> None:
    modifiers = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(field, QKeyEvent(kind, key, modifiers, "", repeat))


def test_a_key_is_heard_in_a_text_field(field: QLineEdit, key: CoughKey) -> None:
    ear = Ear(key)
    send(field, QEvent.Type.KeyPress)
    send(field, QEvent.Type.KeyPress, repeat=True)
    send(field, QEvent.Type.KeyRelease, repeat=True)
    send(field, QEvent.Type.KeyRelease)
    assert ear.heard == ["pressed", "released"]


def test_modifiers_pressed_meanwhile_do_not_end_it(field: QLineEdit, key: CoughKey) -> None:
    ear = Ear(key)
    send(field, QEvent.Type.KeyPress)
    send(field, QEvent.Type.KeyPress, Qt.Key.Key_Shift)
    assert ear.heard == ["pressed"]
    send(field, QEvent.Type.KeyRelease, shift=True)
    assert ear.heard == ["pressed", "released"]


def test_other_keys_go_where_they_belong(field: QLineEdit, key: CoughKey) -> None:
    ear = Ear(key)
    send(field, QEvent.Type.KeyPress, shift=True)  # Shift+F8 is another key
    send(field, QEvent.Type.KeyPress, Qt.Key.Key_F7)
    assert not ear.heard


def test_the_keyboard_can_be_lost(field: QLineEdit, key: CoughKey) -> None:
    ear = Ear(key)
    key._state_changed(Qt.ApplicationState.ApplicationInactive)
    assert not ear.heard
    send(field, QEvent.Type.KeyPress)
    key._state_changed(Qt.ApplicationState.ApplicationInactive)
    send(field, QEvent.Type.KeyRelease)
    assert ear.heard == ["pressed", "lost"]


def test_it_follows_the_focus(field: QLineEdit, key: CoughKey, qtbot: QtBot) -> None:
    ear, other = Ear(key), QLineEdit(field.window())
    other.show()
    other.setFocus()
    send(field, QEvent.Type.KeyPress)
    assert not ear.heard
    send(other, QEvent.Type.KeyPress)
    send(other, QEvent.Type.KeyRelease)
    assert ear.heard == ["pressed", "released"]


def test_a_release_that_is_half_a_repeat_is_none(field: QLineEdit, key: CoughKey, qtbot: QtBot) -> None:
    ear = Ear(key)
    key._grace.setInterval(30)  # as under X11
    send(field, QEvent.Type.KeyPress)
    send(field, QEvent.Type.KeyRelease)
    send(field, QEvent.Type.KeyPress, shift=True)  # the same key, whatever else is pressed
    assert ear.heard == ["pressed"]
    send(field, QEvent.Type.KeyRelease)
    qtbot.waitUntil(lambda: ear.heard == ["pressed", "released"])


def test_outside_a_call_the_key_is_a_shortcut_like_any_other(field: QLineEdit) -> None:
    owner = QObject()
    key = CoughKey(ActionRegistry(commands(), field.window()), lambda: False, owner)
    ear = Ear(key)
    send(field, QEvent.Type.KeyPress)
    assert not ear.heard
    owner.deleteLater()
