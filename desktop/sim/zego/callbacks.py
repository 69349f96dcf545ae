"""What the service tells a client's own server: mixes and streams that begin and end (zego.md, section 8).

Each is a POST of JSON, tried again 2, 4, 8, 16 and 32 s after the last try if no 2xx comes back, and then lost.
"""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from collections.abc import Callable, Sequence
from typing import Any

import aiohttp

from desktop.core.tasks import Tasks
from desktop.sim.zego.mix import Mix
from desktop.sim.zego.rooms import StreamEvent
from desktop.sim.zego.wish import Output

LADDER_S = (2.0, 4.0, 8.0, 16.0, 32.0)
ANSWER_S = 5.0  # how long an answer is waited for; the document does not say


def callback_signature(secret: str, timestamp: str, nonce: str) -> str:
    """SHA1 in hex of the three, sorted as strings and joined. The body is not covered."""
    return hashlib.sha1("".join(sorted((secret, timestamp, nonce))).encode(), usedforsecurity=False).hexdigest()


class Callbacks:
    """Sends nothing until `send_to`. Belongs to the loop it is used on; several may be under way at once, so
    that a retried one overtakes nobody and may come late."""

    def __init__(self, app_id: int, clock: Callable[[], float]) -> None:
        self.ladder_s: Sequence[float] = LADDER_S
        self.lost: list[dict[str, Any]] = []  # what nobody took
        self._app_id = app_id
        self._clock = clock
        self._url = ""
        self._secret = ""
        self._session: aiohttp.ClientSession | None = None
        self._tasks = Tasks("zego callbacks")

    def send_to(self, url: str, secret: str) -> None:
        """Where to, and the CallbackSecret. "" stops it."""
        self._url, self._secret = url, secret

    async def aclose(self) -> None:
        """What is under way is not sent any more."""
        await self._tasks.aclose()
        if self._session is not None:
            await self._session.close()
            self._session = None

    def mix_started(self, mix: Mix, play: Callable[[Output], dict[str, str]]) -> None:
        """One mix_start for each output; `play` gives its RTMP, HLS and FLV addresses."""
        for output in mix.outputs:
            at = play(output)
            more = {
                "stream_alias": output.play_name,
                "rtmp_url": at["RTMP"], "rtmp_urls": [at["RTMP"]],
                "hls_url": at["HLS"], "hls_urls": [at["HLS"]],
                "hdl_url": at["FLV"], "hdl_urls": [at["FLV"]],
            }  # fmt: skip
            self._send(_of_mix("mix_start", mix, self._app_id, output.play_name, output.url or at["RTMP"]) | more)

    def mix_stopped(self, mix: Mix, play: Callable[[Output], dict[str, str]]) -> None:
        """One mix_stop for each output."""
        for output in mix.outputs:
            url = output.url or play(output)["RTMP"]
            self._send(_of_mix("mix_stop", mix, self._app_id, output.play_name, url))

    def stream_changed(self, event: StreamEvent) -> None:
        """stream_create or stream_close."""
        self._send(_of_stream(event))

    def _send(self, body: dict[str, Any]) -> None:
        if self._url:
            self._tasks.start(self._deliver(self._url, self._secret, body), str(body["event"]))

    async def _deliver(self, url: str, secret: str, body: dict[str, Any]) -> None:
        """Every try is signed anew, with the clock of that moment."""
        for pause_s in (0.0, *self.ladder_s):
            await asyncio.sleep(pause_s)
            timestamp, nonce = str(int(self._clock())), str(secrets.randbits(63))
            signed = {
                "appid": str(self._app_id),
                "timestamp": timestamp,
                "nonce": nonce,
                "signature": callback_signature(secret, timestamp, nonce),
            }
            if await self._post(url, body | signed):
                return
        self.lost.append(body)

    async def _post(self, url: str, body: dict[str, Any]) -> bool:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWER_S))
        try:
            async with self._session.post(url, json=body, allow_redirects=False) as answer:
                return 200 <= answer.status < 300
        except (aiohttp.ClientError, TimeoutError, OSError):
            return False


def _of_mix(event: str, mix: Mix, app_id: int, name: str, url: str) -> dict[str, Any]:
    return {
        "event": event,
        "seq": str(mix.sequence or 0),
        "task_id": f"{app_id}:{mix.wish.task_id}",
        "channel_id": mix.wish.room_id,
        "publish_id": mix.wish.user_id,
        "mix_url": url,
        "mix_stream_alias": name,
    }


def _of_stream(event: StreamEvent) -> dict[str, Any]:
    stream = event.stream
    body = {
        "event": "stream_create",
        "room_id": event.room,
        "channel_id": event.room,
        "room_session_id": str(event.session_id),
        "user_id": stream.user_id,
        "user_name": stream.user_name,
        "stream_id": stream.id,
        "stream_alias": stream.id,
        "stream_sid": f"s-{stream.created_ms}{stream.number:06d}",
        "stream_seq": str(event.seq),
        "create_time_ms": str(stream.created_ms),
    }
    if event.closed_ms is not None:
        closed = {"type": str(event.reason), "third_define_data": "", "destroy_timemillis": str(event.closed_ms)}
        return body | {"event": "stream_close"} | closed
    publisher = {"publish_id": stream.user_id, "publish_name": stream.user_name, "title": "", "extra_info": ""}
    created = {"create_time": str(stream.created_ms // 1000), "recreate": "0", "stream_attr": '{"cid":0}'}
    return body | publisher | created | {"rtmp_url": [], "hls_url": [], "hdl_url": [], "pic_url": []}
