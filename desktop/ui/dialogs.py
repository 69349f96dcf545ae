"""Dialogs without a loop of their own: opened, and answered through a future."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from desktop.ui.layout_memory import TITLE_BAR
from desktop.ui.theme import Theme


def on_screen(dialog: QWidget, theme: Theme, size: tuple[int, int]) -> QSize:
    """`size` at the interface size, as far as the screen has room for it and for the frame round it."""
    free = dialog.screen().availableSize() - QSize(0, TITLE_BAR)
    return QSize(*(theme.px(n) for n in size)).boundedTo(free)


def answer_of(dialog: QDialog) -> asyncio.Future[int]:
    """Open `dialog` and return its result as a future of the running loop.

    Never `exec()`: a nested loop would let other work run in the middle of this one's.
    Cancelling the future closes the dialog.
    """
    future: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def finished(result: int) -> None:
        if not future.done():
            future.set_result(result)

    def done(_: asyncio.Future[int]) -> None:
        if future.cancelled():
            dialog.reject()

    dialog.finished.connect(finished)
    future.add_done_callback(done)
    dialog.open()
    return future


def choose_folder(parent: QWidget, title: str, start: str) -> QFileDialog:
    """A folder chooser, already open; its `fileSelected` carries the choice."""
    chooser = QFileDialog(parent, title, start)
    chooser.setFileMode(QFileDialog.FileMode.Directory)
    chooser.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(chooser)


def choose_file(parent: QWidget, title: str, start: str, filters: str) -> QFileDialog:
    """A chooser for one existing file, already open; its `fileSelected` carries the choice."""
    chooser = QFileDialog(parent, title, start, filters)
    chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _open(chooser)


def choose_files(parent: QWidget, title: str, start: str) -> QFileDialog:
    """A chooser for existing files, already open; its `filesSelected` carries the choice."""
    chooser = QFileDialog(parent, title, start)
    chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _open(chooser)


def choose_target(parent: QWidget, title: str, start: str, filters: str) -> QFileDialog:
    """A chooser for a file to be written, already open; it asks before one is replaced."""
    chooser = QFileDialog(parent, title, start, filters)
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    chooser.setDefaultSuffix(Path(start).suffix.lstrip("."))
    return _open(chooser)


def _open(chooser: QFileDialog) -> QFileDialog:
    chooser.finished.connect(chooser.deleteLater)
    chooser.open()
    return chooser
