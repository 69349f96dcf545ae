from __future__ import annotations

import asyncio
import zipfile
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.control.diagnostics import Diagnostics, Stage, Wanted
from desktop.core.tasks import Tasks
from desktop.ui.bind.diagnostics import DiagnosticsBinding
from desktop.ui.main_window import MainWindow
from tests.control.parts import until
from tests.evening_loop import evening_loop

Play = Callable[[Callable[["Room"], Awaitable[None]]], None]


class Room:
    def __init__(self, window: MainWindow) -> None:
        self.tasks = Tasks("test")
        self.made: list[Diagnostics] = []
        self.binding = DiagnosticsBinding(window, self.make)

    def make(self) -> Diagnostics:
        async def known() -> list[str]:
            return []

        wanted = [Wanted(name, lambda name=name: f"text {name}\n") for name in ("a.txt", "b.txt")]  # type: ignore[misc]  # default binds name
        self.made.append(Diagnostics(wanted, known, self.tasks))
        return self.made[-1]

    async def ready(self) -> None:
        self.binding.open()
        await until(lambda: self.made[-1].stage is Stage.READY)


@pytest.fixture
def play(window: MainWindow, qapp: QApplication) -> Play:
    def run(scene: Callable[[Room], Awaitable[None]]) -> None:
        async def played() -> None:
            room = Room(window)
            await asyncio.wait_for(scene(room), 20)
            await room.tasks.aclose()

        with evening_loop(qapp) as loop:
            loop.run_until_complete(played())

    return run


def test_what_is_gathered_is_shown_and_saved_where_the_operator_wants_it(play: Play, tmp_path: Path) -> None:
    async def scene(room: Room) -> None:
        await room.ready()
        dialog = room.binding.dialog
        assert dialog is not None
        assert dialog.list.count() == 2
        dialog.save.click()
        (chooser,) = dialog.findChildren(QFileDialog)
        assert chooser.selectedFiles()[0].endswith(".zip")
        chooser.fileSelected.emit(str(tmp_path / "support.zip"))
        await until(lambda: room.made[0].stage is Stage.SAVED)
        assert str(tmp_path / "support.zip") in dialog.note.text()
        chooser.reject()
        dialog.close_button.click()
        assert room.binding.dialog is None
        with zipfile.ZipFile(tmp_path / "support.zip") as archive:
            assert archive.namelist() == ["a.txt", "b.txt"]

    play(scene)


def test_there_is_one_dialog_and_each_has_a_collection_of_its_own(play: Play) -> None:
    async def scene(room: Room) -> None:
        await room.ready()
        room.binding.open()
        assert len(room.made) == 1
        assert room.binding.dialog is not None
        room.binding.dialog.reject()
        await room.ready()
        assert len(room.made) == 2
        assert room.binding.dialog is not None
        room.binding.dialog.reject()

    play(scene)


def test_closing_gives_up_what_is_under_way(play: Play) -> None:
    async def scene(room: Room) -> None:
        room.binding.open()
        assert room.binding.dialog is not None
        room.binding.dialog.reject()
        assert room.made[0].stage is Stage.IDLE
        room.binding.save(Path("/nowhere.zip"), [])  # nobody asks any more

    play(scene)
