from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.help.whats_this import kinds, lay_words, nearest_words, words_for
from desktop.ui.main_window import MainWindow
from tests.ui.help.test_places import classes

pytestmark = pytest.mark.usefixtures("languages")


def test_every_kind_that_has_words_exists() -> None:
    assert set(kinds()) <= set(classes())


def test_words_are_sentences(window: MainWindow) -> None:
    said = {words_for(widget) for widget in window.findChildren(QWidget)} - {""}
    assert len(said) >= 5
    assert all(text.endswith(".") for text in said)


def test_they_are_laid_on_what_has_them(window: MainWindow) -> None:
    lay_words(window.findChildren(QWidget))
    assert "How everything does" in window.status.whatsThis()
    assert "How one part does" in window.status.bell.whatsThis()


def test_the_nearest_words_count(window: MainWindow, qtbot: QtBot) -> None:
    inner = next(one for one in window.wall_header.findChildren(QWidget) if not words_for(one))
    found = nearest_words(inner)
    assert found is not None
    assert found[0] is window.wall_header
    alone = QLabel()
    qtbot.addWidget(alone)
    assert nearest_words(alone) is None
    assert nearest_words(None) is None
