"""What the keyring holds of Mezon, with a keyring that takes its time."""

from __future__ import annotations

import asyncio

import pytest

from desktop.control.notices import Notices
from desktop.control.session_drawer import BOT_TOKEN, KeptSession, SessionDrawer
from desktop.core.account import SESSION_NAMES, Role
from desktop.core.errors import Code, Trouble
from desktop.settings.secrets import MemorySecrets, StoredSecret
from tests.control.parts import told

ONE = KeptSession("ana", {"token": "t", "user_id": "7"})
KEY = ("app", "hidden")


class SlowSecrets(MemorySecrets):
    """Gives everybody else a turn before each answer."""

    def __init__(self) -> None:
        super().__init__()
        self.fails: Trouble | None = None

    async def _think(self) -> None:
        for _ in range(5):
            await asyncio.sleep(0)
        if self.fails is not None:
            raise self.fails

    async def get(self, name: str) -> str | None:
        await self._think()
        return await super().get(name)

    async def set(self, name: str, value: str) -> StoredSecret:
        await self._think()
        return await super().set(name, value)

    async def forget(self, name: str) -> None:
        await self._think()
        await super().forget(name)


@pytest.fixture
def secrets() -> SlowSecrets:
    return SlowSecrets()


@pytest.fixture
def drawer(secrets: SlowSecrets) -> SessionDrawer:
    return SessionDrawer(secrets, Notices())


async def test_what_is_kept_is_found_again(drawer: SessionDrawer) -> None:
    await drawer.keep(Role.USER, ONE, None)
    await drawer.keep(Role.BOT, ONE, KEY)
    kept, key = await drawer.read()
    assert kept.keys() == {Role.USER, Role.BOT}
    assert (kept[Role.BOT].name, kept[Role.BOT].exported["token"], key) == ("ana", "t", KEY)
    await drawer.forget(Role.BOT)
    assert await drawer.read() == ({Role.USER: kept[Role.USER]}, None)


async def test_signed_out_and_in_again_at_once_keeps_the_second_whole(drawer: SessionDrawer) -> None:
    await drawer.keep(Role.BOT, ONE, KEY)
    await asyncio.gather(drawer.forget(Role.BOT), drawer.keep(Role.BOT, ONE, ("app", "second")))
    kept, key = await drawer.read()
    assert (list(kept), key) == ([Role.BOT], ("app", "second"))


async def test_signed_in_and_out_at_once_leaves_nothing(drawer: SessionDrawer, secrets: SlowSecrets) -> None:
    await asyncio.gather(drawer.keep(Role.BOT, ONE, KEY), drawer.forget(Role.BOT))
    assert await drawer.read() == ({}, None)


async def test_a_bot_without_a_key_does_not_inherit_one(drawer: SessionDrawer, secrets: SlowSecrets) -> None:
    await drawer.keep(Role.BOT, ONE, KEY)
    await drawer.keep(Role.BOT, ONE, None)
    assert await secrets.get(BOT_TOKEN) is None


async def test_damage_and_refusal_are_notices(secrets: SlowSecrets) -> None:
    notices = Notices()
    drawer = SessionDrawer(secrets, notices)
    await secrets.set(SESSION_NAMES[Role.USER], "[1]")
    await secrets.set(BOT_TOKEN, "{}")
    assert await drawer.read() == ({}, None)
    assert told(notices, Code.MEZON_TOKEN) == [True]
    secrets.fails = Trouble(Code.KEYRING)
    assert await drawer.read() == ({}, None)
    await drawer.keep(Role.USER, ONE, None)
    await drawer.forget(Role.USER)
    assert told(notices, Code.KEYRING) == [True]


def test_no_token_is_in_its_words() -> None:
    assert repr(KeptSession("ana", {"token": "s3cr3t"})) == "KeptSession('ana')"
