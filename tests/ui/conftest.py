"""What tests of the window share: a Theme on the real resources, English, left to right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop.settings.schema import Appearance, Clock
from desktop.ui.formats import TimeStyle
from desktop.ui.i18n import Languages
from desktop.ui.layout_memory import LayoutMemory
from desktop.ui.main_window import MainWindow
from desktop.ui.theme import Theme
from tests.ui.fake_desk import FakeDesk

if TYPE_CHECKING:
    from desktop.control.desk import Desk

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for the whole run: tinted icons, compiled languages."""
    return tmp_path_factory.mktemp("ui-cache")


@pytest.fixture
def languages(qapp: QApplication, cache: Path) -> Iterator[Languages]:
    """English in use; whatever the test switches to is taken back."""
    found = Languages(ROOT / "translations", cache, developer=True)
    found.use("en")
    QLocale.setDefault(QLocale("en_GB"))
    TimeStyle.clock = Clock.H24
    yield found
    found.use("en")
    TimeStyle.clock = Clock.SYSTEM
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture(autouse=True)
def widgets_go(qapp: QApplication) -> Iterator[None]:
    """What a test has closed is gone before the next one: every theme is applied to all that lives."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def theme(qapp: QApplication, languages: Languages, cache: Path) -> Iterator[Theme]:
    """The dark theme at 100 %, applied to the application, and taken back from it."""
    found = Theme(ROOT / "resources", cache)
    found.apply(Appearance())
    yield found
    qapp.setStyleSheet("")


@pytest.fixture
def desk(tmp_path: Path) -> FakeDesk:
    """A desk without services; `wishes` holds what was asked of it."""
    return FakeDesk(tmp_path)


@pytest.fixture
def window(desk: FakeDesk, theme: Theme, languages: Languages, qtbot: QtBot) -> Iterator[MainWindow]:
    """The main window on that desk, shown and active."""
    found = MainWindow(theme, languages, LayoutMemory(None), demo=desk.demo, open_ingest=desk.open_ingest)
    qtbot.addWidget(found)
    found.join(cast("Desk", desk))
    found.show()
    qtbot.waitExposed(found)
    found.activateWindow()
    yield found
    for child in found.findChildren(QWidget):
        if child.isWindow():
            child.hide()


@pytest.fixture
def parent(qapp: QApplication, qtbot: QtBot) -> QMainWindow:
    """A bare window for dialogs and popovers to belong to, kept alive through the test."""
    found = QMainWindow()
    qtbot.addWidget(found)
    found.show()
    return found
