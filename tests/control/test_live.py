"""What the window asks of the broadcast beyond its course: channels, hindrances, one publisher, leaving."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop.control.checklist import Facts, Point, Readiness
from desktop.core.air import AirChannel, LiveState
from desktop.services.mezon.publisher import Credential
from tests.clips import clip, ogg
from tests.control.on_air import CHANNEL, Evening

S = LiveState


@pytest.fixture
async def evening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Evening]:
    monkeypatch.setattr("desktop.control.retries.PAUSES_S", (0.05,) * 6)
    async with Evening(tmp_path) as evening:
        yield evening


async def test_what_stands_in_the_way_is_said_and_nothing_begins(evening: Evening) -> None:
    hindered = evening.live.go_live()
    assert hindered is not None
    assert hindered.point is Point.PLAYLIST
    await evening.play(clip(sound="flac"))
    hindered = evening.live.go_live()
    assert hindered is not None
    assert (hindered.point, hindered.readiness, hindered.details) == (Point.TRACK, Readiness.NOT_READY, "codec")
    evening.facts = Facts()
    hindered = evening.live.go_live()
    assert hindered is not None
    assert hindered.point is Point.SIGNED_IN
    assert evening.states in ([], [S.OFF])
    assert not evening.stn.queries


async def test_each_channel_has_its_programme_and_none_changes_under_a_broadcast(evening: Evening) -> None:
    other = AirChannel(8, 3, "night-desk")
    await evening.play(ogg(9))
    assert evening.live.choose(other)
    assert evening.live.programme.tracks == ()
    evening.live.choose(CHANNEL)
    assert len(evening.live.programme.tracks) == 1
    await evening.go_live()
    assert not evening.live.choose(other)
    assert evening.live.air.channel == CHANNEL
    evening.live.end()
    await evening.reach(S.OFF)
    assert evening.live.choose(None)


async def test_going_live_twice_makes_one_connection(evening: Evening) -> None:
    await evening.play(ogg(9))
    for _ in range(3):
        evening.live.go_live()
    await evening.reach(S.ON_AIR)
    evening.live.go_live()
    assert len(evening.stn.peers) == len(evening.stn.queries) == 1


async def test_the_next_connection_waits_for_the_former(evening: Evening) -> None:
    await evening.play(ogg(9))
    for _ in range(5):
        evening.live.go_live()
        evening.live.end()
        await asyncio.sleep(0)
    evening.live.go_live()
    await evening.reach(S.ON_AIR)
    assert len(evening.stn.peers) == 1


@pytest.mark.parametrize(
    ("credential", "session_id", "shown"),
    [
        (Credential.TOKEN, "short", ["token=head"]),
        (Credential.EITHER, "short", ["token=short", "token=head"]),
        (Credential.EITHER, "", ["token=head"]),
    ],
)
async def test_which_credential_is_shown(
    evening: Evening, credential: Credential, session_id: str, shown: list[str]
) -> None:
    evening.credential, evening.session_id = credential, session_id
    await evening.play(ogg(9))
    await evening.go_live()
    assert [query.partition(".")[0] for query in evening.stn.queries] == shown


async def test_leaving_while_off_or_connecting(evening: Evening) -> None:
    await evening.live.aclose()
    evening.stn.rules.acknowledges = False
    await evening.play()
    evening.live.go_live()
    await evening.until(lambda: evening.stn.heard)
    await evening.live.aclose()
    assert evening.live.air.state is S.OFF
    await evening.until(lambda: not evening.stn.peers)


async def test_the_log_hears_that_the_desk_lives(evening: Evening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.control.live.SEEN_EVERY_S", 0.01)
    seen: list[bool] = []
    monkeypatch.setattr(evening.asrun, "seen", lambda: seen.append(evening.live.air.under_way))
    evening.tasks.start(evening.live.watch(), "watch")
    await evening.play(ogg(9))
    await evening.go_live()
    await evening.until(lambda: len(seen) > 2)
    assert all(seen)
