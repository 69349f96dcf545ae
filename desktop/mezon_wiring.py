"""The rooms of Mezon, built and taken down together. Imported when somebody needs them.

`wiring.py` decides when; nothing here decides anything about the work itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from desktop.control.account import Account
from desktop.control.asrun import AsRun
from desktop.control.channel_loss import ChannelLoss, is_gone
from desktop.control.channels import Channels
from desktop.control.chat import Chat
from desktop.control.checklist import Facts
from desktop.control.clip_checks import ClipChecks
from desktop.control.conversations import Conversations
from desktop.control.directory import Directory
from desktop.control.live import Carrier, Live
from desktop.control.live_marks import LiveMarks
from desktop.control.mezon_check import GatewayAnswer, MezonCheck, date_of
from desktop.control.mezon_desk import MezonDesk
from desktop.control.notices import Notices
from desktop.control.programme_memory import ProgrammeMemory
from desktop.core.account import Role, SeatState
from desktop.core.air import AirChannel
from desktop.core.channel import ChannelsState, ChannelType
from desktop.core.errors import Code, Trouble
from desktop.core.programme import ClipFault, Track
from desktop.core.sign_in import SignInRequest
from desktop.core.tasks import Tasks
from desktop.core.track_address import title_of
from desktop.paths import Paths
from desktop.services.mezon.address import GATEWAY, BadAddress, place
from desktop.services.mezon.clip_probe import ClipProbe
from desktop.services.mezon.publication import Event
from desktop.settings.schema import Mezon
from desktop.settings.secrets import MemorySecrets, Secrets
from desktop.settings.store import Store

if TYPE_CHECKING:
    from desktop.demo_sitting import DemoSitting
    from desktop.services.mezon.publisher import Door

STREAMING = "wss://stn.mezon.ai/ws"
OWN_HOST = "mezon.ai"


def streaming_at(chosen: Mezon) -> str:
    """Where a session of this gateway may be shown to go live; empty where nobody has said. A token of somebody
    else's service is never shown to Mezon's own."""
    try:
        host = place(chosen.gateway.strip() or GATEWAY).host
    except BadAddress:
        host = ""
    own = host == OWN_HOST or host.endswith(f".{OWN_HOST}")
    return chosen.streaming or (STREAMING if own else "")


class MezonRooms:
    """Make it, show `desk` to the window, then `open`; `aclose` at the end. Main loop only."""

    def __init__(
        self,
        secrets: Secrets,
        store: Store,
        notices: Notices,
        paths: Paths,
        on_failure: Callable[[str, BaseException], None],
        demo: DemoSitting | None = None,
        *,
        safe: bool = False,
    ) -> None:
        """In the demo, sessions and programmes are kept nowhere and broadcasts are in a log of their own.

        In safe mode the programmes lie untouched where they are.
        """
        self._notices = notices
        self._demo = demo
        self._store = store
        self._gateway = store.settings.mezon.gateway
        self._tasks = Tasks("mezon", on_failure)
        self._opening: asyncio.Task[None] | None = None
        self._left = False
        self._probe = ClipProbe()
        if demo is not None:
            secrets = MemorySecrets()
        account = Account(secrets, store, notices, self._tasks)
        channels, conversations = Channels(store, self._tasks), Conversations(self._tasks)
        directory = Directory(self._tasks, channels)
        chat = Chat(self._tasks, self._operator)
        self._marks = LiveMarks(
            self._tasks, self._list_live, channels.set_live, lambda: not self.desk.live.air.under_way
        )
        for room in (channels, directory, chat, conversations, self._marks):
            account.link_changed.connect(room.bind)
        asrun = AsRun(paths.asrun_of(demo is not None), self._operator)
        clip_checks = ClipChecks(self._tasks, self._probe.look)
        live = Live(self._tasks, self._carrier, asrun, clip_checks, self._facts)
        live.changed.connect(self._marks.look)
        self._marks.changed.connect(channels.marks_changed.emit)
        self._marks.changed.connect(self._look_again)
        keeps = demo is None and not safe
        self._memory = ProgrammeMemory(paths.programmes_file, live, self._tasks, notices) if keeps else None
        if self._memory is not None:
            self._memory.recall()
        self._loss = ChannelLoss(live, channels, notices)
        check = MezonCheck(self._tasks, account, self._ask_gateway, self._ask_streaming, self._may_ask_streaming)
        account.link_changed.connect(lambda _link: check.forget())
        self.desk = MezonDesk(account, channels, directory, chat, conversations, live, asrun, clip_checks, check)

    async def open(self, kept: Mapping[Role, str | None] | None = None) -> None:
        """Open the log, then take up the sessions of the keyring; the demo signs in by itself. Nothing after `aclose`.

        `kept` is what the keyring holds for each, where it has been asked. Returns when the log is open; who is signed
        in comes later.
        """
        if not self._left:
            await self.desk.asrun.start()
        if not self._left:
            self._tasks.start(self.desk.live.watch(), "as-run log")
            self._opening = self._tasks.start(self._sit_down(kept), "open")

    async def aclose(self) -> None:
        """End the broadcast in order, leave the service, and stay signed in."""
        desk, self._left = self.desk, True
        if self._opening is not None:
            self._opening.cancel()  # nobody sits down any more
            await asyncio.wait([self._opening])
        async with AsyncExitStack() as stack:  # each of them, whatever happens to the others
            stack.push_async_callback(self._probe.aclose)
            stack.push_async_callback(desk.asrun.aclose)
            stack.push_async_callback(self._tasks.aclose)
            stack.push_async_callback(desk.account.aclose)
            for room in (self._marks, desk.chat, desk.directory, desk.channels, desk.conversations):
                stack.callback(room.close)
            if self._memory is not None:
                stack.push_async_callback(self._memory.aclose)
            stack.push_async_callback(desk.live.aclose)

    async def _sit_down(self, kept: Mapping[Role, str | None] | None) -> None:
        if self._demo is None:
            await self.desk.account.restore(kept)
            return
        for way in self._demo.ways_in:
            await self._sign_in(SignInRequest(way, self._gateway, keep=False))
        self._lay_out(self._demo)
        await self._demo.go_on_air(self.desk.live)

    async def _sign_in(self, request: SignInRequest) -> None:
        """Return when there is an answer."""
        account, answered = self.desk.account, asyncio.Event()

        def look() -> None:
            if not account.attempt.busy:
                answered.set()

        account.sign_in(request)
        account.changed.connect(look)
        try:
            await answered.wait()
        finally:
            account.changed.disconnect(look)

    def _lay_out(self, demo: DemoSitting) -> None:
        """The demo's programme lies ready as soon as its channel is known; what the operator chose first, stays."""
        desk = self.desk

        def look() -> None:
            channel = next((one for one in desk.channels.channels if one.id == demo.channel_id), None)
            if channel is None:
                return
            desk.channels.changed.disconnect(look)
            if desk.live.air.channel is None:
                desk.live.choose(AirChannel.of(channel, desk.channels.clans))
                desk.live.programme.lay_out(Track(0, one, title_of(one)) for one in demo.tracks)

        desk.channels.changed.connect(look)
        look()

    def _look_again(self) -> None:
        """The network is there: what did not answer before it was, as after a start, may answer now."""
        programme = self.desk.live.programme
        for track in programme.tracks if self._marks.reached else ():
            if track.fault is ClipFault.NO_ANSWER:
                programme.check_again(track.id)

    def _operator(self) -> str:
        """Who is at the desk: the person, or the bot where there is none."""
        return self.desk.account.seat(Role.USER).name or self.desk.account.seat(Role.BOT).name

    def _carrier(self, channel: AirChannel, report: Callable[[Event], None]) -> Carrier:
        from desktop.services.mezon.publisher import Publisher  # noqa: PLC0415 - loads websockets
        from desktop.services.mezon.stn import Place  # noqa: PLC0415 - as above

        account = self.desk.account
        me = account.seat(account.publisher).user_id
        return Publisher(self._door(), Place(channel.clan_id, channel.id, me), report)

    async def _list_live(self) -> frozenset[int]:
        from desktop.services.mezon.live_list import LiveList  # noqa: PLC0415 - as above

        return await LiveList(self._door()).ask()

    @property
    def _streaming(self) -> str:
        return streaming_at(self._store.settings.mezon) if self._demo is None else self._demo.streaming

    def _door(self) -> Door:
        """Of the streaming service, for whoever publishes."""
        from desktop.services.mezon.publisher import Door  # noqa: PLC0415 - as above

        account = self.desk.account
        return Door(self._streaming, account.token, renewed=account.another_token)

    def _may_ask_streaming(self) -> bool:
        return bool(self._streaming) and not self.desk.live.air.under_way

    async def _ask_streaming(self) -> None:
        try:
            await self._list_live()
        except Trouble as trouble:
            host = urlsplit(self._streaming).hostname or ""
            raise Trouble(trouble.code, trouble.details, **{**trouble.values, "service": host}) from None

    async def _ask_gateway(self) -> GatewayAnswer:
        from desktop.services.http import Http  # noqa: PLC0415 - loads aiohttp

        try:
            where = place(self._store.settings.mezon.gateway.strip() or GATEWAY)
        except BadAddress as error:
            raise Trouble(Code.SERVICE_UNKNOWN, str(error), service="Mezon", code="") from None
        http = Http(where.host)
        try:
            answer = await http.request("GET", f"{where.base}/")
        finally:
            await http.aclose()
        return GatewayAnswer(date_of(answer.headers.get("date", "")))

    def _facts(self) -> Facts:
        """What the check list before going live asks of the other rooms."""
        desk, told = self.desk, self._notices.is_open
        publisher = desk.account.seat(desk.account.publisher)
        signed_in = publisher.state in (SeatState.SIGNED_IN, SeatState.EXPIRED)
        chosen = desk.live.air.channel
        known = desk.channels.by_id.get(chosen.id) if chosen is not None else None
        mark = desk.channels.marks().get(chosen.id) if chosen is not None else None
        return Facts(
            signed_in=signed_in,
            publisher=publisher.name if signed_in else "",
            channel_gone=chosen is not None and is_gone(chosen, desk.channels),
            streaming=known is None or known.kind is ChannelType.STREAMING,
            connected=desk.channels.state is not ChannelsState.OFFLINE,
            service_reached=self._marks.reached,
            somebody_else_live=mark.live if mark is not None and mark.viewers is not None else None,
            disk_ok=not (told(Code.DISK_LOW) or told(Code.DISK_STOP)),
            keyring_ok=not (told(Code.KEYRING) or told(Code.KEYRING_LOCKED)),
        )
