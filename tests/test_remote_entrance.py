"""When remote control is made, and that it is closed with the desk."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from msgspec.structs import replace
from websockets.asyncio.client import connect

from desktop.control.remote import TOKEN
from desktop.core.errors import Code
from desktop.core.io_thread import IoThread
from desktop.core.model import Remedy
from desktop.core.remote import RemoteState
from desktop.remote_entrance import RemoteEntrance
from desktop.settings.schema import Remote as RemoteSettings
from desktop.settings.secrets import MemorySecrets
from desktop.settings.store import Store
from desktop.ui.main_window import MainWindow
from tests.control.parts import until
from tests.ui.conftest import *  # noqa: F403 - a window on a desk, as its tests have it
from tests.ui.fake_desk import FakeDesk


class House:
    """A console with a real store, as far as the entrance looks at it."""

    def __init__(self, window: MainWindow, desk: FakeDesk, folder: Path) -> None:
        self.window, self.desk = window, desk
        self.store = desk.store = cast("Any", Store(folder / "settings.json"))
        self.io, self.secrets, self.stack = IoThread(), MemorySecrets(), AsyncExitStack()
        self.io.start()
        self.failures: list[str] = []
        self.entrance = RemoteEntrance(self.stack, cast("Any", self), self.io, self.secrets, self.failed)

    def failed(self, name: str, error: BaseException) -> None:
        self.failures.append(f"{name} {error!r}")

    @property
    def made(self) -> Any:
        return self.entrance._made


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@pytest.fixture
async def house(window: MainWindow, desk: FakeDesk, tmp_path: Path) -> AsyncIterator[House]:
    made = House(window, desk, tmp_path)
    yield made
    await made.stack.aclose()
    made.io.stop()
    made.store.flush()
    assert made.failures == []


async def test_while_it_is_off_nothing_is_made(house: House) -> None:
    house.entrance.go()
    house.store.update(welcomed=True)
    assert house.made is None


async def test_it_is_made_when_it_is_switched_on_and_listens(house: House) -> None:
    house.entrance.go()
    house.store.update(remote=RemoteSettings(enabled=True, port=free_port()))
    await until(lambda: house.made.state is RemoteState.LISTENING)
    headers = {"Authorization": f"Bearer {await house.secrets.get(TOKEN)}"}
    async with connect(f"ws://127.0.0.1:{house.made.port}", proxy=None, additional_headers=headers) as surface:
        assert "airdesk" in str(await surface.recv())
        house.store.update(remote=replace(house.store.settings.remote, enabled=False))
        await surface.wait_closed()
    await until(lambda: house.made.state is RemoteState.OFF)


async def test_where_it_is_on_it_begins_with_the_desk(house: House) -> None:
    house.store.update(remote=RemoteSettings(enabled=True, port=free_port()))
    house.entrance.go()
    await until(lambda: house.made.state is RemoteState.LISTENING)


async def test_its_page_makes_it_and_its_notice_leads_there(house: House) -> None:
    house.entrance.go()
    settings = house.window.binding.settings
    assert settings.remote is not None
    assert settings.remote() is house.made
    assert settings.remote() is house.made
    notice = house.desk.notices.raise_(Code.REMOTE_PORT, port=8789)
    house.window.binding.notices.answers[Remedy.OPEN_SETTINGS_REMOTE](cast("Any", SimpleNamespace(id=notice)))
    assert settings.dialog is not None
    assert settings.dialog.list.currentRow() == list(settings.dialog.pages).index("remote")
