"""One sitting from its first object to its last, and what changed settings do to it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import msgspec
import pytest
from qasync import QEventLoop

from desktop.control.desk import Desk
from desktop.control.secrets_desk import MEETSTREAM_KEY
from desktop.core.errors import Code
from desktop.core.launch import Launch, SecretsKind
from desktop.core.model import IngestState
from desktop.paths import Paths
from desktop.settings.schema import Ingest, Listen, Monitoring, Settings
from desktop.settings.secrets import DEMO_SERVICE, SERVICE, MemorySecrets
from desktop.sim.studio import Studio
from desktop.ui.faults import Faults
from desktop.wiring import Wiring

PATIENCE_S = 20.0
LAUNCH = Launch(secrets=SecretsKind.MEMORY)
HERE = Ingest(port=0, host="127.0.0.1")

Scene = Callable[[Desk], Awaitable[None]]
Sit = Callable[..., None]


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not condition():
            await asyncio.sleep(0.005)


@pytest.fixture
def sit(loop: QEventLoop, tmp_path: Path) -> Sit:
    """`sit(scene, settings, launch)` builds a desk, plays the scene and takes it down."""

    async def sitting(scene: Scene, launch: Launch) -> None:
        async with AsyncExitStack() as stack:
            console = Wiring(stack, Paths.find(tmp_path), launch, Faults()).console()
            await until(lambda: console.desk.ingest.state in (IngestState.LISTENING, IngestState.FAILED))
            await scene(console.desk)

    def play(scene: Scene, settings: Settings | None = None, launch: Launch = LAUNCH) -> None:
        (tmp_path / "settings.json").write_bytes(msgspec.json.encode(settings or Settings(ingest=HERE)))
        loop.run_until_complete(sitting(scene, launch))

    return play


def test_a_taken_port_does_not_keep_the_window_away(sit: Sit) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        async def scene(desk: Desk) -> None:
            assert desk.ingest.state is IngestState.FAILED
            assert desk.notices.is_open(Code.INGEST_PORT)

        sit(scene, Settings(ingest=Ingest(port=port, host="127.0.0.1")))


def test_the_demo_studio_is_left_after_all_who_speak_to_it(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else every source would be told to have fallen silent, each time one leaves."""
    found: list[IngestState] = []
    stop = Studio.stop

    async def scene(desk: Desk) -> None:
        def watched(studio: Studio) -> None:
            found.append(desk.ingest.state)
            stop(studio)

        monkeypatch.setattr(Studio, "stop", watched)

    sit(scene, launch=Launch(secrets=SecretsKind.MEMORY, demo=True, ingest_port=0))
    assert found == [IngestState.STOPPED]


@pytest.mark.parametrize("demo", [False, True])
def test_the_demo_has_a_place_of_its_own_in_the_keyring(sit: Sit, monkeypatch: pytest.MonkeyPatch, demo: bool) -> None:
    """Its keys are stored as the operator's are, under the same names."""
    asked: list[str] = []

    def keyring(service: str) -> MemorySecrets:
        asked.append(service)
        return MemorySecrets()

    async def scene(_desk: Desk) -> None:
        assert asked == [DEMO_SERVICE if demo else SERVICE]

    monkeypatch.setattr("desktop.wiring.KeyringSecrets", keyring)
    sit(scene, launch=Launch(secrets=SecretsKind.KEYRING, demo=demo, ingest_port=0))


def test_what_is_chosen_while_it_runs_counts_at_once(sit: Sit) -> None:
    async def scene(desk: Desk) -> None:
        first = desk.ingest.listen
        public = msgspec.structs.replace(HERE, public_address="wss://studio.example.net")
        desk.store.update(ingest=public)
        assert desk.ingest.listen is first  # nobody is cut off for this
        assert desk.ingest.spare_address().startswith("wss://studio.example.net/in/")
        states: list[IngestState] = []
        desk.ingest.changed.connect(lambda: states.append(desk.ingest.state))
        desk.store.update(ingest=msgspec.structs.replace(public, max_connections=3))
        await until(lambda: states[-1:] == [IngestState.LISTENING])
        assert IngestState.STOPPED in states
        desk.store.update(monitoring=Monitoring(listen=Listen.EVERYTHING))
        assert desk.listening.mode is Listen.EVERYTHING
        desk.listening.set_mode(Listen.FOCUS)
        assert desk.store.settings.monitoring.listen is Listen.FOCUS

    sit(scene)


def test_a_network_that_is_none_is_told_of_and_does_not_end_the_evening(sit: Sit) -> None:
    async def scene(desk: Desk) -> None:
        assert desk.notices.is_open(Code.SETTINGS_BROKEN)
        assert desk.ingest.state is IngestState.LISTENING

    sit(scene, Settings(ingest=msgspec.structs.replace(HERE, allowed_networks=("studio",))))


def test_broken_settings_are_told_of(tmp_path: Path, loop: QEventLoop) -> None:
    (tmp_path / "settings.json").write_text("{")
    faults = Faults()

    async def sitting() -> None:
        async with AsyncExitStack() as stack:
            launch = Launch(secrets=SecretsKind.MEMORY, ingest_port=0, open_ingest=True)
            console = Wiring(stack, Paths.find(tmp_path), launch, faults).console()
            assert console.desk.notices.is_open(Code.SETTINGS_BROKEN)
            await until(lambda: console.desk.ingest.state is IngestState.LISTENING)

    loop.run_until_complete(sitting())


def test_a_fault_of_ours_becomes_one_notice(loop: QEventLoop, tmp_path: Path) -> None:
    faults = Faults()

    async def sitting() -> None:
        async with AsyncExitStack() as stack:
            launch = Launch(secrets=SecretsKind.MEMORY, ingest_port=0, open_ingest=True)
            desk = Wiring(stack, Paths.find(tmp_path), launch, faults).console().desk
            faults.from_task("desk: vitals", ValueError("no figures"))
            await until(lambda: desk.notices.is_open(Code.DESK_FAULT))
            (notice,) = [one for one in desk.notices.open() if one.code is Code.DESK_FAULT]
            assert notice.details == "desk: vitals: ValueError('no figures')"
        assert faults.tell is None

    loop.run_until_complete(sitting())


def test_a_key_is_asked_for_where_secrets_are_kept(sit: Sit) -> None:
    async def scene(desk: Desk) -> None:
        assert not desk.secrets.is_set(MEETSTREAM_KEY)
        desk.secrets.set(MEETSTREAM_KEY, "ms_right")
        await until(lambda: desk.secrets.is_set(MEETSTREAM_KEY))

    service = msgspec.structs.replace(Settings().meetstream, base="http://127.0.0.1:1")
    sit(scene, Settings(ingest=HERE, meetstream=service))


def test_what_keeps_the_window_from_being_made_is_said_as_it_is(
    tmp_path: Path, loop: QEventLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("no window today")

    monkeypatch.setattr("desktop.wiring.Console", broken)

    async def sitting() -> None:
        async with AsyncExitStack() as stack:
            Wiring(stack, Paths.find(tmp_path), LAUNCH, Faults()).console()

    with pytest.raises(OSError, match="no window today"):
        loop.run_until_complete(sitting())
