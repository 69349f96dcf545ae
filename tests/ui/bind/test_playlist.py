from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from desktop.core.programme import AtEnd, TrackState
from desktop.ui.bind.playlist import PlaylistBinding
from desktop.ui.main_window import MainWindow
from desktop.ui.onair.playlist_model import TRACK
from tests.ui.fake_mezon import FakeLive

if TYPE_CHECKING:
    from desktop.control.live import Live


@pytest.fixture
def live() -> FakeLive:
    found = FakeLive()
    found.ready("one", "two", "three")
    return found


@pytest.fixture
def room(window: MainWindow, live: FakeLive) -> PlaylistBinding:
    found = PlaylistBinding(window, cast("Live", live))
    live.programme.changed.connect(found.show)
    found.open()
    return found


def titles(live: FakeLive) -> list[str]:
    return [track.title for track in live.programme.tracks]


def test_wishes_edit_the_programme_and_the_rows_follow(room: PlaylistBinding, live: FakeLive) -> None:
    window, first = room.playlist, live.programme.tracks[0]
    window.add_wanted.emit(["https://a.example/four.ogg"])
    window.move_wanted.emit(first.id, 2)
    assert titles(live) == ["two.ogg", "three.ogg", "one.ogg", "four.ogg"]
    window.remove_wanted.emit(first.id)
    window.undo_wanted.emit()
    window.replace_wanted.emit(first.id, "https://a.example/five.webm")
    assert titles(live) == ["two.ogg", "three.ogg", "five.webm", "four.ogg"]
    window.at_end_wanted.emit(AtEnd.REPEAT)
    assert live.programme.at_end is AtEnd.REPEAT
    model = window.list.model()
    assert [model.index(row, 0).data(TRACK).title for row in range(model.rowCount())] == titles(live)
    third = live.programme.tracks[2]
    live.programme.mark(third.id, TrackState.REFUSED)
    window.check_wanted.emit(third.id)
    assert live.programme.tracks[2].state is TrackState.CHECKING


def test_next_is_behind_what_is_on_air(room: PlaylistBinding, live: FakeLive) -> None:
    third = live.programme.tracks[2]
    live.on_air()
    room.playlist.next_wanted.emit(third.id)
    assert titles(live) == ["one.ogg", "three.ogg", "two.ogg"]
    live.programme.mark(live.programme.tracks[0].id, TrackState.PLAYED)
    room.playlist.next_wanted.emit(live.programme.tracks[2].id)
    assert titles(live)[0] == "two.ogg"


def test_a_mark_of_a_moment_before_is_not_shown_as_on_air(room: PlaylistBinding, live: FakeLive) -> None:
    live.programme.mark(live.programme.tracks[0].id, TrackState.ON_AIR)
    room.show()
    assert room.playlist.list.model().index(0, 0).data(TRACK).state is TrackState.READY
