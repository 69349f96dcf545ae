"""A call from the desk to the far side and back, by its sound; the web engine's part is tested with the window."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import msgspec
import pytest

from desktop.control.call_desk import CallDesk
from desktop.control.listening import Listening
from desktop.control.notices import Notices
from desktop.control.secrets_desk import CALLS_SECRET, SecretsDesk
from desktop.control.sources import Sources
from desktop.core.call import CallState, Devices, Ending, JoinWish, Provider
from desktop.core.errors import Code
from desktop.core.tasks import Tasks
from desktop.settings.schema import Listen
from desktop.settings.secrets import MemorySecrets
from desktop.settings.store import Store
from desktop.sim.calls.ear import Ear
from desktop.sim.calls.evening import LOCAL_CHANNEL, CallsEvening
from tests.control.parts import until
from tests.control.test_listening import Bus
from tests.flows.wire_page import WirePage

ROOM = "evening-1"


class Night:
    """A desk, the demo studio's calls, and the page of the present call."""

    def __init__(self, folder: Path, session: aiohttp.ClientSession) -> None:
        self.evening = CallsEvening()
        self.store, self.notices, self.tasks = Store(folder / "settings.json"), Notices(), Tasks("test")
        self.secrets = MemorySecrets()
        self.failures: list[str] = []
        self._session = session
        self.page: WirePage | None = None

    async def open(self) -> None:
        found = await self.evening.start()
        await self.secrets.set(CALLS_SECRET, found["api_secret"])
        app = {name: found[name] for name in ("base", "api_key", "user_id")}
        chosen = msgspec.structs.replace(self.store.settings.calls, channel=LOCAL_CHANNEL, development=True, **app)
        self.store.update(calls=chosen)
        secrets_desk = SecretsDesk(self.secrets, self.notices, self.tasks)
        await secrets_desk.look()
        self.listening = Listening(Sources(), Bus(), Listen.FOCUS, lambda _mode: None)
        self.desk = CallDesk(self.store, self.secrets, secrets_desk, self.notices, self.listening, self._failed)
        self.desk.calls.make_page = self._make
        self.desk.open()

    async def close(self) -> None:
        await self.desk.aclose()
        await until(lambda: len(self.tasks) == 0)
        await self.tasks.aclose()
        await self.evening.stop()
        self.store.flush()
        assert self.failures == []

    async def join(self) -> None:
        self.desk.calls.join(JoinWish(ROOM, name="Mai", started_here=True))
        await until(lambda: self.state is CallState.IN_CALL)

    @property
    def state(self) -> CallState:
        return self.desk.calls.call.state

    @property
    def ear(self) -> Ear:
        """The far side's."""
        (seat,) = self.evening.service.rooms.seats(ROOM)
        assert seat.peer is not None
        return seat.peer.ear

    def _make(self, provider: Provider) -> WirePage:
        assert provider is Provider.LOCAL
        self.page = WirePage(self.tasks, self._session)
        return self.page

    def _failed(self, name: str, error: BaseException) -> None:
        self.failures.append(f"{name} {error!r}")


@pytest.fixture
async def night(tmp_path: Path) -> AsyncIterator[Night]:
    async with aiohttp.ClientSession() as session:
        made = Night(tmp_path, session)
        await made.open()
        yield made
        await made.close()


async def test_join_mute_another_microphone_and_leave(night: Night) -> None:
    await night.join()
    calls, ear, page = night.desk.calls, night.ear, night.page
    assert page is not None
    assert page.caller is not None
    caller = page.caller
    await until(lambda: len(ear.seconds) >= 2 and len(caller.ear.seconds) >= 2)
    assert ear.seconds[-1].tone_hz == pytest.approx(1000, abs=3)
    assert caller.ear.seconds[-1].tone_hz == pytest.approx(440, abs=3)
    assert [one.name for one in calls.call.participants] == ["Lan Pham", "Mai"]
    calls.set_microphone(False)
    assert not calls.call.microphone_settled
    await until(lambda: ear.dbfs < -60 and calls.call.microphone_settled)
    calls.set_microphone(True)
    await until(lambda: ear.dbfs > -30)
    calls.set_devices(Devices(microphone="700"))
    count = len(ear.seconds)
    await until(lambda: len(ear.seconds) >= count + 2)
    assert ear.seconds[-1].tone_hz == pytest.approx(700, abs=3)
    calls.leave()
    await until(lambda: night.state is CallState.ENDED)
    assert calls.call.ending is Ending.LEFT
    assert page.closed
    await until(lambda: not night.evening.service.rooms.seats(ROOM))
    assert night.notices.open() == ()


async def test_a_call_outlasts_its_token(night: Night) -> None:
    night.evening.service.switches.token_life_s = 4.0
    await night.join()
    first = night.desk.calls.call.expires_at
    await until(lambda: night.desk.calls.call.expires_at not in (None, first))
    ends_at = night.desk.calls.call.expires_at
    assert ends_at is not None
    assert first is not None
    assert ends_at > first
    night.evening.service.switches.may_join = False
    await until(lambda: night.notices.is_open(Code.CALL_RENEW))
    assert night.state is CallState.IN_CALL
    await until(lambda: night.state is CallState.ENDED)
    assert night.desk.calls.call.ending is Ending.EXPIRED
    assert night.notices.is_open(Code.CALL_TOKEN)


@pytest.mark.parametrize(("reason", "code"), [("removed", Code.CALL_REMOVED), ("over", Code.CALL_OVER)])
async def test_who_is_sent_away_is_told(night: Night, reason: str, code: Code) -> None:
    await night.join()
    await night.evening.service.rooms.end(ROOM, reason)
    await until(lambda: night.state is CallState.ENDED)
    assert night.notices.is_open(code)
