from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.core.mix import Origin
from desktop.ui.mixer.input_popover import InputPopover, origin_of
from desktop.ui.mixer.standing import InputChoice
from desktop.ui.theme import Theme


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("rtmp://x/app/key", Origin.ADDRESS), ("https://x/live/a.flv?token=1", Origin.ADDRESS),
        ("http://x/a.FLV", Origin.ADDRESS), ("other-room_7", Origin.STREAM), ("https://x/a.m3u8", None),
        ("https:///a.flv", None), ("srt://x/a", None), ("rtmp://", None), ("two words", None), ("đài", None),
    ],
)  # fmt: skip
def test_what_the_service_can_fetch(text: str, origin: Origin | None) -> None:
    assert origin_of(text) is origin


def test_an_address_with_a_name(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    popover = InputPopover(theme, parent, ["thao"], ["mix-main"])
    got: list[InputChoice] = []
    popover.added.connect(got.append)
    popover.open_at(parent)
    assert not popover.add.isEnabled()
    for taken in ("thao", "mix-main", "https://x/a.mp4"):
        popover.address.setText(taken)
        assert popover.note.text
        assert not popover.add.isEnabled()
    popover.address.setText(" rtmp://x/bed ")
    popover.name.setText("Bed")
    qtbot.keyClick(popover.name, Qt.Key.Key_Return)
    assert got == [InputChoice("rtmp://x/bed", "Bed", Origin.ADDRESS)]
    assert not popover.isVisible()


def test_the_note_is_read_whole(theme: Theme, parent: QMainWindow) -> None:
    popover = InputPopover(theme, parent, [], [])
    popover.open_at(parent)
    popover.address.setText("https://x/a.mp4")
    note = popover.note
    popover.layout().activate()
    assert note.height() >= note.heightForWidth(note.width())
