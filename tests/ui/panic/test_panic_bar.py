from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from desktop.core.panic import Leftover, PanicState, Quiet, Target, TargetKind, Why
from desktop.ui.panic.panic_bar import PanicBar, PanicFace
from desktop.ui.theme import Theme

PAUSED = Target(TargetKind.BROADCAST, Quiet.MUTED)
SILENT = Target(TargetKind.MIX, Quiet.MUTED, silent=7, inputs=7)
AUTO = Target(TargetKind.MIX, Quiet.SOUNDS, Why.AUTO)


@pytest.fixture
def bar(theme: Theme, qtbot: QtBot) -> PanicBar:
    found = PanicBar(theme)
    qtbot.addWidget(found)
    found.resize(1000, 36)
    found.show()
    return found


def test_everything_muted(bar: PanicBar) -> None:
    bar.set_key("F12")
    bar.show_face(PanicFace(PanicState.MUTED, (PAUSED, SILENT), (), 7))
    assert bar.words == "EVERYTHING MUTED 0:07 · Playlist paused · Mix silent"
    assert bar.release.isVisible()
    assert not bar.stop_mix.isVisible()
    assert not bar.close_button.isVisible()
    assert bar.accessibleDescription() == bar.words
    bar.grab()


def test_what_is_left_and_what_can_be_done(bar: PanicBar, qtbot: QtBot) -> None:
    bar.show_face(PanicFace(PanicState.EXCEPT, (PAUSED, AUTO)))
    assert bar.words == "MUTED, EXCEPT 1 · Playlist paused · Mix cannot be muted in Auto"
    with qtbot.waitSignal(bar.stop_mix_wanted):
        bar.stop_mix.click()


def test_nothing_is_sent_at_all(bar: PanicBar) -> None:
    bar.show_face(PanicFace(PanicState.MUTED, (Target(TargetKind.MIX),)))
    assert bar.words == "EVERYTHING MUTED 0:00 · Nothing is being sent"


def test_what_could_not_be_given_back_stays_until_it_is_closed(bar: PanicBar, qtbot: QtBot) -> None:
    bar.show_face(PanicFace(PanicState.LEFTOVER, (Target(TargetKind.MIX),), (Leftover(TargetKind.MIX, Why.OVER),)))
    assert bar.words == "RELEASED, EXCEPT 1 · The mix is over"
    assert not bar.release.isVisible()
    with qtbot.waitSignal(bar.clear_wanted):
        bar.close_button.click()


def test_each_state_is_said_once_and_interrupts(bar: PanicBar, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[str, bool]] = []
    monkeypatch.setattr(
        "desktop.ui.panic.panic_bar.announce", lambda _at, text, assertive: said.append((text, assertive))
    )
    bar.show_face(PanicFace(PanicState.MUTED, (PAUSED,), (), 1))
    bar.show_face(PanicFace(PanicState.MUTED, (PAUSED,), (), 2))
    bar.show_face(PanicFace(PanicState.OFF))
    assert said == [("Everything is muted.", True), ("Mute all is released.", True)]


def test_another_language(bar: PanicBar) -> None:
    bar.show_face(PanicFace(PanicState.MUTING, (PAUSED,)))
    QCoreApplication.sendEvent(bar, QEvent(QEvent.Type.LanguageChange))
    assert bar.words.startswith("MUTING…")
