"""All of Mezon that the demo studio has: gateway, streaming service, a founded world, its people, and its addresses."""

from __future__ import annotations

from typing import TypedDict

from desktop.sim.mezon.accounts import CODE
from desktop.sim.mezon.crowd import Crowd
from desktop.sim.mezon.founding import found
from desktop.sim.mezon.gateway import SERVER_KEY, Gateway
from desktop.sim.mezon.playout import Playout
from desktop.sim.mezon.stn import StnStandIn
from desktop.sim.mezon.stn_events import StnEvent, StnEventKind, StnUser


class MezonAddress(TypedDict):
    """Where the stand-ins of Mezon listen, and who can sign in there."""

    gateway: str
    stn: str
    server_key: str
    id_token: str
    user_id: str
    username: str
    email: str
    password: str
    code: str  # what the e-mail says
    bot_id: str
    bot_token: str
    clan_id: str
    channel_id: str  # a streaming channel of that clan
    tracks: list[str]  # files that the streaming service plays


class Town:
    """Runs on the loop on which it is started. `seed` decides the world and what its people do."""

    def __init__(self, seed: int = 1, pause_s: float = 1.5) -> None:
        self.gateway = Gateway()
        self.stn = StnStandIn(self._user_of, tell=self._happened, may_publish=self.gateway.may_publish)
        self._founded = found(self.gateway, seed)
        self.playout = Playout()
        self.crowd = Crowd(self.gateway, list(self._founded.lively), seed)
        self._pause_s = pause_s

    async def start(self) -> MezonAddress:
        """Listen on loopback; returns once it does."""
        gateway = await self.gateway.start()
        stn = await self.stn.start()
        self.crowd.start(self._pause_s)
        account, bot = self._founded.operator, self._founded.bot
        operator = account.person
        return {
            "gateway": gateway,
            "stn": stn,
            "server_key": SERVER_KEY,
            "id_token": self.gateway.accounts.id_token(operator.id),
            "user_id": str(operator.id),
            "username": operator.username,
            "email": account.email,
            "password": account.password,
            "code": CODE,
            "bot_id": str(bot.person.id),
            "bot_token": bot.bot_token,
            "clan_id": str(self._founded.clan_id),
            "channel_id": str(self._founded.stream_id),
            "tracks": await self.playout.start(),
        }

    async def stop(self) -> None:
        """Everybody stops, and nobody listens any more."""
        await self.crowd.aclose()
        await self.stn.stop()
        await self.playout.stop()
        await self.gateway.stop()

    def _user_of(self, shown: str) -> StnUser | None:
        person = self.gateway.accounts.streams(shown)
        return None if person is None else StnUser(person.id, person.display_name or person.username)

    def _happened(self, event: StnEvent) -> None:
        """What the streaming service tells the gateway becomes its pushes 53 to 56."""
        channel = self.gateway.world.channels.get(event.channel_id)
        person = self.gateway.world.people.get(event.user_id)
        if channel is None or person is None:
            return
        watchers = self.gateway.watchers
        match event.kind:
            case StnEventKind.STREAM_STARTED:
                watchers.started(channel)
            case StnEventKind.STREAM_ENDED:
                watchers.ended(channel)
            case StnEventKind.VIEWER_JOINED:
                watchers.join(person, channel)
            case StnEventKind.VIEWER_LEFT:
                watchers.leave(person.id, channel)
