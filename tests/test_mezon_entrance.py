from __future__ import annotations

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from desktop.control.air_silence import AirSilence
from desktop.control.notices import Notices
from desktop.core.account import SESSION_NAMES, Role
from desktop.core.errors import Code, Trouble
from desktop.core.tasks import Tasks
from desktop.mezon_entrance import MezonEntrance
from desktop.settings.secrets import MemorySecrets
from tests.control.parts import until


class House:
    """Console, window, porch and rooms in one: what is asked of them, in its order."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.window = self.porch = self
        self.desk: Any = self
        self.panic = self
        self.live = SimpleNamespace(changed=SimpleNamespace(connect=lambda _slot: None))
        self.targets: list[AirSilence] = []

    def wait_for_mezon(self, need: Any) -> None:
        self.need = need

    def join(self, target: AirSilence) -> None:
        self.targets.append(target)

    def build(self) -> Any:
        self.done.append("build")
        return self

    async def join_mezon(self, _desk: object) -> None:
        self.done.append("join")

    @property
    def account(self) -> Any:
        return self

    async def restore(self) -> None:
        self.done.append("restore")

    async def open(self, kept: object) -> None:
        self.done.append("open")
        self.kept = kept

    def carry_out(self) -> None:
        self.done.append("carry out")

    def entrance(self, secrets: MemorySecrets, asrun: Path, notices: Notices | None = None) -> MezonEntrance:
        return MezonEntrance(cast("Any", self), self.build, secrets, notices or Notices(), asrun)


async def is_needed(secrets: MemorySecrets, asrun: Path, notices: Notices | None = None) -> bool:
    house = House()
    tasks = Tasks("test")
    await house.entrance(secrets, asrun, notices).go(tasks, at_once=False)
    for _ in range(5):  # turns of the loop: nothing in here waits for anything else
        await asyncio.sleep(0)
    await tasks.aclose()
    return bool(house.done)


async def test_the_demo_opens_them_at_once(tmp_path: Path) -> None:
    house, tasks = House(), Tasks("test")
    await house.entrance(MemorySecrets(), tmp_path / "asrun.db").go(tasks, at_once=True)
    assert house.done == ["build", "join", "open", "carry out"]
    assert len(house.targets) == 1
    assert not len(tasks)


async def test_the_first_wish_opens_them_once_and_is_carried_out_last(tmp_path: Path) -> None:
    house = House()
    tasks = Tasks("test")
    await house.entrance(MemorySecrets(), tmp_path / "asrun.db").go(tasks, at_once=False)
    await asyncio.sleep(0)
    assert not house.done
    house.need()
    house.need()
    await until(lambda: not len(tasks))
    assert house.done == ["build", "join", "open", "carry out"]


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


async def test_the_keyring_is_asked_once(tmp_path: Path) -> None:
    asked: list[str] = []

    class Asked(MemorySecrets):
        async def get(self, name: str) -> str | None:
            asked.append(name)
            return await super().get(name)

    secrets, house, tasks = Asked(), House(), Tasks("test")
    await secrets.set(SESSION_NAMES[Role.USER], "{}")
    await house.entrance(secrets, tmp_path / "asrun.db").go(tasks, at_once=False)
    await until(lambda: not len(tasks))
    assert house.kept == {Role.USER: "{}", Role.BOT: None}
    assert sorted(asked) == sorted(SESSION_NAMES.values())


async def test_a_wish_that_is_faster_than_the_keyring_does_not_wait_for_it(tmp_path: Path) -> None:
    answers = asyncio.Event()

    class Slow(MemorySecrets):
        async def get(self, name: str) -> str | None:
            await answers.wait()
            return "{}"

    house, tasks = House(), Tasks("test")
    looking = asyncio.ensure_future(house.entrance(Slow(), tmp_path / "asrun.db").go(tasks, at_once=False))
    await asyncio.sleep(0)
    house.need()
    await until(lambda: not len(tasks))
    assert house.kept is None
    answers.set()
    await looking
    assert house.done == ["build", "join", "open", "carry out"]


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


async def test_a_keyring_that_answers_late_is_looked_into_again(tmp_path: Path) -> None:
    secrets, house, tasks = MemorySecrets(), House(), Tasks("test")
    await house.entrance(secrets, tmp_path / "asrun.db").go(tasks, at_once=False)
    await secrets.set(SESSION_NAMES[Role.USER], "{}")
    secrets.answered.emit()
    await until(lambda: house.done == ["build", "join", "open", "carry out"])
    secrets.answered.emit()
    await until(lambda: house.done[-1] == "restore")
    await tasks.aclose()
