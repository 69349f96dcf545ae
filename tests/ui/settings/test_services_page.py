from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.model import ServiceState
from desktop.settings.schema import AuthScheme, Settings
from desktop.ui.settings.services_page import ServicesPage, state_word
from desktop.ui.theme import Theme


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> ServicesPage:
    found = ServicesPage(theme)
    qtbot.addWidget(found)
    found.show_settings(Settings())
    found.show_key(True, None)
    return found


@pytest.mark.parametrize("state", list(ServiceState))
def test_every_state_has_a_word(page: ServicesPage, state: ServiceState) -> None:
    page.show_status(state, "Said.")
    assert page.chip.text() == state_word(state)
    assert page.result.text == "Said."


def test_without_a_key_there_is_nothing_to_test(page: ServicesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.test_wanted):
        page.test.click()
    page.show_key(False, None)
    assert not page.test.isEnabled()
    assert page.test.toolTip() == "Store a key first."


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("api.meetstream.ai", "begins with https://"),
        ("ftp://x", "begins with https://"),
        ("https://key@api.meetstream.ai", "user name"),
        ("http://api.meetstream.ai", "unprotected"),
    ],
)
def test_an_address_that_cannot_be_right_is_not_saved(
    page: ServicesPage, qtbot: QtBot, address: str, words: str
) -> None:
    page.address.setText(address)
    with qtbot.assertNotEmitted(page.edited):
        page.address.editingFinished.emit()
    assert words in page.address_note.text
    assert page.address.property("wrong") is True


def test_a_right_address_is_saved_without_its_slash(page: ServicesPage, qtbot: QtBot) -> None:
    page.address.setText(" http://127.0.0.1:9999/ ")
    with qtbot.waitSignal(page.edited) as saved:
        page.address.editingFinished.emit()
    section, value = saved.args
    assert (section, value.base) == ("meetstream", "http://127.0.0.1:9999")
    assert value.bot_name == Settings().meetstream.bot_name
    with qtbot.assertNotEmitted(page.edited):
        page.address.editingFinished.emit()


def test_the_word_before_the_key(page: ServicesPage, qtbot: QtBot) -> None:
    page.scheme.choose(AuthScheme.BEARER)
    with qtbot.waitSignal(page.edited) as saved:
        page.scheme.activated.emit(1)
    assert saved.args[1].scheme is AuthScheme.BEARER
