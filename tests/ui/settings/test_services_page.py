from __future__ import annotations

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from desktop.core.model import Keeping
from desktop.settings.schema import Calls, MeetStream, Mezon, Settings, Zego
from desktop.ui.settings.services_page import ServicesPage
from desktop.ui.theme import Theme

CHOSEN = Settings(
    mezon=Mezon(streaming="wss://stn.example.net/ws"),
    meetstream=MeetStream(base="https://bots.example.net"),
    zego=Zego(app_id=1234),
    calls=Calls(user_id="thao"),
)


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> ServicesPage:
    found = ServicesPage(theme)
    qtbot.addWidget(found)
    return found


def test_every_card_shows_its_section(page: ServicesPage) -> None:
    page.show_settings(CHOSEN)
    shown = (page.mezon.streaming, page.meetstream.address, page.zego.app_id, page.calls.user)
    assert [one.text() for one in shown] == ["wss://stn.example.net/ws", "https://bots.example.net", "1234", "thao"]


@pytest.mark.parametrize(
    ("keeping", "keyring", "memory"),
    [(Keeping.KEYRING, True, False), (Keeping.MEMORY, False, True), (Keeping.REFUSED, True, True)],
)
def test_it_says_where_keys_go(page: ServicesPage, keeping: Keeping, keyring: bool, memory: bool) -> None:
    page.show_keeping(keeping)
    assert ("keyring" in page.lead.text(), "memory" in page.lead.text()) == (keyring, memory)


@pytest.mark.parametrize("section", ["mezon", "meetstream", "zego", "calls"])
def test_what_a_card_says_is_saved_under_its_name(page: ServicesPage, qtbot: QtBot, section: str) -> None:
    value = msgspec.structs.replace(getattr(CHOSEN, section))
    with qtbot.waitSignal(page.edited) as saved:
        getattr(page, section).edited.emit(value)
    assert saved.args == [section, value]
