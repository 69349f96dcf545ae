from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.chat.field import MessageField
from desktop.ui.theme import Theme


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> MessageField:
    found = MessageField()
    qtbot.addWidget(found)
    return found


def test_keys_are_wishes(field: MessageField, qtbot: QtBot) -> None:
    for key, modifier, signal in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, field.sent),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, field.edit_last_wanted),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, field.left),
        (Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier, field.attach_wanted),
    ):
        with qtbot.waitSignal(signal):
            qtbot.keyClick(field, key, modifier)


def test_escape_gives_up_an_answer_before_it_is_the_windows(theme: Theme, qtbot: QtBot) -> None:
    window, field = QWidget(), MessageField()
    heard: list[str] = []
    qtbot.addWidget(window)
    field.setParent(window)
    QShortcut(QKeySequence(Qt.Key.Key_Escape), window).activated.connect(lambda: heard.append("window"))
    field.left.connect(lambda: heard.append("field"))
    field.list_key.connect(lambda _key: heard.append("list"))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    field.answering = True
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    field.answering, field.choosing = False, True
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    field.choosing = False
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert heard == ["field", "list", "window"]


def test_a_list_takes_its_keys_first(field: MessageField, qtbot: QtBot) -> None:
    field.choosing = True
    with qtbot.assertNotEmitted(field.sent), qtbot.waitSignal(field.list_key):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_files_pictures_and_text_are_told_apart(field: MessageField, tmp_path: Path, qtbot: QtBot) -> None:
    files, picture, text = QMimeData(), QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    text.setHtml("<b>bold</b>")
    text.setText("bold")
    with qtbot.waitSignal(field.files_dropped) as dropped:
        field.insertFromMimeData(files)
    assert dropped.args == [[str(tmp_path / "a.txt")]]
    with qtbot.waitSignal(field.picture_pasted):
        field.insertFromMimeData(picture)
    field.insertFromMimeData(text)
    assert field.toPlainText() == "bold"
