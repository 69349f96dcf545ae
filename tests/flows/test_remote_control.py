"""A control surface drives the demo studio: on air and off again, a recording, everything muted; by the README too."""

from __future__ import annotations

import asyncio
import json
import re
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from qasync import QEventLoop
from websockets.asyncio.client import ClientConnection, connect

from desktop.control.remote import TOKEN
from desktop.core.launch import Launch, SecretsKind
from desktop.core.model import RecordingState
from desktop.core.programme import TrackState
from desktop.settings.schema import Remote
from desktop.ui.console import Console
from desktop.ui.wall.geometry import WallLayout
from tests.control.parts import PATIENCE_S, until
from tests.whole_console import whole_console

ROOT = Path(__file__).resolve().parents[2]
THE_TOKEN = "a-token-of-this-test"


class Surface:
    """Dials the desk as anybody would, and keeps what it is told."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self.state: dict[str, Any] = {}

    async def listen(self, until_true: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """The first message for which this is true."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                message: dict[str, Any] = json.loads(await self._connection.recv())
                if "event" in message:
                    self.state |= message
                if until_true(message):
                    return message

    async def ask(self, **fields: object) -> dict[str, Any]:
        await self._connection.send(json.dumps({"id": "x", **fields}))
        return await self.listen(lambda message: message.get("id") == "x")

    async def sees(self, condition: Callable[[dict[str, Any]], object]) -> None:
        if not condition(self.state):
            await self.listen(lambda _message: condition(self.state))


class Here:
    def __init__(self, console: Console, port: int) -> None:
        self.console, self.window, self.desk, self.port = console, console.window, console.desk, port

    @asynccontextmanager
    async def surface(self) -> AsyncIterator[Surface]:
        headers = {"Authorization": f"Bearer {THE_TOKEN}"}
        async with connect(f"ws://127.0.0.1:{self.port}", proxy=None, additional_headers=headers) as connection:
            found = Surface(connection)
            await found.listen(lambda message: message.get("event") == "state")
            yield found


Scene = Callable[[Here], Awaitable[None]]
Sit = Callable[[Scene], None]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@pytest.fixture
def sit(loop: QEventLoop, tmp_path: Path) -> Sit:
    async def evening(scene: Scene) -> None:
        port = free_port()
        async with whole_console(tmp_path, Launch(demo=True, secrets=SecretsKind.MEMORY)) as (wiring, console):
            await wiring.secrets.set(TOKEN, THE_TOKEN)
            store = console.desk.store
            store.update(remote=Remote(enabled=True, port=port))
            assert console.window.binding.settings.remote is not None
            remote = console.window.binding.settings.remote()
            await until(lambda: remote.port == port)
            await scene(Here(console, port))

    return lambda scene: loop.run_until_complete(evening(scene))


def test_a_surface_goes_live_records_mutes_and_ends(sit: Sit) -> None:
    async def scene(here: Here) -> None:
        await until(lambda: here.window.mezon)  # the studio is made first
        await until(lambda: here.desk.sources.ids)
        assert here.window.mezon is not None
        live = here.window.mezon.desk.live
        await until(lambda: any(track.state is TrackState.READY for track in live.programme.tracks))
        async with here.surface() as surface:
            await until(lambda: here.window.actions_.action("air.go_live").isEnabled())
            asks = await surface.ask(do="air.go_live")
            assert asks["asks"] == "air.go_live"
            assert surface.state["air"]["state"] == "off"
            assert (await surface.ask(do="air.go_live", confirm=True))["done"] == "air.go_live"
            await surface.sees(lambda state: state["air"]["state"] == "on_air")

            source = here.desk.sources.ids[0]
            await until(lambda: here.desk.sources.view(source).recording.state is RecordingState.RECORDING)
            assert (await surface.ask(do="source.record", on=False, source=source))["asks"] == "source.record"
            await surface.ask(do="source.record", confirm=True)
            await surface.sees(lambda state: state["sources"]["list"][0]["recording"] == "saved")

            await surface.ask(do="panic.mute_all", on=True)
            await surface.sees(lambda state: state["mute_all"]["state"] == "muted")
            assert (await surface.ask(do="panic.mute_all", on=False))["asks"] == "panic.mute_all"
            await surface.ask(do="panic.mute_all", confirm=True)
            await surface.sees(lambda state: not state["mute_all"]["held"])

            assert (await surface.ask(do="air.end"))["asks"] == "air.end"
            await surface.ask(do="air.end", confirm=True)
            await surface.sees(lambda state: state["air"]["state"] == "off")

    sit(scene)


def test_the_example_of_the_readme_works(
    sit: Sit, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    text = (ROOT / "README.md").read_text("utf-8")
    found = re.search(r"## Remote control.*?```python\n(.*?)```", text, re.DOTALL)
    assert found is not None
    example: dict[str, Any] = {"__name__": "example"}
    exec(compile(found.group(1), "README.md", "exec"), example)

    async def scene(here: Here) -> None:
        assert here.window.binding.wall.layout is WallLayout.FOCUS
        running = asyncio.get_running_loop().create_task(example["main"](f"ws://127.0.0.1:{here.port}", THE_TOKEN))
        printed = ""
        async with asyncio.timeout(PATIENCE_S):
            while "pressed: view.layout True" not in printed:
                await asyncio.sleep(0.01)
                printed += capsys.readouterr().out
        assert "lamp: off" in printed
        assert here.window.binding.wall.layout is WallLayout.GRID
        running.cancel()
        await asyncio.wait([running])

    sit(scene)
