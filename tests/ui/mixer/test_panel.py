from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.mix import Hindrance, Mix, MixState
from desktop.core.model import Level, LevelKind
from desktop.ui.empty_state import EmptyState
from desktop.ui.mixer.panel import MixPanel
from desktop.ui.mixer.setup_dialog import SetupDialog
from desktop.ui.mixer.standing import Standing
from tests.ui.mixer.made import APPLIED, GONE, REFUSED, SENDING, running, stopped


def wishes(panel: MixPanel, *names: str) -> list[tuple[object, ...]]:
    got: list[tuple[object, ...]] = []
    for name in names:
        getattr(panel.wishes, name).connect(lambda *values, name=name: got.append((name, *values)))
    return got


def test_all_parts_show_one_mix(panel: MixPanel) -> None:
    panel.set_mix(running(APPLIED, SENDING, REFUSED, GONE), Standing(sources={"quang": 4}))
    assert panel.header.count == "3 of 9 inputs"  # who is gone takes no place
    assert [one.key for one in panel.strips.strips] == ["thao", "quang", "jingles", "caller"]
    assert panel.master.chip.text() == "RUNNING"
    assert "Source 4" in panel.strips.strips[1].accessibleDescription()


def test_the_tab_key_walks_in_the_written_order(panel: MixPanel, qtbot: QtBot) -> None:
    panel.set_mix(running(APPLIED, SENDING), Standing())
    qtbot.waitUntil(lambda: panel.isActiveWindow() and panel.master.rows[1].isVisible())
    panel.header.desk.setFocus(Qt.FocusReason.TabFocusReason)
    first = panel.strips.strips[0]
    row = panel.master.rows[0]
    wanted: list[QWidget] = [
        panel.header.scenes, first.fader, first.mute, first.more, panel.strips.add, panel.master.run,
        panel.master.add, *row.copies.values(), row.more, panel.master.rows[1].more, panel.master.setup,
    ]  # fmt: skip
    walked = []
    for _ in wanted:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget())
    assert walked == wanted


def test_a_start_without_questions(panel: MixPanel) -> None:
    got = wishes(panel, "start", "stop")
    panel.set_mix(stopped(APPLIED), Standing())
    panel.press_run()
    panel.set_mix(running(APPLIED), Standing())
    panel.press_run()
    assert got == [("start",), ("stop",)]


@pytest.mark.parametrize(
    "standing", [Standing(first_start=True), Standing(Hindrance.OUTPUTS), Standing(Hindrance.ROOM)]
)
def test_a_start_that_shows_its_checks_first(panel: MixPanel, standing: Standing) -> None:
    got = wishes(panel, "start")
    panel.set_mix(stopped(APPLIED), standing)
    panel.press_run()
    assert got == []
    assert any(dialog.isVisible() for dialog in panel.findChildren(SetupDialog))


def test_what_the_box_offers_is_a_wish(panel: MixPanel) -> None:
    got = wishes(panel, "check", "restart", "clear", "start", "take_over", "stop_left", "stop")
    panel.set_mix(running(APPLIED, state=MixState.LOST), Standing())
    for button in panel.master.box.buttons:
        button.click()
    panel.set_mix(stopped(APPLIED, state=MixState.FAILED), Standing())
    for button in panel.master.box.buttons:
        button.click()
    panel.set_mix(stopped(APPLIED), Standing(left_at=0.0, hindrance=Hindrance.LEFT))
    for button in panel.master.box.buttons:
        button.click()
    assert [name for name, *_ in got] == ["check", "restart", "clear", "start", "stop_left", "take_over"]


def test_a_page_stands_where_nothing_is_set_up(panel: MixPanel, qtbot: QtBot) -> None:
    got = wishes(panel, "settings")
    panel.set_mix(Mix(), Standing(Hindrance.NOT_SET_UP))
    qtbot.waitUntil(lambda: any(one.isVisible() for one in panel.findChildren(EmptyState)))
    (page,) = [one for one in panel.findChildren(EmptyState) if one.isVisible()]
    assert not panel.strips.isVisible()
    page.primary_pressed.emit()
    assert got == [("settings",)]
    panel.set_mix(stopped(), Standing())
    assert panel.strips.isVisible()
    assert "Nobody is in room" in panel.strips.hint.text()


def test_levels_come_from_outside(panel: MixPanel) -> None:
    panel.set_mix(running(APPLIED), Standing())
    level = Level(LevelKind.PCM, -9.0, -9.0, -9.0, -9.0)
    panel.show_levels({"thao": level}, level)
    assert panel.strips.strips[0].meter.level == level
    assert panel.master.meter.level == level


def test_the_clock_runs_only_while_something_counts_and_is_seen(panel: MixPanel) -> None:
    panel.set_mix(running(APPLIED), Standing())
    assert panel._clock.isActive()
    panel.hide()
    assert not panel._clock.isActive()
    panel.show()
    assert panel._clock.isActive()
    panel.set_mix(stopped(APPLIED), Standing())
    assert not panel._clock.isActive()
    panel.set_mix(stopped(GONE), Standing())
    assert panel._clock.isActive()


def test_inputs_are_muted_by_their_number(panel: MixPanel) -> None:
    got = wishes(panel, "mute")
    panel.set_mix(running(APPLIED, SENDING), Standing())
    panel.mute_input(2)
    panel.mute_input(9)
    assert got == [("mute", "quang", True)]


def test_it_is_as_low_and_narrow_as_the_smallest_window(panel: MixPanel) -> None:
    panel.set_compact(True)
    for mix in (running(APPLIED, REFUSED), running(APPLIED, state=MixState.LOST), Mix(), stopped()):
        panel.set_mix(mix, Standing(Hindrance.NOT_SET_UP) if mix == Mix() else Standing())
        QApplication.processEvents()
        assert panel.minimumSizeHint().height() <= 228
        assert panel.minimumSizeHint().width() <= 988


def test_a_reason_and_a_menu_open_at_their_strip(panel: MixPanel, qtbot: QtBot) -> None:
    panel.set_mix(running(REFUSED), Standing())
    strip = panel.strips.strips[0]
    qtbot.mouseClick(strip.line, Qt.MouseButton.LeftButton)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.hide()
    strip.more.click()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()
    panel.set_mix(running(replace(APPLIED)), Standing())


def test_the_focus_comes_to_the_current_strip(panel: MixPanel) -> None:
    panel.set_mix(running(APPLIED), Standing())
    panel.focus_strips()
    assert panel.strips.strips[0].fader.hasFocus()
