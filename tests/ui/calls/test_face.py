"""Faces in a call."""

from __future__ import annotations

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.ui.calls.face import CallFace
from desktop.ui.theme import Theme


def looks(face: CallFace) -> QImage:
    return face.grab().toImage()


def test_each_person_has_a_colour_and_letters_of_their_own(theme: Theme, qtbot: QtBot) -> None:
    face = CallFace(theme)
    qtbot.addWidget(face)
    face.show_person("8", "Lan Pham")
    first = looks(face)
    face.show_person("8", "Lan Pham")
    assert looks(face) == first
    face.show_person("9", "Lan Pham")
    assert looks(face) != first
    face.show_person("8", "Bao")
    assert looks(face) != first
    face.show_person("8", "")  # Agora knows no names
    assert not looks(face).isNull()
