"""The window before the desk: as the settings want it, painted, and deaf without losing a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.launch import Launch
from desktop.paths import Paths
from desktop.settings.schema import Appearance, Settings, Theme
from desktop.ui.main_window import MainWindow
from desktop.ui.opening import open_window

if TYPE_CHECKING:
    pass

Open = Callable[..., MainWindow]


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """`opened(settings, launch)`: a window as the process opens it."""

    def make(settings: Settings | None = None, launch: Launch | None = None) -> MainWindow:
        (tmp_path / "settings.json").write_bytes(msgspec.json.encode(settings or Settings(welcomed=True)))
        window = open_window(Paths.find(tmp_path), launch or Launch())
        qtbot.addWidget(window)
        return window

    yield make
    qapp.setStyleSheet("")


def test_it_is_painted_before_there_is_a_desk(opened: Open, qtbot: QtBot) -> None:
    window = opened()
    told: list[bool] = []
    window.painted.connect(lambda: told.append(True))
    qtbot.waitUntil(lambda: bool(told))
    window.repaint()
    assert told == [True]
    assert window.isVisible()
    assert not window.is_first_run


def test_it_looks_as_the_settings_want_it(opened: Open) -> None:
    window = opened(Settings(welcomed=True, appearance=Appearance(theme=Theme.LIGHT, interface_size=130)))
    assert not window.theme.dark
    assert window.theme.px(10) == 13


@pytest.mark.parametrize(
    ("welcomed", "launch", "shown"),
    [(False, Launch(), True), (True, Launch(), False), (False, Launch(demo=True), False),
     (False, Launch(open_ingest=True), False)],
)  # fmt: skip
def test_the_welcome_stands_from_the_first_paint_on(opened: Open, welcomed: bool, launch: Launch, shown: bool) -> None:
    window = opened(Settings(welcomed=welcomed), launch)
    assert window.is_first_run is shown
    assert window.top_strip.demo_chip.isVisible() is launch.demo


def test_the_texts_of_an_empty_wall_fit(opened: Open, qtbot: QtBot) -> None:
    window = opened()
    qtbot.waitExposed(window)
    empty = window.wall.empty
    for label in empty._texts:
        assert label.height() >= label.heightForWidth(label.width())
    middle = empty.geometry().center() - window.wall.rect().center()
    assert abs(middle.x()) <= 1
    assert abs(middle.y()) <= 1


def test_who_closes_it_at_once_is_heard_later(opened: Open) -> None:
    window = opened()
    assert not window.is_leaving
    window.close()
    assert window.isVisible()
    assert window.is_leaving


def test_safe_mode_says_so_and_leaves_the_layout_alone(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "layout.json").write_text('{"main": {"rect": [0, 0, 900, 600], "state": "maximised"}}')
    before = (tmp_path / "layout.json").read_bytes()
    window = opened(launch=Launch(safe=True))
    assert window.windowTitle() == "Airdesk – SAFE MODE"
    assert not window.isMaximized()
    window.remember()
    assert (tmp_path / "layout.json").read_bytes() == before
    assert opened(launch=Launch(safe=True, demo=True)).windowTitle() == "Airdesk – DEMO – SAFE MODE"
