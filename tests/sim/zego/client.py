"""A client of the stand-in, written from the document alone: signs, asks, pulls and measures."""

from __future__ import annotations

import hashlib
import itertools
import json
from typing import Any

import aiohttp
import numpy as np

from desktop.sim.zego.cloud import ZegoStandIn
from desktop.sim.zego.flv import Reader
from desktop.sim.zego.pull import Decoder

APP_ID, SECRET = 1234567890, "00112233445566778899aabbccddeeff"
RATE = 44_100


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


class Client:
    """`now` is what it believes the time to be."""

    def __init__(self, http: aiohttp.ClientSession, cloud: ZegoStandIn, clock: Clock) -> None:
        self.http = http
        self.cloud = cloud
        self.clock = clock
        self._nonces = itertools.count(1)
        self._sequence = itertools.count(1)

    def query(self, action: str, **more: str) -> dict[str, str]:
        nonce, timestamp = f"{next(self._nonces):016x}", str(int(self.clock.now))
        text = f"{APP_ID}{nonce}{SECRET}{timestamp}"
        return {
            "Action": action,
            "AppId": str(APP_ID),
            "SignatureNonce": nonce,
            "Timestamp": timestamp,
            "Signature": hashlib.md5(text.encode()).hexdigest(),
            "SignatureVersion": "2.0",
        } | more

    async def send(self, query: dict[str, str], body: Any = None, **headers: str) -> dict[str, Any]:
        """Any request; a body makes it a POST. Each takes a tenth of a second of the clock, so that no lock holds."""
        self.clock.now += 0.1
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        method = "GET" if data is None else "POST"
        async with self.http.request(method, self.cloud.base, params=query, data=data, headers=headers) as answer:
            assert answer.status == 200
            found: dict[str, Any] = await answer.json()
            assert {"Code", "Message", "RequestId"} <= set(found)
            return found

    async def ask(self, action: str, body: Any = None, is_test: bool = False, **more: str) -> dict[str, Any]:
        extra = {"IsTest": "true"} if is_test else {}
        return await self.send(self.query(action, **extra, **more), body)

    async def code(self, action: str, body: Any = None, is_test: bool = False, **more: str) -> int:
        return int((await self.ask(action, body, is_test, **more))["Code"])


def auto(**more: Any) -> dict[str, Any]:
    return {"TaskId": "t", "UserId": "u", "RoomId": "room", "MixOutput": [{"StreamId": "out"}]} | more


def desk(*inputs: dict[str, Any] | str, **more: Any) -> dict[str, Any]:
    named = [{"StreamId": one} if isinstance(one, str) else one for one in inputs]
    flat = [{"ContentControl": 1} | one for one in named]
    return {"TaskId": "d", "UserId": "u", "MixInput": flat, "MixOutput": [output("out")]} | more


def output(stream_id: str, **more: Any) -> dict[str, Any]:
    return {"StreamId": stream_id, "VideoBitrate": 1, "Fps": 1, "Width": 1, "Height": 1} | more


class Ear:
    """Reads the FLV of a mix and measures tones in it."""

    def __init__(self, answer: aiohttp.ClientResponse) -> None:
        self._answer = answer
        self._reader = Reader()
        self._decoder: Decoder | None = None
        self._samples = np.zeros(0, np.float32)

    async def hear(self, seconds: float) -> np.ndarray[Any, Any]:
        """The next samples."""
        count = round(seconds * RATE)
        while len(self._samples) < count:
            for kind, body in self._reader.feed(await self._answer.content.readany()):
                if kind == 0:
                    self._decoder = Decoder(body)
                elif self._decoder is not None:
                    self._samples = np.concatenate([self._samples, self._decoder.decode(body)])
        taken, self._samples = self._samples[:count], self._samples[count:]
        return taken


def level_db(samples: np.ndarray[Any, Any], hz: int, rate: int = RATE) -> float:
    """Peak of the tone in dBFS: one bin of a Fourier transform with a Hann window."""
    at = np.arange(len(samples)) / rate
    window = np.hanning(len(samples))
    found = abs(np.sum(samples * window * np.exp(-2j * np.pi * hz * at))) * 2 / np.sum(window)
    return float(20 * np.log10(max(found, 1e-9)))
