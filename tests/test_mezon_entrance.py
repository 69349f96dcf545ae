from __future__ import annotations

from pathlib import Path

import pytest

from desktop.control.notices import Notices
from desktop.core.account import SESSION_NAMES, Role
from desktop.core.errors import Code, Trouble
from desktop.mezon_entrance import MezonEntrance
from desktop.settings.secrets import MemorySecrets


async def is_needed(secrets: MemorySecrets, asrun: Path, notices: Notices | None = None) -> bool:
    entrance = MezonEntrance(secrets, notices or Notices(), asrun)
    await entrance.look()
    return entrance.needed.is_set()


async def test_nobody_needs_it_on_a_first_evening(tmp_path: Path) -> None:
    asrun = tmp_path / "asrun.db"
    assert not await is_needed(MemorySecrets(), asrun)
    asrun.touch()  # opened once, and nothing was on air
    assert not await is_needed(MemorySecrets(), asrun)


@pytest.mark.parametrize("role", Role)
async def test_who_is_signed_in_needs_it(role: Role, tmp_path: Path) -> None:
    secrets = MemorySecrets()
    await secrets.set(SESSION_NAMES[role], "{}")
    assert await is_needed(secrets, tmp_path / "asrun.db")


async def test_a_log_with_rows_needs_it(tmp_path: Path) -> None:
    asrun = tmp_path / "asrun.db"
    asrun.write_bytes(b"SQLite format 3\0")
    assert await is_needed(MemorySecrets(), asrun)


async def test_a_keyring_that_does_not_answer_is_a_notice(tmp_path: Path) -> None:
    class Silent(MemorySecrets):
        async def get(self, name: str) -> str | None:
            raise Trouble(Code.KEYRING, "no answer")

    notices = Notices()
    assert not await is_needed(Silent(), tmp_path / "asrun.db", notices)
    assert notices.is_open(Code.KEYRING)
