from __future__ import annotations

from pathlib import Path

import pytest

from desktop.control.notices import Notices
from desktop.core.account import SESSION_NAMES
from desktop.core.errors import Code, Trouble
from desktop.mezon_entrance import MezonEntrance
from desktop.settings.secrets import MemorySecrets


async def test_nobody_needs_the_rooms_who_has_never_been_there(tmp_path: Path) -> None:
    entrance = MezonEntrance(MemorySecrets(), Notices(), tmp_path / "as-run.sqlite")
    await entrance.look()
    assert not entrance.needed.is_set()


@pytest.mark.parametrize("name", SESSION_NAMES.values())
async def test_who_is_signed_in_needs_them(tmp_path: Path, name: str) -> None:
    secrets = MemorySecrets()
    await secrets.set(name, "a session")
    entrance = MezonEntrance(secrets, Notices(), tmp_path / "as-run.sqlite")
    await entrance.look()
    assert entrance.needed.is_set()


async def test_a_log_with_rows_needs_them_for_one_may_be_open(tmp_path: Path) -> None:
    log = tmp_path / "as-run.sqlite"
    log.touch()
    entrance = MezonEntrance(MemorySecrets(), Notices(), log)
    await entrance.look()
    assert not entrance.needed.is_set()
    log.write_bytes(b"rows")
    await entrance.look()
    assert entrance.needed.is_set()


async def test_a_keyring_that_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuses(_self: MemorySecrets, _name: str) -> str | None:
        raise Trouble(Code.KEYRING, "no keyring")

    monkeypatch.setattr(MemorySecrets, "get", refuses)
    notices = Notices()
    entrance = MezonEntrance(MemorySecrets(), notices, tmp_path / "as-run.sqlite")
    await entrance.look()
    assert not entrance.needed.is_set()
    assert notices.is_open(Code.KEYRING)
