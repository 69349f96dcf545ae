"""When the desk of calls is made, and that it goes with the window."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import msgspec

from desktop.call_entrance import CallEntrance
from desktop.control.listening import Listening
from desktop.control.notices import Notices
from desktop.control.panic import Panic
from desktop.control.secrets_desk import SecretsDesk
from desktop.control.sources import Sources
from desktop.core.channel import Channel
from desktop.core.panic import TargetKind
from desktop.core.tasks import Tasks
from desktop.settings.schema import Listen
from desktop.settings.secrets import MemorySecrets
from desktop.settings.store import Store
from tests.control.test_listening import Bus


class House:
    """Console and window in one."""

    def __init__(self, folder: Path, demo: bool) -> None:
        self.window: Any = self
        self.call_porch: Any = None
        store, notices, tasks = Store(folder / "settings.json"), Notices(), Tasks("test")
        calls = msgspec.structs.replace(store.settings.calls, base="http://127.0.0.1:4711")
        store.update(calls=calls)
        self.secrets = MemorySecrets()
        desk = SecretsDesk(self.secrets, notices, tasks)
        listening = Listening(Sources(), Bus(), Listen.FOCUS, lambda _mode: None)
        self.desk = SimpleNamespace(
            store=store, secrets=desk, notices=notices, listening=listening, demo=demo, panic=Panic()
        )
        self.closed = 0
        self.mezon: Any = None

    def wait_for_calls(self, need: Any, studio: Any) -> None:
        self.need, self.studio = need, studio
        self.call_porch = SimpleNamespace(close=self._close)

    def _close(self) -> None:
        self.closed += 1


async def test_it_is_made_once_and_goes_with_the_window(tmp_path: Path) -> None:
    house = House(tmp_path, demo=True)
    entrance = CallEntrance(cast("Any", house), house.secrets, lambda name, error: None)
    desk = house.need()
    assert house.need() is desk
    assert [one.kind for one in house.desk.panic.targets] == [TargetKind.CALL]
    assert house.studio() == "127.0.0.1:4711"
    await entrance.aclose()
    assert house.closed == 1
    house.desk.store.flush()


async def test_what_is_open_in_mezon_can_be_told(tmp_path: Path) -> None:
    house = House(tmp_path, demo=False)
    entrance = CallEntrance(cast("Any", house), house.secrets, lambda name, error: None)
    invitations = house.need().invitations
    assert invitations.mezon_place() == ""
    said: list[str] = []
    chat = SimpleNamespace(channel=None, send=lambda text, aside: aside and not said.append(text))
    house.mezon = SimpleNamespace(desk=SimpleNamespace(chat=chat))
    assert invitations.mezon_place() == ""
    chat.channel = Channel(id=1, clan_id=2, label="night-desk")
    assert invitations.mezon_place() == "night-desk"
    assert invitations.say_in_mezon("Join")
    assert said == ["Join"]
    await entrance.aclose()
    house.desk.store.flush()


async def test_nobody_wanted_a_call(tmp_path: Path) -> None:
    house = House(tmp_path, demo=False)
    entrance = CallEntrance(cast("Any", house), house.secrets, lambda name, error: None)
    assert house.studio() == ""  # a real call reaches no studio
    await entrance.aclose()
    house.desk.store.flush()
