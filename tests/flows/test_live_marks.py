"""What was on the air before anybody signed in is marked, also where the gateway tells nothing of streams."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.control import live_marks
from desktop.control.live_marks import LiveMarks
from desktop.core.account import Role
from desktop.core.air import AirChannel, LiveState
from desktop.core.channel import Channel, ChannelType
from desktop.services.mezon.live_list import LiveList
from desktop.services.mezon.publisher import Door
from desktop.sim.mezon.town import Town
from tests.clips import ogg
from tests.control.on_air import Evening
from tests.control.parts import until
from tests.flows.desk import Desk


def stream_of(desk: Desk) -> Channel:
    return next(one for one in desk.channels.channels if one.kind is ChannelType.STREAMING and not one.private)


@pytest.mark.parametrize("told", [True, False])
async def test_live_before_sign_in(town: Town, tmp_path: Path, told: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_marks, "EVERY_S", 0.05)
    town.gateway.switches.stream_events = told
    first, late = Desk(town.gateway, tmp_path / "first"), Desk(town.gateway, tmp_path / "late")
    marks = LiveMarks(
        late.tasks,
        LiveList(Door(town.stn.url, late.account.token, renewed=late.account.another_token)).ask,
        late.channels.set_live,
        lambda: True,
    )
    late.account.link_changed.connect(marks.bind)
    await first.sign_in()
    stream = stream_of(first)
    (tmp_path / "air").mkdir()
    async with Evening(tmp_path / "air") as evening:
        evening.url, evening.token_of = town.stn.url, first.account.token
        evening.user_id = first.account.seat(Role.USER).user_id
        evening.live.choose(AirChannel(stream.id, stream.clan_id, stream.label))
        await evening.play(ogg(9))
        await evening.go_live()
        await late.sign_in()
        await until(lambda: late.channels.marks()[stream.id].live)
        late.channels.choose_clan(late.channels.clans[1].id)
        await until(lambda: stream.id not in late.channels.marks())
        late.channels.choose_clan(stream.clan_id)
        await until(lambda: stream.id in late.channels.marks())
        assert late.channels.marks()[stream.id].live
        evening.live.end()
        await evening.reach(LiveState.OFF)
        await until(lambda: not late.channels.marks()[stream.id].live)
    marks.close()
    for desk in (first, late):
        await desk.aclose()
