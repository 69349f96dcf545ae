from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from desktop.core.errors import Code
from desktop.core.mix import Strip
from desktop.ui.mixer.refusal import refusal_popover
from desktop.ui.mixer.wishes import MixWishes
from desktop.ui.theme import Theme
from tests.ui.mixer.made import REFUSED


def opened(theme: Theme, parent: QMainWindow, one: Strip) -> tuple[str, list[QPushButton], list[tuple[str, str]]]:
    wishes, got = MixWishes(parent), []
    wishes.try_again.connect(lambda key: got.append(("again", key)))
    wishes.accept.connect(lambda key: got.append(("accept", key)))
    wishes.remove.connect(lambda key: got.append(("remove", key)))
    popover = refusal_popover(theme, parent, one, wishes)
    text = " ".join(label.text() for label in popover.findChildren(QLabel))
    return text.replace("\u2068", "").replace("\u2069", ""), popover.findChildren(QPushButton), got


def test_the_reason_and_the_two_ways_on(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    text, buttons, got = opened(theme, parent, REFUSED)
    assert "Jingles: 140 % was refused. Listeners still hear 100 %." in text
    assert [button.text() for button in buttons] == ["Back to 100 %", "Try again"]
    for button in buttons:
        button.click()
    assert got == [("accept", "jingles"), ("again", "jingles")]


def test_one_that_cannot_be_mixed_may_be_removed(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    one = replace(REFUSED, confirmed=None, held=True, reason=Code.MIX_HELD_BACK)
    text, buttons, got = opened(theme, parent, one)
    assert "The others are mixed without it." in text
    buttons[0].click()
    assert got == [("remove", "jingles")]


def test_a_reason_of_the_service_has_its_own_sentence(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    text, _, _ = opened(theme, parent, replace(REFUSED, reason=Code.MIX_DUPLICATE))
    assert "An input is in the mix twice, or is an output too. Remove one." in text
