from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.mix import Level as Fader
from desktop.core.mix import Mix, Strip
from desktop.core.model import NO_LEVEL, Level, LevelKind
from desktop.ui.mixer.strip import MixStrip, StripFace
from desktop.ui.theme import Theme
from tests.ui.mixer.made import APPLIED, AUTO, BED, GONE, NOW, REFUSED, SENDING, running, stopped, strip


@pytest.fixture
def shown(theme: Theme, qtbot: QtBot) -> Iterator[MixStrip]:
    found = MixStrip(theme)
    qtbot.addWidget(found)
    found.set_current(True)
    found.resize(96, 212)
    found.show()
    found.activateWindow()
    qtbot.waitExposed(found)
    return found


def show(shown: MixStrip, one: Strip, mix: Mix | None = None, now: float = NOW) -> None:
    shown.show_face(StripFace(running(one) if mix is None else mix, one, 2, None), now)


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def test_it_says_what_is_known(shown: MixStrip) -> None:
    show(shown, APPLIED)
    assert shown.line.text() == "Applied"
    assert shown.fader.value() == 100
    assert plain(shown.accessibleName()) == "Input 2, Thao, applied"
    assert plain(shown.fader.accessibleName()) == "Fader, input 2, Thao"
    assert shown.fader.accessibleDescription() == "100 percent, applied"
    assert plain(shown.mute.accessibleName()) == "Mute input 2, Thao"


def test_sending_is_said_after_a_while_and_marked_at_once(shown: MixStrip, qtbot: QtBot) -> None:
    show(shown, strip("quang"), now=time.monotonic())
    show(shown, SENDING, now=time.monotonic())
    assert shown.line.text() == "Applied"
    assert shown.fader.face.confirmed == 100
    qtbot.waitUntil(lambda: shown.line.text() == "Sending…")
    assert shown.fader.accessibleDescription() == "118 percent, sending; listeners hear 100 percent"


def test_a_refusal_is_a_button(shown: MixStrip, qtbot: QtBot) -> None:
    asked: list[str] = []
    shown.reason_wanted.connect(asked.append)
    show(shown, REFUSED)
    assert shown.line.text() == "Refused"
    assert shown.line.focusPolicy() is Qt.FocusPolicy.TabFocus
    qtbot.mouseClick(shown.line, Qt.MouseButton.LeftButton)
    assert asked == ["jingles"]
    show(shown, APPLIED)
    assert shown.line.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_in_auto_the_room_is_locked_at_a_hundred(shown: MixStrip) -> None:
    mix = running(SENDING, setup=AUTO)
    show(shown, SENDING, mix)
    assert shown.line.text() == "Set by room"
    assert not shown.fader.isEnabled()
    assert shown.fader.value() == 100
    shown.percent.begin("5")
    assert not shown.percent.typing
    shown.take_focus()
    assert shown.mute.hasFocus()


def test_in_auto_an_extra_input_waits_for_the_next_start(shown: MixStrip, qtbot: QtBot) -> None:
    wanted: list[str] = []
    shown.apply_wanted.connect(wanted.append)
    one = replace(BED, wish=Fader(80))
    show(shown, one, running(one, setup=AUTO))
    assert shown.line.text() == "At next start"
    assert shown.fader.isEnabled()
    qtbot.mouseClick(shown.line, Qt.MouseButton.LeftButton)
    assert wanted == [BED.key]


def test_one_who_is_away_is_dimmed(shown: MixStrip) -> None:
    show(shown, GONE)
    assert shown.line.text() == "Gone 0:12"
    assert shown.fader.face.dimmed


def test_before_the_start_nothing_is_sent(shown: MixStrip) -> None:
    show(shown, strip(confirmed=None), stopped(strip(confirmed=None)))
    assert shown.line.text() == "Not sent yet"


def test_mute_says_what_the_mix_says(shown: MixStrip, qtbot: QtBot) -> None:
    wanted: list[tuple[str, bool]] = []
    shown.mute_wanted.connect(lambda key, muted: wanted.append((key, muted)))
    show(shown, APPLIED)
    qtbot.mouseClick(shown.mute, Qt.MouseButton.LeftButton)
    assert wanted == [("thao", True)]
    assert not shown.mute.isChecked()
    assert shown.mute.text() == "Mute"
    show(shown, strip("thao", muted=True))
    assert shown.mute.isChecked()
    assert shown.mute.text() == "MUTED"
    qtbot.keyClick(shown.mute, Qt.Key.Key_M)
    assert wanted[-1] == ("thao", False)


def test_keys_of_the_strip(shown: MixStrip, qtbot: QtBot) -> None:
    got: list[object] = []
    shown.step_wanted.connect(lambda key, steps: got.append(steps))
    shown.remove_wanted.connect(got.append)
    shown.over_cleared.connect(got.append)
    show(shown, APPLIED)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Delete, Qt.Key.Key_O):
        qtbot.keyClick(shown.fader, key)
    assert got == [1, -1, "thao", "thao"]


def test_left_is_the_next_one_where_the_language_runs_left(shown: MixStrip, qtbot: QtBot) -> None:
    got: list[int] = []
    shown.step_wanted.connect(lambda key, steps: got.append(steps))
    show(shown, APPLIED)
    shown.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.keyClick(shown.fader, Qt.Key.Key_Left)
    assert got == [1]


def test_its_letters_are_kept_from_window_shortcuts_but_not_while_typing(shown: MixStrip) -> None:
    show(shown, APPLIED)

    def kept() -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_M, Qt.KeyboardModifier.NoModifier, "m")
        event.ignore()
        QApplication.sendEvent(shown, event)
        return event.isAccepted()

    assert kept()
    shown.percent.begin("1")
    assert not kept()


def test_a_typed_number_is_one_movement(shown: MixStrip, qtbot: QtBot) -> None:
    moves: list[tuple[str, int]] = []
    whole: list[tuple[int, int]] = []
    shown.moved.connect(lambda key, percent: (moves.append((key, percent)), show(shown, strip("thao", percent))))
    shown.gesture.connect(lambda key, before, after: whole.append((before, after)))
    show(shown, APPLIED)
    shown.fader.setFocus()
    qtbot.keyClick(shown.fader, Qt.Key.Key_7)
    qtbot.keyClicks(shown.percent.field, "3")
    qtbot.keyClick(shown.percent.field, Qt.Key.Key_Return)
    assert moves == [("thao", 73)]
    assert whole == [(100, 73)]
    assert shown.fader.hasFocus()


def test_a_level_is_shown_and_none_is_said_honestly(shown: MixStrip) -> None:
    show(shown, APPLIED)
    shown.set_level(Level(LevelKind.PCM, -12.0, -12.0, -9.8, -11.0), NOW)
    assert shown.peak_text == "\u22129.8"
    shown.set_level(NO_LEVEL, NOW)
    assert shown.peak_text == "—"
    assert shown.meter.level is NO_LEVEL


def test_compact_leaves_figures_and_more_to_the_menu(shown: MixStrip) -> None:
    show(shown, APPLIED)
    asked: list[str] = []
    shown.menu_wanted.connect(asked.append)
    shown.set_compact(True)
    assert shown.width() == 72
    assert not shown.more.isVisible()
    assert not shown.fader.face.figures
    QApplication.sendEvent(shown, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5)))
    assert asked == ["thao"]


def test_only_the_current_one_is_a_stop_of_the_tab_key(shown: MixStrip) -> None:
    show(shown, APPLIED)
    shown.set_current(False)
    tab = Qt.FocusPolicy.TabFocus.value
    assert not any(stop.focusPolicy().value & tab for stop in shown.stops)
    shown.set_current(True)
    assert shown.fader.focusPolicy().value & tab
    assert shown.mute.focusPolicy().value & tab


def test_a_refusal_is_said_once_to_who_cannot_see_it(shown: MixStrip, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("desktop.ui.mixer.strip.announce", lambda widget, text: said.append(plain(text)))
    show(shown, APPLIED)
    show(shown, REFUSED)
    show(shown, replace(REFUSED, user="somebody"))
    assert said == ["Input 2, Jingles, refused"]
