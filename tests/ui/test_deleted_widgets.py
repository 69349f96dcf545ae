"""Dialogs, popovers and panels that go while events wait for them: with the focus inside, pressed, in another language.

What touches the wrapper of a deleted widget from within an event of Qt ends the whole process, not only this test.
"""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from desktop.settings.schema import Appearance
from desktop.settings.schema import Theme as Shade
from desktop.ui.i18n import MIRRORED, Languages
from desktop.ui.theme import Theme
from tests.ui.evening import Evening
from tests.ui.every_window import EVERY, Make
from tests.ui.fit import settle
from tests.ui.spoken import stops

OTHER = Appearance(Shade.LIGHT, 115, more_contrast=True)


def opened(make: Make, theme: Theme, parent: QMainWindow) -> QWidget:
    for _ in range(2):  # without a screen, the first that pops up is closed at once, and some go when they are closed
        made = make(theme, parent)
        made.show()
        settle()
        if isValid(made) and made.isVisible():
            break
    return made


def gone() -> None:
    """Everything that was to be deleted is, and what waited for it has come."""
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        settle()
    gc.collect()


def busy(shown: QWidget) -> None:
    """The focus goes through it, the pointer comes, a key waits for each of its controls."""
    for one in stops(shown):
        one.setFocus(Qt.FocusReason.TabFocusReason)
        at = QPointF(1, 1)
        QCoreApplication.postEvent(one, QEnterEvent(at, at, at))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.postEvent(one, QKeyEvent(kind, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier))
        for kind in (QEvent.Type.LayoutRequest, QEvent.Type.PolishRequest, QEvent.Type.Leave):
            QCoreApplication.postEvent(one, QEvent(kind))
        QCoreApplication.postEvent(one, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.OtherFocusReason))


def change(theme: Theme, languages: Languages) -> None:
    """Everything is worded and drawn anew, now or with the next events."""
    languages.use(MIRRORED if languages.current != MIRRORED else "vi")
    theme.apply(OTHER if not theme.more_contrast else Appearance())


@pytest.mark.parametrize("name", EVERY)
def test_one_that_goes_while_everything_changes(
    name: str, theme: Theme, languages: Languages, parent: QMainWindow
) -> None:
    made = opened(EVERY[name], theme, parent)
    busy(made)
    change(theme, languages)
    if isValid(made):
        made.deleteLater()
    gone()
    change(theme, languages)  # nobody who has gone hears of it
    gone()
    again = opened(EVERY[name], theme, parent)
    assert isValid(again)
    again.close()
    gone()


@pytest.mark.parametrize("name", EVERY)
def test_one_that_goes_at_once(name: str, theme: Theme, languages: Languages, parent: QMainWindow) -> None:
    """As with its parent: nobody waits for the next turn of the loop."""
    made = opened(EVERY[name], theme, parent)
    busy(made)
    change(theme, languages)
    if isValid(made):
        delete(made)
    gone()


@pytest.mark.parametrize("name", EVERY)
def test_one_whose_window_goes(name: str, theme: Theme, languages: Languages, qtbot: QtBot) -> None:
    window = QMainWindow()
    window.resize(900, 700)
    window.show()
    made = opened(EVERY[name], theme, window)
    busy(made)
    change(theme, languages)
    window.deleteLater()
    gone()
    assert not isValid(made)


@pytest.mark.parametrize("name", EVERY)
def test_one_that_is_closed_while_a_button_of_it_is_down(name: str, theme: Theme, parent: QMainWindow) -> None:
    made = opened(EVERY[name], theme, parent)
    controls = stops(made)
    for one in controls[:1]:
        QTest.mousePress(one, Qt.MouseButton.LeftButton)
    if isValid(made):
        made.close()
    if isValid(made):
        made.deleteLater()
    gone()


def test_tiles_and_strips_that_go_with_the_focus_in_them(theme: Theme, languages: Languages, qtbot: QtBot) -> None:
    evening = Evening(theme, languages, qtbot)
    window = evening.window
    for number in range(1, 5):
        for one in stops(window.wall):
            one.setFocus(Qt.FocusReason.TabFocusReason)
        busy(window.wall)
        evening.desk.sources.remove_tile(f"s{number}")
        change(theme, languages)
        gone()
    busy(window)
    change(theme, languages)
    gone()


@pytest.mark.parametrize("hidden", [True, False])
def test_a_whole_window_that_goes_while_everything_changes(
    hidden: bool, theme: Theme, languages: Languages, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(qtbot, "addWidget", lambda _window: None)  # it would close it once more
    window = Evening(theme, languages, qtbot).window
    busy(window)
    change(theme, languages)
    if hidden:
        window.hide()
    delete(window)
    gone()
    change(theme, languages)
    gone()
    assert QApplication.focusWidget() is None
