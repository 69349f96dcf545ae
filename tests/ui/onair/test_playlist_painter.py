from __future__ import annotations

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from desktop.core.programme import PLAYING, Track, TrackState
from desktop.ui.onair.playlist_model import PlaylistModel
from desktop.ui.onair.playlist_painter import HEIGHT
from desktop.ui.onair.playlist_view import PlaylistView
from desktop.ui.theme import Theme


@pytest.mark.parametrize("state", list(TrackState))
def test_the_bar_at_the_left_is_red_on_air_and_at_no_other_time(theme: Theme, qtbot: QtBot, state: TrackState) -> None:
    model = PlaylistModel()
    view = PlaylistView(theme, model)
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(620, 200)
    model.set_tracks([replace(Track(1, "https://a.example/1.ogg", "1.ogg", 60), state=state)])
    model.set_position(20)
    view.show()
    image = view.viewport().grab().toImage()
    assert (image.pixelColor(1, HEIGHT // 2) == theme.colour("tally.fill")) is (state in PLAYING)
    assert view.sizeHintForRow(0) == HEIGHT
