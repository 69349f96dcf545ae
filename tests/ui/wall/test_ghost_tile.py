from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Theme
from desktop.ui.wall.ghost_tile import GhostTile


def test_a_click_is_the_wish_to_invite(theme: Theme, qtbot: QtBot) -> None:
    ghost = GhostTile(theme)
    qtbot.addWidget(ghost)
    ghost.resize(210, 148)
    ghost.show()
    qtbot.waitExposed(ghost)
    assert ghost.text() == "Invite a meeting bot"
    assert ghost.toolTip() == "Invite a meeting bot"
    ghost.set_key("Ctrl+I")
    assert ghost.toolTip() == "Invite a meeting bot (Ctrl+I)"
    with qtbot.waitSignal(ghost.clicked):
        qtbot.mouseClick(ghost, Qt.MouseButton.LeftButton)
    image = ghost.grab().toImage()
    assert any(image.pixelColor(x, 74).lightness() > 120 for x in range(210))
