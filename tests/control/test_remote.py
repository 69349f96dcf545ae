"""Remote control on the main loop with a real server beside it: on and off, token, answers, events, goodbyes."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast

import pytest
from msgspec.structs import replace
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from desktop.control.notices import Notices
from desktop.control.remote import TOKEN, IllegalRemoteTransition, Remote
from desktop.control.tallies import Tallies
from desktop.core.errors import Code, Trouble
from desktop.core.io_thread import IoThread
from desktop.core.remote import REMOTE_TRANSITIONS, Answer, Done, Offer, Order, RemoteState
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks
from desktop.services.remote.messages import Wish
from desktop.settings.schema import Remote as RemoteSettings
from desktop.settings.secrets import MemorySecrets
from tests.control.parts import PATIENCE_S, told, until


class Hands:
    """Notes every order; answers that it was done."""

    def __init__(self) -> None:
        self.orders: list[tuple[int, Order]] = []
        self.lost: list[int] = []

    def press(self, order: Order, surface: int) -> Answer:
        self.orders.append((surface, order))
        return Done(order.action)

    def offers(self) -> tuple[Offer, ...]:
        return (Offer("air.end", "End", enabled=False),)

    def gone(self, surface: int) -> None:
        self.lost.append(surface)


class Facts:
    """Tallies whose facts the test sets."""

    changed = Signal()

    def __init__(self) -> None:
        self.topics: dict[str, object] = {"air": {"state": "off"}, "mute_all": {"held": False}}
        self.looking = False

    def begin(self) -> None:
        self.looking = True

    def end(self) -> None:
        self.looking = False

    def look(self) -> dict[str, object]:
        return dict(self.topics)

    def set(self, topic: str, value: object) -> None:
        self.topics[topic] = value
        self.changed.emit()


class Sullen(MemorySecrets):
    """A keyring that does not answer."""

    async def get(self, name: str) -> str | None:
        raise Trouble(Code.KEYRING_LOCKED)


class Desk:
    def __init__(self, secrets: MemorySecrets) -> None:
        self.io, self.notices, self.secrets = IoThread(), Notices(), secrets
        self.io.start()
        self.failures: list[str] = []
        self.tasks = Tasks("test", lambda name, error: self.failures.append(f"{name}: {error!r}"))
        self.hands, self.facts = Hands(), Facts()
        self.settings = RemoteSettings()
        self.tokens: list[str] = []
        self.remote = Remote(
            self.io,
            lambda: self.settings,
            secrets,
            self.notices,
            self.tasks,
            self.hands,
            cast("Tallies", self.facts),
        )
        self.remote.token_made.connect(self.tokens.append)

    async def set(self, **values: Any) -> None:
        """Other settings, and wait until they are in force."""
        self.settings = replace(self.settings, **values)
        self.remote.follow()
        await until(lambda: not len(self.tasks))

    async def aclose(self) -> None:
        await self.remote.aclose()
        await self.tasks.aclose()
        self.io.stop()
        assert self.failures == []

    @asynccontextmanager
    async def dial(self, token: str = "") -> AsyncIterator[ClientConnection]:
        headers = {"Authorization": f"Bearer {token or self.tokens[-1]}"}
        async with connect(f"ws://127.0.0.1:{self.remote.port}/", proxy=None, additional_headers=headers) as surface:
            hello = await heard(surface)
            assert hello["protocol"] == 1
            yield surface


async def heard(surface: ClientConnection) -> dict[str, Any]:
    async with asyncio.timeout(PATIENCE_S):
        return cast("dict[str, Any]", json.loads(await surface.recv()))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    made = Desk(MemorySecrets())
    made.settings = RemoteSettings(port=free_port())
    yield made
    await made.aclose()


async def test_it_is_off_until_it_is_wanted(desk: Desk) -> None:
    await desk.set()
    assert (desk.remote.state, desk.remote.port, desk.tokens) == (RemoteState.OFF, None, [])
    await desk.set(enabled=True)
    assert desk.remote.state is RemoteState.LISTENING
    assert desk.remote.port == desk.settings.port
    await desk.set(enabled=False)
    assert (desk.remote.state, desk.remote.port) == (RemoteState.OFF, None)


async def test_the_token_is_made_once_told_once_and_kept(desk: Desk) -> None:
    await desk.set(enabled=True)
    assert len(desk.tokens) == 1
    assert len(desk.tokens[0]) >= 43  # 256 bits
    assert await desk.secrets.get(TOKEN) == desk.tokens[0]
    await desk.set(enabled=False)
    await desk.set(enabled=True)
    assert len(desk.tokens) == 1


async def test_a_surface_is_told_everything_then_what_changes(desk: Desk) -> None:
    await desk.set(enabled=True)
    async with desk.dial() as surface:
        assert await heard(surface) == {"event": "state", "air": {"state": "off"}, "mute_all": {"held": False}}
        await until(lambda: desk.remote.surfaces == 1)
        assert desk.facts.looking
        desk.facts.set("air", {"state": "connecting"})
        desk.facts.set("air", {"state": "on_air"})
        assert await heard(surface) == {"event": "changed", "air": {"state": "on_air"}}
        desk.facts.set("air", {"state": "on_air"})  # nothing new
        desk.facts.set("mute_all", {"held": True})
        assert await heard(surface) == {"event": "changed", "mute_all": {"held": True}}
    await until(lambda: desk.remote.surfaces == 0)
    assert not desk.facts.looking
    assert desk.hands.lost == [1]


async def test_wishes_are_done_and_questions_answered(desk: Desk) -> None:
    await desk.set(enabled=True)
    async with desk.dial() as surface:
        await heard(surface)
        await surface.send('{"do":"source.record","on":true,"source":1,"id":5}')
        assert await heard(surface) == {"id": 5, "done": "source.record", "changed": True}
        assert desk.hands.orders == [(1, Order("source.record", on=True, source=1))]
        await surface.send('{"get":"actions","id":"a"}')
        assert (await heard(surface))["actions"] == [{"id": "air.end", "text": "End", "enabled": False}]
        desk.facts.topics["air"] = {"state": "stopping"}
        await surface.send('{"get":"state","id":"s"}')
        told_all = [await heard(surface), await heard(surface)]  # the answer, and the change it has found
        whole = next(one for one in told_all if one["event"] == "state")
        assert (whole["id"], whole["air"]) == ("s", {"state": "stopping"})


async def test_a_wish_of_a_surface_that_was_hung_up_on_is_not_done(desk: Desk) -> None:
    await desk.set(enabled=True)
    async with desk.dial() as surface:
        await heard(surface)
        await desk.set(enabled=False)
        desk.remote.heard(1, Wish(Order("air.go_live", confirm=True)))
        assert desk.hands.orders == []
        with pytest.raises(ConnectionClosed):
            await heard(surface)
    assert desk.hands.lost == [1]


async def test_renewing_hangs_up_and_the_old_token_is_void(desk: Desk) -> None:
    await desk.set(enabled=True)
    async with desk.dial() as surface:
        await heard(surface)
        desk.remote.renew()
        with pytest.raises(ConnectionClosed):
            await heard(surface)
    await until(lambda: desk.remote.state is RemoteState.LISTENING and not len(desk.tasks))
    old, new = desk.tokens
    with pytest.raises(InvalidStatus):
        async with desk.dial(old):
            pass
    async with desk.dial(new) as surface:
        await heard(surface)


async def test_whether_there_is_a_token_is_known_from_the_first_use_on(desk: Desk) -> None:
    assert not desk.remote.has_token
    await desk.set(enabled=True)
    await desk.set(enabled=False)
    assert desk.remote.has_token


async def test_a_token_can_be_renewed_while_it_is_off(desk: Desk) -> None:
    desk.remote.renew()
    await until(lambda: not len(desk.tasks))
    assert desk.remote.state is RemoteState.OFF
    assert await desk.secrets.get(TOKEN) == desk.tokens[0]


async def test_a_taken_port_is_said_and_another_one_helps(desk: Desk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        await desk.set(enabled=True, port=taken.getsockname()[1])
        assert desk.remote.state is RemoteState.FAILED
        assert desk.remote.trouble is not None
        assert told(desk.notices, Code.REMOTE_PORT) == [True]
        await desk.set(port=free_port())
    assert desk.remote.state is RemoteState.LISTENING
    assert desk.remote.trouble is None
    assert told(desk.notices, Code.REMOTE_PORT) == [False]


async def test_a_locked_keyring_is_said_and_nobody_is_let_in() -> None:
    desk = Desk(Sullen())
    await desk.set(enabled=True, port=free_port())
    assert (desk.remote.state, desk.remote.port) == (RemoteState.FAILED, None)
    assert told(desk.notices, Code.KEYRING_LOCKED) == [True]
    await desk.aclose()


async def test_leaving_in_the_middle_leaves_nothing_behind(desk: Desk) -> None:
    desk.settings = replace(desk.settings, enabled=True)
    desk.remote.follow()
    await asyncio.sleep(0)
    await desk.remote.aclose()
    assert desk.remote.state in (RemoteState.OFF, RemoteState.STARTING)


async def test_two_surfaces_are_told_the_same(desk: Desk) -> None:
    await desk.set(enabled=True)
    async with desk.dial() as one, desk.dial() as other:
        await heard(one)
        await heard(other)
        await until(lambda: desk.remote.surfaces == 2)
        desk.facts.set("air", {"state": "on_air"})
        assert await heard(one) == await heard(other) == {"event": "changed", "air": {"state": "on_air"}}


def test_every_state_has_a_way_out() -> None:
    assert set(REMOTE_TRANSITIONS) == set(RemoteState)
    assert all(REMOTE_TRANSITIONS.values())


async def test_a_transition_that_is_not_written_is_a_fault(desk: Desk) -> None:
    with pytest.raises(IllegalRemoteTransition):
        desk.remote._enter(RemoteState.LISTENING)
