from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.layout_popover import LayoutPopover
from desktop.ui.main_window import MainWindow
from desktop.ui.wall.geometry import WallLayout


def save(window: MainWindow, place: int, name: str) -> None:
    window.actions_.action("window.save_layout").trigger()
    popover = window.findChild(LayoutPopover)
    assert popover is not None
    popover.place.choose(place)
    popover.name.setText(name)
    popover.save.click()


def test_a_layout_is_kept_under_a_name_and_put_back(window: MainWindow, qtbot: QtBot) -> None:
    first = window.actions_.action("window.layout.1")
    assert (first.text(), first.isEnabled(), first.toolTip()) == ("Layout 1", False, "Nothing is kept as layout 1.")
    window.setGeometry(20, 30, 1300, 730)
    window.binding.wall.set_layout(WallLayout.GRID)
    save(window, 1, "Evening")
    assert first.isEnabled()
    assert "Evening" in first.text()
    kept = window.geometry()
    window.binding.wall.set_layout(WallLayout.FOCUS)
    window.setGeometry(0, 0, 1400, 760)
    window.showFullScreen()
    first.trigger()
    qtbot.waitUntil(lambda: not window.isFullScreen())
    assert window.binding.wall.layout is WallLayout.GRID
    assert window.geometry().size().boundedTo(kept.size()) == window.geometry().size()
    assert not window.actions_.action("window.layout.2").isEnabled()


def test_its_keys_are_the_chord_and_its_number(window: MainWindow, qtbot: QtBot) -> None:
    save(window, 2, "Grid")
    window.binding.wall.set_layout(WallLayout.GRID)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.wall_header.invite_button.setFocus()
    target = QApplication.focusWidget()
    assert target is not None
    qtbot.keyClick(target, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(target, Qt.Key.Key_2)
    assert window.binding.wall.layout is WallLayout.FOCUS
