"""Mezon in the whole console: signed in, chosen, filtered, signed out and in through the dialog, restored.

The demo studio's own sign-in is seen once; everything else is done as an operator does it, by click and key.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget
from qasync import QEventLoop

from desktop.app import QUIET
from desktop.core.account import Role, SeatState
from desktop.core.channel import Channel, ChannelsState, ChannelType
from desktop.core.chat_line import ChatState
from desktop.core.errors import Code
from desktop.core.launch import Launch, SecretsKind
from desktop.core.model import ServiceState
from desktop.settings.schema import Ingest, Mezon, Settings
from desktop.settings.secrets import MemorySecrets
from desktop.sim.mezon.founding import EMAIL, PASSWORD
from desktop.sim.mezon.town import MezonAddress, Town
from desktop.ui.bind.mezon import MezonBinding
from desktop.ui.bind.mezon_card import MezonCardBinding
from desktop.ui.channels.row_model import ROW
from desktop.ui.console import Console
from desktop.ui.settings.secret_field import SecretDialog
from desktop.ui.settings.services_page import ServicesPage
from desktop.ui.sign_in_dialog import SignInDialog
from tests.control.parts import until
from tests.ui.settings.test_secret_field import dialog_of, everywhere
from tests.whole_console import whole_console

HERE = Ingest(port=0, host="127.0.0.1")
LEFT = Qt.MouseButton.LeftButton


class Sitting:
    """An operator at the window."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.window = console.window

    @property
    def mezon(self) -> MezonBinding:
        assert self.window.mezon is not None
        return self.window.mezon

    def rows(self) -> list[Channel]:
        model = self.mezon.channels_panel.model
        found = [model.index(row).data(ROW) for row in range(model.rowCount())]
        return [one for one in found if isinstance(one, Channel)]

    async def signed_in(self) -> None:
        await until(lambda: self.window.mezon)
        await until(lambda: self.mezon.desk.channels.state is ChannelsState.SHOWN and self.rows())

    def click(self, label: str) -> Channel:
        """The row of that name."""
        panel = self.mezon.channels_panel
        channel = next(one for one in self.rows() if one.label == label)
        row = panel.model.row_of(channel.id)
        assert row is not None
        panel.list.scrollTo(panel.model.index(row))
        QTest.mouseClick(panel.list.viewport(), LEFT, pos=panel.list.visualRect(panel.model.index(row)).center())
        return channel

    def press(self, words: str, among: QWidget) -> None:
        """The visible button that says so."""
        button = next(one for one in among.findChildren(QPushButton) if one.text() == words and one.isVisible())
        QTest.mouseClick(button, LEFT)

    async def at_the_desk(self) -> None:
        """Mezon is in the window, with its rooms or before them."""
        window = self.window
        await until(lambda: window.mezon or (hasattr(window, "porch") and window.porch.channels.isVisible()))

    async def dialog(self) -> SignInDialog:
        """The sign-in, which comes with the rooms if they were not needed before."""
        await until(lambda: self.window.mezon is not None and self.mezon.account.dialog is not None)
        assert self.mezon.account.dialog is not None
        return self.mezon.account.dialog

    async def sign_in(self) -> None:
        """As a person, through the dialog."""
        await self.at_the_desk()
        self.press("Sign in to Mezon…", self.window.docks.channels)
        dialog = await self.dialog()
        dialog._segments.button(1).click()
        QTest.keyClicks(dialog.email, EMAIL)
        QTest.keyClicks(dialog.password, PASSWORD)
        QTest.mouseClick(dialog.submit, LEFT)
        await until(lambda: self.mezon.account.dialog is None)
        await self.signed_in()


Scene = Callable[[Sitting], Awaitable[None]]
Sit = Callable[..., None]


@pytest.fixture
def sit(loop: QEventLoop, tmp_path: Path) -> Sit:
    """`sit(scene, scene, …)`: one sitting after another at the same desk, with the same keyring, in one town."""

    async def sitting(scene: Scene, secrets: MemorySecrets) -> None:
        async with whole_console(tmp_path) as (wiring, console):
            wiring.secrets = secrets
            await scene(Sitting(console))

    async def evening(scenes: tuple[Scene, ...]) -> None:
        town = Town(pause_s=0.2)
        address: MezonAddress = await town.start()
        chosen = Settings(ingest=HERE, mezon=Mezon(gateway=address["gateway"]))
        (tmp_path / "settings.json").write_bytes(msgspec.json.encode(chosen))
        secrets = MemorySecrets()
        try:
            for scene in scenes:
                await sitting(scene, secrets)
        finally:
            await town.stop()

    def play(*scenes: Scene) -> None:
        loop.run_until_complete(evening(scenes))

    return play


def test_the_demo_opens_signed_in(loop: QEventLoop, tmp_path: Path) -> None:
    async def sitting() -> None:
        async with whole_console(tmp_path, Launch(demo=True, secrets=SecretsKind.MEMORY)) as (wiring, console):
            here = Sitting(console)
            await here.signed_in()
            account = here.mezon.desk.account
            await until(lambda: account.seat(Role.BOT).state is SeatState.SIGNED_IN)
            assert account.publisher is Role.BOT
            assert here.window.top_strip.user.text() == account.seat(Role.USER).name
            assert here.mezon.account.face.state is ServiceState.WORKING
            assert await wiring.secrets.get("mezon.user.session") is None
        assert not (tmp_path / "settings.json").exists()  # nothing of it is in the settings of a real evening

    loop.run_until_complete(sitting())


def test_an_evening_at_the_channels(sit: Sit) -> None:
    async def first(here: Sitting) -> None:
        await here.at_the_desk()
        assert here.window.is_first_run
        await here.sign_in()
        assert not here.window.is_first_run
        chat = here.mezon.desk.chat
        channel = here.click("general")
        await until(lambda: chat.state is ChatState.OPEN and chat.channel == channel)
        await until(lambda: here.mezon.desk.channels.marks().get(channel.id) is None)  # nothing of it is unread

        everything = len(here.rows())
        here.window.actions_.action("window.filter").trigger()
        field = here.mezon.channels_panel.filter_field
        assert here.window.focusWidget() is field
        QTest.keyClicks(field, "evening")
        assert [one.label for one in here.rows()] == ["evening-show"]
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert len(here.rows()) == everything

    async def second(here: Sitting) -> None:
        await here.signed_in()  # restored from the keyring
        assert here.mezon.account.dialog is None
        here.window.actions_.action("file.sign_out").trigger()
        confirm = here.window.binding.confirm
        here.press("Sign out", confirm)
        await until(lambda: here.mezon.desk.channels.state is ChannelsState.SIGNED_OUT)
        assert here.window.top_strip.user.isHidden()
        assert not here.rows()
        await here.sign_in()

    async def third(here: Sitting) -> None:
        await here.signed_in()

    sit(first, second, third)


def test_an_address_is_gone_to_and_copied_and_a_channel_is_made(sit: Sit) -> None:
    async def scene(here: Sitting) -> None:
        await here.sign_in()
        desk = here.mezon.desk
        wanted = next(one for one in here.rows() if one.kind is ChannelType.STREAMING)
        field = here.mezon.channels_panel.filter_field
        clipboard = QApplication.clipboard()
        clipboard.setText(f"https://mezon.ai/chat/clans/{wanted.clan_id}/channels/{wanted.id}")
        field.setFocus()
        field.paste()
        await until(lambda: desk.chat.channel is not None and desk.chat.channel.id == wanted.id)
        assert not field.text()
        clipboard.setText("")
        here.mezon.channels_panel.copy_wanted.emit("link", wanted)
        assert clipboard.text().endswith(f"/clans/{wanted.clan_id}/channels/{wanted.id}")
        assert here.console.desk.notices.is_open(Code.COPIED_TEXT)

        here.press("New streaming channel…", here.mezon.channels_panel)
        dialog = here.mezon.channels.dialog
        assert dialog is not None
        QTest.keyClicks(dialog.name, wanted.label)
        assert not dialog.create_button.isEnabled()
        dialog.name.clear()
        QTest.keyClicks(dialog.name, "midnight")
        QTest.mouseClick(dialog.create_button, LEFT)
        await until(lambda: here.mezon.channels.dialog is None)
        await until(lambda: desk.chat.channel is not None and desk.chat.channel.label == "midnight")
        assert "midnight" in [one.label for one in here.rows() if one.kind is ChannelType.STREAMING]

    sit(scene)


def test_a_wrong_password_is_said_in_the_dialog(sit: Sit) -> None:
    async def scene(here: Sitting) -> None:
        await here.at_the_desk()
        here.window.sign_in_wanted.emit()
        dialog = await here.dialog()
        dialog._segments.button(1).click()
        QTest.keyClicks(dialog.email, EMAIL)
        QTest.keyClicks(dialog.password, "day-desk")
        QTest.mouseClick(dialog.submit, LEFT)
        await until(lambda: dialog.note.text)
        assert "refused" in dialog.note.text
        assert dialog.email.text() == EMAIL
        dialog.reject()
        assert dialog.result() == QDialog.DialogCode.Rejected

    sit(scene)


def test_what_is_typed_as_a_secret_is_nowhere_afterwards(
    sit: Sit, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Check 17 of UI.md, in the whole console: no widget, log, file or clipboard holds it."""
    caplog.set_level(logging.DEBUG)
    for name in QUIET:  # as the program itself does
        caplog.set_level(logging.WARNING, logger=name)
    key = "ms_live_9f2c77e1aa04"

    async def scene(here: Sitting) -> None:
        QApplication.clipboard().clear()
        await here.sign_in()
        here.window.binding.settings.open("services")
        page = here.window.findChild(ServicesPage)
        assert page is not None
        dialog = dialog_of(page.meetstream.key)
        entry = dialog.findChild(QLineEdit)
        assert entry is not None
        QTest.keyClicks(entry, key)
        QTest.keyClick(entry, Qt.Key.Key_Return)
        line = page.meetstream.key.findChild(QLineEdit)
        assert line is not None
        await until(lambda: line.text() != "Not set" and here.window.findChild(SecretDialog) is None)
        await asyncio.sleep(0)  # what was closed goes; Qt's own loop must not be nested in the window's
        for secret in (key, PASSWORD):
            assert [text for text in everywhere() if secret in text] == []
            assert secret not in QApplication.clipboard().text()

    sit(scene)
    kept = [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()]
    assert kept
    for secret in (key, PASSWORD):
        assert [record.name for record in caplog.records if secret in record.getMessage()] == []
        assert not [data for data in kept if secret.encode() in data]


def test_a_session_goes_to_a_file_and_comes_back(sit: Sit, tmp_path: Path) -> None:
    file = tmp_path / "session.json"

    async def scene(here: Sitting) -> None:
        await here.sign_in()
        here.window.binding.settings.open("services")
        card = here.window.findChild(MezonCardBinding)
        assert card is not None
        card.export(Role.USER, file)
        assert file.stat().st_mode & 0o077 == 0
        account = here.mezon.desk.account
        me = account.seat(Role.USER).user_id
        here.mezon.account.ask_to_leave(here.window.top_strip, Role.USER)
        here.window.binding.confirm.refuse()
        assert account.seat(Role.USER).taken
        card.take(Role.BOT, file)  # whatever role it is taken for
        await until(lambda: account.seat(Role.BOT).user_id == me)
        for nothing in ("[]", '{"token": ""}'):
            file.write_text(nothing)
            card.take(Role.BOT, file)
            assert here.console.desk.notices.is_open(Code.SESSION_NONE)
            here.console.desk.notices.solve(Code.SESSION_NONE)

    sit(scene)


def test_a_dock_is_closed_and_comes_back_where_it_was(sit: Sit) -> None:
    async def first(here: Sitting) -> None:
        await here.at_the_desk()
        docks, actions = here.window.docks, here.window.actions_
        actions.action("view.chat").trigger()
        assert not docks.chat.isVisible()
        assert not actions.action("view.chat").isChecked()
        docks.channels.setFloating(True)
        docks.channels.move(QPoint(40, 40))

    async def second(here: Sitting) -> None:
        await here.at_the_desk()
        docks, actions = here.window.docks, here.window.actions_
        assert not docks.chat.isVisible()
        assert docks.channels.isFloating()
        actions.action("window.chat").trigger()
        assert docks.chat.isVisible()
        actions.action("window.reset_layout").trigger()
        assert not docks.channels.isFloating()
        assert docks.channels.isVisible()

    sit(first, second)
