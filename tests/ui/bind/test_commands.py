from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.core.errors import Code
from desktop.core.model import RecordingState, RecordingView, SourceState
from desktop.settings.schema import Theme as Scheme
from desktop.ui.main_window import MainWindow
from desktop.ui.popover import ConfirmPopover, Question
from desktop.ui.wall.geometry import WallLayout
from tests.ui.fake_desk import FakeDesk, receiving


@pytest.fixture
def two(window: MainWindow, desk: FakeDesk, qtbot: QtBot) -> MainWindow:
    desk.sources.put(receiving("a", "Studio A"))
    desk.sources.put(receiving("b", "Studio B"))
    qtbot.waitUntil(lambda: window.wall.ids == ("a", "b"))
    window.wall.select("a", by_keyboard=True)
    return window


def run(window: MainWindow, command_id: str) -> None:
    action = window.actions_.action(command_id)
    assert action.isEnabled(), command_id
    action.trigger()


def test_what_is_not_possible_says_why(window: MainWindow) -> None:
    for command_id in (
        "source.record",
        "source.pause",
        "source.focus.1",
        "source.undo",
        "source.redo",
        "source.record_all",
    ):
        action = window.actions_.action(command_id)
        assert not action.isEnabled(), command_id
        assert action.statusTip().endswith("."), command_id


def test_commands_act_on_the_selected_source(two: MainWindow, desk: FakeDesk) -> None:
    for command_id in ("source.record", "source.listen", "source.listen_add", "source.pause"):
        run(two, command_id)
    run(two, "source.mute")
    assert desk.wishes == [("record", "a"), ("hear_only", "a"), ("toggle", "a"), ("pause", "a")]
    assert desk.listening.muted("a")


def test_numbers_focus_and_listen(two: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    qtbot.keyClick(two.wall.tile("a"), Qt.Key.Key_2)
    assert desk.sources.focus_id == "b"
    run(two, "source.listen.2")
    assert desk.wishes[-1] == ("toggle", "b")
    assert not two.actions_.action("source.focus.3").isEnabled()
    assert two.actions_.action("source.focus.3").statusTip() == "There is no source 3."


def test_words_follow_the_state(two: MainWindow, desk: FakeDesk) -> None:
    recording = RecordingView(RecordingState.RECORDING)
    desk.sources.change("a", state=SourceState.PAUSED, recording=recording, muted=True)
    two.binding.wall.refresh()
    texts = {name: two.actions_.action(f"source.{name}").text() for name in ("record", "record_all", "pause", "mute")}
    assert texts == {
        "record": "Stop recording…",
        "record_all": "Stop all…",
        "pause": "Resume in meeting",
        "mute": "Unmute here",
    }
    desk.sources.change("a", state=SourceState.ENDED)
    two.binding.wall.refresh()
    assert two.actions_.action("source.remove").text() == "Remove tile"


def test_the_layout_switches(two: MainWindow) -> None:
    run(two, "view.layout")
    assert two.binding.wall.layout is WallLayout.GRID
    assert two.actions_.action("view.layout").isChecked()
    run(two, "view.layout")
    assert two.binding.wall.layout is WallLayout.FOCUS


def test_the_interface_size_steps_and_stops_at_its_ends(window: MainWindow, desk: FakeDesk) -> None:
    sizes = []
    while window.actions_.action("view.larger").isEnabled():
        run(window, "view.larger")
        sizes.append(desk.store.settings.appearance.interface_size)
    assert sizes == [115, 130, 150]
    assert window.theme.scale == 1.5
    run(window, "view.size_100")
    run(window, "view.smaller")
    assert desk.store.settings.appearance.interface_size == 90
    assert not window.actions_.action("view.smaller").isEnabled()


def test_the_theme_is_chosen_in_the_menu(window: MainWindow, desk: FakeDesk) -> None:
    run(window, "view.theme.light")
    assert desk.store.settings.appearance.theme is Scheme.LIGHT
    assert not window.theme.dark
    assert window.actions_.action("view.theme.light").isChecked()
    assert not window.actions_.action("view.theme.dark").isChecked()
    run(window, "view.theme.light")
    assert window.actions_.action("view.theme.light").isChecked()


def test_the_demo_studio_is_a_wish(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.demo_wanted):
        run(window, "help.demo")
    assert not window.actions_.action("help.leave_demo").isVisible()
    assert not window.actions_.action("source.test").isVisible()


def test_escape_closes_the_notice_then_goes_to_the_grid_and_ends_nothing(
    two: MainWindow, desk: FakeDesk, qtbot: QtBot
) -> None:
    desk.notices.raise_(Code.SOURCE_STALLED, name="Studio A", seconds=8)
    qtbot.keyClick(two.wall.tile("a"), Qt.Key.Key_Escape)
    assert desk.notices.open() == ()
    assert two.binding.wall.layout is WallLayout.FOCUS
    qtbot.keyClick(two.wall.tile("a"), Qt.Key.Key_Escape)
    assert two.binding.wall.layout is WallLayout.GRID
    two.status.bell.setFocus()
    qtbot.keyClick(two.status.bell, Qt.Key.Key_Escape)
    assert two.wall.isAncestorOf(two.focusWidget())
    assert desk.wishes == []


def test_escape_first_closes_a_question_that_lost_the_keyboard(two: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    desk.notices.raise_(Code.SOURCE_STALLED, name="Studio A", seconds=8)
    popover = ConfirmPopover(two.theme, two)
    popover.ask(two.wall, Question("Remove it?", "It is gone then.", "Keep", "Remove"), lambda: None)
    qtbot.keyClick(two.wall.tile("a"), Qt.Key.Key_Escape)
    assert not popover.isVisible()
    assert len(desk.notices.open()) == 1


def test_escape_closes_the_notice_above_the_welcome_and_only_then_leaves_it(
    window: MainWindow, desk: FakeDesk, qtbot: QtBot
) -> None:
    run(window, "help.welcome")
    desk.notices.raise_(Code.INGEST_PORT, port=8787)
    assert window.first_run.notices.isVisible()
    qtbot.keyClick(window.first_run.first_button, Qt.Key.Key_Escape)
    assert desk.notices.open() == ()
    assert window.is_first_run
    qtbot.keyClick(window.first_run.first_button, Qt.Key.Key_Escape)
    assert not window.is_first_run


def test_full_screen_and_back(window: MainWindow) -> None:
    run(window, "view.full_screen")
    assert window.isFullScreen()
    run(window, "view.full_screen")
    assert not window.isFullScreen()


def test_tiles_change_places_by_keys_too(two: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    two.wall.select("b", by_keyboard=True)
    assert not two.actions_.action("source.later").isEnabled()
    qtbot.keyClick(two.wall.tile("b"), Qt.Key.Key_Left, control)
    qtbot.waitUntil(lambda: two.wall.ids == ("b", "a"))
    assert not two.actions_.action("source.earlier").isEnabled()
    qtbot.keyClick(two.wall.tile("b"), Qt.Key.Key_Right, control)
    qtbot.waitUntil(lambda: two.wall.ids == ("a", "b"))


def test_a_removed_tile_is_brought_back(two: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    desk.sources.change("a", state=SourceState.ENDED)
    run(two, "source.remove")
    qtbot.waitUntil(lambda: two.wall.ids == ("b",))
    assert two.actions_.action("source.undo").text() == "Bring the tile back"
    qtbot.keyClick(two.wall.tile("b"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: set(two.wall.ids) == {"a", "b"})
    assert not two.actions_.action("source.undo").isEnabled()
    assert two.actions_.action("source.redo").text() == "Remove the tile again"


def test_the_wall_behind_the_welcome_teaches_and_leads_back(window: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    run(window, "help.welcome")
    qtbot.keyClick(window.first_run.first_button, Qt.Key.Key_Escape)
    card = window.wall.empty
    assert card.first_button.text() == "Connect services…"
    assert card.first_button.hasFocus()
    card.welcome_wanted.emit()
    assert window.is_first_run
    assert window.first_run.first_button.hasFocus()
    desk.secrets.set("meetstream.api_key", "ms_1")
    assert not window.is_first_run
    assert card.first_button.text() == "Invite a meeting bot…"


def test_the_welcome_comes_and_goes_with_its_words_and_its_focus(window: MainWindow, qtbot: QtBot) -> None:
    run(window, "help.welcome")
    assert window.status.message.text() == "Welcome to Airdesk"
    assert window.focusWidget() is window.first_run.first_button
    qtbot.keyClick(window.first_run.first_button, Qt.Key.Key_Escape)
    assert not window.is_first_run
    assert window.status.message.text() == "Nothing is being recorded"
