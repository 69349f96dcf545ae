from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.core.mix import Level, Mix, Strip
from desktop.ui.mixer.strip import MixStrip, StripFace
from desktop.ui.mixer.strip_menu import strip_menu
from desktop.ui.mixer.wishes import MixWishes
from desktop.ui.theme import Theme
from tests.ui.mixer.made import APPLIED, AUTO, BED, NOW, REFUSED, running


def entries(theme: Theme, parent: QMainWindow, one: Strip, mix: Mix) -> tuple[dict[str, bool], list[object]]:
    strip, wishes, got = MixStrip(theme, parent), MixWishes(parent), []
    strip.show_face(StripFace(mix, one, 1), NOW)
    wishes.mute.connect(lambda key, muted: got.append((key, muted)))
    wishes.remove.connect(got.append)
    wishes.apply.connect(lambda key: got.append(("apply", key)))
    wishes.try_again.connect(lambda key: got.append(("again", key)))
    menu = strip_menu(mix, strip, wishes, parent)
    actions = [action for action in menu.actions() if not action.isSeparator()]
    for action in actions:
        if action.isEnabled():
            action.trigger()
    return {action.text().partition("\t")[0]: action.isEnabled() for action in actions}, got


def test_the_menu_has_what_the_buttons_have(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    found, got = entries(theme, parent, APPLIED, running(APPLIED))
    assert list(found) == ["Mute", "Fader to 100 %", "Type a volume…", "Remove from the mix"]
    assert all(found.values())
    assert got == [("thao", True), "thao"]


def test_a_refused_one_may_be_tried_again(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    found, got = entries(theme, parent, REFUSED, running(REFUSED))
    assert list(found)[:2] == ["Why it was refused…", "Try again"]
    assert ("again", "jingles") in got


def test_in_auto_the_fader_of_the_room_is_locked(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    found, _ = entries(theme, parent, APPLIED, running(APPLIED, setup=AUTO))
    assert not found["Fader to 100 %"]
    waits = replace(BED, wish=Level(80))
    found, got = entries(theme, parent, waits, running(waits, setup=AUTO))
    assert found["Apply now…"]
    assert ("apply", BED.key) in got
