"""No window keeps a word of the former language, and none cuts one off, in any language and direction."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget

from desktop.ui.i18n import MIRRORED, PSEUDO, Languages
from desktop.ui.popover import Popover
from desktop.ui.theme import Theme
from tests.ui.every_window import DIALOGS, KEPT, SHORT, Make, opened
from tests.ui.fit import cut, overlaps, settle
from tests.ui.spoken import is_of, left_behind, spoken

LANGUAGES = ("en", "vi", PSEUDO, MIRRORED)
EVERY = {**DIALOGS, **KEPT, **SHORT}


@pytest.fixture
def home(parent: QMainWindow, languages: Languages) -> Iterator[QMainWindow]:
    """All that was opened in it is closed before English returns."""
    parent.resize(1600, 900)
    yield parent
    for child in parent.findChildren(QWidget):
        if child.isWindow():
            child.close()
            child.deleteLater()


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
    assert not window.isVisible() or window.windowModality() is Qt.WindowModality.WindowModal


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", EVERY.values(), ids=EVERY)
def test_every_word_is_seen_whole(
    make: Make, language: str, theme: Theme, home: QMainWindow, languages: Languages
) -> None:
    languages.use(language)
    window = opened(make, theme, home)
    settle()
    assert left_behind(window, language) == []
    assert cut(window) == []
    assert overlaps(window) == []


def test_a_text_is_known_by_its_language() -> None:
    assert is_of("Close", "en")
    assert not is_of("Close", "vi")
    assert not is_of("Đóng", "en")
    assert is_of("Studio 1", "vi")
    assert not is_of("Close", PSEUDO)
    assert is_of("[Çlôsễ ~~]", PSEUDO)
    assert not is_of("[Çlôsễ ~~]", MIRRORED)
    assert not is_of("[Çlôsễ ~~]", "en")
    assert is_of("\u200f[Çlôsễ ~~]\u200f", MIRRORED)


def test_all_that_a_window_says_is_heard(theme: Theme, home: QMainWindow) -> None:
    said = {text for _place, text in spoken(opened(DIALOGS["as run"], theme, home))}
    assert {"As-run log", "Close", "Search channel, item, result", "Dead air", "Channel", "All channels"} <= said
