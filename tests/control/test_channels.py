"""Clans and channels, over a link that does as it is told."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop.control import channels as module
from desktop.control.channels import Channels
from desktop.core.channel import Category, Channel, ChannelsState, ChannelType, Viewer
from desktop.core.chat import Mention, Message
from desktop.core.errors import Code, Trouble
from desktop.core.socket_state import SocketState
from desktop.core.tasks import Tasks
from desktop.services.mezon import pushes
from desktop.settings.store import Store
from tests.control.mezon_parts import ME, FakeLink
from tests.control.parts import until

STREAM = Channel(10, 1, 3, "Live", "evening", ChannelType.STREAMING)
TEXT = Channel(11, 1, 4, "Talk", "lobby", unread=2)


@pytest.fixture
def link() -> FakeLink:
    return FakeLink(by_clan={1: [STREAM, TEXT], 2: [Channel(20, 2)]}, watching=(Viewer(5, 10, "Ana"),))


@pytest.fixture
async def channels(tmp_path: Path, link: FakeLink) -> AsyncIterator[Channels]:
    tasks = Tasks("test")
    made = Channels(Store(tmp_path / "settings.json"), tasks)
    assert made.state is ChannelsState.SIGNED_OUT
    made.bind(link.link)
    await until(lambda: ("join clan", 1) in link.done and len(made.presences(10) or ()) == 1)
    yield made
    made.close()
    await tasks.aclose()


async def test_the_first_clan_is_shown_and_listed_before_it_is_joined(channels: Channels, link: FakeLink) -> None:
    assert channels.state is ChannelsState.SHOWN
    assert channels.channels == (STREAM, TEXT)
    assert link.done.index(("channels", 1)) < link.done.index(("join clan", 1))
    assert channels.marks()[10].viewers == 1
    assert channels.marks()[11].unread == 2


async def test_channels_come_change_and_go(channels: Channels, link: FakeLink) -> None:
    push = link.socket.pushed.emit
    push(pushes.ChannelCreated(Channel(12, 1, label="new")))
    push(pushes.ChannelCreated(Channel(13, 2, label="of another clan")))
    push(pushes.ChannelUpdated(Channel(10, 1, label="night")))
    push(pushes.ChannelDeleted(1, 11))
    assert [(one.id, one.label) for one in channels.channels] == [(10, "night"), (12, "new")]
    assert channels.channels[0].category_name == "Live"


async def test_what_comes_and_goes_during_a_reading_is_not_lost(channels: Channels, link: FakeLink) -> None:
    reading = asyncio.Event()

    async def categories(_clan_id: int) -> tuple[Category, ...]:
        await reading.wait()
        return ()

    link.categories = categories  # type: ignore[method-assign]  # the last thing that is asked for
    before = len(link.done)
    channels.refresh()
    await until(lambda: ("channels", 1) in link.done[before:])
    link.socket.pushed.emit(pushes.ChannelCreated(Channel(12, 1, label="new")))
    link.socket.pushed.emit(pushes.ChannelDeleted(1, 11))
    reading.set()
    await until(lambda: ("join clan", 1) in link.done[before:])
    assert sorted(one.id for one in channels.channels) == [10, 12]


async def test_viewers_and_live_marks(channels: Channels, link: FakeLink) -> None:
    push = link.socket.pushed.emit
    push(pushes.ViewerJoined(1, Viewer(6, 10)))
    push(pushes.ViewerLeft(1, 10, 5))
    push(pushes.StreamStarted(1, 10))
    assert channels.marks()[10].live
    channels.set_on_air(10)
    assert channels.marks()[10].on_air
    assert not channels.marks()[10].live
    push(pushes.StreamEnded(1, 10))
    channels.set_on_air(0)
    assert not channels.marks()[10].live
    assert [one.viewer.user_id for one in channels.presences(10) or ()] == [6]


async def test_unread_is_counted_where_nobody_reads(channels: Channels, link: FakeLink) -> None:
    push = link.socket.pushed.emit
    push(pushes.MessageArrived(Message(1, 11, 1, sender_id=5, mentions=(Mention(ME),))))
    push(pushes.MessageArrived(Message(2, 11, 1, sender_id=ME)))
    assert (channels.marks()[11].unread, channels.marks()[11].mentions) == (3, 1)
    channels.opened(11)
    push(pushes.MessageArrived(Message(3, 11, 1, sender_id=5)))
    assert 11 not in channels.marks()


async def test_another_reading_forgets_what_was_counted_only_after_a_gap(channels: Channels, link: FakeLink) -> None:
    """A new conversation makes the lists be read again: the numbers of the desk are the newer ones."""
    link.socket.pushed.emit(pushes.MessageArrived(Message(1, 11, 1, sender_id=5)))
    link.by_clan[1].append(Channel(20, 1))
    channels.refresh()
    await until(lambda: len(channels.channels) == 3)
    assert channels.marks()[11].unread == 3
    link.by_clan[1].append(Channel(21, 1))
    link.socket.go(SocketState.WAITING)
    link.socket.go(SocketState.ONLINE)
    await until(lambda: len(channels.channels) == 4)
    assert channels.marks()[11].unread == 2


async def test_a_lost_connection_leaves_the_list_in_view(channels: Channels, link: FakeLink) -> None:
    link.socket.go(SocketState.WAITING)
    assert channels.state is ChannelsState.OFFLINE
    assert channels.channels == (STREAM, TEXT)
    channels.retry_now()
    assert link.socket.retried == 1
    seen: list[int] = []
    channels.changed.connect(lambda: seen.append(len(channels.channels)))
    link.by_clan[1].append(Channel(14, 1))
    link.socket.go(SocketState.ONLINE)
    await until(lambda: len(channels.channels) == 3)
    assert 0 not in seen
    assert channels.state is ChannelsState.SHOWN


async def test_nobody_knows_who_watches_while_there_is_no_connection(channels: Channels, link: FakeLink) -> None:
    await until(lambda: channels.presences(STREAM.id) is not None)
    link.socket.go(SocketState.WAITING)
    assert channels.presences(STREAM.id) is None
    assert channels.marks()[STREAM.id].viewers is None
    link.socket.go(SocketState.ONLINE)
    await until(lambda: channels.marks()[STREAM.id].viewers is not None)


async def test_a_failure_is_shown_and_tried_again(tmp_path: Path) -> None:
    link, tasks = FakeLink(fails=Trouble(Code.SERVICE_DOWN, service="Mezon", code=502)), Tasks("test")
    channels = Channels(Store(tmp_path / "settings.json"), tasks)
    channels.bind(link.link)
    await until(lambda: channels.state is ChannelsState.FAILED)
    link.fails = None
    channels.retry_now()
    await until(lambda: channels.state is ChannelsState.SHOWN)
    channels.close()
    await tasks.aclose()


async def test_going_to_a_channel_of_another_clan(channels: Channels) -> None:
    chosen: list[Channel] = []
    channels.chosen.connect(chosen.append)
    channels.go_to(1, 11)
    assert [one.id for one in chosen] == [11]
    channels.go_to(2, 20)
    await until(lambda: len(chosen) == 2)
    assert [one.id for one in chosen] == [11, 20]
    assert channels.clan_id == 2


@pytest.mark.parametrize(
    ("clan_id", "channel_id", "code"),
    [(9, 5, Code.CHANNEL_CLAN), (10**19, 5, Code.CHANNEL_CLAN), (1, 5, Code.CHANNEL_GONE), (2, 5, Code.CHANNEL_GONE)],
)
async def test_an_address_that_leads_nowhere_says_so(
    channels: Channels, clan_id: int, channel_id: int, code: Code
) -> None:
    failed: list[Trouble] = []
    channels.failed.connect(failed.append)
    channels.go_to(clan_id, channel_id)
    await until(lambda: failed)
    assert failed[0].code is code
    if code is Code.CHANNEL_CLAN:
        assert (channels.clan_id, channels.channels) == (1, (STREAM, TEXT)), "what was in view stays"
    channels.refresh()
    await until(lambda: channels.state is ChannelsState.SHOWN)
    assert len(failed) == 1


async def test_who_chooses_another_clan_meanwhile_stays_there(channels: Channels, link: FakeLink) -> None:
    chosen: list[Channel] = []
    channels.chosen.connect(chosen.append)
    channels.go_to(2, 20)
    channels.choose_clan(1)
    await until(lambda: link.done.count(("join clan", 1)) == 2)
    assert (channels.clan_id, chosen) == (1, [])


async def test_a_new_channel_is_gone_to_as_soon_as_it_is_read(channels: Channels, link: FakeLink) -> None:
    chosen: list[Channel] = []
    channels.chosen.connect(chosen.append)
    link.by_clan[1].append(Channel(15, 1, label="new"))
    channels.go_to(1, 15)
    await until(lambda: chosen)
    assert chosen[0].label == "new"


async def test_lists_that_change_all_the_time_are_read_now_and_then(
    channels: Channels, link: FakeLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LISTS_S", 0.2)
    before, began = link.done.count("clans") + link.done.count(("clans",)), time.monotonic()
    while time.monotonic() - began < 0.5:
        link.socket.pushed.emit(pushes.ListsChanged())
        await asyncio.sleep(0.005)
    assert 1 <= link.done.count(("clans",)) - before <= 4


async def test_no_more_channels_than_can_be_held(
    channels: Channels, link: FakeLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_CHANNELS", 5)
    for channel_id in range(100, 200):
        link.socket.pushed.emit(pushes.ChannelCreated(Channel(channel_id, 1)))
    assert len(channels.channels) == 5


async def test_a_new_streaming_channel(channels: Channels, link: FakeLink) -> None:
    chosen: list[Channel] = []
    failed: list[Trouble] = []
    channels.chosen.connect(chosen.append)
    channels.failed.connect(failed.append)
    channels.create(" night ")
    await until(lambda: chosen)
    assert chosen[0].label == "night"
    assert chosen[0] in channels.channels
    link.fails = Trouble(Code.MEZON_RIGHTS)
    channels.create("x")
    await until(lambda: failed)


async def test_collapsed_categories_are_remembered(channels: Channels) -> None:
    channels.fold([3])
    assert channels.collapsed == {3}
    channels.fold([])
    assert channels.collapsed == frozenset()


async def test_another_account_sees_its_own(channels: Channels) -> None:
    channels.bind(FakeLink(user_id=8).link)
    assert channels.channels == ()
    channels.bind(None)
    assert channels.state is ChannelsState.SIGNED_OUT


async def test_who_is_in_no_clan_is_told_so_and_not_that_it_loads(channels: Channels, link: FakeLink) -> None:
    link.known_clans = ()
    channels.refresh()
    await until(lambda: not channels.clans)
    assert channels.state is ChannelsState.SHOWN
    assert channels.channels == ()
    assert channels.clan_id == 0


async def test_what_is_listed_as_live_is_marked_in_every_clan(channels: Channels, link: FakeLink) -> None:
    link.by_clan[2] = [Channel(20, 2, type=ChannelType.STREAMING)]
    channels.set_live(frozenset({10, 20}))
    assert channels.marks()[10].live
    channels.choose_clan(2)
    await until(lambda: channels.state is ChannelsState.SHOWN)
    assert channels.marks()[20].live
    channels.set_live(frozenset({10}))
    assert not channels.marks()[20].live


async def test_our_own_broadcast_leaves_no_mark_of_somebody_else(channels: Channels) -> None:
    channels.set_on_air(10)
    channels.set_live(frozenset({10}))
    assert (channels.marks()[10].on_air, channels.marks()[10].live) == (True, False)
    channels.set_on_air(0)
    assert (channels.marks()[10].on_air, channels.marks()[10].live) == (False, False)
