from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.chat.people_list import PersonRow
from desktop.ui.chat.people_page import PeoplePage
from desktop.ui.theme import Theme


class _Page(PeoplePage):
    said = 0

    def retranslate(self) -> None:
        self.said += 1


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> _Page:
    found = _Page(theme, "eye")
    qtbot.addWidget(found)
    found.show()
    return found


def test_people_or_the_words_of_an_empty_page(page: _Page) -> None:
    page.show_rows([PersonRow(1, "Linh")], "")
    assert page.list.isVisible()
    assert not page.empty.isVisible()
    page.show_rows([], "")
    assert page.empty.isVisible()
    assert not page.list.isVisible()


def test_a_failure_is_said_above_them_and_can_be_tried_again(page: _Page, qtbot: QtBot) -> None:
    page.show_rows([PersonRow(1, "Linh")], "The list could not be read.")
    assert page.list.isVisible()
    assert page.strip.text == "The list could not be read."
    with qtbot.waitSignal(page.retry_wanted):
        page.strip.button.click()
    page.show_rows([PersonRow(1, "Linh")], "")
    assert not page.strip.isVisible()


def test_another_language_is_heard(page: _Page) -> None:
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert page.said == 1
