from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop.ui.onair.guard_button import GuardButton, GuardFace
from desktop.ui.theme import Theme


class Clock:
    """A time that the test moves."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def button(theme: Theme, qtbot: QtBot, clock: Clock) -> GuardButton:
    found = GuardButton(theme, 0.7, now=clock)
    qtbot.addWidget(found)
    found.show_face(GuardFace("Go live", "hold · Ctrl+Shift+L", "on-air", "ready.text", "Keep holding"))
    found.show()
    return found


@pytest.fixture
def heard(button: GuardButton) -> list[str]:
    found: list[str] = []
    button.act.connect(lambda: found.append("act"))
    button.ask.connect(lambda: found.append("ask"))
    return found


def test_held_it_acts_and_tapped_it_asks(button: GuardButton, qtbot: QtBot, clock: Clock, heard: list[str]) -> None:
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    clock.now += 0.1
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert heard == ["ask"]
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    clock.now += 0.7
    qtbot.waitUntil(lambda: heard == ["ask", "act"])
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert heard == ["ask", "act"]


def test_let_go_too_early_it_says_keep_holding(
    button: GuardButton, qtbot: QtBot, clock: Clock, heard: list[str]
) -> None:
    qtbot.keyPress(button, Qt.Key.Key_Space)
    clock.now += 0.5
    qtbot.keyRelease(button, Qt.Key.Key_Space)
    assert heard == []
    assert button._line(0) == "Keep holding"


@pytest.mark.parametrize("way", ["leave", "escape", "focus", "disabled"])
def test_every_way_out_empties_it(button: GuardButton, qtbot: QtBot, clock: Clock, heard: list[str], way: str) -> None:
    button.setFocus()
    button.press()
    clock.now += 0.4
    if way == "leave":
        qtbot.mousePress(button, Qt.MouseButton.LeftButton)
        qtbot.mouseMove(button, QPoint(-20, -20))
        button.cancel()
    elif way == "escape":
        qtbot.keyClick(button, Qt.Key.Key_Escape)
    elif way == "focus":
        button.clearFocus()
        button.cancel()
    else:
        button.setEnabled(False)
    assert not button._rule.is_held
    clock.now += 1
    assert heard == []


def test_the_first_press_counts_after_the_mouse_was_let_go_on_the_former_face(
    theme: Theme, button: GuardButton, qtbot: QtBot, clock: Clock, heard: list[str]
) -> None:
    """Held with the mouse, Go live gives way to End: what is let go then is told to the hidden one."""
    former = GuardButton(theme, 0.7, now=clock)
    qtbot.addWidget(former)
    former.show()
    qtbot.mousePress(former, Qt.MouseButton.LeftButton)
    button.renew()
    clock.now += 1
    qtbot.keyPress(button, Qt.Key.Key_Space)
    qtbot.keyRelease(button, Qt.Key.Key_Space)
    assert heard == [], "the mouse button is still down"
    button.renew()
    clock.now += 1
    qtbot.mouseRelease(former, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard == ["ask"]


def test_disabled_it_takes_no_press(button: GuardButton, clock: Clock, heard: list[str]) -> None:
    button.setEnabled(False)
    button.press()
    clock.now += 2
    button.let_go()
    assert heard == []


def test_the_setting_makes_every_press_a_question(button: GuardButton, heard: list[str]) -> None:
    button.set_always_ask(True)
    button.press()
    button.let_go()
    assert heard == ["ask"]


def test_a_screen_reader_s_press_asks(button: GuardButton, heard: list[str]) -> None:
    button.click()
    assert heard == ["ask"]


def test_the_fill_grows_from_the_left(button: GuardButton, theme: Theme, clock: Clock) -> None:
    amber = theme.colour("warn.fill").name()
    button.press()
    clock.now += 0.35
    image = button.grab().toImage()
    y = button.height() - 8
    assert image.pixelColor(8, y).name() == amber
    assert image.pixelColor(button.width() - 8, y).name() != amber
