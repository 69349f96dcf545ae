from __future__ import annotations

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop.settings.schema import Appearance
from desktop.ui.chip import Chip
from desktop.ui.theme import Theme


def make(theme: Theme, qtbot: QtBot, **state: str) -> Chip:
    chip = Chip(theme)
    qtbot.addWidget(chip)
    chip.set_state("MUTED", **state)
    chip.resize(chip.sizeHint())
    return chip


def test_it_is_as_wide_as_its_word_and_never_less(theme: Theme, qtbot: QtBot) -> None:
    chip = make(theme, qtbot)
    assert chip.minimumSizeHint() == chip.sizeHint()
    assert chip.sizeHint().height() == 18
    assert chip.sizeHint().width() >= chip.fontMetrics().horizontalAdvance("MUTED")
    with_icon = make(theme, qtbot, icon="mute")
    assert with_icon.sizeHint().width() > chip.sizeHint().width()


def test_filled_is_an_area_and_plain_an_outline(theme: Theme, qtbot: QtBot) -> None:
    amber = theme.colour("warn.fill").name()
    filled = make(theme, qtbot, filled="warn.fill", tone="on.warn").grab().toImage()
    assert filled.pixelColor(4, 4).name() == amber
    plain = make(theme, qtbot, tone="warn.text").grab().toImage()
    assert QColor(plain.pixelColor(4, 4)).name() != amber


def test_it_grows_with_the_interface(theme: Theme, qtbot: QtBot) -> None:
    chip = make(theme, qtbot)
    before = chip.sizeHint()
    theme.apply(Appearance(interface_size=150))
    assert chip.sizeHint().height() == 27
    assert chip.sizeHint().width() > before.width()
