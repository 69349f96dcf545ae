from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import PySide6.QtWidgets  # noqa: F401 - before qasync
import pytest
import qasync
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.dialogs import answer_of, choose_folder


@pytest.fixture
def loop(qapp: QApplication) -> Iterator[qasync.QEventLoop]:
    found = qasync.QEventLoop(qapp)
    yield found
    found.close()


@pytest.mark.parametrize("result", [QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected])
def test_the_answer_comes_by_a_future(loop: qasync.QEventLoop, qtbot: QtBot, result: QDialog.DialogCode) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)

    async def ask() -> int:
        asyncio.get_running_loop().call_soon(dialog.done, result.value)
        return await answer_of(dialog)

    assert loop.run_until_complete(ask()) == result.value
    assert not dialog.isVisible()


def test_giving_up_closes_the_dialog(loop: qasync.QEventLoop, qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)

    async def give_up() -> None:
        answer = answer_of(dialog)
        assert dialog.isVisible()
        answer.cancel()
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    loop.run_until_complete(give_up())
    assert not dialog.isVisible()


def test_choosers_are_open_and_wait_for_nobody(tmp_path: Path, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    chooser = choose_folder(parent, "Folder for recordings", str(tmp_path))
    chooser.setOption(QFileDialog.Option.DontUseNativeDialog)
    assert chooser.isVisible()
    assert chooser.windowModality() is not Qt.WindowModality.ApplicationModal
    chooser.reject()


def test_no_event_loop_is_nested_anywhere_in_the_window() -> None:
    sources = Path(__file__).resolve().parents[2] / "desktop" / "ui"
    own = {sources / "sound_player.py", sources / "calls" / "web_room.py"}  # a thread and a process of their own
    for path in set(sources.rglob("*.py")) - own:
        code = path.read_text("utf-8").replace("`exec()`", "")
        assert ".exec(" not in code, path
        assert "QEventLoop" not in code, path
        assert "processEvents" not in code, path
