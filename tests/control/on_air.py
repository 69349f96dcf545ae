"""A whole broadcast without a window: the real publisher, the stand-in of the streaming service, files, the log."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from desktop.control.air_effects import News
from desktop.control.asrun import AsRun
from desktop.control.checklist import Facts
from desktop.control.clip_checks import ClipChecks
from desktop.control.live import Live
from desktop.core.air import AirChannel, LiveState
from desktop.core.programme import TrackState
from desktop.core.run_log import Outcome, Query, Row, RowKind
from desktop.core.tasks import Tasks
from desktop.services.mezon.clip_probe import ClipProbe
from desktop.services.mezon.publication import Event
from desktop.services.mezon.publisher import Credential, Door, Publisher
from desktop.services.mezon.stn import Place
from desktop.sim.mezon.stn import StnStandIn, one_token
from desktop.sim.mezon.stn_events import StnEvent, StnUser
from tests.clips import ogg
from tests.control.parts import until
from tests.shelf import Shelf

TOKEN = "head.pay+load/=&x.sign ature"
ME = StnUser(1840653409082937344, "night desk")
CHANNEL = AirChannel(1977287012746530816, 1840666462012837888, "evening-show", "Mekong Radio")


class Evening:
    """Open it, put tracks on the list, go live."""

    def __init__(self, folder: Path) -> None:
        self.told: list[StnEvent] = []
        self.news: list[News] = []
        self.states: list[LiveState] = []
        self.facts = Facts(signed_in=True, publisher="night desk", somebody_else_live=False)
        self.token = TOKEN
        self.token_of: Callable[[], Awaitable[str]] | None = None
        self.renewed: Callable[[str], Awaitable[str]] | None = None
        self.credential = Credential.TOKEN
        self.session_id = ""
        self.user_id = ME.id
        self.shelf = Shelf()
        self.stn = StnStandIn(one_token(TOKEN, ME), tell=self.told.append)
        self.tasks = Tasks("evening", lambda name, error: self.faults.append(error))
        self.faults: list[BaseException] = []
        self.asrun = AsRun(folder / "asrun.db", lambda: "night desk")
        self.probe = ClipProbe()
        self.url = ""

    async def __aenter__(self) -> Evening:
        await self.shelf.__aenter__()
        self.url = await self.stn.start()
        await self.asrun.start()
        checks = ClipChecks(self.tasks, self.probe.look)
        self.live = Live(self.tasks, self._publisher, self.asrun, checks, lambda: self.facts)
        self.live.news.connect(self.news.append)
        self.live.changed.connect(self._changed)
        self.live.choose(CHANNEL)
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.live.aclose()
        await self.tasks.aclose()
        await self.asrun.aclose()
        await self.probe.aclose()
        await self.stn.stop()
        await self.shelf.__aexit__()
        assert not self.faults

    async def play(self, *files: bytes) -> None:
        """Put these on the list and wait until they are looked at."""
        for number, file in enumerate(files or (ogg(),)):
            address = self.shelf.put(f"{number}.{'ogg' if file[:4] == b'OggS' else 'webm'}", file)
            assert not self.live.programme.add(address, f"Track {number}")
        await until(lambda: all(t.state is not TrackState.CHECKING for t in self.live.programme.tracks))

    async def go_live(self) -> None:
        """And wait until on air."""
        assert self.live.go_live() is None
        await self.reach(LiveState.ON_AIR)

    async def reach(self, state: LiveState) -> None:
        await until(lambda: self.live.air.state is state)

    async def until(self, condition: Callable[[], object]) -> None:
        await until(condition)

    async def rows(self) -> list[Row]:
        """Oldest first."""
        return [*reversed((await self.asrun.search(Query())).rows)]

    async def outcomes(self) -> list[tuple[RowKind, Outcome]]:
        return [(row.kind, row.outcome) for row in await self.rows()]

    def _publisher(self, channel: AirChannel, report: Callable[[Event], None]) -> Publisher:
        async def token() -> str:
            await asyncio.sleep(0)
            return self.token

        door = Door(self.url, self.token_of or token, lambda: self.session_id, self.credential, renewed=self.renewed)
        return Publisher(door, Place(channel.clan_id, channel.id, self.user_id), report)

    def _changed(self) -> None:
        if not self.states or self.states[-1] is not self.live.air.state:
            self.states.append(self.live.air.state)
