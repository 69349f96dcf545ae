from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from desktop.core.model import Keeping
from desktop.ui.settings.secret_field import SecretDialog, SecretField
from desktop.ui.theme import Theme

VALUE = "ms_live_9f2c77e1"


@pytest.fixture
def field(theme: Theme, qtbot: QtBot, parent: QMainWindow) -> SecretField:
    found = SecretField(theme, "API key")
    parent.setCentralWidget(found)
    return found


def dialog_of(field: SecretField) -> SecretDialog:
    field.ask()
    found = field.window().findChild(SecretDialog)
    assert found is not None
    return found


def everywhere() -> list[str]:
    """Every text of every widget there is."""
    texts = []
    for widget in QApplication.allWidgets():
        texts += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()]
        text = getattr(widget, "text", None)
        if callable(text):
            texts.append(str(text()))
    return texts


def test_it_says_whether_and_since_when(field: SecretField) -> None:
    line = field.findChild(QLineEdit)
    assert line is not None
    assert line.text() == "Not set"
    assert line.isReadOnly()
    field.set_state(True, datetime(2026, 11, 12, 12, tzinfo=UTC))
    assert line.text() == "Stored in the keyring · 12 Nov 2026"
    assert line.accessibleName() == "API key: Stored in the keyring · 12 Nov 2026"
    field.set_state(True, None)
    assert "memory" in line.text()


def test_a_saved_value_is_in_no_widget_and_not_in_the_clipboard(field: SecretField, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    saved: list[str] = []
    field.replaced.connect(saved.append)
    dialog = dialog_of(field)
    entry = dialog.findChild(QLineEdit)
    assert entry is not None
    qtbot.keyClicks(entry, VALUE)
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert saved == [VALUE]
    field.set_state(True, datetime.now(UTC))
    assert not [text for text in everywhere() if VALUE in text]
    assert VALUE not in QGuiApplication.clipboard().text()


@pytest.mark.parametrize(("keeping", "word"), [(Keeping.KEYRING, "keyring"), (Keeping.MEMORY, "memory")])
def test_it_is_said_where_it_will_go(field: SecretField, keeping: Keeping, word: str) -> None:
    field.keeping = keeping
    notes = [label.text() for label in dialog_of(field).findChildren(QLabel) if "never shown again" in label.text()]
    assert len(notes) == 1
    assert [one for one in ("keyring", "memory") if one in notes[0]] == [word]


def test_giving_up_empties_the_entry_too(field: SecretField, qtbot: QtBot) -> None:
    dialog = dialog_of(field)
    entry = dialog.findChild(QLineEdit)
    assert entry is not None
    qtbot.keyClicks(entry, VALUE)
    with qtbot.assertNotEmitted(field.replaced):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not [text for text in everywhere() if VALUE in text]


def test_typing_is_hidden_unless_asked(field: SecretField, qtbot: QtBot) -> None:
    dialog = dialog_of(field)
    entry, shown = dialog.findChild(QLineEdit), dialog.findChild(QCheckBox)
    assert entry is not None
    assert shown is not None
    assert entry.echoMode() is QLineEdit.EchoMode.Password
    assert not shown.isChecked()
    shown.click()
    assert entry.echoMode() is QLineEdit.EchoMode.Normal


def test_paste_takes_the_clipboard_and_nothing_is_saved_unasked(field: SecretField, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(f"  {VALUE}\n")
    dialog = dialog_of(field)
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    assert not buttons["Save"].isEnabled()
    buttons["Paste"].click()
    assert buttons["Save"].isEnabled()
    with qtbot.waitSignal(field.replaced) as saved:
        buttons["Save"].click()
    assert saved.args == [VALUE]
    assert not dialog.isModal()


def test_forgetting_is_asked_for_beside_its_button(field: SecretField, qtbot: QtBot) -> None:
    buttons = {button.text(): button for button in field.findChildren(QPushButton)}
    assert not buttons["Forget…"].isEnabled()
    field.set_state(True, datetime.now(UTC))
    with qtbot.waitSignal(field.forget_wanted) as asked:
        buttons["Forget…"].click()
    assert asked.args == [buttons["Forget…"]]
