from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.layout_memory import TITLE_BAR, LayoutMemory, clamped

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
SCREEN = QRect(0, 0, 1920, 1080)


@pytest.mark.parametrize(
    ("asked", "got"),
    [
        (QRect(100, 100, 1280, 720), QRect(100, 100, 1280, 720)),
        (QRect(3000, 200, 1280, 720), QRect(640, 200, 1280, 720)),  # the second screen is gone
        (QRect(-500, -400, 1280, 720), QRect(0, 0, 1280, 720)),
        (QRect(50, 50, 3840, 2160), QRect(0, 0, 1920, 1080)),
    ],
)
def test_a_window_never_comes_back_off_the_screen(asked: QRect, got: QRect) -> None:
    assert clamped(asked, SCREEN) == got


def test_a_place_survives_a_restart(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    file = tmp_path / "layout.json"
    free = qapp.primaryScreen().availableGeometry()
    wanted = QRect(free.x() + 20, free.y() + 30, 400, 300)
    first, second = QMainWindow(), QMainWindow()
    for window in (first, second):
        qtbot.addWidget(window)
        window.show()
    first.setGeometry(wanted)
    LayoutMemory(file).keep("main", first)
    assert LayoutMemory(file).restore("main", second)
    assert second.geometry() == wanted


@pytest.mark.parametrize(
    ("frame", "top"),
    [(22, 22), (TITLE_BAR + 10, TITLE_BAR), (0, TITLE_BAR), (-3, TITLE_BAR), ("22", TITLE_BAR), (None, TITLE_BAR)],
)
def test_its_frame_stays_on_the_screen_and_takes_no_more_room_than_it_did(
    frame: object, top: int, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.ui.layout_memory.NO_FRAMES", ())
    window = QWidget()
    qtbot.addWidget(window)
    free = window.screen().availableGeometry()
    file = tmp_path / "layout.json"
    kept = {"rect": [free.x() + 20, free.y() - 5, 300, 200], "state": "normal", "frame": frame}
    file.write_text(json.dumps({"help": kept}))
    assert LayoutMemory(file).restore("help", window)
    assert window.geometry() == QRect(free.x() + 20, free.y() + top, 300, 200)


def test_a_maximised_window_comes_back_maximised_and_keeps_its_normal_size(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    file = tmp_path / "layout.json"
    first, second = QWidget(), QWidget()
    for window in (first, second):
        qtbot.addWidget(window)
        window.show()
    first.resize(420, 310)
    first.showMaximized()
    memory = LayoutMemory(file)
    memory.keep("settings", first)
    assert LayoutMemory(file).restore("settings", second)
    assert second.isMaximized()
    rect = json.loads(file.read_text())["settings"]["rect"]
    assert rect[2:] == [420, 310]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"main": 3}', '{"main": {"rect": ["a"]}}'])
def test_a_broken_file_is_as_good_as_none(tmp_path: Path, text: str, qapp: QApplication, qtbot: QtBot) -> None:
    file = tmp_path / "layout.json"
    file.write_text(text)
    window = QWidget()
    qtbot.addWidget(window)
    assert not LayoutMemory(file).restore("main", window)


def test_words_are_kept_and_a_reset_leaves_them(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    memory = LayoutMemory(tmp_path / "layout.json")
    window = QMainWindow()
    qtbot.addWidget(window)
    memory.keep("main", window)
    memory.keep_word("wall_layout", "grid")
    memory.forget("main")
    again = LayoutMemory(tmp_path / "layout.json")
    assert again.word("wall_layout") == "grid"
    assert not again.restore("main", window)


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    memory = LayoutMemory(tmp_path / "missing" / "layout.json")
    memory.keep("main", window)
    assert memory.restore("main", window)


def test_a_full_disk_leaves_nothing_is_told_once_and_is_tried_again(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "layout.json"
    window = QWidget()
    qtbot.addWidget(window)
    memory = LayoutMemory(file)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as at_first:
        at_first.setattr(Path, "replace", full)
        for _ in range(3):
            memory.keep("main", window)
        assert list(tmp_path.iterdir()) == []
    assert caplog.text.count("No space left") == 1
    memory.keep("main", window)  # nothing has changed, and still it must be kept
    assert LayoutMemory(file).restore("main", window)


def docked(qtbot: QtBot, direction: Qt.LayoutDirection) -> tuple[QMainWindow, dict[str, QDockWidget]]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setLayoutDirection(direction)
    window.setCentralWidget(QWidget())
    docks = {}
    for name in ("channels", "chat", "hidden"):
        docks[name] = dock = QDockWidget(name)
        dock.setObjectName(name)
        dock.setWidget(QWidget())
        window.addDockWidget(LEFT, dock)
    docks["hidden"].hide()
    window.resize(900, 400)
    window.show()
    return window, docks


def test_panels_stand_at_the_other_side_where_one_reads_from_there(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "layout.json"
    first, before = docked(qtbot, Qt.LayoutDirection.LeftToRight)
    first.addDockWidget(RIGHT, before["chat"])
    first.resizeDocks([before["chat"]], [310], Qt.Orientation.Horizontal)
    LayoutMemory(file).keep("main", first)
    second, after = docked(qtbot, Qt.LayoutDirection.RightToLeft)
    assert LayoutMemory(file).restore("main", second)
    assert {name: second.dockWidgetArea(dock) for name, dock in after.items()} == {
        "channels": RIGHT,
        "chat": LEFT,
        "hidden": RIGHT,
    }
    assert after["hidden"].isHidden()
    assert after["chat"].width() == 310
    assert second.corner(Qt.Corner.BottomLeftCorner) == LEFT, "the chat keeps its full height"
    LayoutMemory(file).keep("main", second)
    third, again = docked(qtbot, Qt.LayoutDirection.RightToLeft)
    assert LayoutMemory(file).restore("main", third)
    assert third.dockWidgetArea(again["chat"]) == LEFT, "kept as one reads now"


def test_what_stands_where_it_stood_is_not_written_again(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "layout.json"
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    memory = LayoutMemory(file)
    memory.keep("main", window)
    file.unlink()
    memory.keep("main", window)
    assert not file.exists()
    window.resize(window.width() + 10, window.height())
    memory.keep("main", window)
    assert file.exists()
