"""A channel that disappears is told while a broadcast goes there, and only where the lists say so."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from desktop.control.channel_loss import ChannelLoss, is_gone
from desktop.control.channels import Channels
from desktop.control.live import Live
from desktop.control.notices import Notices
from desktop.core.air import AirChannel
from desktop.core.channel import ChannelsState, Clan
from desktop.core.errors import Code
from desktop.core.signal import Signal
from tests.ui.fake_mezon import FakeLive

CHANNEL = AirChannel(11, 1, "evening-show")


class Lists(SimpleNamespace):
    changed = Signal()


def lists() -> Lists:
    return Lists(state=ChannelsState.SHOWN, clan_id=1, clans=(Clan(1, "a"), Clan(2, "b")), by_id={11: None})


@pytest.mark.parametrize(
    ("seen", "gone"),
    [
        ({}, False),
        ({"by_id": {}}, True),
        ({"by_id": {}, "clan_id": 2}, False),  # another clan is in view
        ({"by_id": {}, "clan_id": 2, "clans": (Clan(2, "b"),)}, True),
        ({"by_id": {}, "clan_id": 0, "clans": ()}, True),
        ({"by_id": {}, "state": ChannelsState.OFFLINE}, False),
        ({"by_id": {}, "state": ChannelsState.LOADING}, False),
    ],
)
def test_gone_is_what_is_in_no_list(seen: dict[str, object], gone: bool) -> None:
    found = lists()
    vars(found).update(seen)
    assert is_gone(CHANNEL, cast("Channels", found)) is gone


def test_it_is_told_once_while_under_way_and_taken_back() -> None:
    live, found, notices = FakeLive(), lists(), Notices()
    room = ChannelLoss(cast("Live", live), cast("Channels", found), notices)
    live.choose(CHANNEL)
    found.by_id = {}
    found.changed.emit()
    assert not notices.open()
    live.ready()
    live.choose(CHANNEL)
    live.on_air()
    for _ in range(2):
        found.changed.emit()
    (notice,) = notices.open()
    assert (notice.code, notice.values) == (Code.AIR_CHANNEL_GONE, {"channel": live.air.channel.name})
    found.by_id = {live.air.channel.id: None}
    found.clan_id = live.air.channel.clan_id
    found.changed.emit()
    assert not notices.open()
    assert room is not None
