from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QMainWindow, QMenu, QPushButton, QTabBar, QVBoxLayout
from pytestqt.qtbot import QtBot

from desktop.settings.schema import Appearance
from desktop.ui.docks import Docks
from desktop.ui.theme import Theme


class Home(QMainWindow):
    """A window with nothing but docks."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setCentralWidget(QLabel())
        self.docks = Docks(self, theme)

    def grow(self, width: int, height: int) -> None:
        self.resize(width, height)
        self.docks.follow(width, height)
        QApplication.processEvents()


@pytest.fixture
def home(theme: Theme, qtbot: QtBot) -> Iterator[Home]:
    found = Home(theme)
    qtbot.addWidget(found)
    found.docks.follow(1600, 900)
    found.resize(1600, 900)
    found.show()
    qtbot.waitExposed(found)
    yield found
    for dock in found.docks.all:
        dock.setFloating(False)


def widths(home: Home) -> tuple[int, int]:
    return home.docks.channels.width(), home.docks.chat.width()


def test_they_have_the_designs_widths_and_follow_the_window(home: Home) -> None:
    assert widths(home) == (248, 320)
    assert home.docks.air.height() == 72
    home.grow(1280, 900)
    assert widths(home) == (208, 288)
    assert home.docks.air.height() == 64
    home.grow(1600, 800)
    assert widths(home) == (248, 320)
    assert home.docks.air.low


def test_a_width_that_somebody_chose_stays(home: Home) -> None:
    home.resizeDocks([home.docks.channels], [300], Qt.Orientation.Horizontal)
    home.grow(1280, 900)
    assert widths(home) == (300, 288)


@pytest.mark.parametrize("wanted", [100, 900])
def test_no_dock_is_narrower_or_wider_than_it_may_be(home: Home, wanted: int) -> None:
    home.resizeDocks([home.docks.channels, home.docks.chat], [wanted, wanted], Qt.Orientation.Horizontal)
    QApplication.processEvents()
    assert widths(home) == ((200, 272) if wanted == 100 else (360, 480))


def test_the_interface_size_counts(home: Home, theme: Theme) -> None:
    theme.apply(Appearance(interface_size=150))
    home.docks.follow(2400, 1350)
    home.resize(2400, 1350)
    home.docks.reset()
    QApplication.processEvents()
    assert widths(home) == (372, 480)


def test_reset_brings_everything_back(home: Home) -> None:
    home.docks.channels.close()
    home.docks.chat.setFloating(True)
    home.docks.reset()
    assert home.docks.channels.isVisible()
    assert not home.docks.chat.isFloating()
    assert home.dockWidgetArea(home.docks.chat) == Qt.DockWidgetArea.RightDockWidgetArea


def test_the_header_floats_docks_and_closes(home: Home) -> None:
    dock = home.docks.channels

    def choose(place: int) -> None:
        at = dock.header.mapToGlobal(QPoint(4, 4))
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(4, 4), at)
        QApplication.sendEvent(dock.header, event)
        menu = dock.header.findChildren(QMenu)[-1]
        menu.actions()[place].trigger()
        menu.close()
        QApplication.processEvents()

    choose(0)
    assert dock.isFloating()
    choose(0)
    assert not dock.isFloating()
    choose(1)
    assert not dock.isVisible()


def test_what_fills_a_dock_takes_the_place_of_its_title(home: Home) -> None:
    button, content = QPushButton("Mekong Radio"), QLabel("channels")
    assert home.docks.channels.header.title.text() == "Channels"
    home.docks.channels.fill(content, button)
    QApplication.processEvents()
    assert not home.docks.channels.header.title.isVisible()
    assert button.isVisible()
    assert content.isVisible()
    home.docks.chat.fill(QLabel("chat"))
    QApplication.processEvents()
    header, room = home.docks.chat.header, home.docks.chat.widget()
    assert header.title.isVisible()  # it has no other header
    assert room is not None
    assert room.geometry().top() == header.height()
    assert widths(home) == (248, 320)


def test_what_fills_a_dock_later_takes_the_place_of_the_first(home: Home) -> None:
    dock = home.docks.channels
    first, second = (QLabel("nobody"), QLabel("0")), (QLabel("channels"), QLabel("1"))
    for content, header in (first, second):
        dock.fill(content, header)
    QApplication.processEvents()
    assert not any(part.isVisible() for part in first)
    assert all(part.isVisible() for part in second)


def test_a_header_that_is_a_button_is_pressed_or_pulled(home: Home) -> None:
    button, pressed = QPushButton("Mekong Radio"), list[bool]()
    button.clicked.connect(lambda: pressed.append(True))
    dock = home.docks.channels
    dock.fill(QLabel(), button)
    QApplication.processEvents()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(pressed) == 1
    middle = button.rect().center()
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=middle)
    for way in (20, 60, 200, 420):
        QTest.mouseMove(button, middle + QPoint(way, way // 2))
        QApplication.processEvents()
    QTest.mouseRelease(dock, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    QApplication.processEvents()
    assert len(pressed) == 1
    assert dock.isFloating()


def test_a_header_that_the_panel_holds_is_taken_out_of_it_and_pressed(home: Home) -> None:
    dock, panel, tabs = home.docks.chat, QFrame(), QTabBar()
    for name in ("Chat", "Messages"):
        tabs.addTab(name)
    column = QVBoxLayout(panel)
    column.addWidget(tabs)
    column.addStretch(1)
    dock.fill(panel, tabs)
    QApplication.processEvents()
    assert dock.header.height() == 36
    assert dock.header.isAncestorOf(tabs)
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    assert tabs.currentIndex() == 1


def test_the_bar_stands_above_and_is_not_moved(home: Home) -> None:
    lowered: list[bool] = []
    home.docks.air.lowered.connect(lowered.append)
    home.docks.air.fill(QLabel("on air"))
    assert not home.docks.air.isMovable()
    home.grow(1300, 900)
    home.grow(1600, 900)
    assert lowered == [True, False]


def test_a_layout_that_was_kept_before_there_were_docks_hides_none(theme: Theme, home: Home, qtbot: QtBot) -> None:
    bare = QMainWindow()
    qtbot.addWidget(bare)
    bare.setCentralWidget(QLabel())
    bare.show()
    home.restoreState(bare.saveState())
    QApplication.processEvents()
    assert home.docks.air.isVisible()
    assert home.docks.channels.isVisible()
    assert home.docks.chat.isVisible()


def test_where_one_reads_from_the_right_the_channels_stand_at_the_right(home: Home) -> None:
    docks, window = home.docks, home
    widths = docks.channels.width(), docks.chat.width()
    for direction, channels in (
        (Qt.LayoutDirection.RightToLeft, Qt.DockWidgetArea.RightDockWidgetArea),
        (Qt.LayoutDirection.LeftToRight, Qt.DockWidgetArea.LeftDockWidgetArea),
    ):
        window.setLayoutDirection(direction)
        docks.follow_direction()
        docks.follow_direction()
        QApplication.processEvents()
        assert window.dockWidgetArea(docks.channels) is channels
        assert window.dockWidgetArea(docks.chat) is not channels
        assert (docks.channels.width(), docks.chat.width()) == widths
        bottoms = [dock.geometry().bottom() for dock in (docks.channels, docks.chat, docks.mix)]
        assert bottoms[0] < docks.mix.y() < bottoms[1] == bottoms[2]  # the mix is under the channels alone


def test_larger_words_leave_the_mix_less_than_they_take(home: Home, theme: Theme) -> None:
    least = []
    for percent in (100, 115, 130, 150):
        theme.apply(Appearance(interface_size=percent))
        least.append(home.docks.mix.minimumSizeHint().height())
    assert least[0] == theme.token("size", "mixerCompact")
    assert least == sorted(least)
    assert 318 <= least[-1] < theme.size("mixerCompact")
    theme.apply(Appearance())


def test_at_another_interface_size_untouched_panels_grow_and_shrink_back(home: Home, theme: Theme) -> None:
    docks = home.docks
    widths = docks.channels.width(), docks.chat.width()
    theme.apply(Appearance(interface_size=150))
    QApplication.processEvents()
    assert docks.compact
    assert (docks.channels.width(), docks.chat.width()) == (
        theme.size("dockLeftCompact"),
        theme.size("dockRightCompact"),
    )
    theme.apply(Appearance(interface_size=100))
    QApplication.processEvents()
    assert not docks.compact
    assert (docks.channels.width(), docks.chat.width()) == widths


def test_the_mix_lies_below_at_the_designs_height(home: Home) -> None:
    docks = home.docks
    assert home.dockWidgetArea(docks.mix) is Qt.DockWidgetArea.BottomDockWidgetArea
    assert docks.mix.height() == 256
    told: list[bool] = []
    docks.mix.compacted.connect(told.append)
    home.grow(1600, 800)
    assert docks.mix.height() == 228
    assert not docks.mix.compact
    home.grow(1280, 720)
    assert docks.mix.height() == 228
    home.grow(1600, 900)
    assert docks.mix.height() == 256
    assert told == [True, False]


@pytest.mark.parametrize(("wanted", "height"), [(100, 228), (380, 380), (700, 400)])
def test_the_mix_is_neither_lower_nor_higher_than_it_may_be(home: Home, wanted: int, height: int) -> None:
    home.resizeDocks([home.docks.mix], [wanted], Qt.Orientation.Vertical)
    QApplication.processEvents()
    assert home.docks.mix.height() == height


def test_a_header_that_is_a_part_of_the_panel_stays_there_and_floats_it(home: Home) -> None:
    dock, panel = home.docks.mix, QFrame()
    header = QFrame(panel)
    header.setFixedHeight(36)
    column = QVBoxLayout(panel)
    column.addWidget(header)
    column.addStretch(1)
    dock.fill_whole(panel, header)
    QApplication.processEvents()
    assert dock.header.height() == 0
    assert header.isVisible()
    assert dock.height() == 256
    at = header.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, header.mapToGlobal(at))
    QApplication.sendEvent(header, event)
    menu = dock.header.findChildren(QMenu)[-1]
    assert [action.text() for action in menu.actions()] == ["Float", "Close panel"]
    menu.close()
    QTest.mousePress(header, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(header, at + QPoint(2, 0))
    assert not dock.isFloating()
    QTest.mouseMove(header, at + QPoint(60, 40))
    assert dock.isFloating()
    QTest.mouseRelease(header, Qt.MouseButton.LeftButton)


def test_the_call_stands_above_the_chat_while_there_is_one(home: Home) -> None:
    docks = home.docks
    dock = docks.make_call(QLabel("who is there"), QLabel("night-desk"))
    assert not dock.isVisible()
    docks.show_call()
    QApplication.processEvents()
    assert dock.y() < docks.chat.y()
    assert dock.x() == docks.chat.x()
    assert abs(dock.height() - 300) <= 2
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    docks.follow_direction()
    QApplication.processEvents()
    assert dock.x() == docks.chat.x() < docks.channels.x()
    assert dock.y() < docks.chat.y()
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    docks.follow_direction()
    docks.reset()
    assert docks.call is dock
