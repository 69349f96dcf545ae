"""One connection of the stand-in of STN: a publisher, a viewer, or nobody yet (mezon.md, 4.3 and 4.5)."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from typing import TYPE_CHECKING

from aiohttp import web

from desktop.sim.mezon.stn_clip import FetchedClip, Unplayable, fetch
from desktop.sim.mezon.stn_events import StnEventKind, StnUser
from desktop.sim.mezon.stn_rules import Complaint, Second

if TYPE_CHECKING:
    from desktop.sim.mezon.stn import StnStandIn

CONNECTED, DISCONNECTED = 3, 5  # State of session_state_changed
_LONGEST_TEXT = 20  # digits of an id


class Peer:
    """Lives as long as its socket."""

    def __init__(
        self, house: StnStandIn, number: int, user: StnUser, socket: web.WebSocketResponse, request: web.Request
    ) -> None:
        self.id = number
        self.user = user
        self.clan_id = self.channel_id = 0
        self.playing: str = ""  # the address
        self.paused = self.watches = self.asked_channels = self.has_video = self.publishes = False
        self.played: list[str] = []
        self._house = house
        self._socket = socket
        self._request = request
        self._work: asyncio.Task[None] | None = None
        self._left_s = 0.0
        self._runs_since: float | None = None

    async def say(self, key: str, value: object = None, **also: object) -> None:
        """Send one frame."""
        with contextlib.suppress(ConnectionError, RuntimeError):  # it is gone; its own course will tell
            await self._socket.send_str(json.dumps({"Key": key, "Value": value, **also}))

    def cut(self) -> None:
        """The connection breaks, without a word."""
        if self._request.transport is not None:
            self._request.transport.abort()

    async def close(self, code: int = 1001) -> None:
        """The service closes in order."""
        await self._socket.close(code=code)

    async def end_track(self) -> None:
        """The file is at its end, now."""
        self._rest()
        await self._track_over()

    async def fail(self, text: str) -> None:
        """What is played breaks off."""
        self._rest()
        await self._complain(text)

    async def gone(self) -> None:
        """The socket is closed."""
        self._rest()
        await self._unpublish()
        await self._leave()

    async def hear(self, frame: dict[str, object]) -> None:
        """A frame of the client. Unknown keys are ignored."""
        match frame["Key"]:
            case "connect_publisher":
                await self._publish(frame)
            case "stop_publisher":
                self._rest()
                await self._unpublish()
                if self._house.rules.stop_acknowledged:
                    await self.say("stop_publisher")
            case "stream_track_ended" if self.playing and self._house.rules.skip_acknowledged:
                await self.end_track()
            case "stream_track_paused" if self.playing:
                await self._pause(frame.get("Value"))
            case "get_channels":
                self.asked_channels = True
                await self.say("channels", self._house.channels())
            case "session_subscriber":
                await self._offered(frame)
            case "connect_subscriber":
                await self._watch(frame)
            case "session_state_changed" if frame.get("State") == DISCONNECTED:
                await self._leave()

    # Publishing

    async def _publish(self, frame: dict[str, object]) -> None:
        house, value = self._house, frame.get("Value")
        told = value if isinstance(value, dict) else {}
        clan_id, channel_id = _id(frame.get("ClanId")), _id(told.get("ChannelId") or frame.get("ChannelId"))
        self._rest()
        self.playing = ""
        if not channel_id or _id(frame.get("UserId")) != self.user.id:
            await self._complain("invalid publisher")
        elif not house.may_publish(self.user.id, clan_id, channel_id):
            await self._complain("permission denied")
        elif await self._another(channel_id):
            await self._complain("channel already has a publisher")
        else:
            self.clan_id, self.channel_id = clan_id, channel_id
            self._work = house.tasks.start(self._read_and_play(str(told.get("FileUrl") or "")), f"play for {self.id}")

    async def _another(self, channel_id: int) -> bool:
        """Whether somebody else's publication stands in the way."""
        other = self._house.publisher(channel_id)
        if other is None or other is self or self._house.rules.second is Second.BOTH:
            return False
        if self._house.rules.second is Second.REFUSE:
            return True
        other._rest()
        await other.say("info", "stream_publisher_ended")
        await other._unpublish()
        return False

    async def _read_and_play(self, url: str) -> None:
        rules = self._house.rules
        try:
            planned, rules.fail_next = rules.fail_next, ""
            if planned:
                raise Unplayable(planned)
            clip = await fetch(self._house.session(), url)
        except Unplayable as unplayable:
            self._work = None
            await self._complain(str(unplayable))
            return
        await asyncio.sleep(rules.ack_s)
        if rules.acknowledges:
            await self._start(url, clip)
            await self.say("connect_publisher", rules.ack_value, ChannelId=str(self.channel_id))
            await self._to_its_end()

    async def _start(self, url: str, clip: FetchedClip) -> None:
        self.playing, self.paused, self.has_video = url, False, clip.has_video
        self.played.append(url)
        self._left_s, self._runs_since = clip.length_s / self._house.rules.speed, time.monotonic()
        if not self.publishes:
            self.publishes = True
            await self._house.happened(StnEventKind.STREAM_STARTED, self)

    async def _to_its_end(self) -> None:
        self._runs_since = time.monotonic()
        await asyncio.sleep(self._left_s)
        self._work = None
        await self._track_over()

    async def _track_over(self) -> None:
        self.playing = ""
        await self.say("stream_track_ended", None, ChannelId=str(self.channel_id))

    async def _pause(self, value: object) -> None:
        rules = self._house.rules
        wanted = value.get("paused") if isinstance(value, dict) else value
        if not rules.pause_acknowledged or not isinstance(wanted, bool):
            return
        if wanted and not self.paused:
            self._left_s -= time.monotonic() - (self._runs_since or time.monotonic())
            self._rest()
        elif self.paused and not wanted:
            self._work = self._house.tasks.start(self._to_its_end(), f"go on for {self.id}")
        self.paused = wanted
        await self.say("stream_track_paused", wanted if rules.pause_bare else {"paused": wanted})

    async def _complain(self, text: str) -> None:
        await self._unpublish()
        match self._house.rules.complaint:
            case Complaint.ERROR:
                await self.say("error", text)
            case Complaint.ERROR_OBJECT:
                await self.say("error", {"message": text})
            case Complaint.INFO:
                await self.say("info", f"stream publish failed: {text}")
            case Complaint.PUBLISH_FAILED:
                told = {"connection_id": str(self.id), "phase": "validate", "code": "publish_failed", "message": text}
                await self.say("stream_publish_failed", {**told, "retryable": self._house.rules.retryable})
        if not self._house.rules.error_keeps_socket:
            await self.close()

    async def _unpublish(self) -> None:
        self.playing = ""
        if self.publishes:
            self.publishes = False
            await self._house.happened(StnEventKind.STREAM_ENDED, self)

    def _rest(self) -> None:
        """Nothing more comes by itself."""
        work, self._work = self._work, None
        if work is not None and work is not asyncio.current_task():
            work.cancel()

    # Watching

    async def _offered(self, frame: dict[str, object]) -> None:
        """The first version of clients sends its offer before it asks for the channels, the third after it."""
        value = frame.get("Value")
        offer = value.get("sdp") if isinstance(value, dict) else None
        await self.say("session_received")
        if self._house.answer_offer is not None and isinstance(offer, str):
            await self.say("sd_answer", await self._house.answer_offer(offer))

    async def _watch(self, frame: dict[str, object]) -> None:
        value = frame.get("Value")
        told = value if isinstance(value, dict) else {}
        channel_id = _id(told.get("ChannelId") or frame.get("ChannelId"))
        if channel_id not in self._house.live:
            await self.say("error", "channel is not streaming")
            return
        await self._leave()
        self.clan_id, self.channel_id, self.watches = _id(frame.get("ClanId")), channel_id, True
        await self._house.happened(StnEventKind.VIEWER_JOINED, self)
        await self.say("session_state_changed", {}, State=CONNECTED)

    async def _leave(self) -> None:
        if self.watches:
            self.watches = False
            await self._house.happened(StnEventKind.VIEWER_LEFT, self)


def _id(value: object) -> int:
    """An id as clients write it: a string of digits; 0 if it is none."""
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST_TEXT else 0
