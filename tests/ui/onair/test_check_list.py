from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.control.checklist import Readiness
from desktop.ui.onair.check_list import CheckLine, CheckList
from desktop.ui.theme import Theme

READY = CheckLine(Readiness.READY, "Signed in")
BAD = CheckLine(Readiness.NOT_READY, "<b>Playlist</b>", "The list is empty.")


@pytest.fixture
def checks(theme: Theme, qtbot: QtBot) -> CheckList:
    found = CheckList(theme, 280)
    qtbot.addWidget(found)
    found.show()
    return found


def words(checks: CheckList) -> list[str]:
    return [label.text() for label in checks.findChildren(QLabel) if label.isVisible() and label.text()]


def test_each_line_says_what_and_where_it_is_not_ready_why(checks: CheckList) -> None:
    assert checks.show_lines([READY, BAD])
    assert words(checks) == ["Signed in", "<b>Playlist</b>", "The list is empty."]
    assert checks.accessibleName() == "Signed in, <b>Playlist</b> The list is empty."


def test_the_same_again_is_no_news_and_others_take_their_place(checks: CheckList) -> None:
    checks.show_lines([READY, BAD])
    assert not checks.show_lines([READY, BAD])
    assert checks.show_lines([READY])
    assert words(checks) == ["Signed in"]
    assert checks.lines == (READY,)


def test_a_sentence_is_as_high_as_its_width_makes_it(checks: CheckList) -> None:
    checks.show_lines([CheckLine(Readiness.NOT_READY, "Playlist", "word " * 60)])
    title, why = (label for label in checks.findChildren(QLabel) if label.text())
    assert why.minimumHeight() > 3 * title.minimumHeight() > 0
