from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.onair.channel_block import ChannelBlock, ChannelFace, viewers_text
from desktop.ui.theme import Theme


@pytest.fixture
def block(theme: Theme, qtbot: QtBot) -> ChannelBlock:
    found = ChannelBlock(theme)
    qtbot.addWidget(found)
    found.show()
    return found


@pytest.mark.parametrize(
    ("face", "words"),
    [
        (ChannelFace("a", viewers=9), "9 waiting"),
        (ChannelFace("a", viewers=38, live=True), "38 watching"),
        (ChannelFace("a", viewers=None, live=True), "viewers unknown"),
    ],
)
def test_who_is_there(languages: object, face: ChannelFace, words: str) -> None:
    assert viewers_text(face) == words


def test_it_can_be_changed_only_while_nothing_is_on_the_way(block: ChannelBlock, qtbot: QtBot) -> None:
    with qtbot.waitSignal(block.clicked):
        qtbot.mouseClick(block, Qt.MouseButton.LeftButton)
    block.show_face(ChannelFace("evening-show", "Mekong Radio", 38, True, locked=True))
    with qtbot.assertNotEmitted(block.clicked):
        qtbot.mouseClick(block, Qt.MouseButton.LeftButton)
    assert block.toolTip() == "The channel cannot change while on air."
    assert "evening-show" in block.accessibleName()
    assert "38 watching" in block.accessibleDescription()


@pytest.mark.parametrize("compact", [False, True])
def test_any_name_can_be_painted(block: ChannelBlock, compact: bool) -> None:
    block.set_compact(compact)
    for name in ("", "<b>x</b>" * 50, "\u202e\u2067abc"):
        block.show_face(ChannelFace(name, name, 10**9))
        assert not block.grab().isNull()
