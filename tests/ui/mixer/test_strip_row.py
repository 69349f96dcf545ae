from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.mix import Mix
from desktop.core.model import Level, LevelKind
from desktop.ui.mixer.strip_row import StripRow
from desktop.ui.mixer.wishes import MixWishes
from desktop.ui.theme import Theme
from tests.ui.mixer.made import AUTO, NOW, running, strip

THREE = (strip("a"), strip("b"), strip("c"))


@pytest.fixture
def row(theme: Theme, qtbot: QtBot) -> Iterator[StripRow]:
    found = StripRow(theme, MixWishes())
    qtbot.addWidget(found)
    found.resize(500, 216)
    found.show()
    found.activateWindow()
    qtbot.waitExposed(found)
    return found


def show(row: StripRow, mix: Mix) -> None:
    row.show_mix(mix, {}, NOW)


def order(row: StripRow) -> list[str]:
    QApplication.processEvents()
    return [one.key for one in sorted(row.strips, key=lambda one: one.x())]


def test_a_strip_for_each_input_in_their_order(row: StripRow) -> None:
    show(row, running(*THREE))
    assert order(row) == ["a", "b", "c"]
    first = row.strip("a")
    show(row, running(strip("c"), strip("x"), strip("a")))
    assert order(row) == ["c", "x", "a"]
    assert row.strip("a") is first
    assert row.add.x() > row.strips[-1].x()


def test_the_arrows_go_from_strip_to_strip(row: StripRow, qtbot: QtBot) -> None:
    show(row, running(*THREE))
    row.take_focus()
    strips = row.strips
    assert strips[0].fader.hasFocus()
    qtbot.keyClick(strips[0].fader, Qt.Key.Key_Right)
    qtbot.keyClick(strips[1].fader, Qt.Key.Key_Right)
    assert strips[2].fader.hasFocus()
    qtbot.keyClick(strips[2].fader, Qt.Key.Key_Right)
    assert strips[2].fader.hasFocus()
    tab = Qt.FocusPolicy.TabFocus.value
    assert [bool(one.fader.focusPolicy().value & tab) for one in strips] == [False, False, True]


def test_a_click_makes_a_strip_the_current_one(row: StripRow, qtbot: QtBot) -> None:
    show(row, running(*THREE))
    strip_b = row.strip("b")
    assert strip_b is not None
    qtbot.mouseClick(strip_b.fader, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert strip_b.fader.hasFocus()
    assert strip_b.mute.focusPolicy() is Qt.FocusPolicy.TabFocus


def test_the_focus_goes_on_when_its_strip_goes(row: StripRow) -> None:
    show(row, running(*THREE))
    row.strips[1].fader.setFocus()
    show(row, running(THREE[0], THREE[2]))
    after = row.strip("c")
    assert after is not None
    assert after.fader.hasFocus()
    show(row, running())
    assert row.add.hasFocus()


def test_at_nine_nothing_is_added(row: StripRow) -> None:
    show(row, running(*(strip(str(n)) for n in range(9))))
    assert not row.add.isEnabled()
    assert row.add.toolTip() == "A mix takes nine inputs."
    show(row, running(*(strip(str(n)) for n in range(8))))
    assert row.add.isEnabled()
    show(row, running(strip("m", muted=True), *(strip(str(n)) for n in range(8)), setup=AUTO))
    assert row.add.isEnabled()


def test_wishes_go_where_they_are_read(row: StripRow, qtbot: QtBot) -> None:
    got: list[tuple[str, bool]] = []
    row._wishes.mute.connect(lambda key, muted: got.append((key, muted)))
    show(row, running(*THREE))
    qtbot.keyClick(row.strips[1].mute, Qt.Key.Key_M)
    assert got == [("b", True)]


def test_the_wheel_scrolls_sideways(row: StripRow, qtbot: QtBot) -> None:
    show(row, running(*(strip(str(n)) for n in range(9))))
    qtbot.waitUntil(lambda: row.horizontalScrollBar().maximum() > 200)
    event = QWheelEvent(
        QPointF(400, 5), QPointF(400, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(row.viewport(), event)
    assert row.horizontalScrollBar().value() == 120


def test_levels_go_to_who_they_belong_to(row: StripRow) -> None:
    show(row, running(*THREE))
    row.show_levels({"b": Level(LevelKind.PCM, -3.0, -3.0, -3.0, -3.0)}, NOW)
    assert [one.peak_text for one in row.strips] == ["—", "\u22123.0", "—"]


def test_all_strips_are_narrow_together(row: StripRow) -> None:
    show(row, running(*THREE))
    row.set_compact(True)
    show(row, running(*THREE, strip("d")))
    assert {one.width() for one in row.strips} == {72}


def test_a_click_anywhere_on_a_strip_brings_the_keys_to_it(row: StripRow, qtbot: QtBot) -> None:
    show(row, running(*THREE))
    row.take_focus()
    strips = row.strips
    qtbot.mouseClick(strips[2], Qt.MouseButton.LeftButton, pos=QPoint(20, 10))  # its name
    assert strips[2].fader.hasFocus()
    strips[0].percent.begin("9")
    assert strips[0].percent.typing
    qtbot.mouseClick(strips[1].mute, Qt.MouseButton.LeftButton)
    assert strips[1].fader.hasFocus()
    assert not strips[0].percent.typing
    strips[1].mute.setFocus()
    qtbot.mouseClick(strips[1].mute, Qt.MouseButton.LeftButton)
    assert strips[1].mute.hasFocus()


def test_a_click_on_a_locked_strip_too(row: StripRow, qtbot: QtBot) -> None:
    show(row, running(*THREE, setup=AUTO))
    row.take_focus()
    strips = row.strips
    qtbot.mouseClick(strips[1], Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert strips[1].mute.hasFocus()
