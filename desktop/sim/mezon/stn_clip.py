"""The stand-in of STN fetches the file that is to be played, whole, and looks whether it is one (mezon.md, 4.3)."""

from __future__ import annotations

import asyncio
import io
from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp

SIZE_LIMIT = 256 * 1024 * 1024
FETCH_S = 170.0
_CONTAINERS = {".ogg": "ogg", ".opus": "ogg", ".webm": "matroska"}
_PICTURES = ("vp8", "vp9")


class Unplayable(Exception):
    """Its text is what the publisher is told."""


@dataclass(frozen=True, slots=True)
class FetchedClip:
    """A file that can be played."""

    size: int
    length_s: float
    has_video: bool


async def fetch(session: aiohttp.ClientSession, url: str) -> FetchedClip:
    """Raises Unplayable."""
    parts = urlsplit(url)
    container = next((name for ending, name in _CONTAINERS.items() if parts.path.lower().endswith(ending)), "")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Unplayable("invalid file url")
    if not container:
        raise Unplayable("unsupported file format")
    data = bytearray()
    try:
        async with session.get(url, timeout=aiohttp.ClientTimeout(total=FETCH_S)) as got:
            if got.status != 200:
                raise Unplayable(f"failed to fetch file: status {got.status}")
            async for piece in got.content.iter_chunked(65536):
                data += piece
                if len(data) > SIZE_LIMIT:
                    raise Unplayable("failed to fetch file: too large")
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise Unplayable("failed to fetch file: unreachable") from error
    return await asyncio.to_thread(examine, bytes(data), container)


def examine(data: bytes, container: str) -> FetchedClip:
    """Any thread. Opus at 48 kHz, one or two channels, in Ogg without pictures or in WebM with VP8 or VP9."""
    import av  # noqa: PLC0415 - a stand-in that plays nothing does not need it

    try:
        with av.open(io.BytesIO(data), "r") as file:
            if container not in file.format.name:
                raise Unplayable("unsupported container")
            sound, pictures = file.streams.audio, file.streams.video
            if len(sound) != 1 or sound[0].codec_context.name not in ("opus", "libopus"):
                raise Unplayable("unsupported audio codec: opus is required")
            if sound[0].codec_context.sample_rate != 48000 or sound[0].codec_context.channels > 2:
                raise Unplayable("unsupported opus stream: 48 kHz mono or stereo is required")
            if pictures and (container == "ogg" or pictures[0].codec_context.name not in _PICTURES):
                raise Unplayable("unsupported video codec: vp8 or vp9 is required")
            end = 0.0
            for packet in file.demux(sound[0]):
                if packet.pts is not None and packet.time_base is not None:
                    end = max(end, float((packet.pts + (packet.duration or 0)) * packet.time_base))
            return FetchedClip(len(data), end, bool(pictures))
    except av.FFmpegError as error:
        raise Unplayable("invalid ogg/opus or webm file") from error
