from __future__ import annotations

from PySide6.QtWidgets import QLabel, QProgressBar, QToolButton
from pytestqt.qtbot import QtBot

from desktop.core.chat import Attachment
from desktop.core.chat_line import Parcel
from desktop.ui.chat.parcel_tray import ParcelTray
from desktop.ui.theme import Theme

THERE = Attachment("a.png", "https://x.y/a", "image/png", 1_000)


def test_files_with_what_became_of_them(theme: Theme, qtbot: QtBot) -> None:
    tray = ParcelTray(theme)
    qtbot.addWidget(tray)
    assert not tray.isVisible()
    tray.show_parcels([Parcel(1, "a.png", 250, 1_000), Parcel(2, "b.txt", code="chat.upload", reason="too large")])
    words = [label.text() for label in tray.findChildren(QLabel)]
    assert "250 B of 1.00 kB" in words
    assert any("too large" in one for one in words)
    bars = tray.findChildren(QProgressBar)
    assert (bars[0].value(), bars[1].isVisible()) == (250, False)
    with qtbot.waitSignal(tray.cancel_wanted) as cancelled:
        tray.findChildren(QToolButton)[0].click()
    assert cancelled.args == [1]
    tray.show_parcels([Parcel(1, "a.png", 1_000, 1_000, THERE)])
    assert "1.00 kB, ready" in [label.text() for label in tray.findChildren(QLabel)]
    tray.show_parcels([])
    assert not tray.isVisible()
