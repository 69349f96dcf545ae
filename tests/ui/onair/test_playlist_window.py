from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.core.programme import AtEnd, ClipFault, Track, TrackState
from desktop.ui.i18n import Languages
from desktop.ui.onair.playlist_window import PlaylistFace, PlaylistWindow, summary
from desktop.ui.theme import Theme

READY = Track(1, "https://a.example/1.ogg", "1.ogg", 926, TrackState.READY)
BAD = replace(READY, id=2, length_s=31, state=TrackState.REFUSED, fault=ClipFault.NO_CLIP)
TRACKS = (READY, replace(READY, id=3, length_s=48), BAD)


def test_it_says_what_is_in_it_and_what_can_be_played(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    window = PlaylistWindow(theme, parent)
    window.show()
    assert not window.isModal()
    assert window.empty.isVisible()
    assert window.windowTitle() == "Playlist"
    window.show_face(PlaylistFace("evening-show", TRACKS, can_undo=True))
    assert window.windowTitle() == "Playlist – \u2068evening-show\u2069"
    assert summary(TRACKS).endswith(", 16:14 ready")
    on_air = (
        replace(READY, length_s=1690, state=TrackState.ON_AIR),
        *TRACKS[1:],
        replace(READY, state=TrackState.PLAYED),
    )
    assert summary(on_air, 764.0).endswith(", 16:14 ready")  # what was heard is not ready to come
    assert "ready" not in summary((replace(READY, length_s=None),))
    assert window.list.isVisible()
    shortcut = next(one for one in window.findChildren(QShortcut) if one.key().toString() == "Ctrl+Z")
    with qtbot.waitSignal(window.undo_wanted):
        shortcut.activated.emit()


def test_every_edit_is_a_wish(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    window = PlaylistWindow(theme, parent)
    window.show_face(PlaylistFace("evening-show", TRACKS))
    window.show()
    assert not window.undo.isEnabled()
    window.add.click()
    window.address.field.setPlainText(READY.address)
    with qtbot.waitSignal(window.add_wanted) as added:
        window.address.add.click()
    assert added.args == [[READY.address]]
    window.list.replace_wanted.emit(2)
    assert window.address.field.toPlainText() == BAD.address
    window.address.field.setPlainText("https://a.example/2.webm")
    with qtbot.waitSignal(window.replace_wanted) as replaced:
        window.address.add.click()
    assert replaced.args == [2, "https://a.example/2.webm"]
    with qtbot.waitSignal(window.at_end_wanted) as ended:
        window.at_end.choose(AtEnd.STOP)
    assert ended.args == [AtEnd.STOP]


def test_removing_by_key_goes_on_with_the_next_row(theme: Theme, parent: QMainWindow) -> None:
    window = PlaylistWindow(theme, parent)
    window.show_face(PlaylistFace("evening-show", TRACKS))
    window.list.choose(1)
    window.show_face(PlaylistFace("evening-show", TRACKS[1:]))
    chosen = window.list.chosen()
    assert chosen is not None
    assert chosen.id == TRACKS[1].id
    window.show_face(PlaylistFace("evening-show", ()))
    assert window.list.chosen() is None


def test_what_is_selected_stays_selected_and_the_language_changes(
    theme: Theme, parent: QMainWindow, qtbot: QtBot, languages: Languages
) -> None:
    window = PlaylistWindow(theme, parent)
    window.show_face(PlaylistFace("evening-show", TRACKS))
    window.list.choose(3)
    with qtbot.assertNotEmitted(window.at_end_wanted):
        window.show_face(PlaylistFace("evening-show", (TRACKS[1], TRACKS[0]), at_end=AtEnd.REPEAT))
        languages.use("pseudo")
        qtbot.wait(1)
    chosen = window.list.chosen()
    assert chosen is not None
    assert chosen.id == 3
    assert window.close_button.text() != "Close"
    window.close()
