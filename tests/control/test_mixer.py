from __future__ import annotations

import asyncio
import time
from pathlib import Path

import msgspec
import pytest

from desktop.control.mix_orders import Solved, Tell
from desktop.control.mixer import Mixer
from desktop.core.errors import Code
from desktop.core.mix import Hindrance, MixState, Sender, StripState
from desktop.core.mix_setup import Advanced, MixSetup, Output
from desktop.services.zego.codes import ReturnCode
from tests.control.mix_service import DESK, Service, mixer_at, run
from tests.control.parts import until


@pytest.fixture
def service() -> Service:
    return Service()


def state(mixer: Mixer, key: str) -> StripState:
    strip = mixer.mix.strip(key)
    assert strip is not None
    return mixer.mix.state_of(strip)


async def test_a_mix_starts_with_the_room_and_can_be_heard(tmp_path: Path, service: Service) -> None:
    async with mixer_at(tmp_path, service) as mixer:
        await run(mixer)
        assert mixer.mix.play[0].flv == "http://play/out.flv"
        assert list(service.tasks.values()) == [{"a": 100, "b": 100}]
        mixer.stop()
        await until(lambda: mixer.mix.state is MixState.STOPPED)
        assert service.tasks == {}
    assert service.sequences == sorted(set(service.sequences))


async def test_a_fader_goes_out_at_once(tmp_path: Path, service: Service) -> None:
    async with mixer_at(tmp_path, service) as mixer:
        await run(mixer)
        for percent in (50, 60):
            await asyncio.sleep(0.2)  # the gap between two requests
            service.starts.clear()
            begun = time.monotonic()
            mixer.touch(lambda strips, percent=percent: strips.move("a", percent))
            await until(lambda: bool(service.starts))
            assert time.monotonic() - begun < 0.06
            await until(lambda: state(mixer, "a") is StripState.APPLIED)
        assert list(service.tasks.values()) == [{"a": 60, "b": 100}]


async def test_sixty_moves_a_second(tmp_path: Path, service: Service) -> None:
    async with mixer_at(tmp_path, service) as mixer:
        await run(mixer)
        service.starts.clear()
        began = time.monotonic()
        for step in range(90):
            mixer.touch(lambda strips, step=step: strips.move("a", step))
            await asyncio.sleep(1 / 60)
        ended = time.monotonic()
        await until(lambda: service.starts[-1]["a"] == 89)
        assert time.monotonic() - ended < 0.3
        assert len(service.starts) <= 6 * (ended - began) + 2  # however long a busy machine took for it


async def test_everything_muted_at_once(tmp_path: Path, service: Service) -> None:
    async with mixer_at(tmp_path, service) as mixer:
        await run(mixer)
        service.starts.clear()
        mixer.hush(True)
        await until(lambda: all(one.silent for one in mixer.all_strips))
        assert service.starts == [{"a": 0, "b": 0}]
        mixer.hush(False)
        await until(lambda: len(service.starts) == 2 and state(mixer, "b") is StripState.APPLIED)
        assert service.starts[1] == {"a": 100, "b": 100}


async def test_a_refusal_is_told_and_taken_back(tmp_path: Path, service: Service) -> None:
    async with mixer_at(tmp_path, service) as mixer:
        told: list[Tell | Solved] = []
        mixer.news.connect(told.append)
        await run(mixer)
        service.refuse = ReturnCode.PARAMETER
        mixer.touch(lambda strips: strips.move("a", 5))
        await until(lambda: state(mixer, "a") is StripState.REFUSED)
        assert Code.MIX_REFUSED in [one.code for one in told if isinstance(one, Tell)]
        strip = mixer.mix.strip("a")
        assert strip is not None
        assert strip.wish.fader == 100


async def test_what_stands_in_the_way(tmp_path: Path, service: Service) -> None:
    async with mixer_at(tmp_path, service) as mixer:
        mixer.set_up("", ready=False)
        assert mixer.start() is Hindrance.NOT_SET_UP
        mixer.set_up("", ready=True)
        assert mixer.start() is Hindrance.ROOM
        mixer.set_up("room", ready=True)
        mixer.choose(MixSetup())
        assert mixer.start() is Hindrance.OUTPUTS
        mixer.choose(msgspec.structs.replace(DESK, advanced=Advanced(user_data="x" * 3001)))
        assert mixer.start() is Hindrance.USER_DATA
        mixer.choose(DESK)
        assert mixer.hindrance is Hindrance.NONE
        assert mixer.mix.state is MixState.STOPPED


async def test_what_is_chosen_is_told_to_who_keeps_it(tmp_path: Path, service: Service) -> None:
    async with mixer_at(tmp_path, service) as mixer:
        kept: list[MixSetup] = []
        mixer.setup_changed.connect(kept.append)
        other = MixSetup(DESK.mode, (Output("other"),))
        mixer.choose(other)
        mixer.choose(other)
        assert kept == [other]


async def test_a_room_that_cannot_be_read_and_one_that_is_not_there(tmp_path: Path, service: Service) -> None:
    service.refuse = ReturnCode.LIST
    async with mixer_at(tmp_path, service) as mixer:
        await until(lambda: mixer.room_trouble is not None)
        service.refuse = ReturnCode.NO_ROOM
        mixer.check()
        await until(lambda: mixer.room_trouble is None)
        assert mixer.mix.strips == ()


async def test_a_callback_is_newer_than_a_list_that_is_under_way(tmp_path: Path, service: Service) -> None:
    async with mixer_at(tmp_path, service) as mixer:
        await run(mixer)
        service.may_list.clear()
        await until(lambda: (mixer.check(), service.listing)[1])
        mixer.heard("c", Sender("c", "u", "Chi"))
        mixer.heard("b", None)
        await until(lambda: service.starts[-1].keys() == {"a", "c"})
        service.may_list.set()
        await until(lambda: not service.listing)
        mixer.touch(lambda strips: strips.move("a", 30))
        await until(lambda: state(mixer, "a") is StripState.APPLIED)
        assert (state(mixer, "b"), state(mixer, "c")) == (StripState.GONE, StripState.APPLIED)
        assert service.starts[-1] == {"a": 30, "c": 100}


async def test_a_mix_outlives_the_console_and_is_taken_over(tmp_path: Path, service: Service) -> None:
    async with mixer_at(tmp_path, service) as mixer:
        await run(mixer)
        mixer.touch(lambda strips: strips.move("a", 30))
        await until(lambda: state(mixer, "a") is StripState.APPLIED)
    assert len(service.tasks) == 1
    async with mixer_at(tmp_path, service) as mixer:
        await mixer.look_back()
        assert mixer.left is not None
        assert mixer.start() is Hindrance.LEFT
        mixer.take_over()
        assert mixer.left is None
        assert mixer.mix.state is MixState.RUNNING
        assert mixer.mix.started_at is not None
        assert 59 < time.monotonic() - mixer.mix.started_at < 62
        await until(lambda: state(mixer, "a") is StripState.APPLIED)
        assert list(service.tasks.values()) == [{"a": 30, "b": 100}]
    assert service.sequences == sorted(set(service.sequences))


async def test_a_mix_that_was_muted_is_taken_over_muted_and_says_so(tmp_path: Path, service: Service) -> None:
    async with mixer_at(tmp_path, service) as mixer:
        await run(mixer)
        mixer.hush(True)
        await until(lambda: service.starts[-1] == {"a": 0, "b": 0})
    async with mixer_at(tmp_path, service) as mixer:
        told: list[bool] = []
        mixer.muted_before.connect(lambda: told.append(True))
        await mixer.look_back()
        assert told == []
        mixer.take_over()
        assert told == [True]
        await until(lambda: state(mixer, "a") is StripState.APPLIED)
        assert service.starts[-1] == {"a": 0, "b": 0}
        mixer.hush(False)
        await until(lambda: service.starts[-1] == {"a": 100, "b": 100})


async def test_the_file_knows_of_a_mix_before_the_service_does(tmp_path: Path, service: Service) -> None:
    """A console killed at any moment of a start finds the mix again."""
    service.may_answer.clear()
    async with mixer_at(tmp_path, service) as mixer:
        await until(lambda: len(mixer.mix.strips) == 2)
        mixer.start()
        await until(lambda: bool(service.starts))
        assert mixer.mix.task_id.encode() in (tmp_path / "mix.json").read_bytes()
        service.may_answer.set()


async def test_the_operator_stops_before_leaving(tmp_path: Path, service: Service) -> None:
    async with mixer_at(tmp_path, service) as mixer:
        await run(mixer)
        assert await mixer.stop_and_wait()
    async with mixer_at(tmp_path, service) as mixer:
        await mixer.look_back()
        assert mixer.left is None


async def test_a_stop_without_an_answer_holds_nobody_up(
    tmp_path: Path, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.control.mixer.STOP_WITHIN_S", 0.05)
    async with mixer_at(tmp_path, service) as mixer:
        await run(mixer)
        service.may_answer.clear()
        assert not await mixer.stop_and_wait()
        service.may_answer.set()


async def test_a_former_mix_that_ends_by_itself_is_no_longer_offered(
    tmp_path: Path, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with mixer_at(tmp_path, service) as mixer:
        await run(mixer)
    monkeypatch.setattr("desktop.control.mixer.LOOK_BACK_S", 0.02)
    async with mixer_at(tmp_path, service) as mixer:
        told: list[Tell | Solved] = []
        mixer.news.connect(told.append)
        await mixer.look_back()
        looks = service.looks
        await until(lambda: service.looks > looks + 2)
        assert [one.code for one in told if isinstance(one, Tell)] == [Code.MIX_LEFT]  # told once
        service.tasks.clear()
        await until(lambda: mixer.left is None)
        assert mixer.hindrance is Hindrance.NONE


async def test_the_mix_of_a_former_run_is_stopped(tmp_path: Path, service: Service) -> None:
    async with mixer_at(tmp_path, service) as mixer:
        await run(mixer)
    async with mixer_at(tmp_path, service) as mixer:
        told: list[Tell | Solved] = []
        mixer.news.connect(told.append)
        await mixer.look_back()
        assert [one.code for one in told if isinstance(one, Tell)] == [Code.MIX_LEFT]
        service.refuse = ReturnCode.NOT_OWNER
        mixer.stop_left()
        await until(lambda: len(told) == 2)
        assert mixer.left is not None
        service.refuse = None
        mixer.stop_left()
        await until(lambda: mixer.left is None)
        assert service.tasks == {}
        assert mixer.hindrance is Hindrance.NONE
