from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop.core.model import NOT_RECORDING, RecordingState
from desktop.settings.schema import Appearance
from desktop.ui.elided_label import ElidedLabel
from desktop.ui.theme import Theme
from desktop.ui.wall.geometry import WallLayout
from desktop.ui.wall.header import WallHeader, summary
from tests.ui.samples import every_state, notices, receiving, recording


@pytest.fixture
def header(theme: Theme, qtbot: QtBot) -> WallHeader:
    found = WallHeader(theme)
    qtbot.addWidget(found)
    found.resize(1024, 36)
    found.show()
    qtbot.waitExposed(found)
    return found


def named(header: WallHeader, start: str) -> QPushButton | QToolButton:
    buttons = (*header.findChildren(QPushButton), *header.findChildren(QToolButton))
    return next(one for one in buttons if start in (one.accessibleName(), one.text()))


def test_the_summary_counts(theme: Theme) -> None:
    views = [*(receiving(n, "A") for n in (1, 2, 3)), every_state()[4]]
    assert summary(views) == "4 sources: 3 receiving, 1 stalled"
    assert summary(views[:1]) == "1 source: 1 receiving"
    assert summary([]) == "No sources yet"


def test_a_notice_replaces_the_summary_and_moves_nothing(header: WallHeader) -> None:
    label = next(found for found in header.findChildren(ElidedLabel) if "sources" in found.text())
    before = header.size(), named(header, "Grid layout").pos()
    header.set_notices(notices())
    assert header.notices.isVisible()
    assert not label.isVisible()
    assert (header.size(), named(header, "Grid layout").pos()) == before
    header.set_notices([])
    assert label.isVisible()


def test_segments(header: WallHeader, qtbot: QtBot) -> None:
    with qtbot.waitSignal(header.layout_wanted) as wanted:
        named(header, "Grid layout").click()
    assert wanted.args == [WallLayout.GRID]
    header.set_layout(WallLayout.FOCUS)
    focus = named(header, "Focus layout")
    assert focus.isChecked()
    with qtbot.waitSignal(header.layout_wanted):
        qtbot.keyClick(focus, Qt.Key.Key_Left)
    assert named(header, "Grid layout").focusPolicy() == Qt.FocusPolicy.TabFocus
    assert focus.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_record_all_becomes_stop_all(header: WallHeader, qtbot: QtBot) -> None:
    header.set_views([receiving(1, "A", recording=NOT_RECORDING)])
    with qtbot.waitSignal(header.record_all_wanted):
        named(header, "Record all").click()
    for state in (RecordingState.RECORDING, RecordingState.HELD, RecordingState.STARTING):
        header.set_views([receiving(1, "A", recording=recording(9, state=state))])
        with qtbot.waitSignal(header.stop_all_wanted):
            named(header, "Stop all…").click()


def test_nothing_to_record_cannot_be_recorded(header: WallHeader) -> None:
    header.set_views([replace(every_state()[1], recording=NOT_RECORDING)])
    assert not named(header, "Record all").isEnabled()


def test_compact_keeps_names(header: WallHeader) -> None:
    header.set_compact(True)
    assert named(header, "Record all").text() == ""
    assert named(header, "Invite bot…").toolTip()


def test_invite(header: WallHeader, qtbot: QtBot) -> None:
    with qtbot.waitSignal(header.invite_wanted):
        named(header, "Invite a meeting bot…").click()


def test_icons_grow_with_the_interface(header: WallHeader, theme: Theme) -> None:
    theme.apply(Appearance(interface_size=150))
    for name in ("Record all", "Invite a meeting bot…"):
        assert named(header, name).iconSize() == theme.icon_size(), name
