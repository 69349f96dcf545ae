from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from desktop.control.mix_desk import MixDesk
from desktop.control.notices import Notices
from desktop.control.panic import Panic
from desktop.control.secrets_desk import SecretsDesk
from desktop.core.panic import TargetKind
from desktop.core.tasks import Tasks
from desktop.mix_entrance import MixEntrance
from desktop.paths import Paths
from desktop.settings.schema import Zego
from desktop.settings.secrets import MemorySecrets
from desktop.settings.store import Store
from tests.control.parts import until


class House:
    """A console that only notes what it is shown."""

    def __init__(self, folder: Path) -> None:
        self.failures: list[str] = []
        self.tasks = Tasks("test", lambda name, error: self.failures.append(f"{name} {error}"))
        self.secrets, self.store, notices = MemorySecrets(), Store(folder / "settings.json"), Notices()
        secrets_desk = SecretsDesk(self.secrets, notices, self.tasks)
        panic = Panic()
        self.desk = SimpleNamespace(store=self.store, secrets=secrets_desk, notices=notices, demo=False, panic=panic)
        self.window = self
        self.porches = 0
        self.shown: list[MixDesk] = []
        self.state = SimpleNamespace(mixer=None)
        self.stack = AsyncExitStack()
        self.entrance = MixEntrance(
            self.stack, cast("Any", self), self.secrets, Paths.find(folder), self.failed, cast("Any", self.state)
        )

    def failed(self, name: str, error: BaseException) -> None:
        self.failures.append(f"{name} {error}")

    def wait_for_mixer(self) -> None:
        self.porches += 1

    async def join_mixer(self, mix: MixDesk) -> None:
        self.shown.append(mix)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    made = House(tmp_path)
    yield made
    await made.stack.aclose()
    await made.tasks.aclose()
    made.store.flush()
    assert made.failures == []


async def test_without_an_app_id_there_is_a_porch_until_somebody_names_one(house: House) -> None:
    await house.entrance.go(house.tasks)
    assert house.porches == 1
    house.store.update(welcomed=True)
    assert house.shown == []
    house.store.update(zego=Zego(app_id=7))
    await until(lambda: house.shown)
    house.store.update(zego=Zego(app_id=8))
    assert len(house.shown) == 1
    assert [one.kind for one in house.desk.panic.targets] == [TargetKind.MIX]
    assert house.state.mixer is house.shown[0].mixer
    house.shown[0].mixer.muted_before.emit()
    assert house.desk.panic.held
    house.desk.panic.close()


async def test_where_it_is_set_up_it_is_opened_with_the_desk(house: House) -> None:
    house.store.update(zego=Zego(app_id=7))
    await house.entrance.go(house.tasks)
    assert len(house.shown) == 1
