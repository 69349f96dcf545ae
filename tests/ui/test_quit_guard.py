from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.ui.quit_guard import Leaving, QuitGuard
from desktop.ui.theme import Theme


def guard(theme: Theme, parent: QMainWindow, bots: list[str], recordings: list[str]) -> QuitGuard:
    found = QuitGuard(theme, bots, recordings, parent)
    found.open()
    return found


def words(dialog: QuitGuard) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_it_names_what_still_runs(theme: Theme, qtbot: QtBot, parent: QMainWindow) -> None:
    dialog = guard(theme, parent, ["Studio A", "Field", "Panel", "Slides", "Guest"], ["Panel"])
    said = words(dialog)
    for name in ("Studio A", "Field", "Panel", "Slides"):
        assert name in said
    assert "Guest" not in said
    assert "1 more" in said
    assert "They are saved and stopped." in said
    assert dialog.windowModality() is Qt.WindowModality.WindowModal


def test_staying_is_enter_and_escape(theme: Theme, qtbot: QtBot, parent: QMainWindow) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space):
        dialog = guard(theme, parent, ["Studio A"], [])
        assert dialog.stay.isDefault()
        qtbot.keyClick(dialog.stay, key)
        assert dialog.result() == QDialog.DialogCode.Rejected
        assert not dialog.isVisible()


def test_the_choice_is_told(theme: Theme, qtbot: QtBot, parent: QMainWindow) -> None:
    dialog = guard(theme, parent, ["Studio A"], [])
    assert dialog.leaving == Leaving(remove_bots=True)
    dialog.leave.setChecked(True)
    dialog.quit.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.leaving == Leaving(remove_bots=False)


def test_without_bots_nothing_is_removed(theme: Theme, qtbot: QtBot, parent: QMainWindow) -> None:
    dialog = guard(theme, parent, [], ["Panel"])
    assert dialog.leaving == Leaving(remove_bots=False)
    assert "meetings" not in words(dialog)


def test_files_on_their_way_are_named(theme: Theme, parent: QMainWindow) -> None:
    dialog = QuitGuard(theme, [], [], parent, uploads=("report.wav",))
    dialog.open()
    assert "report.wav" in words(dialog)
    assert "not sent" in words(dialog)
    dialog.reject()


def test_a_broadcast_is_named_and_not_called_on_air_before_it_is(theme: Theme, parent: QMainWindow) -> None:
    for on_air, said in ((True, "On air in \u2068evening-show\u2069"), (False, "Connecting to go on air in")):
        dialog = QuitGuard(theme, [], [], parent, "evening-show", on_air)
        dialog.open()
        assert said in words(dialog)
        assert "ends with Airdesk" in words(dialog)
        dialog.reject()
