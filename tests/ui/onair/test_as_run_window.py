from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.core.run_log import Found, Outcome, RowKind
from desktop.ui.onair.as_run_window import AsRunWindow
from desktop.ui.theme import Theme
from tests.ui.onair.as_run_parts import row


@pytest.fixture
def window(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> AsRunWindow:
    found = AsRunWindow(theme, parent, "Asia/Ho_Chi_Minh")
    qtbot.addWidget(found)
    found.show()
    return found


def test_what_was_found_stands_in_rows_and_sums(window: AsRunWindow) -> None:
    window.show_found(Found((row(1), row(2, RowKind.DEAD_AIR, Outcome.RESUMED)), 2, 90.0, 17.0, ((5, "evening-show"),)))
    assert window.table.model().rowCount() == 2
    assert "00:01:30 on air, 17 s dead air" in window._summary.text()


def test_days_are_named_in_words_and_it_can_be_closed(window: AsRunWindow) -> None:
    assert window.first_day.text().split()[1].isalpha()
    window.close_button.click()
    assert not window.isVisible()


def test_the_fields_are_the_query(window: AsRunWindow, qtbot: QtBot) -> None:
    window.show_found(Found((row(1),), 1, channels=((5, "evening-show"), (6, "night"))))
    with qtbot.waitSignal(window.query_wanted) as wanted:
        window.channel.setCurrentIndex(2)
    assert wanted.args[0].channel_id == 6
    with qtbot.waitSignal(window.query_wanted) as wanted:
        window.words.setText("ident")
    assert wanted.args[0].words == "ident"
    with qtbot.waitSignal(window.query_wanted) as wanted:
        window.first_day.setDate(QDate(2026, 11, 1))
    assert wanted.args[0].first_day.isoformat() == "2026-11-01"
    with qtbot.waitSignal(window.export_wanted) as wanted:
        window.export.click()
    assert wanted.args[0] == window.query()


def test_the_sums_run_with_what_is_open(window: AsRunWindow) -> None:
    silence = replace(row(1, RowKind.DEAD_AIR, Outcome.OPEN), ended_at=None)
    window.show_found(Found((silence, row(2)), 2, 90.0, 3.0))
    assert "3 s dead air" in window._summary.text()
    window._found_at -= 70
    window._tick()
    assert window._summary.text() == "2 entries, 00:01:30 on air, 1:13 dead air"


def test_one_can_type_at_once(window: AsRunWindow) -> None:
    assert window.focusWidget() is window.words


def test_the_chosen_channel_stays_when_other_rows_are_found(window: AsRunWindow, qtbot: QtBot) -> None:
    channels = ((5, "evening-show"), (6, "night"))
    window.show_found(Found((row(1),), 1, channels=channels))
    window.channel.setCurrentIndex(2)
    with qtbot.assertNotEmitted(window.query_wanted):
        window.show_found(Found((), 0, channels=channels))
    assert window.channel.currentData() == 6
    assert window._empty.isVisible()
    assert not window.export.isEnabled()
