from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.core.mix_setup import Advanced, Alignment, Extra
from desktop.ui.mixer.advanced_fold import AdvancedFold
from desktop.ui.theme import Theme

CHOSEN = Advanced(True, Alignment.ALL, 250, True, 1, "show 114", (Extra("a", "1"), Extra("b", "x=y")))


def test_what_is_given_comes_back(theme: Theme, qtbot: QtBot) -> None:
    fold = AdvancedFold(theme, CHOSEN)
    qtbot.addWidget(fold)
    assert fold.value == CHOSEN


def test_it_is_closed_at_first(theme: Theme, qtbot: QtBot) -> None:
    fold = AdvancedFold(theme, Advanced())
    qtbot.addWidget(fold)
    fold.show()
    assert not fold.buffer.isVisible()
    fold.button.click()
    assert fold.buffer.isVisible()
    assert fold.button.accessibleDescription() == "open"


def test_the_ranges_of_the_document(theme: Theme, qtbot: QtBot) -> None:
    fold = AdvancedFold(theme, Advanced())
    qtbot.addWidget(fold)
    fold.buffer.setValue(9999)
    assert fold.buffer.value() == 4000
    fold.user_data.setText("x" * 700)
    assert fold.value is not None
    assert "850" in fold.data_note.text
    fold.user_data.setText("x" * 3100)
    assert fold.value is None
    fold.user_data.setText("")
    assert fold.value is not None


def test_an_extra_parameter_has_a_key_and_a_value(theme: Theme, qtbot: QtBot) -> None:
    fold = AdvancedFold(theme, Advanced())
    qtbot.addWidget(fold)
    fold.extra.setPlainText("nonsense")
    assert fold.value is None
    assert fold.extra_note.text
    fold.extra.setPlainText(" a = 1 \n\n")
    assert fold.value is not None
    assert fold.value.extra == (Extra("a", "1"),)
