from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop.core.model import Remedy
from desktop.ui.elided_label import ElidedLabel
from desktop.ui.i18n import Languages
from desktop.ui.notices.line import NoticeLine
from desktop.ui.theme import Theme
from tests.ui.samples import notices

PORT = "Port 8787 is used by another program. No source can arrive."


@pytest.fixture
def line(theme: Theme, qtbot: QtBot) -> NoticeLine:
    found = NoticeLine(theme)
    qtbot.addWidget(found)
    found.resize(700, 28)
    found.set_notices(notices())
    found.show()
    qtbot.waitExposed(found)
    return found


def button(line: NoticeLine, text: str) -> QPushButton:
    return next(found for found in line.findChildren(QPushButton) if found.text() == text)


def test_the_worst_is_shown_and_the_others_are_counted(line: NoticeLine, qtbot: QtBot) -> None:
    assert line.findChildren(ElidedLabel)[0].text() == PORT
    assert line.accessibleName() == PORT
    with qtbot.waitSignal(line.history_wanted):
        button(line, "+4").click()
    line.set_notices(notices()[:1])
    assert not any(found.isVisible() and found.text().startswith("+") for found in line.findChildren(QPushButton))


def test_its_remedy_and_its_cross(line: NoticeLine, qtbot: QtBot) -> None:
    with qtbot.waitSignal(line.remedy_wanted) as wanted:
        button(line, "Open settings").click()
    assert wanted.args == [notices()[0]]
    with qtbot.waitSignal(line.close_wanted) as closed:
        line.findChildren(QToolButton)[0].click()
    assert closed.args == [notices()[0].id]


def test_without_a_remedy_there_is_no_button(line: NoticeLine) -> None:
    line.set_notices(notices()[3:4])
    assert not any(found.isVisible() for found in line.findChildren(QPushButton))


def test_it_keeps_its_height_and_elides(line: NoticeLine) -> None:
    line.resize(240, 28)
    assert line.height() == 28
    assert line.findChildren(ElidedLabel)[0].is_elided


def test_nothing_open_shows_nothing_to_press(line: NoticeLine) -> None:
    line.set_notices([])
    assert line.current is None


def test_each_notice_is_spoken_once(theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def update(event: QAccessibleAnnouncementEvent) -> None:
        said.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    line = NoticeLine(theme)
    qtbot.addWidget(line)
    monkeypatch.setattr(QAccessible, "updateAccessibility", update)
    first = notices()[0]
    line.set_notices([first])
    line.set_notices([first])
    line.set_notices([replace(first, count=2)])
    assert said == [PORT, f"{PORT} (2 times)"]


def test_a_new_language(line: NoticeLine, languages: Languages, qtbot: QtBot) -> None:
    languages.use("pseudo")
    qtbot.waitUntil(lambda: line.accessibleName().startswith("["))


def test_a_decision_has_two_buttons(line: NoticeLine, qtbot: QtBot) -> None:
    notice = replace(notices()[0], remedy=Remedy.RESTORE_SITTING)
    line.set_notices([notice])
    for text, remedy in (("Restore", Remedy.RESTORE_SITTING), ("Not now", Remedy.NOT_NOW)):
        with qtbot.waitSignal(line.remedy_wanted) as wanted:
            button(line, text).click()
        assert wanted.args == [replace(notice, remedy=remedy)]
    line.set_notices(notices()[:1])
    assert not button(line, "Not now").isVisible()
