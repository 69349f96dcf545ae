from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.core.run_log import Found, Outcome, Row, RowKind
from desktop.ui.onair.as_run_window import AsRunWindow, outcome_words, result_words
from desktop.ui.theme import Theme

START = datetime(2026, 11, 20, 14, 4, 50, tzinfo=UTC)


def row(number: int, kind: RowKind = RowKind.TRACK, outcome: Outcome = Outcome.PLAYED) -> Row:
    end = START + timedelta(seconds=90)
    address = "https://clips.example.net/a.ogg"
    return Row(number, kind, "Mekong", "evening-show", 5, "Ident.ogg", address, START, end, outcome, "why", "thao")


@pytest.fixture
def window(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> AsRunWindow:
    found = AsRunWindow(theme, parent, "Asia/Ho_Chi_Minh")
    qtbot.addWidget(found)
    found.show()
    return found


def test_a_row_says_when_how_long_where_what_and_how_it_ended(window: AsRunWindow) -> None:
    window.show_found(Found((row(1), row(2, RowKind.DEAD_AIR, Outcome.RESUMED)), 2, 90.0, 17.0, ((5, "evening-show"),)))
    model = window.table.model()
    texts = [str(model.index(0, column).data()) for column in range(1, 5)]
    assert texts == ["00:01:30", "evening-show", "Ident.ogg", "Played"]
    assert model.index(1, 3).data() == "Dead air"
    assert "00:01:30 on air, 17 s dead air" in window._summary.text()
    assert model.index(0, 4).data(Qt.ItemDataRole.ToolTipRole) == "why"


def test_what_is_on_air_lasts_so_far_and_every_result_has_a_shape(window: AsRunWindow) -> None:
    open_row = replace(row(1, outcome=Outcome.OPEN), ended_at=None, started_at=datetime.now(UTC))
    window.show_found(Found((open_row, row(2), row(3, RowKind.DEAD_AIR, Outcome.RESUMED)), 3))
    model = window.table.model()
    assert str(model.index(0, 1).data()).endswith(" so far")
    assert all(not model.index(n, 4).data(Qt.ItemDataRole.DecorationRole).isNull() for n in range(3))
    heard: list[int] = []
    model.dataChanged.connect(lambda first, _last: heard.append(first.row()))
    window._rows.tick()
    assert heard == [0]
    assert window.first_day.text().split()[1].isalpha()
    window.close_button.click()
    assert not window.isVisible()


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_has_its_words(languages: object, outcome: Outcome) -> None:
    assert outcome_words(row(1, outcome=outcome))


def test_a_pause_is_told_with_its_item(window: AsRunWindow) -> None:
    paused = row(1, RowKind.PAUSE, Outcome.OPEN)
    window.show_found(Found((paused, replace(paused, outcome=Outcome.RESUMED)), 2))
    model = window.table.model()
    assert "Ident.ogg" in model.index(0, 3).data()
    assert model.index(0, 3).data() != "Ident.ogg"
    assert [model.index(n, 4).data() for n in range(2)] == ["On air, paused", "Resumed"]


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


@pytest.mark.parametrize(
    ("outcome", "details", "said"),
    [
        (Outcome.NOT_OFFERED, "status 404", "Not offered: nothing is at this address"),
        (Outcome.REFUSED, "failed to\nfetch", "Refused: failed to fetch"),
        (Outcome.LOST, "", "Link lost"),
        (Outcome.PLAYED, "status 404", "Played"),
    ],
)
def test_why_it_did_not_go_well_stands_in_its_row(outcome: Outcome, details: str, said: str) -> None:
    assert (
        result_words(replace(row(1, outcome=outcome), details=details)).translate({0x2068: None, 0x2069: None}) == said
    )


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
