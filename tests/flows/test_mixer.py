"""The mixer against the stand-in of ZEGOCLOUD: both modes, what is heard, trouble, a console that was killed."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from statistics import median

import aiohttp
import pytest

from desktop.control.mix_silence import MixSilence
from desktop.control.panic import Panic
from desktop.core.errors import Code
from desktop.core.mix import Level, MixState, Origin, StripState
from desktop.core.mix_setup import MixMode, MixSetup, Output
from desktop.core.panic import PanicState
from desktop.settings.schema import Zego
from desktop.sim.zego.cloud import ZegoStandIn
from desktop.sim.zego.tones import PITCHES_HZ
from tests.control.parts import until
from tests.flows.mix_console import APP_ID, DESK, SECRET, Console
from tests.sim.zego.client import Ear, level_db

AUTO = MixSetup(MixMode.AUTO, (Output("out"),))


@pytest.fixture
async def cloud() -> AsyncIterator[ZegoStandIn]:
    cloud = ZegoStandIn(APP_ID, SECRET)
    await cloud.start()
    for name in ("a", "b", "c"):
        cloud.rooms.publish("room", name, name.upper())
    cloud.rooms.publish("elsewhere", "guest", "Guest")
    yield cloud
    await cloud.stop()


@contextlib.asynccontextmanager
async def console(
    folder: Path, cloud: ZegoStandIn, setup: MixSetup, secret: str = SECRET, *, test: bool = False, port: int = 0
) -> AsyncIterator[Console]:
    chosen = Zego(app_id=APP_ID, base=cloud.base, test=test, room="room", setup=setup, callback_port=port)
    one = Console(folder, chosen)
    await one.open(secret)
    try:
        yield one
    finally:
        await one.close()


def volumes(cloud: ZegoStandIn) -> dict[str, int]:
    (mix,) = cloud.mixes.all()
    return {one.name: one.volume for one in mix.inputs()}


async def test_a_fader_is_heard_in_the_return(tmp_path: Path, cloud: ZegoStandIn) -> None:
    async with console(tmp_path, cloud, DESK) as one, aiohttp.ClientSession() as http:
        await one.run()
        async with http.get(one.mixer.mix.play[0].flv) as answer:
            ear = Ear(answer)
            full = await heard(ear, -20.0)
            await one.fade("a", 50)
            half = await heard(ear, -26.0)
            one.mixer.touch(lambda strips: strips.mute("b", True))
            await until(lambda: one.state("b") is StripState.APPLIED)
        assert half - full == pytest.approx(-6.0, abs=0.5)
        assert volumes(cloud) == {"a": 50, "b": 0, "c": 100}
        assert await one.mixer.stop_and_wait()
    assert cloud.mixes.all() == []


async def heard(ear: Ear, level: float) -> float:
    """The tone of the first in the room, once it is about there."""
    async with asyncio.timeout(10):
        while abs(level_db(await ear.hear(0.1), PITCHES_HZ[0]) - level) > 1:
            pass
    await ear.hear(0.1)
    return level_db(await ear.hear(0.5), PITCHES_HZ[0])


async def test_from_the_move_to_the_wire(tmp_path: Path, cloud: ZegoStandIn) -> None:
    async with console(tmp_path, cloud, DESK) as one:
        await one.run()
        taken = []
        loop = asyncio.get_running_loop()
        for percent in range(50, 70):
            await asyncio.sleep(0.2)
            count, begun = len(cloud.requests), loop.time()
            one.mixer.touch(lambda strips, percent=percent: strips.move("a", percent))
            await until(lambda count=count: len(cloud.requests) > count)
            taken.append(cloud.requests[-1].at_s - begun)
            await until(lambda: one.state("a") is StripState.APPLIED)
        assert median(taken) <= 0.06, taken  # of a busy machine; tests/bench has the bar


async def test_sixty_moves_a_second_are_six_requests(tmp_path: Path, cloud: ZegoStandIn) -> None:
    async with console(tmp_path, cloud, DESK) as one:
        await one.run()
        await asyncio.sleep(0.2)
        cloud.requests.clear()
        for step in range(180):
            one.mixer.touch(lambda strips, step=step: strips.move("a", step))
            await asyncio.sleep(1 / 60)
        ended = time.monotonic()
        await until(lambda: volumes(cloud)["a"] == 179)
        assert time.monotonic() - ended <= 0.3
        at = [each.at_s for each in cloud.requests if each.action == "StartMix"]
        assert all(sum(1 for moment in at if begun <= moment < begun + 1) <= 6 for begun in at)
        await until(lambda: one.state("a") is StripState.APPLIED)


async def test_auto_follows_the_room_and_extras_wait_for_a_restart(tmp_path: Path, cloud: ZegoStandIn) -> None:
    async with console(tmp_path, cloud, AUTO) as one:
        await until(lambda: len(one.mixer.mix.strips) == 3)
        one.mixer.touch(lambda strips: strips.add("guest", Origin.STREAM, "Guest", Level(50)))
        await one.run()
        assert volumes(cloud) == {"a": 100, "b": 100, "c": 100, "guest": 50}
        assert (one.state("a"), one.state("guest")) == (StripState.BY_ROOM, StripState.APPLIED)
        one.mixer.touch(lambda strips: (strips.mute("c", True), strips.move("guest", 80)))
        assert one.mixer.mix.restart_needed
        one.mixer.restart()
        await until(lambda: one.mixer.mix.state is MixState.RUNNING and not one.mixer.mix.restart_needed)
        assert volumes(cloud) == {"a": 100, "b": 100, "guest": 80}
        one.mixer.choose(DESK)
        assert one.mixer.mix.restart_needed
        one.mixer.restart()
        await until(lambda: one.mixer.mix.mode is MixMode.DESK and one.mixer.mix.state is MixState.RUNNING)
        assert volumes(cloud) == {"a": 100, "b": 100, "c": 0, "guest": 80}


async def test_the_test_environment(tmp_path: Path, cloud: ZegoStandIn) -> None:
    cloud.switches.production = False
    async with console(tmp_path, cloud, DESK, test=True) as one:
        await one.run()
        await one.fade("a", 30)
        assert [strip.key for strip in one.mixer.mix.strips] == ["a", "b", "c"]
        assert volumes(cloud) == {f"zegotest-{APP_ID}-a": 30, f"zegotest-{APP_ID}-b": 100, f"zegotest-{APP_ID}-c": 100}


async def test_who_comes_and_goes_is_told_by_callbacks(
    tmp_path: Path, cloud: ZegoStandIn, unused_tcp_port: int
) -> None:
    cloud.callbacks.send_to(f"http://127.0.0.1:{unused_tcp_port}/zego", "cb")
    async with console(tmp_path, cloud, DESK, port=unused_tcp_port) as one:
        await one.run()
        cloud.rooms.publish("room", "d", "Dung")
        await until(lambda: volumes(cloud).get("d") == 100)
        await until(lambda: one.state("d") is StripState.APPLIED)  # the answer is on its way
        cloud.rooms.leave("room", "b")
        await until(lambda: one.state("b") is StripState.GONE)
        await one.fade("a", 40)  # one who is away takes nobody with them
        assert volumes(cloud) == {"a": 40, "c": 100, "d": 100}


async def test_a_missing_extra_does_not_take_the_mix_down(tmp_path: Path, cloud: ZegoStandIn) -> None:
    async with console(tmp_path, cloud, DESK) as one:
        await until(lambda: len(one.mixer.mix.strips) == 3)
        one.mixer.touch(lambda strips: strips.add("nobody", Origin.STREAM))
        await one.run()
        assert volumes(cloud) == {"a": 100, "b": 100, "c": 100}
        assert one.state("nobody") is StripState.REFUSED
        assert one.notices.is_open(Code.MIX_HELD_BACK)


async def test_refused_lost_and_late_answers_end_on_what_is_mixed(tmp_path: Path, cloud: ZegoStandIn) -> None:
    async with console(tmp_path, cloud, DESK) as one:
        await one.run()
        cloud.answer_instead(110200002, "StartMix")
        one.mixer.touch(lambda strips: strips.move("a", 10))
        await until(lambda: one.state("a") is StripState.REFUSED)
        assert volumes(cloud)["a"] == 100
        assert one.notices.is_open(Code.MIX_REFUSED)
        cloud.switches.lose_answers = 1
        await one.fade("a", 20)
        assert volumes(cloud)["a"] == 20
        cloud.switches.lose_requests = 1
        await one.fade("b", 30)
        assert volumes(cloud)["b"] == 30
        cloud.switches.late_answers_s = [0.5]
        one.mixer.touch(lambda strips: strips.move("c", 40))
        await asyncio.sleep(0.2)
        assert one.state("c") is StripState.SENDING
        await one.fade("c", 50)
        assert volumes(cloud) == {"a": 20, "b": 30, "c": 50}


async def killed_console(cloud: ZegoStandIn, folder: Path, *muted: str) -> None:
    """It has started a mix, ridden a fader, perhaps muted all, and was killed."""
    program = (sys.executable, "-m", "tests.flows.mix_console", cloud.base, str(folder), *muted)
    killed = await asyncio.create_subprocess_exec(*program, stdout=asyncio.subprocess.PIPE)
    assert killed.stdout is not None
    assert await killed.stdout.readline() == b"riding\n"
    killed.kill()
    await killed.wait()


async def test_a_killed_console_finds_its_mix_again(tmp_path: Path, cloud: ZegoStandIn) -> None:
    await killed_console(cloud, tmp_path)
    cloud.switches.ordering = True  # the numbers of requests must go on, too
    async with console(tmp_path, cloud, DESK) as one:
        await until(lambda: one.mixer.left is not None)
        assert one.notices.is_open(Code.MIX_LEFT)
        one.mixer.take_over()
        await one.fade("b", 60)
        assert volumes(cloud) == {"a": 30, "b": 60, "c": 100}
        assert not one.notices.is_open(Code.MIX_LEFT)
        assert await one.mixer.stop_and_wait()
    assert cloud.mixes.all() == []


async def test_a_console_killed_while_all_was_muted_gives_back_what_was(tmp_path: Path, cloud: ZegoStandIn) -> None:
    await killed_console(cloud, tmp_path, "muted")
    assert volumes(cloud) == {"a": 0, "b": 0, "c": 0}
    async with console(tmp_path, cloud, DESK) as one:
        await until(lambda: one.mixer.left is not None)
        panic = Panic()
        panic.join(MixSilence(one.mixer))
        one.mixer.muted_before.connect(panic.mute)  # as the entrance does
        one.mixer.take_over()
        await until(lambda: panic.state is PanicState.MUTED)
        assert volumes(cloud) == {"a": 0, "b": 0, "c": 0}
        assert [strip.name for strip in one.mixer.mix.strips] == ["A", "B", "C"]
        panic.release()
        await until(lambda: panic.state is PanicState.OFF)
        assert volumes(cloud) == {"a": 30, "b": 100, "c": 0}
        panic.close()


async def test_a_wrong_secret_and_a_wrong_clock_are_told_apart(tmp_path: Path, cloud: ZegoStandIn) -> None:
    async with console(tmp_path, cloud, AUTO, "another") as one:
        one.mixer.start()
        await until(lambda: one.mixer.mix.state is MixState.FAILED)
        assert one.mixer.mix.fault is Code.MIX_SIGN
        cloud.switches.skew_s = 1200.0
        one.mixer.start()
        await until(lambda: one.mixer.mix.fault is Code.MIX_CLOCK)
        assert one.notices.is_open(Code.MIX_CLOCK)
