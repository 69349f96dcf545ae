from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.core.model import ServiceState
from desktop.settings.schema import Appearance
from desktop.ui.status_bar import MESSAGE, StatusBar, lamp_word
from desktop.ui.status_button import StatusButton
from desktop.ui.theme import Theme

ADDRESS = ("wss://203.0.113.24:8787/in/••••••••", "203.0.113.24:8787")
WORDS = ("3 of 4 bots sending", "3 of 4")


def bar(theme: Theme, qtbot: QtBot, width: int = 1600, demo: bool = False) -> StatusBar:
    found = StatusBar(theme, demo, False)
    qtbot.addWidget(found)
    found.resize(width, 28)
    found.show()
    return found


def test_a_narrow_window_gets_the_short_forms(theme: Theme, qtbot: QtBot) -> None:
    status = bar(theme, qtbot)
    status.show_ingest(ADDRESS, WORDS, "ready.text")
    status.show_disk(182_000_000_000, 41.2)
    assert (status.address.text(), status.sending.text()) == (ADDRESS[0], WORDS[0])
    assert status.disk.text() == "182 GB · 41 h left"
    assert status.dropped.isVisible()
    status.resize(1280, 28)
    assert (status.address.text(), status.sending.text()) == (ADDRESS[1], WORDS[1])
    assert status.sending.accessibleName() == WORDS[0]
    assert status.disk.text() == "41 h left"
    assert not status.dropped.isVisible()


@pytest.mark.parametrize(
    ("hours", "token"), [(None, "text.primary"), (5.0, "text.primary"), (1.5, "warn.text"), (0.2, "error.text")]
)
def test_the_disk_warns_in_colour_and_words(theme: Theme, qtbot: QtBot, hours: float | None, token: str) -> None:
    status = bar(theme, qtbot)
    status.show_disk(20_000_000_000, hours)
    assert theme.colour(token).name() in painted(status.disk)
    assert ("left" in status.disk.text()) == (hours is not None)


def test_an_unknown_disk_is_shown_as_unknown(theme: Theme, qtbot: QtBot) -> None:
    status = bar(theme, qtbot)
    status.show_disk(None, None)
    assert status.disk.text() == "—"
    assert status.disk.accessibleName() == "Free space unknown"


def test_cpu_and_dropped_pictures_warn(theme: Theme, qtbot: QtBot) -> None:
    status = bar(theme, qtbot)
    status.show_computer(187.2, 8, 0.1)
    assert (status.cpu.text(), status.dropped.text()) == ("CPU 23 %", "Dropped 0.1 %")
    assert theme.colour("text.primary").name() in painted(status.cpu)
    assert status.cpu.toolTip() == "Airdesk takes 23 % of all cores of this computer; that is 187 % of one core."
    assert status.cpu.accessibleName() == status.cpu.toolTip()
    status.show_computer(8 * 91, 8, 1.2)
    warning = theme.colour("warn.text").name()
    assert warning in painted(status.cpu)
    assert warning in painted(status.dropped)
    status.show_computer(187.2, 8, 0.1)
    assert warning not in painted(status.cpu) | painted(status.dropped)


@pytest.mark.parametrize("state", list(ServiceState))
def test_the_lamp_says_its_state_in_words(theme: Theme, qtbot: QtBot, state: ServiceState) -> None:
    status = bar(theme, qtbot)
    status.show_meetstream(state, "181 ms" if state is ServiceState.WORKING else "")
    name = status.meetstream.accessibleName()
    assert lamp_word(state) in name
    assert ("181 ms" in name) == (state is ServiceState.WORKING)
    assert not status.meetstream.icon().isNull()


def test_demo_is_said_here_too(theme: Theme, qtbot: QtBot) -> None:
    status = bar(theme, qtbot, demo=True)
    status.show_meetstream(ServiceState.WORKING, "")
    assert status.demo_chip.isVisible()
    assert status.meetstream.text() == "MeetStream (demo)"


@pytest.mark.parametrize(("width", "demo"), [(1600, True), (1280, True), (1600, False), (1280, False)])
def test_what_is_going_on_has_room(theme: Theme, qtbot: QtBot, width: int, demo: bool) -> None:
    status = bar(theme, qtbot, width, demo)
    status.show_ingest(ADDRESS, WORDS, "ready.text")
    status.show_computer(187.2, 8, 89.6)
    status.show_disk(182_000_000_000, 41.2)
    status.show_unread(2)
    status.show_mezon(ServiceState.WORKING, "")
    for show in (status.show_meetstream, status.show_zego, status.show_calls):
        show(ServiceState.WORKING, "")
    qtbot.waitUntil(lambda: status.message.width() >= theme.px(MESSAGE))
    assert status.bell.geometry().right() < status.width()
    names = [one.text() for one in (status.mezon, status.meetstream, status.zego, status.calls)]
    assert names == ["Mezon", "MeetStream", "ZEGO", "Calls"]
    assert status.demo_chip.isVisible() is demo
    assert ("(demo)" in status.mezon.accessibleName()) is demo


def test_names_of_services_give_way_last_to_their_icons(theme: Theme, qtbot: QtBot) -> None:
    status = bar(theme, qtbot, 700)
    status.show_ingest(ADDRESS, WORDS, "ready.text")
    status.show_disk(182_000_000_000, 41.2)
    for show in (status.show_meetstream, status.show_zego, status.show_calls):
        show(ServiceState.DOWN, "")
    assert status.zego.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    assert "Down" in status.zego.accessibleName()
    status.resize(1600, 28)
    assert (status.zego.toolButtonStyle(), status.zego.text()) == (Qt.ToolButtonStyle.ToolButtonTextBesideIcon, "ZEGO")


def test_a_hint_covers_the_message_for_a_while(theme: Theme, qtbot: QtBot) -> None:
    status = bar(theme, qtbot)
    status.show_message("Recording 3 sources")
    status.show_hint("Ctrl+G …", for_ms=20)
    assert status.message.text() == "Ctrl+G …"
    qtbot.waitUntil(lambda: status.message.text() == "Recording 3 sources")
    assert not status.has_hint


def test_every_group_opens_something(theme: Theme, qtbot: QtBot) -> None:
    status = bar(theme, qtbot)
    status.show_ingest(ADDRESS, WORDS, "ready.text")
    pressed: list[str] = []
    status.pressed.connect(lambda group, _anchor: pressed.append(group))
    for button in (status.ingest, status.sending, status.meetstream, status.cpu, status.disk, status.bell):
        button.click()
    assert pressed == ["ingest", "ingest", "meetstream", "computer", "disk", "notices"]
    with qtbot.waitSignal(status.copy_address_wanted):
        status.copy.click()


def test_without_an_address_there_is_nothing_to_copy(theme: Theme, qtbot: QtBot) -> None:
    status = bar(theme, qtbot)
    status.show_ingest(("", ""), ("port 8787 is taken", "port 8787 is taken"), "error.text")
    assert not status.copy.isVisible()
    assert theme.colour("error.text").name() in painted(status.sending)


def test_unread_notices_are_counted_at_the_bell(theme: Theme, qtbot: QtBot) -> None:
    status = bar(theme, qtbot)
    status.show_unread(2)
    assert status.bell.text() == "2"
    assert "2" in status.bell.accessibleName()
    status.show_unread(0)
    assert status.bell.text() == ""


def painted(button: StatusButton) -> set[str]:
    """The colours of its words: the style sheet has the last word, not the palette."""
    kept = button.toolButtonStyle()
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    image = button.grab().toImage()
    button.setToolButtonStyle(kept)
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_larger_words_are_fitted_anew(theme: Theme, qtbot: QtBot) -> None:
    status = bar(theme, qtbot, 1000)
    for show in (status.show_meetstream, status.show_zego, status.show_calls):
        show(ServiceState.WORKING, "")
    assert status.calls.text() == "Calls"
    theme.apply(Appearance(interface_size=150))
    assert status.calls.text() == ""
