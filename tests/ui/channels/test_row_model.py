from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.core.channel import Channel, ChannelType, Mark
from desktop.ui.channels.row_model import MARK, NO_MARK, ROW, RowModel

STREAM = Channel(1 << 60, 7, 1, "Streams", "evening-show", int(ChannelType.STREAMING))
TEXT = Channel(2, 7, 1, "Streams", "general")


def test_it_is_a_sound_model(qtmodeltester: Any) -> None:
    model = RowModel()
    model.set_channels([STREAM, TEXT])
    qtmodeltester.check(model)


def test_a_mark_changes_its_row_alone(qtbot: QtBot) -> None:
    model = RowModel()
    model.set_channels([STREAM, TEXT])
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.set_marks({STREAM.id: Mark(on_air=True, viewers=38)})
    assert changed.args[0].row() == 1
    assert model.index(1).data(MARK).viewers == 38
    assert model.index(2).data(MARK) == NO_MARK
    with qtbot.assertNotEmitted(model.dataChanged):
        model.set_marks({STREAM.id: Mark(on_air=True, viewers=38)})


def test_a_screen_reader_hears_kind_and_state() -> None:
    model = RowModel()
    model.set_channels([STREAM, TEXT])
    model.set_marks({STREAM.id: Mark(on_air=True, viewers=38), TEXT.id: Mark(unread=14)})
    role = int(Qt.ItemDataRole.AccessibleTextRole)
    heard = [model.index(row).data(role).replace("\u2068", "").replace("\u2069", "") for row in range(3)]
    assert heard == [
        "Streams, category",
        "evening-show, streaming channel, on air, 38 watching",
        "general, text channel, 14 unread",
    ]
    for mark, heard_last in ((Mark(viewers=38), "38 waiting"), (Mark(live=True, viewers=38), "38 watching")):
        model.set_marks({STREAM.id: mark})
        assert model.index(1).data(role).endswith(heard_last)
    model.set_marks({STREAM.id: Mark()})
    assert model.index(1).data(role).endswith("viewers unknown")


def test_filter_and_folding_change_what_is_shown_and_where_a_channel_is() -> None:
    model = RowModel()
    model.set_channels([STREAM, TEXT])
    assert model.row_of(TEXT.id) == 2
    model.set_filter("even")
    assert [model.index(row).data(ROW) for row in range(1, model.rowCount())] == [STREAM]
    assert model.row_of(TEXT.id) is None
    model.set_filter("")
    model.set_collapsed({1})
    assert model.rowCount() == 1
    assert model.total == 2


def test_many_marks_are_told_as_one(qtbot: QtBot) -> None:
    model = RowModel()
    model.set_channels(Channel(number, 7, 1, "Talk", str(number)) for number in range(300))
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last, _roles: told.append((first.row(), last.row())))
    model.set_marks({number: Mark(unread=1) for number in range(300)})
    assert told == [(0, 300)]


def test_names_are_made_ready_before_somebody_filters(qtbot: QtBot) -> None:
    model = RowModel()
    model.set_channels(Channel(number, 7, 1, "Talk", f"Đêm {number}") for number in range(4_500))
    qtbot.waitUntil(lambda: not model._preparing.isActive())
    model.set_filter("dem 4499")
    assert model.rowCount() == 2
