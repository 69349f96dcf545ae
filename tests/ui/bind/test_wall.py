from __future__ import annotations

import math
import time

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from desktop.core.errors import Code
from desktop.core.model import Level, LevelKind, Picture, SourceState
from desktop.ui.main_window import MainWindow
from desktop.ui.wall.face import TileButton
from desktop.ui.wall.geometry import WallLayout
from desktop.ui.wall.pulse import Pulse
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


DATA = memoryview(bytes([10, 20, 30, 255] * 64 * 36))


def send(desk: FakeDesk, *source_ids: str) -> None:
    """A picture of each."""
    for source_id in source_ids:
        desk.pictures.waiting[source_id] = Picture(64, 36, 64 * 4, DATA, 0.0, 0.0)
    for source_id in source_ids:
        desk.pictures.arrived.emit(source_id)


def test_a_picture_takes_the_meters_along(two: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    desk.pictures.levels = {"a": Level(LevelKind.PCM, -12.0, -13.0), "b": Level(LevelKind.PCM, -20.0, -20.0)}
    send(desk, "a")
    assert not desk.pictures.waiting
    qtbot.waitUntil(lambda: two.wall.tile("a").meter.level.left_db == -12.0)
    assert two.wall.tile("b").meter.level.left_db == -20.0


def test_meters_move_without_pictures(two: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    desk.pictures.levels["b"] = Level(LevelKind.PCM, -20.0, -20.0)
    qtbot.waitUntil(lambda: two.wall.tile("b").meter.level.left_db == -20.0)


def test_a_picture_of_a_source_that_is_gone_is_forgotten(two: MainWindow, desk: FakeDesk) -> None:
    send(desk, "gone")
    assert two.wall.ids == ("a", "b")


def test_a_picture_and_its_meter_are_one_update_of_the_window(two: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    """As many updates of the window (each is one flush) and paints of each widget as there were pictures."""
    tile, beside = two.wall.tile("a"), two.wall.tile("b")
    two.wall.findChildren(Pulse)[0].run(meters=False, clocks=False)  # no beat of its own comes between
    qtbot.wait(0)
    QApplication.processEvents()
    flushes, pictures, meters = (Count(kind) for kind in (QEvent.Type.UpdateRequest, *[QEvent.Type.Paint] * 2))
    captions, walls = Count(QEvent.Type.Paint), Count(QEvent.Type.Paint)
    for widget, count in ((two, flushes), (tile.picture, pictures), (tile.meter, meters), (tile.caption, captions),
                          (tile, walls), (two.wall, walls), (beside, walls)):  # fmt: skip
        widget.installEventFilter(count)
    for number in range(5):
        desk.pictures.levels["a"] = Level(LevelKind.PCM, -12.0 - number, -13.0)
        two.binding.wall._shown_at = -math.inf
        send(desk, "a")
        two.binding.wall._levels(two.wall)
        QApplication.processEvents()
    assert (flushes.seen, pictures.seen, meters.seen) == (5, 5, 5)
    assert (captions.seen, walls.seen) == (0, 0)


def test_pictures_within_a_frame_of_the_screen_are_painted_together(two: MainWindow, desk: FakeDesk) -> None:
    binding = two.binding.wall
    binding._shown_at = time.monotonic() + 60  # just now, and for longer than this test takes
    QApplication.processEvents()
    painted = Count(QEvent.Type.Paint)
    for source_id in "ab":
        two.wall.tile(source_id).picture.installEventFilter(painted)
    send(desk, "a", "b")
    QApplication.processEvents()
    assert painted.seen == 0
    flushes = Count(QEvent.Type.UpdateRequest)
    two.installEventFilter(flushes)
    binding._show_pictures()
    QApplication.processEvents()
    assert (painted.seen, flushes.seen) == (2, 1)


def test_a_source_that_catches_up_loses_no_picture(two: MainWindow, desk: FakeDesk) -> None:
    two.binding.wall._shown_at = time.monotonic() + 60
    shown = two.wall.tile("a").picture
    send(desk, "a")
    assert shown._picture is None
    send(desk, "a")
    assert shown._picture is not None


class Count(QObject):
    """Counts the events of one kind."""

    def __init__(self, kind: QEvent.Type) -> None:
        super().__init__()
        self._kind = kind
        self.seen = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen += event.type() == self._kind
        return False


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
    assert texts[-1] == "Remove bot…\tDel"
    assert "Copy diagnostics" in texts
    menu.actions()[0].trigger()
    assert desk.sources.focus_id == "b"
    menu.close()


def test_the_menu_offers_what_a_small_tile_has_no_room_for(two: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    desk.sources.change("b", state=SourceState.FAILED, reason=Code.BOT_DENIED)
    qtbot.waitUntil(lambda: bool(two.wall.tile("b").offers))
    two.wall.menu_wanted.emit("b", QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    found = {action.text(): action for action in menu.actions()}
    assert "Details" in found
    assert "Remove tile\tDel" in found
    found["Invite again"].trigger()
    assert desk.wishes == [("invite_again", "b")]
    menu.close()


def test_the_keyboard_moves_from_the_empty_card_to_the_first_tile(
    window: MainWindow, desk: FakeDesk, qtbot: QtBot
) -> None:
    window.focus_start()
    assert window.wall.empty.isAncestorOf(QApplication.focusWidget())
    desk.sources.put(receiving("a", "Studio A"))
    qtbot.waitUntil(lambda: window.wall.ids == ("a",))
    assert window.wall.tile("a").hasFocus()


def test_tiles_name_the_keys_in_force(two: MainWindow, qtbot: QtBot) -> None:
    def said() -> str:
        found = two.wall.tile("b").controls.findChildren(QToolButton)
        return next(one.toolTip() for one in found if one.accessibleName().startswith("Mute"))

    assert said() == "Not muted here (M)"
    two.actions_.set_keys({"source.mute": ("Ctrl+M",)})
    qtbot.waitUntil(lambda: said() == "Not muted here (Ctrl+M)")
    two.actions_.set_keys({})
    two.actions_.set_single_keys(False)
    qtbot.waitUntil(lambda: said() == "Not muted here")
    two.actions_.set_single_keys(True)
