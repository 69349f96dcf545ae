from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from desktop.core.programme import Track, TrackState
from desktop.ui.i18n import Languages
from desktop.ui.onair.playlist_model import POSITION, TRACK, PlaylistModel

TRACKS = tuple(Track(n, f"https://a.example/{n}.ogg", f"{n}.ogg", 60, TrackState.READY) for n in (1, 2, 3))
ON_AIR = (replace(TRACKS[0], state=TrackState.ON_AIR), *TRACKS[1:])


def test_a_change_of_one_row_is_no_reset(languages: Languages, qtbot: QtBot) -> None:
    model = PlaylistModel()
    model.set_tracks(TRACKS)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_tracks(ON_AIR)
    with qtbot.waitSignal(model.modelReset):
        model.set_tracks(TRACKS[1:])
    assert model.row_of(3) == 1
    assert model.row_of(1) is None


def test_the_position_belongs_to_what_is_on_air(languages: Languages) -> None:
    model = PlaylistModel()
    model.set_tracks(ON_AIR)
    model.set_position(20)
    assert model.index(0).data(POSITION) == 20
    assert model.index(1).data(POSITION) is None
    assert model.left_s(model.index(0).data(TRACK)) == 40
    assert "0:40 left" in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_moving_is_a_wish_and_what_is_on_air_stays(qtbot: QtBot) -> None:
    model = PlaylistModel()
    model.set_tracks(ON_AIR)
    drag = Qt.ItemFlag.ItemIsDragEnabled
    assert not model.flags(model.index(0)) & drag
    assert model.flags(model.index(1)) & drag
    for row, to, place in ((1, 3, 2), (2, 1, 1)):
        with qtbot.waitSignal(model.move_wanted) as wanted:
            assert model.moveRows(QModelIndex(), row, 1, QModelIndex(), to)
        assert wanted.args == [model.index(row).data(TRACK).id, place]
    assert not model.moveRows(QModelIndex(), 1, 2, QModelIndex(), 0)
