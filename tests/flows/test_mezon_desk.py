"""What an operator does with Mezon, from signing in to a cut socket, against the stand-in over real sockets."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop.core.account import Role, SeatState
from desktop.core.channel import Channel
from desktop.core.chat_line import Delivery
from desktop.core.sign_in import BotSignIn, SignInRequest
from desktop.settings.secrets import MemorySecrets
from desktop.sim.mezon.founding import Founded, found
from desktop.sim.mezon.gateway import Gateway
from tests.control.parts import until
from tests.flows.desk import Desk, speak


@pytest.fixture
def founded(gateway: Gateway) -> Founded:
    return found(gateway, channels=60, said=20)


@pytest.fixture
async def desk(gateway: Gateway, founded: Founded, tmp_path: Path) -> AsyncIterator[Desk]:
    made = Desk(gateway, tmp_path, MemorySecrets())
    yield made
    await made.aclose()


async def test_an_evening_with_a_cut(desk: Desk, gateway: Gateway, founded: Founded) -> None:
    await desk.sign_in()
    assert desk.account.seat(Role.USER).state is SeatState.SIGNED_IN
    channel = await desk.open()
    assert desk.chat.send("hello")
    await until(lambda: desk.chat.lines[-1].delivery is Delivery.SENT)
    key = desk.chat.lines[-1].key
    speak(gateway, founded, channel, "good evening")
    await until(lambda: desk.texts()[-2:] == ["hello", "good evening"])
    gateway.sockets.cut(founded.operator.person.id)
    speak(gateway, founded, channel, *(f"missed {n}" for n in range(70)))
    await until(lambda: desk.texts()[-70:] == [f"missed {n}" for n in range(70)])
    await desk.ready()
    assert desk.chat.send("back")
    await until(lambda: desk.texts()[-1] == "back" and desk.chat.lines[-1].delivery is Delivery.SENT)
    ids = [line.message.id for line in desk.chat.lines]
    assert ids == sorted(set(ids))
    assert [line.key for line in desk.chat.lines if line.message.text == "hello"] == [key]
    assert desk.texts().count("good evening") == 1


async def test_cut_in_the_middle_of_sending(desk: Desk, gateway: Gateway) -> None:
    await desk.sign_in()
    await desk.open()
    gateway.switches.cut_instead = 1
    assert desk.chat.send("cut")
    await until(lambda: desk.chat.lines[-1].delivery is Delivery.FAILED)
    await desk.ready()
    desk.chat.retry(desk.chat.lines[-1].key)
    await until(lambda: desk.chat.lines[-1].delivery is Delivery.SENT)
    assert desk.texts().count("cut") == 1


async def test_a_restart_and_two_sessions(gateway: Gateway, founded: Founded, tmp_path: Path) -> None:
    secrets = MemorySecrets()
    first = Desk(gateway, tmp_path, secrets)
    await first.sign_in()
    bot = BotSignIn(str(founded.bot.person.id), founded.bot.bot_token)
    first.account.sign_in(SignInRequest(bot, gateway.base))
    await until(lambda: first.account.seat(Role.BOT).state is SeatState.SIGNED_IN)
    assert (await first.account.session()).user_id == founded.bot.person.id
    await first.aclose()
    second = Desk(gateway, tmp_path, secrets)
    await second.account.restore()
    await second.ready()
    assert (await second.account.session()).user_id == founded.bot.person.id
    await second.aclose()


async def test_a_new_streaming_channel_and_a_conversation(desk: Desk, founded: Founded) -> None:
    await desk.sign_in()
    chosen: list[Channel] = []
    desk.channels.chosen.connect(chosen.append)
    desk.conversations.chosen.connect(chosen.append)
    desk.channels.create("night")
    desk.conversations.create([founded.bot.person.id])
    await until(lambda: len(chosen) == 2)
    assert "night" in [one.label for one in desk.channels.channels]
    direct = next(one for one in chosen if one.direct)
    desk.chat.open(direct)
    assert desk.chat.send("hi")
    await until(lambda: desk.chat.lines[-1].delivery is Delivery.SENT)
    desk.conversations.leave(direct.id)
    assert direct.id not in [one.id for one in desk.conversations.all]
