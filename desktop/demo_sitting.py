"""The demo studio behind one sitting: started, signed in to, its cast invited. Imported only when it is entered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from desktop.control.bots import Bots
from desktop.control.invite import InviteRequest
from desktop.control.secrets_desk import CALLS_SECRET, MEETSTREAM_KEY, ZEGO_SECRET
from desktop.core.mix_setup import Codec, MixMode, MixSetup, Output
from desktop.core.sign_in import BotSignIn, PasswordSignIn
from desktop.settings.schema import Calls, Zego
from desktop.settings.secrets import Secrets
from desktop.settings.store import Store
from desktop.sim.calls.evening import LOCAL_CHANNEL
from desktop.sim.cast import BOT_NAME, DEMO_CAST, TEST_LINK, TEST_NAME
from desktop.sim.mezon.founding import EMAIL, PASSWORD
from desktop.sim.studio import Addresses, Studio

if TYPE_CHECKING:
    from desktop.control.live import Live

POLL_S = 0.5
TRY_AGAIN_S = 0.25
MIX = MixSetup(MixMode.DESK, (Output("mix-main", codec=Codec.AAC_LC, bitrate_bps=128_000, channels=2),))


class DemoSitting:
    """`enter` starts the studio and points the settings of the demo at it; `leave` stops it. Main loop."""

    def __init__(self, cache: Path, secrets: Secrets, store: Store, *, on_air: bool = False) -> None:
        """`secrets` and `store` are those of the demo, never those of a real evening. `on_air`: see `go_on_air`."""
        self._studio = Studio(cache)
        self._secrets, self._store = secrets, store
        self._on_air = on_air
        self._addresses: Addresses | None = None

    @classmethod
    async def entered(
        cls, stack: AsyncExitStack, cache: Path, secrets: Secrets, store: Store, *, on_air: bool = False
    ) -> DemoSitting:
        """One that listens; `stack` leaves it, also while it still starts."""
        demo = cls(cache, secrets, store, on_air=on_air)
        stack.push_async_callback(demo.leave)
        await demo.enter()
        return demo

    async def enter(self) -> None:
        """Start the studio's thread; returns when it listens."""
        self._addresses = found = await asyncio.to_thread(self._studio.start)
        await self._secrets.set(MEETSTREAM_KEY, found["meetstream"]["api_key"])
        await self._secrets.set(ZEGO_SECRET, found["zego"]["server_secret"])
        settings = self._store.settings
        service = msgspec.structs.replace(settings.meetstream, base=found["meetstream"]["base"], poll_s=POLL_S)
        mezon = msgspec.structs.replace(settings.mezon, gateway=found["mezon"]["gateway"])
        places = {"zego": self._zego(found), "calls": await self._calls()}
        self._store.update(meetstream=service, mezon=mezon, welcomed=True, **places)

    def _zego(self, found: Addresses) -> Zego:
        """Its room, with what the operator has chosen at the mixer before."""
        setup = self._store.settings.zego.setup
        place = found["zego"]
        chosen = setup if setup.outputs else MIX
        return Zego(app_id=place["app_id"], base=place["base"], room=place["room_id"], setup=chosen)

    async def leave(self) -> None:
        """Stop it and wait until it has."""
        await asyncio.to_thread(self._studio.stop)

    async def _calls(self) -> Calls:
        """As a developer of calls has them: tokens are made from the secret."""
        assert self._addresses is not None
        app = self._addresses["calls"]
        await self._secrets.set(CALLS_SECRET, app["api_secret"])
        return msgspec.structs.replace(
            self._store.settings.calls,
            base=app["base"],
            api_key=app["api_key"],
            user_id=app["user_id"],
            channel=LOCAL_CHANNEL,
            development=True,
        )

    @property
    def streaming(self) -> str:
        """The address of the streaming service. Only after `enter`, as the next one."""
        assert self._addresses is not None
        return self._addresses["mezon"]["stn"]

    @property
    def ways_in(self) -> tuple[PasswordSignIn, BotSignIn]:
        """How the operator and the publishing bot sign in to Mezon."""
        assert self._addresses is not None
        town = self._addresses["mezon"]
        return PasswordSignIn(EMAIL, PASSWORD), BotSignIn(town["bot_id"], town["bot_token"])

    @property
    def channel_id(self) -> int:
        """The streaming channel that the evening is meant for."""
        assert self._addresses is not None
        return int(self._addresses["mezon"]["channel_id"])

    @property
    def tracks(self) -> list[str]:
        """The addresses of what can be played there, in order."""
        assert self._addresses is not None
        return self._addresses["mezon"]["tracks"]

    async def go_on_air(self, live: Live) -> None:
        """As the operator would, as soon as nothing stands in the way, if that was asked for; once."""
        while self._on_air and live.go_live() is not None:
            await asyncio.sleep(TRY_AGAIN_S)

    def invite_the_cast(self, bots: Bots) -> Callable[[], object]:
        """Every part comes; what is returned invites one more guest."""
        for part in DEMO_CAST:
            bots.invite(InviteRequest(part.link, part.source_name, part.bot_name))
        return lambda: bots.invite(InviteRequest(TEST_LINK, TEST_NAME, BOT_NAME))
