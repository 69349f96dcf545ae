from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.mixer.output_row import OutputFace, OutputRow, OutputState
from desktop.ui.theme import Theme
from tests.ui.mixer.made import LOW, MAIN, PLAY


def test_addresses_are_copied_where_there_are_any(theme: Theme, qtbot: QtBot) -> None:
    row = OutputRow(theme)
    qtbot.addWidget(row)
    got: list[tuple[str, str]] = []
    row.copy_wanted.connect(lambda address, kind: got.append((address, kind)))
    row.show_face(OutputFace(MAIN, OutputState.SENT, PLAY[0]), compact=False)
    row.show()
    for button in row.copies.values():
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [kind for _, kind in got] == ["RTMP", "HLS", "FLV"]
    assert got[0][0] == "rtmp://p/mix-main"
    name = row.copies["HLS"].accessibleName().replace("\u2068", "").replace("\u2069", "")
    assert name == "Copy the HLS play address of mix-main"


def test_an_output_without_addresses_has_nothing_to_copy(theme: Theme, qtbot: QtBot) -> None:
    row = OutputRow(theme)
    qtbot.addWidget(row)
    row.show_face(OutputFace(LOW), compact=True)
    assert not any(button.isEnabled() for button in row.copies.values())
    assert row.copies["RTMP"].toolTip() == "The service has named no RTMP address."
    assert row.accessibleName().endswith("not sent")
    assert row.accessibleDescription() == "HE-AAC · 48k · mono"


def test_more_asks_for_the_menu(theme: Theme, qtbot: QtBot) -> None:
    row = OutputRow(theme)
    qtbot.addWidget(row)
    with qtbot.waitSignal(row.menu_wanted):
        row.more.click()
    assert row.stops[-1] is row.more
