from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop.core.programme import Track, TrackState
from desktop.ui.onair.playlist_model import PlaylistModel
from desktop.ui.onair.playlist_view import PlaylistView
from desktop.ui.theme import Theme

READY = Track(1, "https://a.example/1.ogg", "1.ogg", 60, TrackState.READY)
TRACKS = (replace(READY, state=TrackState.ON_AIR), replace(READY, id=2), replace(READY, id=3, state=TrackState.REFUSED))


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> PlaylistView:
    model = PlaylistModel()
    found = PlaylistView(theme, model)
    model.setParent(found)
    model.set_tracks(TRACKS)
    qtbot.addWidget(found)
    found.resize(620, 300)
    found.show()
    return found


def test_keys_move_and_remove_but_never_what_is_on_air(view: PlaylistView, qtbot: QtBot) -> None:
    view.choose(2)
    with qtbot.waitSignal(view.move_wanted) as moved:
        qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert moved.args == [2, 2]
    with qtbot.waitSignal(view.remove_wanted) as removed:
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert removed.args == [2]
    view.choose(1)
    with qtbot.assertNotEmitted(view.remove_wanted), qtbot.assertNotEmitted(view.move_wanted):
        qtbot.keyClick(view, Qt.Key.Key_Delete)
        qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)


def test_the_menu_of_a_row(view: PlaylistView, qtbot: QtBot) -> None:
    model = view.model()
    row = view.visualRect(model.index(2, 0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row.right() - 8, row.center().y()))
    words = {action.text(): action for action in view.menu.actions()}
    assert list(words) == ["Play next", "Move to top", "Replace…", "Remove", "Check again"]
    with qtbot.waitSignal(view.check_wanted) as again:
        words["Check again"].trigger()
    assert again.args == [3]
    with qtbot.waitSignal(view.move_wanted) as moved:
        words["Move to top"].trigger()
    assert moved.args == [3, 0]
    view.menu.hide()
    view.open_menu(model.index(0, 0), QPoint())
    assert not any(action.isEnabled() for action in view.menu.actions())
    view.menu.hide()
