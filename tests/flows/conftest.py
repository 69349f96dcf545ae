"""The whole console against the demo studio: real sockets, real media, a real window, one process."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from desktop.control.desk import Desk
from desktop.control.invite import InviteRequest
from desktop.control.secrets_desk import MEETSTREAM_KEY
from desktop.core.errors import Code
from desktop.core.launch import Launch, SecretsKind
from desktop.core.model import Notice, SourceState, SourceView
from desktop.settings.schema import MeetStream, Settings
from desktop.sim.behaviour import Meeting
from desktop.sim.mezon.gateway import Gateway
from desktop.sim.mezon.town import Town
from desktop.sim.pings import Pings
from desktop.sim.recipe import Recipe
from desktop.sim.sent import Ended, Sent
from desktop.sim.studio import Studio
from desktop.ui.console import Console
from desktop.wiring import Wiring
from tests.control import on_air
from tests.evening_loop import evening_loop
from tests.whole_console import whole_console

PATIENCE_S = 30.0
SMALL = Recipe(scene="desk", width=320, height=180, fps=25, preset="ultrafast")


@dataclass
class Evening:
    """One sitting at the desk, as a scenario sees it. Main loop."""

    desk: Desk
    console: Console
    wiring: Wiring
    studio: Studio
    home: Path

    async def until(self, condition: Callable[[], object], what: str, patience_s: float = PATIENCE_S) -> None:
        """Wait for a condition; say what did not come."""
        deadline = asyncio.get_running_loop().time() + patience_s
        while not condition():
            if asyncio.get_running_loop().time() > deadline:
                views = [self.desk.sources.view(i) for i in self.desk.sources.ids]
                raise AssertionError(f"{what} did not come; sources: {views}; notices: {self.desk.notices.history()}")
            await asyncio.sleep(0.02)

    def invite(self, word: str, **more: Any) -> str:
        """Invite a bot to the meeting that the word names."""
        link = f"https://meet.google.com/{word}-meet-ing"
        return self.desk.bots.invite(InviteRequest(link, more.pop("source_name", word), **more))

    def view(self, source_id: str) -> SourceView:
        return self.desk.sources.view(source_id)

    async def reaches(self, source_id: str, state: SourceState, patience_s: float = PATIENCE_S) -> SourceView:
        await self.until(lambda: self.view(source_id).state is state, f"{state} of {source_id}", patience_s)
        return self.view(source_id)

    async def shows(self, source_id: str, frames: int = 3) -> None:
        """Wait until the picture moves on the wall."""
        before = self.view(source_id).frames_shown
        await self.until(lambda: self.view(source_id).frames_shown >= before + frames, f"pictures of {source_id}")

    def notices(self, code: Code) -> list[Notice]:
        return [notice for notice in self.desk.notices.history() if notice.code is code]

    def sent(self) -> list[Sent]:
        """What every bot of the studio says it has sent."""
        stand_in = self.studio.meetstream
        assert stand_in is not None
        return [sent for bot in stand_in.bots.values() for sent in bot.ledger.sent]

    def pings(self) -> list[Pings]:
        """What every bot says of the pongs it got."""
        stand_in = self.studio.meetstream
        assert stand_in is not None
        return [pings for bot in stand_in.bots.values() for pings in bot.ledger.pings]

    def files(self) -> list[Path]:
        return sorted((self.home / "recordings").glob("*.mp4"))

    def digests(self) -> list[str]:
        return sorted(hashlib.sha256(path.read_bytes()).hexdigest() for path in self.files())


Scenario = Callable[[Evening], Awaitable[None]]
Sit = Callable[..., None]


@pytest.fixture
def sit(qapp: QApplication, tmp_path: Path, film_cache: Path) -> Sit:
    """`sit(scenario, meetings={word: Meeting}, settings=Settings(), launch=Launch())` runs one evening."""

    def run(
        scenario: Scenario,
        meetings: Mapping[str, Meeting] | None = None,
        settings: Settings | None = None,
        launch: Launch | None = None,
        launch_state: bool = False,
    ) -> None:
        """`launch_state` also writes state.json beside the settings."""
        if launch_state:
            launch = Launch(secrets=SecretsKind.MEMORY, print_state=tmp_path / "state.json")
        known = dict(meetings or {})

        def meeting_at(link: str) -> Meeting:
            word = link.rsplit("/", 1)[-1].split("-")[0]
            return known.get(word) or Meeting(film=SMALL)

        with evening_loop(qapp) as loop:
            loop.run_until_complete(
                _evening(scenario, tmp_path, Studio(film_cache, meeting_at), settings or Settings(), launch)
            )

    return run


async def _evening(scenario: Scenario, home: Path, studio: Studio, settings: Settings, launch: Launch | None) -> None:
    address = (await asyncio.to_thread(studio.start))["meetstream"]
    service = MeetStream(base=address["base"], poll_s=0.2, lobby_minutes=1)
    chosen = msgspec.structs.replace(
        settings, meetstream=service, ingest=msgspec.structs.replace(settings.ingest, port=0, host="127.0.0.1")
    )
    (home / "settings.json").write_bytes(msgspec.json.encode(chosen))
    try:
        async with whole_console(home, launch) as (wiring, console):
            evening = Evening(console.desk, console, wiring, studio, home)
            console.desk.secrets.set(MEETSTREAM_KEY, address["api_key"])
            await evening.until(lambda: console.desk.ingest.listen is not None, "the ingest")
            await evening.until(lambda: console.desk.secrets.is_set(MEETSTREAM_KEY), "the key")
            await scenario(evening)
    finally:
        await asyncio.to_thread(studio.stop)


@pytest.fixture
async def gateway() -> AsyncIterator[Gateway]:
    """Mezon, listening on loopback, with nobody in it."""
    made = Gateway()
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
async def town() -> AsyncIterator[Town]:
    """The same with people and channels, in which nobody says anything."""
    made = Town(pause_s=3_600)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
async def evening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[on_air.Evening]:
    """A broadcast that tries again soon."""
    monkeypatch.setattr("desktop.control.retries.PAUSES_S", (0.05,) * 6)
    monkeypatch.setattr("desktop.control.broadcast.PAUSES_S", (0.05,) * 6)
    monkeypatch.setattr("desktop.control.live.JITTER_S", 0.0)
    async with on_air.Evening(tmp_path) as made:
        yield made


@pytest.fixture(scope="session")
def film_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Clips are encoded once for all flows of a worker."""
    return tmp_path_factory.mktemp("films")


def complete(sent: Sent) -> bool:
    """Whether everything that a bot sent has surely arrived."""
    return sent.ended in (Ended.MESSAGE, Ended.CLOSED, Ended.ABORTED, Ended.AGAIN)


def state_of(file: Path) -> dict[str, Any]:
    """The state file of a console."""
    found: dict[str, Any] = json.loads(file.read_text())
    return found
