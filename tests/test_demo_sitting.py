"""The demo studio behind a sitting: its addresses go where the demo looks, and nowhere else."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

import desktop.demo_sitting as room
from desktop.control.bots import Bots
from desktop.control.invite import InviteRequest
from desktop.control.live import Live
from desktop.control.secrets_desk import CALLS_SECRET, MEETSTREAM_KEY
from desktop.core.sign_in import BotSignIn, PasswordSignIn
from desktop.demo_sitting import DemoSitting
from desktop.settings.secrets import MemorySecrets
from desktop.settings.store import Store
from desktop.sim.cast import DEMO_CAST, TEST_LINK


class Guests:
    def __init__(self) -> None:
        self.invited: list[str] = []

    def invite(self, request: InviteRequest) -> None:
        self.invited.append(request.link)


async def test_it_is_entered_and_left(tmp_path: Path) -> None:
    secrets, store = MemorySecrets(), Store(tmp_path / "settings-demo.json")
    demo = DemoSitting(tmp_path, secrets, store)
    try:
        await demo.enter()
        settings = store.settings
        assert settings.welcomed
        assert settings.meetstream.base.startswith("http://127.0.0.1:")
        assert settings.mezon.gateway.startswith("http://127.0.0.1:")
        assert demo.streaming.startswith("ws://127.0.0.1:")
        assert demo.channel_id
        assert all(track.startswith("http://127.0.0.1:") for track in demo.tracks)
        assert await secrets.get(MEETSTREAM_KEY)
        assert settings.calls.base.startswith("http://127.0.0.1:")
        assert settings.calls.api_key
        assert settings.calls.development
        assert await secrets.get(CALLS_SECRET)
        person, bot = demo.ways_in
        assert isinstance(person, PasswordSignIn)
        assert isinstance(bot, BotSignIn)
        assert bot.token not in repr(bot)
        guests = Guests()
        one_more = demo.invite_the_cast(cast("Bots", guests))
        assert guests.invited == [part.link for part in DEMO_CAST]
        one_more()
        assert guests.invited[-1] == TEST_LINK
    finally:
        await demo.leave()


async def test_it_goes_on_air_by_itself_once_nothing_stands_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "TRY_AGAIN_S", 0.0)
    in_the_way = ["a track is looked at", "nobody is signed in", None, "it went on air twice"]
    live = cast("Live", SimpleNamespace(go_live=lambda: in_the_way.pop(0)))
    secrets, store = MemorySecrets(), Store(tmp_path / "settings-demo.json")
    await DemoSitting(tmp_path, secrets, store).go_on_air(live)
    assert len(in_the_way) == 4  # nobody has asked for it
    await DemoSitting(tmp_path, secrets, store, on_air=True).go_on_air(live)
    assert in_the_way == ["it went on air twice"]
