"""Secrets are set and forgotten, and never read back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from desktop.control.notices import Notices
from desktop.control.secrets_desk import MEETSTREAM_KEY, SecretsDesk
from desktop.core.errors import Code, Trouble
from desktop.core.model import Keeping
from desktop.core.tasks import Tasks
from desktop.settings.secrets import KeyringSecrets, MemorySecrets, StoredSecret
from tests.control.parts import told, until


class LockedSecrets(MemorySecrets):
    """A store that is locked until it is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.locked = True

    async def get(self, name: str) -> str | None:
        self._check()
        return await super().get(name)

    async def set(self, name: str, value: str) -> StoredSecret:
        stored = await super().set(name, value)
        if self.locked:
            raise Trouble(Code.KEYRING_MEMORY, "locked")
        return stored

    async def forget(self, name: str) -> None:
        self._check()
        await super().forget(name)

    async def catch_up(self) -> None:
        self._check()
        self.answered.emit()

    def _check(self) -> None:
        if self.locked:
            raise Trouble(Code.KEYRING_LOCKED, "locked")


class Safe:
    def __init__(self, secrets: MemorySecrets | KeyringSecrets) -> None:
        self.notices, self.tasks = Notices(), Tasks("test")
        self.desk = SecretsDesk(secrets, self.notices, self.tasks)
        self.changes = 0
        self.desk.changed.connect(self._changed)

    def _changed(self) -> None:
        self.changes += 1

    async def settled(self) -> None:
        await until(lambda: not len(self.tasks))


@pytest.fixture
async def safe() -> AsyncIterator[Safe]:
    made = Safe(MemorySecrets())
    yield made
    await made.tasks.aclose()


async def test_what_is_set_is_known_and_has_no_date_where_nothing_is_stored(safe: Safe) -> None:
    assert not safe.desk.is_set(MEETSTREAM_KEY)
    assert safe.desk.stored_at(MEETSTREAM_KEY) is None
    safe.desk.set(MEETSTREAM_KEY, "ms_right")
    await safe.settled()
    assert safe.desk.is_set(MEETSTREAM_KEY)
    assert safe.desk.stored_at(MEETSTREAM_KEY) is None
    assert safe.changes == 1
    safe.desk.forget(MEETSTREAM_KEY)
    await safe.settled()
    assert not safe.desk.is_set(MEETSTREAM_KEY)
    assert safe.changes == 2


async def test_a_look_finds_what_was_stored_before() -> None:
    secrets = MemorySecrets()
    await secrets.set(MEETSTREAM_KEY, "ms_right")
    safe = Safe(secrets)
    await safe.desk.look()
    assert safe.desk.is_set(MEETSTREAM_KEY)
    assert safe.desk.keeping is Keeping.MEMORY
    assert safe.changes == 1


async def test_a_new_key_answers_the_question_for_one(safe: Safe) -> None:
    safe.notices.raise_(Code.BOT_KEY_MISSING)
    safe.desk.set(MEETSTREAM_KEY, "ms_right")
    await safe.settled()
    assert told(safe.notices, Code.BOT_KEY_MISSING) == [False]


async def test_a_locked_store_is_told_of_and_keeps_for_the_session() -> None:
    secrets = LockedSecrets()
    safe = Safe(secrets)
    await safe.desk.look()
    assert told(safe.notices, Code.KEYRING_LOCKED) == [True]
    assert not safe.desk.is_set(MEETSTREAM_KEY)
    safe.desk.set(MEETSTREAM_KEY, "ms_right")
    await safe.settled()
    assert safe.desk.is_set(MEETSTREAM_KEY)
    assert told(safe.notices, Code.KEYRING_MEMORY) == [True]
    assert told(safe.notices, Code.KEYRING_LOCKED) == [True]
    secrets.locked = False
    safe.desk.set(MEETSTREAM_KEY, "ms_right")
    await safe.settled()
    assert told(safe.notices, Code.KEYRING_LOCKED) == [False]


async def test_what_cannot_be_forgotten_is_still_set() -> None:
    secrets = LockedSecrets()
    safe = Safe(secrets)
    safe.desk.set(MEETSTREAM_KEY, "ms_right")
    await safe.settled()
    safe.desk.forget(MEETSTREAM_KEY)
    await safe.settled()
    assert safe.desk.is_set(MEETSTREAM_KEY)
    assert told(safe.notices, Code.KEYRING_LOCKED) == [True]


async def test_without_a_keyring_the_value_is_in_no_notice_and_no_name(caplog: pytest.LogCaptureFixture) -> None:
    safe = Safe(KeyringSecrets())  # the tests' keyring refuses everything
    safe.desk.set(MEETSTREAM_KEY, "ms_very_secret")
    assert not [task for task in asyncio.all_tasks() if "ms_very_secret" in task.get_name()]
    await safe.settled()
    assert safe.desk.is_set(MEETSTREAM_KEY)
    assert told(safe.notices, Code.KEYRING_MEMORY) == [True]
    assert safe.desk.stored_at(MEETSTREAM_KEY) is None
    assert "ms_very_secret" not in caplog.text + repr(safe.notices.history()) + repr(vars(safe.desk))


async def test_a_keyring_that_answers_late_is_told_and_looked_into() -> None:
    secrets = LockedSecrets()
    safe = Safe(secrets)
    secrets.locked = False
    await secrets.set(MEETSTREAM_KEY, "ms_right")
    secrets.locked = True
    await safe.desk.look()
    safe.notices.raise_(Code.KEYRING_MEMORY)
    assert not safe.desk.is_set(MEETSTREAM_KEY)
    safe.desk.retry()
    await safe.settled()
    assert told(safe.notices, Code.KEYRING_LOCKED) == [True]
    secrets.locked = False
    safe.desk.retry()
    await until(lambda: safe.desk.is_set(MEETSTREAM_KEY))
    assert told(safe.notices, Code.KEYRING_LOCKED) == [False]
    assert told(safe.notices, Code.KEYRING_MEMORY) == [False]
    await safe.tasks.aclose()
