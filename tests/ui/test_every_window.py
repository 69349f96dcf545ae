"""No window keeps a word of the former language, and none cuts one off, in any language and direction."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.settings.schema import Calls
from desktop.ui.i18n import MIRRORED, PSEUDO, Languages
from desktop.ui.popover import Popover
from desktop.ui.theme import Theme
from tests.ui.bind.call_window import JOINED, CallWindow, FakeWebPage
from tests.ui.evening import Evening
from tests.ui.every_window import (
    DIALOGS,
    EVERY,
    KEPT,
    SHORT,
    WORDED,
    WORDED_ELSEWHERE,
    Make,
    class_of,
    opened,
)
from tests.ui.fit import cut, overlaps, settle
from tests.ui.tongue import is_of, left_behind, spoken
from tests.ui.window_classes import window_classes

LANGUAGES = ("en", "vi", PSEUDO, MIRRORED)


@pytest.fixture
def home(parent: QMainWindow, languages: Languages, qtbot: QtBot) -> Iterator[QMainWindow]:
    """All that was opened in it is closed before English returns."""
    parent.resize(1600, 900)
    with qtbot.waitActive(parent):  # a window that becomes active closes the popovers of others
        parent.activateWindow()
    yield parent
    for child in parent.findChildren(QWidget):
        if child.isWindow():
            child.hide()


@pytest.mark.parametrize("make", DIALOGS.values(), ids=DIALOGS)
def test_an_open_window_changes_its_language(make: Make, theme: Theme, home: QMainWindow, languages: Languages) -> None:
    window = opened(make, theme, home)
    for language in (*LANGUAGES, "en"):
        languages.use(language)
        settle()
        assert window.isVisible()
        assert left_behind(window, language) == []
        rightwards = window.layoutDirection() is Qt.LayoutDirection.LeftToRight
        assert rightwards == (language != MIRRORED)


@pytest.mark.parametrize("make", KEPT.values(), ids=KEPT)
def test_a_popover_that_is_kept_speaks_the_language_of_now(
    make: Make, theme: Theme, home: QMainWindow, languages: Languages
) -> None:
    popover = opened(make, theme, home)
    assert isinstance(popover, Popover)
    for language in (*LANGUAGES, "en"):
        languages.use(language)
        settle()
        popover.open_at(home)
        assert left_behind(popover, language) == []


@pytest.mark.parametrize("make", SHORT.values(), ids=SHORT)
def test_what_is_asked_in_one_language_is_not_left_standing(
    make: Make, theme: Theme, home: QMainWindow, languages: Languages
) -> None:
    window = opened(make, theme, home)
    languages.use("vi")
    settle()
    assert not isValid(window) or not window.isVisible() or window.windowModality() is Qt.WindowModality.WindowModal


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", WORDED.values(), ids=WORDED)
def test_every_word_is_seen_whole(
    make: Make, language: str, theme: Theme, home: QMainWindow, languages: Languages
) -> None:
    languages.use(language)
    settle()
    window = opened(make, theme, home)
    settle()
    assert left_behind(window, language) == []
    assert cut(window) == []
    assert overlaps(window) == []


@pytest.fixture
def evening(theme: Theme, languages: Languages, qtbot: QtBot) -> Iterator[Evening]:
    found = Evening(theme, languages, qtbot)
    found.grow(1600, 900)
    yield found
    for child in found.window.findChildren(QWidget):
        if child.isWindow():
            child.hide()


def test_the_main_window_changes_its_language_on_air(evening: Evening, languages: Languages) -> None:
    """Check 20, on what is said: the lamp goes on, in other words."""
    for language in (*LANGUAGES, "en"):
        languages.use(language)
        settle()
        assert left_behind(evening.window, language) == []


def test_a_call_changes_its_language(evening: Evening, languages: Languages, monkeypatch: pytest.MonkeyPatch) -> None:
    FakeWebPage.made = []
    monkeypatch.setattr("desktop.ui.bind.call_pages.WebPage", FakeWebPage)
    evening.desk.store.update(calls=Calls(api_key="key", user_id="mai", channel="messaging:newsroom"))
    call = CallWindow(evening.window, evening.desk)
    call.do("call.join")
    call.calls.show(JOINED)
    for language in (*LANGUAGES, "en"):
        languages.use(language)
        settle()
        assert left_behind(evening.window, language) == []
        assert cut(evening.window) == []
    call.porch.close()


def test_every_page_of_the_settings_changes_its_language(evening: Evening, languages: Languages) -> None:
    settings = evening.window.binding.settings
    settings.open()
    dialog = settings.dialog
    assert dialog is not None
    dialog.resize(960, 760)  # as the design has it: the screen of the tests has less room
    for language in (*LANGUAGES, "en"):
        languages.use(language)
        for page in dialog.pages:
            settings.open(page)
            settle()
            assert left_behind(dialog, language) == [], page
            assert cut(dialog) == [], page
            assert overlaps(dialog) == [], page


@pytest.mark.parametrize("command", ["help.shortcuts", "window.notices", "help.welcome"])
def test_what_a_command_opens_changes_its_language(command: str, evening: Evening, languages: Languages) -> None:
    for language in (*LANGUAGES, "en"):
        languages.use(language)
        evening.window.actions_.action(command).trigger()
        settle()
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        assert [fault for one in shown for fault in left_behind(one, language)] == []
        assert [fault for one in shown if one is not evening.window for fault in cut(one)] == []


def test_no_window_is_forgotten() -> None:
    """A new one belongs into every_window.py."""
    assert window_classes().keys() - set(map(class_of, EVERY)) == set()
    assert len(EVERY) == sum(map(len, (DIALOGS, KEPT, SHORT, WORDED_ELSEWHERE))), "in two lists"


@pytest.mark.parametrize("name", EVERY)
def test_each_is_what_it_is_called(name: str, theme: Theme, home: QMainWindow) -> None:
    assert type(EVERY[name](theme, home)).__name__ == class_of(name)


def test_a_text_is_known_by_its_language() -> None:
    assert is_of("Close", "en")
    assert not is_of("Close", "vi")
    assert not is_of("Đóng", "en")
    assert is_of("Studio 1", "vi")
    assert not is_of("Close", PSEUDO)
    assert is_of("[Çlỗsễ ~~]", PSEUDO)
    assert not is_of("[Çlỗsễ ~~]", MIRRORED)
    assert not is_of("[Çlỗsễ ~~]", "en")
    assert is_of("\u200f[Çlỗsễ ~~]", MIRRORED)


def test_all_that_a_window_says_is_heard(theme: Theme, home: QMainWindow) -> None:
    said = {text for _place, text in spoken(opened(DIALOGS["AsRunWindow"], theme, home))}
    assert {"As-run log", "Close", "Search channel, item, result", "Dead air", "Channel", "All channels"} <= said
