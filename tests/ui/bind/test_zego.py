from __future__ import annotations

from msgspec.structs import replace

from desktop.control.secrets_desk import ZEGO_CALLBACK_SECRET, ZEGO_SECRET
from desktop.core.model import ServiceState
from desktop.ui.info_popover import InfoPopover
from desktop.ui.settings.services_page import ServicesPage
from desktop.ui.settings.zego_card import ZegoCard
from tests.ui.bind.mix_window import MixWindow


def card(mixing: MixWindow) -> ZegoCard:
    mixing.window.binding.settings.open("services")
    dialog = mixing.window.binding.settings.dialog
    assert dialog is not None
    page = dialog.pages["services"]
    assert isinstance(page, ServicesPage)
    return page.zego


def set_up(mixing: MixWindow) -> None:
    store = mixing.desk.store
    store.update(zego=replace(store.settings.zego, app_id=7, room="room"))
    mixing.desk.secrets.set(ZEGO_SECRET, "s")


async def test_the_card_and_the_lamp_say_what_the_test_found(mixing: MixWindow) -> None:
    shown = card(mixing)
    assert not shown.test.isEnabled()
    assert shown.chip.text() == "NOT SET UP"
    set_up(mixing)
    assert shown.test.isEnabled()
    assert shown.result.text == "Not tested yet."
    shown.test.click()
    await mixing.until(lambda: mixing.check.status.state is ServiceState.WORKING)
    assert shown.chip.text() == "CONNECTED"
    assert shown.result.text.startswith("App ID and secret accepted, answered in")
    assert "ZEGOCLOUD: Working, answered in" in mixing.window.status.zego.accessibleName()


async def test_secrets_are_stored_and_forgotten_after_asking(mixing: MixWindow) -> None:
    shown = card(mixing)
    secrets = mixing.desk.secrets
    shown.secret.replaced.emit("one")
    shown.callback_secret.replaced.emit("two")
    assert secrets.values == {ZEGO_SECRET: "one", ZEGO_CALLBACK_SECRET: "two"}
    dialog = mixing.window.binding.settings.dialog
    for field in (shown.secret, shown.callback_secret):
        field._forget.click()
        mixing.press("Forget", dialog)
    assert secrets.values == {}


async def test_the_lamp_opens_the_facts(mixing: MixWindow) -> None:
    set_up(mixing)
    mixing.window.status.zego.click()
    popover = mixing.window.findChild(InfoPopover)
    assert isinstance(popover, InfoPopover)
    mixing.press("Test", popover)
    await mixing.until(lambda: mixing.check.status.state is ServiceState.WORKING)


async def test_a_card_that_is_made_anew_is_shown_too(mixing: MixWindow) -> None:
    first = card(mixing)
    mixing.window.languages.use("vi")
    await mixing.until(lambda: card(mixing) is not first)
    set_up(mixing)
    assert card(mixing).test.isEnabled()
    mixing.window.languages.use("en")
