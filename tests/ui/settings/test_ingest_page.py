from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from desktop.core.model import AddressFault, Reach
from desktop.settings.schema import Ingest, Settings
from desktop.ui.settings.ingest_page import IngestPage
from desktop.ui.theme import Theme

DOTTED = "wss://studio.example.net/in/••••••••"


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> IngestPage:
    found = IngestPage(theme)
    qtbot.addWidget(found)
    found.show_settings(Settings())
    found.show_address(DOTTED, AddressFault.NONE)
    found.show_reach(Reach.NOT_CHECKED, None)
    found.show_trouble("")
    return found


def test_showing_is_not_editing(page: IngestPage, qtbot: QtBot) -> None:
    given = Ingest(port=9000, host="127.0.0.1", public_address="wss://a.example", allowed_networks=("10.0.0.0/8",),
                   allow_unknown=True, max_connections=4, max_message_mib=8)  # fmt: skip
    with qtbot.assertNotEmitted(page.edited):
        page.show_settings(Settings(ingest=given))
    assert (page.port.value(), page.host.text(), page.public.text()) == (9000, "127.0.0.1", "wss://a.example")
    assert (page.networks.text(), page.unknown.isChecked()) == ("10.0.0.0/8", True)


def test_every_row_reaches_the_setting(page: IngestPage, qtbot: QtBot) -> None:
    page.port.setValue(9001)
    page.connections.setValue(3)
    page.message.setValue(5)
    page.unknown.click()
    page.host.setText("127.0.0.1")
    page.networks.setText("203.0.113.5, 2001:db8::/32")
    page.public.setText("wss://tunnel.example")
    with qtbot.waitSignal(page.edited) as saved:
        page.public.editingFinished.emit()
    assert saved.args == [
        "ingest",
        Ingest(port=9001, host="127.0.0.1", public_address="wss://tunnel.example", max_connections=3, max_message_mib=5,
               allow_unknown=True, allowed_networks=("203.0.113.5/32", "2001:db8::/32")),
    ]  # fmt: skip


def test_the_public_address_is_looked_at_while_it_is_typed(page: IngestPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.edited) as saved:
        qtbot.keyClicks(page.public, "ws://10.0.0.4:8787")
    assert saved.args[1].public_address == "ws://10.0.0.4:8787"
    page.show_address(DOTTED, AddressFault.PRIVATE)
    assert page.public_note.text.startswith("Only this network")


def test_a_wrong_field_does_not_keep_the_others_from_being_saved(page: IngestPage, qtbot: QtBot) -> None:
    given = Ingest(host="127.0.0.1", allowed_networks=("10.0.0.0/8",))
    page.show_settings(Settings(ingest=given))
    page.host.setText("studio")
    page.networks.setText("everybody")
    page.public.setText("wss://studio.example.net")
    with qtbot.waitSignal(page.edited) as edited:
        page.public.editingFinished.emit()
    assert edited.args == ["ingest", msgspec.structs.replace(given, public_address="wss://studio.example.net")]
    assert page.host_note.text == "“studio” is not an address of this computer."


@pytest.mark.parametrize(("text", "wrong"), [("10.0.0.0/40", "10.0.0.0/40"), ("10.0.0.0/8, home", "home")])
def test_what_is_no_network_is_named_and_not_saved(page: IngestPage, qtbot: QtBot, text: str, wrong: str) -> None:
    page.networks.setText(text)
    with qtbot.assertNotEmitted(page.edited):
        page.networks.editingFinished.emit()
    assert page.networks_note.text == f"“{wrong}” is not a network."


def test_what_is_no_address_is_named_and_not_saved(page: IngestPage, qtbot: QtBot) -> None:
    page.host.setText("studio pc")
    with qtbot.assertNotEmitted(page.edited):
        page.host.editingFinished.emit()
    assert "studio pc" in page.host_note.text


def test_the_standing_address_is_dotted_and_its_buttons_wish(page: IngestPage, qtbot: QtBot) -> None:
    assert page.standing.text() == DOTTED
    with qtbot.waitSignals([page.copy_wanted, page.check_wanted, page.renew_wanted]):
        page.copy.click()
        page.check.click()
        page.renew.click()
    page.show_address("", AddressFault.NONE)
    assert not page.copy.isEnabled()


def test_what_the_check_found(page: IngestPage) -> None:
    page.show_reach(Reach.NOT_REACHABLE, datetime.now(UTC))
    assert page.reach.text() == "NOT REACHABLE"
    assert "does not lead here" in page.reach_note.text
    page.show_trouble("Port 8787 is used by another program. No source can arrive.")
    assert page.port_note.text.startswith("Port 8787")


def test_another_port_than_the_chosen_one_is_told(page: IngestPage) -> None:
    page.show_listening(8787)
    assert page.port_now.text == ""
    page.show_listening(9443)
    assert page.port_now.text == "It listens on port 9443 now."
    page.show_listening(None)
    assert page.port_now.text == ""


def test_in_the_demo_it_shows_where_it_really_listens_and_keeps_the_settings(page: IngestPage, qtbot: QtBot) -> None:
    kept = Ingest(port=9000, host="10.0.0.4", public_address="wss://a.example")
    page.show_settings(Settings(ingest=kept))
    page.show_fixed("127.0.0.1", 40123)
    page.show_settings(Settings(ingest=kept))
    assert (page.port.value(), page.host.text(), page.public.text()) == (40123, "127.0.0.1", "")
    assert not any(field.isEnabled() for field in (page.port, page.host, page.public, page.tls))
    assert "demo studio" in page.port_now.text
    with qtbot.waitSignal(page.edited) as saved:
        page.unknown.click()
    assert saved.args[1] == msgspec.structs.replace(kept, allow_unknown=True)
