"""The panel of the call."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desktop.core.call import Call, CallState, JoinWish, Participant
from desktop.core.call_kind import CallKind
from desktop.ui.calls.cough import Cough
from desktop.ui.calls.panel import MOST_TILES, CallPanel
from desktop.ui.calls.participant_row import ParticipantRow
from desktop.ui.theme import Theme

ME, GUEST = Participant("1", "Mai", own=True, microphone=True), Participant("8", "Lan Pham", microphone=True)
CALL = Call(CallState.IN_CALL, JoinWish("night-desk", CallKind.VIDEO), participants=(ME, GUEST))


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> CallPanel:
    found = CallPanel(theme)
    qtbot.addWidget(found)
    found.resize(320, 300)
    show(found, CALL)
    found.show()
    return found


def show(panel: CallPanel, call: Call, cough: Cough = Cough.UP) -> None:
    panel.show_call(call, cough, "Your microphone is still off." if cough is not Cough.UP else "", 0.0, 0.0)


def rows(panel: CallPanel) -> list[str]:
    return [row.accessibleName() for row in panel.findChildren(ParticipantRow) if row.isVisible()]


def image() -> QImage:
    found = QImage(16, 9, QImage.Format.Format_RGB32)
    found.fill(QColor("green"))
    return found


def test_who_is_there(panel: CallPanel) -> None:
    assert sorted(rows(panel)) == ["Lan Pham: Microphone on", "Mai (you): Microphone on"]
    show(panel, replace(CALL, participants=(ME,)))
    assert rows(panel) == ["Mai (you): Microphone on"]


def test_at_most_four_tiles_each_with_its_name(panel: CallPanel) -> None:
    for person in ("me", "8", "a", "b", "c"):
        panel.show_picture(person, image())
    assert len(panel._tiles) == MOST_TILES
    assert panel._tiles["me"].accessibleName() != ""
    panel.show_picture("8", None)
    assert set(panel._tiles) == {"me", "a", "b"}
    panel.clear()
    assert not panel._tiles
    assert not rows(panel)


def test_pictures_are_wanted_in_a_video_call_only(panel: CallPanel) -> None:
    assert panel.tile_width >= 160
    show(panel, replace(CALL, wish=JoinWish("night-desk")))
    assert panel.tile_width == 0


def test_what_must_be_known_stands_there(panel: CallPanel) -> None:
    assert panel.note.text == ""
    show(panel, CALL, Cough.STRANDED)
    assert panel.note.text == "Your microphone is still off."
    show(panel, CALL, Cough.HELD)
    assert panel.note.text == ""
    show(panel, replace(CALL, heard=False))
    assert panel.note.text == "You do not hear the call: you listen to other sources."
    show(panel, replace(CALL, state=CallState.RECONNECTING))
    assert panel.note.text.startswith("The connection is lost.")
