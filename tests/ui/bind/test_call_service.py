"""The lamp and the card of the call service, before and after somebody has asked it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.control.secrets_desk import CALLS_TOKEN
from desktop.control.services import ServiceStatus
from desktop.core.errors import Code, Trouble
from desktop.core.model import ServiceState
from desktop.settings.schema import Calls
from desktop.ui.info_popover import InfoPopover
from desktop.ui.settings.calls_card import CallsCard
from desktop.ui.settings.services_page import ServicesPage
from tests.ui.bind.call_fixtures import call as call
from tests.ui.bind.call_window import CallWindow
from tests.ui.fake_desk import FakeDesk


def card(call: CallWindow) -> CallsCard:
    call.window.binding.settings.open("services")
    dialog = call.window.binding.settings.dialog
    assert dialog is not None
    page = dialog.pages["services"]
    assert isinstance(page, ServicesPage)
    return page.calls


def test_nothing_of_calls_is_made_before_it_is_asked(call: CallWindow, desk: FakeDesk) -> None:
    shown = card(call)
    assert (shown.chip.text(), shown.test.isEnabled()) == ("NOT SET UP", False)
    desk.secrets.set(CALLS_TOKEN, "t")
    assert (shown.chip.text(), shown.test.isEnabled()) == ("NOT TESTED", True)
    assert shown.result.text == "Not tested yet."
    assert call.window.status.calls.accessibleName() == "Calls: Not tested"
    assert not call.made
    shown.test.click()
    assert call.made[0].check.wishes == [("test",)]


@pytest.mark.parametrize(
    ("code", "state", "chip", "words"),
    [
        (Code.CALL_KEY, ServiceState.REFUSED, "REFUSED", "refused the key"),
        (Code.CALL_SIGN_IN, ServiceState.REFUSED, "REFUSED", "has ended"),
        (Code.SERVICE_OFFLINE, ServiceState.DOWN, "UNREACHABLE", "Stream Chat"),
        (Code.CALL_RETIRED, ServiceState.RETIRED, "RETIRED", "retired calls"),
    ],
)
def test_every_failure_has_its_sentence(
    call: CallWindow, desk: FakeDesk, code: Code, state: ServiceState, chip: str, words: str
) -> None:
    shown = card(call)
    desk.secrets.set(CALLS_TOKEN, "t")
    call.porch.service.test()
    call.made[0].check.show(ServiceStatus(state, datetime.now(UTC), trouble=Trouble(code, service="Stream Chat")))
    assert shown.chip.text() == chip
    assert words in shown.result.text
    start = call.window.actions_.action("call.start")
    assert start.isEnabled() is (state is not ServiceState.RETIRED)


def test_a_test_that_succeeds(call: CallWindow, desk: FakeDesk) -> None:
    shown = card(call)
    desk.secrets.set(CALLS_TOKEN, "t")
    call.porch.service.test()
    call.made[0].check.show(ServiceStatus(ServiceState.CHECKING))
    assert shown.result.text == "Asking the call service…"
    call.made[0].check.show(ServiceStatus(ServiceState.WORKING, datetime.now(UTC), 12.0))
    assert shown.chip.text() == "CONNECTED"
    assert shown.result.text.startswith("Key and user accepted, answered in")
    assert "Calls: Working, answered in" in call.window.status.calls.accessibleName()


def test_a_call_tells_as_much_as_a_test(call: CallWindow, desk: FakeDesk) -> None:
    shown = card(call)
    desk.secrets.set(CALLS_TOKEN, "t")
    call.porch.service.test()
    call.made[0].check.show(ServiceStatus(ServiceState.WORKING, datetime.now(UTC)))
    assert shown.result.text.startswith("Key and user accepted, today")


def test_the_page_is_reset_without_the_devices(call: CallWindow, desk: FakeDesk) -> None:
    desk.store.update(calls=Calls(api_key="key", user_id="mai", camera="BRIO", volume=40, development=True))
    card(call)
    shown = call.window.binding.settings._shown
    assert shown is not None
    shown._reset("meetstream")
    assert desk.store.settings.calls == Calls(camera="BRIO", volume=40)


def test_secrets_are_stored(call: CallWindow, desk: FakeDesk) -> None:
    shown = card(call)
    shown.token.replaced.emit("one")
    assert desk.secrets.is_set(CALLS_TOKEN)


def test_the_lamp_opens_the_facts(call: CallWindow) -> None:
    call.window.status.calls.click()
    popover = call.window.findChild(InfoPopover)
    assert isinstance(popover, InfoPopover)
