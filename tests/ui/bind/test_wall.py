from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.core.model import Level, LevelKind, Picture, SourceState
from desktop.ui.main_window import MainWindow
from desktop.ui.wall.face import TileButton
from desktop.ui.wall.geometry import WallLayout
from tests.ui.fake_desk import FakeDesk, receiving


@pytest.fixture
def two(window: MainWindow, desk: FakeDesk, qtbot: QtBot) -> MainWindow:
    desk.sources.put(receiving("a", "Studio A"))
    desk.sources.put(receiving("b", "Studio B"))
    qtbot.waitUntil(lambda: window.wall.ids == ("a", "b"))
    return window


def test_sources_come_go_and_move(two: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    desk.sources.move("b", 0)
    qtbot.waitUntil(lambda: two.wall.ids == ("b", "a"))
    desk.sources.change("a", state=SourceState.ENDED)
    desk.sources.remove_tile("a")
    qtbot.waitUntil(lambda: two.wall.ids == ("b",))


def test_many_changes_are_one_refresh(two: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    seen: list[int] = []
    two.binding.wall.refreshed.connect(lambda: seen.append(1))
    for number in range(50):
        desk.sources.change("a", name=f"Studio {number}")
    qtbot.waitUntil(lambda: bool(seen))
    assert len(seen) == 1
    view = two.wall.tile("a").view
    assert view is not None
    assert view.name == "Studio 49"


def test_pictures_and_levels_reach_their_tile(two: MainWindow, desk: FakeDesk) -> None:
    data = memoryview(bytes([10, 20, 30, 255] * 64 * 36))
    desk.pictures.waiting["a"] = Picture(64, 36, 64 * 4, data, 0.0, 0.0)
    desk.pictures.arrived.emit("a")
    assert "a" not in desk.pictures.waiting
    desk.pictures.levels["a"] = Level(LevelKind.PCM, -12.0, -13.0)
    two.wall.meters_due.emit()
    desk.pictures.arrived.emit("gone")


def test_the_desk_is_told_at_which_size_a_tile_is_seen(two: MainWindow, desk: FakeDesk) -> None:
    width, height, visible = desk.pictures.shown["a"]
    assert visible
    assert width > height > 100
    two.hide()
    assert desk.pictures.shown["a"] == (0, 0, False)


def test_focusing_leads_from_the_grid_to_the_focus_layout(two: MainWindow, desk: FakeDesk) -> None:
    two.wall.layout_wanted.emit(WallLayout.GRID)
    assert two.binding.wall.layout is WallLayout.GRID
    assert two.layout_memory.word("wall_layout") == "grid"
    two.wall.focus_wanted.emit("b")
    assert desk.sources.focus_id == "b"
    assert two.binding.wall.layout is WallLayout.FOCUS
    assert two.wall.selected_id == "b"


def test_wishes_of_the_wall_reach_the_desk(two: MainWindow, desk: FakeDesk) -> None:
    two.wall.listen_wanted.emit("b", False)
    two.wall.listen_wanted.emit("b", True)
    two.wall.volume_wanted.emit("b", 45)
    two.wall.mute_wanted.emit("b", True)
    two.wall.move_wanted.emit("b", 0)
    assert desk.wishes == [("hear_only", "b"), ("toggle", "b"), ("move", "b", 0)]
    assert (desk.listening.volume("b"), desk.listening.muted("b")) == (45, True)


@pytest.mark.parametrize(
    ("button", "wish"),
    [(TileButton.INVITE_AGAIN, ("invite_again", "a")), (TileButton.CHECK_INGEST, ("check",))],
)
def test_buttons_on_a_tile(two: MainWindow, desk: FakeDesk, button: TileButton, wish: tuple[str, ...]) -> None:
    two.wall.button.emit("a", button)
    assert desk.wishes == [wish]


def test_the_menu_of_a_tile_holds_the_commands_of_its_source(two: MainWindow, desk: FakeDesk) -> None:
    two.wall.menu_wanted.emit("b", QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert two.wall.selected_id == "b"
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts[:2] == ["Focus\tEnter", "Listen to this alone"]
    assert texts[-1] == "Remove bot…"
    assert "Copy diagnostics" in texts
    menu.actions()[0].trigger()
    assert desk.sources.focus_id == "b"
    menu.close()


def test_the_keyboard_moves_from_the_empty_card_to_the_first_tile(
    window: MainWindow, desk: FakeDesk, qtbot: QtBot
) -> None:
    window.focus_start()
    assert window.wall.empty.isAncestorOf(QApplication.focusWidget())
    desk.sources.put(receiving("a", "Studio A"))
    qtbot.waitUntil(lambda: window.wall.ids == ("a",))
    assert window.wall.tile("a").hasFocus()
