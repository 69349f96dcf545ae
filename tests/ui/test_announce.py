from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.ui.announce import announce


def test_it_speaks_only_to_who_listens(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    label = QLabel("Studio A")
    qtbot.addWidget(label)
    said: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    def update(event: QAccessibleAnnouncementEvent) -> None:
        said.append((event.message(), event.politeness()))

    monkeypatch.setattr(QAccessible, "updateAccessibility", update)
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    announce(label, "nobody hears")
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    announce(label, "Studio A stalled")
    announce(label, "Port taken", assertive=True)
    announce(label, "")
    polite, assertive = QAccessible.AnnouncementPoliteness.Polite, QAccessible.AnnouncementPoliteness.Assertive
    assert said == [("Studio A stalled", polite), ("Port taken", assertive)]
