from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QFile, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton, QSlider
from pytestqt.qtbot import QtBot

from desktop.settings.schema import Appearance
from desktop.settings.schema import Theme as Scheme
from desktop.ui.theme import Theme, dress
from tests.ui.conftest import ROOT

TOKENS = json.loads((ROOT / "resources/tokens.json").read_text("utf-8"))
TEXT, MARK = 4.5, 3.0  # the least contrast of words, and of lines, lamps and meters
GROUNDS = ("bg.window", "bg.panel", "bg.raised", "bg.control")
CONTRASTS = {  # on the wall the colours are the same in both schemes
    "text.primary": (TEXT, *GROUNDS, "bg.hover", "bg.selected", "bg.field", "warn.tint", "error.tint"),
    "text.secondary": (TEXT, *GROUNDS, "bg.hover", "bg.selected", "bg.field"),
    "text.tertiary": (TEXT, *GROUNDS, "bg.field"),
    "accent.text": (TEXT, *GROUNDS),
    "text.link": (TEXT, *GROUNDS),
    "ready.text": (TEXT, *GROUNDS),
    "warn.text": (TEXT, *GROUNDS, "warn.tint"),
    "error.text": (TEXT, *GROUNDS, "error.tint"),
    "info.text": (TEXT, *GROUNDS),
    "on.tally": (TEXT, "tally.fill"),
    "on.accent": (TEXT, "accent.fill", "accent.hover"),
    "on.warn": (TEXT, "warn.fill"),
    "meter.scale": (TEXT, "bg.panel"),
    "umd.text": (TEXT, "tile.umd"),
    "umd.text2": (TEXT, "tile.umd"),
    "umd.ok": (TEXT, "tile.umd"),
    "umd.warn": (TEXT, "tile.umd"),
    "umd.error": (TEXT, "tile.umd"),
    "line.control": (MARK, "bg.window", "bg.panel", "bg.raised"),
    "line.focus": (MARK, "bg.panel"),
    "tally.fill": (MARK, "bg.panel"),
    "tile.focus": (MARK, "tile.bg"),
    "meter.green": (MARK, "meter.trough"),
    "meter.yellow": (MARK, "meter.trough"),
    "meter.red": (MARK, "meter.trough"),
    "meter.muted": (MARK, "meter.trough"),
    "meter.peak": (MARK, "meter.trough"),
    "meter.alt.green": (MARK, "meter.trough"),
    "meter.alt.yellow": (MARK, "meter.trough"),
    "meter.alt.red": (MARK, "meter.trough"),
}


def luminance(colour: QColor) -> float:
    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (channel(value) for value in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [Scheme.DARK, Scheme.LIGHT])
def test_words_and_marks_can_be_told_from_what_they_stand_on(theme: Theme, scheme: Scheme) -> None:
    theme.apply(Appearance(theme=scheme))
    for name, (least, *grounds) in CONTRASTS.items():
        for ground in grounds:
            light, dark = sorted((luminance(theme.colour(name)), luminance(theme.colour(ground))), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= least - 0.01, (name, ground)


def test_the_wall_has_the_same_colours_in_both(theme: Theme) -> None:
    before = {name: theme.colour(name) for name in TOKENS["color"]["shared"]}
    dark_dot = theme.colour("rec.dot")
    theme.apply(Appearance(theme=Scheme.LIGHT))
    assert before == {name: theme.colour(name) for name in before}
    assert theme.colour("dark:rec.dot") == dark_dot != theme.colour("rec.dot")


def test_alpha_comes_last_in_the_tokens(theme: Theme) -> None:
    hatch = theme.colour("hatch")
    assert (hatch.red(), hatch.green(), hatch.blue(), hatch.alpha()) == (255, 255, 255, 0x26)


def test_sizes_follow_the_interface_size(theme: Theme) -> None:
    theme.apply(Appearance(interface_size=150))
    assert theme.px(12) == 18
    assert theme.size("wallHeader") == 54
    assert theme.font("body").pixelSize() == 20
    assert "font-size: 18px" in _sheet()


def test_one_rebuild_a_change(theme: Theme, qtbot: QtBot) -> None:
    seen: list[bool] = []
    theme.changed.connect(lambda: seen.append(theme.dark))
    theme.apply(Appearance(theme=Scheme.LIGHT))
    assert seen == [False]
    palette = QApplication.palette()
    assert palette.color(QPalette.ColorRole.Window) == theme.colour("bg.panel")


def test_more_contrast_lifts_lines_and_quiet_text(theme: Theme) -> None:
    theme.apply(Appearance(more_contrast=True))
    assert theme.colour("line.soft") == theme.colour("line.control")
    assert theme.colour("text.tertiary") == theme.colour("text.primary")
    assert "3px solid" in _sheet()


def test_the_sheet_has_no_placeholder_left_and_its_files_exist(theme: Theme) -> None:
    sheet = _sheet()
    assert "{{" not in sheet
    files = re.findall(r"url\(([^)]+)\)", sheet)
    assert files
    assert all(QFile.exists(file) for file in files)


def test_no_red_area_in_the_sheet(theme: Theme) -> None:
    for scheme in (Scheme.DARK, Scheme.LIGHT):
        theme.apply(Appearance(theme=scheme))
        assert theme.colour("tally.fill").name() not in _sheet()


def test_figures_are_tabular(theme: Theme, qtbot: QtBot) -> None:
    label = QLabel("1")
    qtbot.addWidget(label)
    dress(label, role="title")
    label.ensurePolished()
    metrics = label.fontMetrics()
    assert label.font().pixelSize() == 16
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0000")


def test_focus_moves_nothing(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton("Invite")
    qtbot.addWidget(button)
    button.show()
    qtbot.waitExposed(button)
    before = button.sizeHint()
    button.setFocus()
    assert button.sizeHint() == before


@pytest.mark.parametrize("percent", [90, 100, 115, 130, 150])
def test_round_things_are_round_at_every_size(theme: Theme, qtbot: QtBot, percent: int) -> None:
    theme.apply(Appearance(interface_size=percent))
    slider, radio = QSlider(Qt.Orientation.Horizontal), QRadioButton()
    radio.setChecked(True)
    slider.setValue(50)
    for widget, colour in ((slider, "text.primary"), (radio, "accent.fill")):
        qtbot.addWidget(widget)
        widget.resize(200, 40)
        image = widget.grab().toImage()
        lit = [
            (x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y) == theme.colour(colour)
        ]
        assert lit
        left, top = min(x for x, _ in lit), min(y for _, y in lit)
        assert (left, top) not in lit


def test_a_name_that_is_no_token_is_a_fault(theme: Theme) -> None:
    with pytest.raises(KeyError):
        theme.colour("bg.nothing")


def _sheet() -> str:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app.styleSheet()


def test_the_sheet_does_not_care_how_the_folder_is_called(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot, qtlog: Any
) -> None:
    folder = tmp_path / "Đức (1) 'đêm' 🎙️ {x}; y"
    Theme(ROOT / "resources", folder).apply(Appearance())
    box = QRadioButton()
    qtbot.addWidget(box)
    box.setChecked(True)
    box.show()
    assert [record.message for record in qtlog.records] == []
    assert (folder / "theme").is_dir()
    qapp.setStyleSheet("")


def test_without_a_folder_there_is_a_window_all_the_same(qapp: QApplication, tmp_path: Path) -> None:
    Theme(ROOT / "resources", tmp_path / ("x" * 300)).apply(Appearance())
    qapp.setStyleSheet("")
