"""A gateway that is away, cuts in the middle of each kind of request, and sessions that end in the middle of things."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop.control.notices import Notices
from desktop.core.account import Role, SeatState
from desktop.core.channel import Channel, ChannelsState
from desktop.core.chat_line import ChatState, Delivery
from desktop.core.errors import Code
from desktop.core.sign_in import PasswordSignIn, SignInRequest
from desktop.services.mezon import keeper
from desktop.services.mezon.backoff import Backoff
from desktop.services.mezon.keeper import Patience
from desktop.services.mezon.line import Timing
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.settings.secrets import MemorySecrets
from desktop.sim.mezon.founding import EMAIL, PASSWORD, Founded, found
from desktop.sim.mezon.gateway import Gateway
from tests.control.parts import told, until
from tests.flows.desk import Clock, Desk, Minute, speak

REFRESH = "/mezon.api.Mezon/SessionRefresh"
BACK_S = 2.0  # QUALITY, reconnect after a cut


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def gateway(clock: Clock) -> AsyncIterator[Gateway]:
    made = Gateway(clock=clock)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
def founded(gateway: Gateway) -> Founded:
    return found(gateway, channels=60, said=20)


@pytest.fixture
async def desk(gateway: Gateway, founded: Founded, tmp_path: Path) -> AsyncIterator[Desk]:
    made = Desk(gateway, tmp_path, MemorySecrets(), Notices())
    yield made
    await made.aclose()


def refreshes(gateway: Gateway) -> int:
    return [path for _, path in gateway.requests].count(REFRESH)


def once_each(desk: Desk) -> bool:
    """Every line is there once, in order."""
    ids = [line.message.id for line in desk.chat.lines]
    return ids == sorted(set(ids))


# The gateway is away


async def test_away_for_a_minute(desk: Desk, gateway: Gateway, founded: Founded, clock: Clock) -> None:
    pauses = Minute()
    desk.backoff = lambda: pauses
    await desk.sign_in()
    channel = await desk.open()
    assert desk.chat.send("before")
    await until(lambda: desk.chat.lines[-1].delivery is Delivery.SENT)
    await gateway.go_away()
    await until(lambda: desk.channels.state is ChannelsState.OFFLINE)
    shown = desk.chat.lines
    assert desk.chat.send("while it was away")
    await until(lambda: desk.chat.lines[-1].delivery is Delivery.FAILED)
    speak(gateway, founded, channel, *(f"missed {n}" for n in range(120)))
    await until(lambda: pauses.waited_s >= 60)
    assert desk.chat.lines[: len(shown)] == shown
    assert desk.channels.channels
    clock.ahead_s = 60
    await gateway.come_back()
    await desk.ready()
    await until(lambda: desk.texts()[-121:-1] == [f"missed {n}" for n in range(120)])
    speak(gateway, founded, channel, "live again")
    await until(lambda: "live again" in desk.texts())
    await until(lambda: not len(desk.tasks))
    failed = desk.chat.lines[-1]
    assert (failed.message.text, failed.delivery, failed.uncertain) == ("while it was away", Delivery.FAILED, False)
    desk.chat.retry(failed.key)
    await until(lambda: desk.chat.lines[-1].delivery is Delivery.SENT)
    assert desk.texts().count("while it was away") == 1
    assert desk.texts().count("before") == 1
    assert once_each(desk)
    assert set(desk.states) <= {SeatState.SIGNED_OUT, SeatState.SIGNED_IN}
    assert not told(desk.notices, Code.MEZON_TOKEN)


async def test_a_session_that_ends_while_the_gateway_is_away(
    desk: Desk, gateway: Gateway, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = Patience(pause_s=0.002, longest_s=0.06, likely_s=10.0, doubt_s=90.0)
    monkeypatch.setattr(keeper, "Patience", lambda: quick)
    await desk.sign_in()
    await desk.open()
    await gateway.go_away()
    clock.ahead_s = 3_700
    assert desk.account.link is not None
    monkeypatch.setattr(desk.account.link.keeper, "_now", clock)
    desk.account.link.keeper.hurry()
    await until(lambda: desk.account.seat(Role.USER).state is SeatState.EXPIRED)
    gateway.switches.refresh_fails = 3
    await gateway.come_back()
    await desk.ready()
    assert desk.account.seat(Role.USER).state is SeatState.SIGNED_IN
    assert SeatState.DEAD not in desk.states
    assert not gateway.switches.refresh_fails


async def test_it_is_back_soon_after_the_network_is(desk: Desk, gateway: Gateway, founded: Founded) -> None:
    desk.backoff = lambda: Backoff(0.001, 60.0, 60.0)
    await desk.sign_in()
    channel = await desk.open()
    await gateway.go_away()
    await until(lambda: desk.channels.retry_at is not None and desk.channels.retry_at - time.monotonic() > 30)
    speak(gateway, founded, channel, "missed")
    back_at = time.monotonic()
    await gateway.come_back()
    await until(lambda: "missed" in desk.texts())
    await desk.ready()
    assert time.monotonic() - back_at < BACK_S


async def test_history_that_cannot_be_read_after_a_cut_is_read_later(
    desk: Desk, gateway: Gateway, founded: Founded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.control.reading.AGAIN_S", (0.01,))
    await desk.sign_in()
    channel = await desk.open()
    gateway.switches.reset = 6
    gateway.sockets.cut()
    speak(gateway, founded, channel, "missed")
    await until(lambda: "missed" in desk.texts())
    assert once_each(desk)


async def test_what_changed_while_nobody_listened(desk: Desk, gateway: Gateway, founded: Founded) -> None:
    await desk.sign_in()
    channel = await desk.open()
    speak(gateway, founded, channel, *(str(n) for n in range(130)))
    await until(lambda: desk.texts()[-1] == "129")
    bot = founded.bot.person
    where = gateway.world.channel(channel.id, bot.id)
    ids = {line.message.text: line.message.id for line in desk.chat.lines}
    await gateway.go_away()
    await until(lambda: not desk.chat.online)
    for text in ("5", "128"):
        gateway.talk.edit(bot.id, where, _update(ids[text], "in other words"))
    for text in ("7", "129"):
        gateway.talk.remove(bot.id, where, ids[text])
    speak(gateway, founded, channel, "new")
    await gateway.come_back()
    await until(lambda: desk.texts()[-1] == "new" and desk.texts().count("in other words") == 2)
    gone = {line.message.id for line in desk.chat.lines if line.message.removed}
    assert gone == {ids["7"], ids["129"]}


# Cuts in the middle of a request


async def test_a_message_that_was_heard_though_the_answer_was_cut_off(desk: Desk, gateway: Gateway) -> None:
    await desk.sign_in()
    channel = await desk.open()
    gateway.switches.cut_after = 1
    assert desk.chat.send("heard")
    key = desk.chat.lines[-1].key
    await until(lambda: desk.chat.lines[-1].delivery is Delivery.SENT)
    assert desk.chat.lines[-1].key == key
    assert _said(gateway, channel, "heard") == desk.texts().count("heard") == 1


async def test_the_first_message_of_a_channel_heard_though_the_answer_was_cut_off(
    desk: Desk, gateway: Gateway, founded: Founded
) -> None:
    await desk.sign_in()
    desk.channels.create("empty")
    await until(lambda: "empty" in [one.label for one in desk.channels.channels])
    channel = next(one for one in desk.channels.channels if one.label == "empty")
    desk.chat.open(channel)
    await until(lambda: desk.chat.state is ChatState.OPEN)
    gateway.switches.cut_after = 1
    assert desk.chat.send("first")
    await until(lambda: [one.delivery for one in desk.chat.lines] == [Delivery.SENT])
    gateway.sockets.cut()
    speak(gateway, founded, channel, *(str(n) for n in range(70)))
    await until(lambda: desk.texts() == ["first", *(str(n) for n in range(70))])


async def test_a_message_that_was_not_heard_waits_for_the_operator(desk: Desk, gateway: Gateway) -> None:
    await desk.sign_in()
    channel = await desk.open()
    gateway.switches.cut_instead = 1
    assert desk.chat.send("lost")
    key = desk.chat.lines[-1].key
    await until(lambda: desk.chat.lines[-1].delivery is Delivery.FAILED)
    assert desk.chat.lines[-1].uncertain
    await until(lambda: not desk.chat.lines[-1].uncertain)  # history says so
    desk.chat.retry(key)
    await until(lambda: desk.chat.lines[-1].delivery is Delivery.SENT)
    assert _said(gateway, channel, "lost") == desk.texts().count("lost") == 1


async def test_what_is_uncertain_is_not_said_again_before_history_was_read(
    desk: Desk, gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.control.reading.AGAIN_S", (0.01,))
    await desk.sign_in()
    channel = await desk.open()
    gateway.switches.reset = 1_000  # there is a connection again, but no history
    gateway.switches.cut_after = 1
    assert desk.chat.send("heard")
    key = desk.chat.lines[-1].key
    await until(lambda: desk.chat.lines[-1].delivery is Delivery.FAILED)
    desk.chat.retry(key)
    await until(lambda: desk.failed)
    assert desk.chat.lines[-1].uncertain
    gateway.switches.reset = 0
    await until(lambda: desk.chat.lines[-1].delivery is Delivery.SENT)
    assert _said(gateway, channel, "heard") == desk.texts().count("heard") == 1


async def test_an_answer_that_never_comes_is_looked_for_in_the_history(
    desk: Desk, gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.sign_in()
    channel = await desk.open()
    assert desk.account.link is not None
    line = desk.account.link.socket._line
    assert line is not None
    monkeypatch.setattr(line, "_timing", Timing(reply_within_s=0.05))
    gateway.switches.slow_s = 0.3  # it is heard, later than anybody waits
    assert desk.chat.send("late")
    key = desk.chat.lines[-1].key
    await until(lambda: desk.chat.lines[-1].delivery is Delivery.FAILED)
    gateway.switches.slow_s = 0.0
    await until(lambda: desk.chat.lines[-1].delivery is Delivery.SENT)
    assert desk.chat.lines[-1].key == key
    assert _said(gateway, channel, "late") == desk.texts().count("late") == 1


@pytest.mark.parametrize("cut", ["cut_instead", "cut_after"])
async def test_a_join_that_is_cut(desk: Desk, gateway: Gateway, founded: Founded, cut: str) -> None:
    await desk.sign_in()
    await until(lambda: not len(desk.tasks))
    setattr(gateway.switches, cut, 1)
    channel = await desk.open()
    speak(gateway, founded, channel, "hello")
    await until(lambda: desk.texts().count("hello") == 1)
    assert once_each(desk)


@pytest.mark.parametrize(("cut", "count"), [("cut_instead", 0), ("cut_after", 1)])
async def test_a_reaction_that_is_cut_ends_as_the_service_has_it(
    desk: Desk, gateway: Gateway, cut: str, count: int
) -> None:
    await desk.sign_in()
    await desk.open()
    line = next(one for one in reversed(desk.chat.lines) if not one.tallies)
    setattr(gateway.switches, cut, 1)
    desk.chat.react(line.key, "👍", 7)
    await desk.connected(2)
    await until(lambda: desk.failed and not len(desk.tasks))
    now = next(one for one in desk.chat.lines if one.key == line.key)
    assert sum(tally.count for tally in now.tallies) == count


async def test_typing_that_is_cut_is_no_trouble(desk: Desk, gateway: Gateway) -> None:
    await desk.sign_in()
    await desk.open()
    gateway.switches.cut_instead = 1
    desk.chat.typed()
    await desk.connected(2)
    assert not desk.failed


async def test_history_and_lists_that_are_cut_are_asked_again(desk: Desk, gateway: Gateway, founded: Founded) -> None:
    await desk.sign_in()
    channel = await desk.open()
    speak(gateway, founded, channel, *(str(n) for n in range(100)))
    desk.chat.open(None)
    gateway.switches.reset = 2
    desk.chat.open(channel)
    await until(lambda: desk.chat.state is ChatState.OPEN)
    before = len(desk.chat.lines)
    gateway.switches.reset = 1
    desk.chat.older()
    await until(lambda: len(desk.chat.lines) > before)
    gateway.switches.reset = 1
    desk.channels.refresh()
    await until(lambda: not gateway.switches.reset and desk.channels.state is ChannelsState.SHOWN)
    assert not desk.failed
    assert once_each(desk)


# Sessions that end


async def test_the_token_ends_during_everything_at_once(
    desk: Desk, gateway: Gateway, founded: Founded, clock: Clock, tmp_path: Path
) -> None:
    await desk.sign_in()
    channel = await desk.open()
    desk.chat.open(None)
    speak(gateway, founded, channel, *(str(n) for n in range(60)))
    desk.chat.open(channel)
    file = tmp_path / "a.bin"
    file.write_bytes(b"x" * 700_000)
    token = desk.account.exported(Role.USER)["token"]
    clock.ahead_s = 3_601
    before = len(desk.chat.lines)
    desk.chat.attach([file])
    desk.chat.older()
    desk.channels.refresh()
    assert desk.chat.send("said meanwhile") is False  # the file is not there yet
    await until(lambda: desk.chat.uploads.of(channel.id)[0].attachment is not None)
    assert desk.chat.send("with a file")
    await until(lambda: desk.chat.lines[-1].delivery is Delivery.SENT)
    await until(lambda: len(desk.chat.lines) > before + 1 and desk.channels.state is ChannelsState.SHOWN)
    assert desk.account.exported(Role.USER)["token"] != token
    assert refreshes(gateway) == 1
    assert not desk.failed
    assert set(desk.states) <= {SeatState.SIGNED_OUT, SeatState.SIGNED_IN}


async def test_the_token_ends_with_the_connection(desk: Desk, gateway: Gateway, founded: Founded, clock: Clock) -> None:
    await desk.sign_in()
    channel = await desk.open()
    clock.ahead_s = 3_601
    gateway.switches.cut_after = 1
    assert desk.chat.send("the last word of this session")
    speak(gateway, founded, channel, "missed")
    await desk.connected(2)
    assert [desk.texts().count(text) for text in ("missed", "the last word of this session")] == [1, 1]
    assert once_each(desk)
    assert refreshes(gateway) == 1


async def test_a_pushed_session_is_used_from_then_on(desk: Desk, gateway: Gateway, founded: Founded) -> None:
    await desk.sign_in()
    await desk.open()
    token = desk.account.exported(Role.USER)["token"]
    gateway.sockets.renew(founded.operator.person.id)
    await until(lambda: desk.account.exported(Role.USER)["token"] != token)
    gateway.sockets.cut()
    await desk.connected(2)
    assert refreshes(gateway) == 0


async def test_a_dead_session_says_so_and_signing_in_again_goes_on(
    desk: Desk, gateway: Gateway, founded: Founded, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = Patience(pause_s=0.002, longest_s=0.02, likely_s=0.05, doubt_s=0.1)
    monkeypatch.setattr(keeper, "Patience", lambda: quick)
    await desk.sign_in()
    channel = await desk.open()
    desk.chat.set_draft("half a sen")
    shown, channels = desk.chat.lines, desk.channels.channels
    for connection in gateway.sockets.of(founded.operator.person.id):
        gateway.accounts.end(connection.caller)
    gateway.sockets.cut(founded.operator.person.id)
    await until(lambda: desk.account.seat(Role.USER).state is SeatState.DEAD)
    assert told(desk.notices, Code.MEZON_TOKEN) == [True]
    speak(gateway, founded, channel, "missed")
    asked = len(gateway.requests)
    assert (desk.chat.lines, desk.channels.channels) == (shown, channels)
    await asyncio.sleep(0)
    assert len(gateway.requests) == asked  # nothing is asked any more
    desk.account.sign_in(SignInRequest(PasswordSignIn(EMAIL, PASSWORD), gateway.base))
    await until(lambda: desk.account.seat(Role.USER).state is SeatState.SIGNED_IN)
    await until(lambda: "missed" in desk.texts())
    assert told(desk.notices, Code.MEZON_TOKEN) == [False]
    assert desk.chat.draft() == "half a sen"
    assert desk.chat.send("here again")
    await until(lambda: desk.chat.lines[-1].delivery is Delivery.SENT)
    assert once_each(desk)


def _said(gateway: Gateway, channel: Channel, text: str) -> int:
    where = gateway.world.channels[channel.id]
    return sum(f'"{text}"' in one.content for one in gateway.talk.latest(where, 100))


def _update(message_id: int, text: str) -> pb.ChannelMessageUpdate:
    return pb.ChannelMessageUpdate(message_id=message_id, content=json.dumps({"t": text}))
