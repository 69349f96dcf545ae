from __future__ import annotations

from datetime import UTC, datetime

from msgspec.structs import replace
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.control.invite import InviteRequest
from desktop.control.services import ServiceStatus
from desktop.core.errors import Code, Trouble
from desktop.core.model import Reach, ServiceState
from desktop.ui.main_window import MainWindow
from tests.ui.fake_desk import FakeDesk

MEET = "https://meet.google.com/xmq-tbra-ndw"


def test_there_is_one_dialog_at_a_time(window: MainWindow) -> None:
    window.binding.invite.open()
    first = window.binding.invite.dialog
    window.actions_.action("source.invite").trigger()
    assert window.binding.invite.dialog is first
    assert first is not None
    first.reject()
    assert window.binding.invite.dialog is None


def test_an_invitation_becomes_a_tile_and_the_name_is_remembered(
    window: MainWindow, desk: FakeDesk, qtbot: QtBot
) -> None:
    desk.secrets.set("meetstream.api_key", "x")
    window.binding.invite.open()
    dialog = window.binding.invite.dialog
    assert dialog is not None
    dialog.link.setText(MEET)
    dialog.bot_name.setText("Mekong Radio")
    dialog.submit.click()
    assert desk.wishes == [("test",), ("invite", MEET)]
    assert desk.store.settings.meetstream.bot_name == "Mekong Radio"
    qtbot.waitUntil(lambda: len(window.wall.ids) == 1)
    window.binding.invite.open()
    again = window.binding.invite.dialog
    assert again is not None
    assert again.bot_name.text() == "Mekong Radio"


def test_the_dialog_follows_the_ingest_and_the_service(window: MainWindow, desk: FakeDesk) -> None:
    window.binding.invite.open()
    dialog = window.binding.invite.dialog
    assert dialog is not None
    assert not dialog.submit.isEnabled()
    desk.secrets.set("meetstream.api_key", "x")
    assert dialog.submit.isEnabled()
    desk.ingest.show(reach=Reach.NOT_REACHABLE, checked_at=datetime.now(UTC))
    assert dialog.submit.text() == "Invite anyway"
    dialog.address.check.click()
    assert desk.wishes == [("check",)]


def test_the_bots_in_use_are_asked_for_and_never_old(window: MainWindow, desk: FakeDesk) -> None:
    desk.secrets.set("meetstream.api_key", "x")
    desk.meetstream.show(ServiceStatus(ServiceState.WORKING, datetime.now(UTC), 12.0, 0))
    window.binding.invite.open()
    dialog = window.binding.invite.dialog
    assert dialog is not None
    assert ("test",) in desk.wishes
    said = {label.text() for label in dialog.findChildren(QLabel)}
    assert any("Bots in use 0" in text for text in said)
    desk.meetstream.show(replace(desk.meetstream.status, state=ServiceState.CHECKING))
    assert not any("Bots in use" in label.text() for label in dialog.findChildren(QLabel))
    desk.meetstream.show(ServiceStatus(ServiceState.WORKING, datetime.now(UTC), 12.0, 4))
    assert any("Bots in use 4" in label.text() for label in dialog.findChildren(QLabel))


def test_a_refusal_is_a_notice(window: MainWindow, desk: FakeDesk) -> None:
    def refuse(_request: InviteRequest) -> str:
        raise Trouble(Code.BOT_LINK)

    desk.bots.invite = refuse  # type: ignore[method-assign]  # the desk may refuse what the dialog let through
    window.binding.invite._invite(InviteRequest(MEET, "Studio A"))
    assert desk.notices.open()[0].code is Code.BOT_LINK
