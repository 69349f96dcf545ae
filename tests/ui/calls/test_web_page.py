"""The page with real media: Chromium's own devices here, a second page that hears and sees there."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.call import CallRoom, Devices, Ending, Provider, Ticket
from desktop.core.call_page import (
    PageCamera,
    PageDevices,
    PageEnded,
    PageJoined,
    PageMicrophone,
    PageReady,
    PageReconnected,
    PageReconnecting,
    PageTokenEnds,
)
from desktop.ui.calls.web_page import ending_of, full_scale, ticket_words
from tests.ui.calls.caller import Caller
from tests.ui.calls.engine_processes import family_of, renderer_of
from tests.ui.calls.far_side import FAKE_DEVICES, NO_DEVICES, UNGUARDED, FarSide
from tests.ui.calls.provider_stubs import serving

pytestmark = pytest.mark.timeout(90)

# What the system's privacy settings do: whatever was chosen, the answer is no.
DENIED = """
from desktop.ui.calls import web_room
web_room.allowed = lambda setup, wanted: False
web_room.main()
"""
SPEAKS_DB = -60.0


@pytest.fixture(scope="module")
def far() -> Iterator[FarSide]:
    """One for all tests here: it answers whoever joins."""
    with FarSide() as found:
        yield found


@pytest.fixture
def call(qtbot: QtBot, far: FarSide, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Caller]]:
    made: list[Caller] = []

    def make(devices: dict[str, str] = FAKE_DEVICES, command: list[str] | None = None) -> Caller:
        for name, value in (devices | UNGUARDED).items():
            monkeypatch.setenv(name, value)
        made.append(Caller(qtbot, far.studio, command))
        return made[-1]

    far.heard.clear()
    far.orders.clear()
    yield make
    for one in made:
        one.page.close()
        one.page.process.join()


def test_a_call_is_heard_and_seen_on_both_sides(call: Callable[..., Caller], far: FarSide) -> None:
    caller = call()
    caller.page.arrange(picture_width=160)
    caller.join(far.address, camera=True)
    assert caller.wait_for(PageJoined) == PageJoined(microphone=True, camera=True)
    caller.wait(lambda: far.loudest(1) > SPEAKS_DB and far.frames > 5)
    caller.wait(lambda: {who for who, image in caller.pictures if image is not None} >= {"me", "8"})
    theirs = next(image for who, image in caller.pictures if who == "8" and image is not None)
    assert theirs.width() == 160
    caller.wait(lambda: any((one.level or 0) > 0.001 for one in caller.people if not one.own))
    assert [(one.name, one.own) for one in caller.people] == [("Far side", False), ("Desk", True)]


def test_mute_and_camera_off_reach_the_far_side(call: Callable[..., Caller], far: FarSide) -> None:
    caller = call()
    caller.join(far.address, camera=True)
    caller.wait_for(PageJoined)
    caller.wait(lambda: far.loudest(1) > SPEAKS_DB and far.frames > 0)
    caller.page.set_mic(False)
    muted_at = time.monotonic()
    caller.wait(lambda: PageMicrophone(on=False) in caller.events)
    caller.wait(lambda: far.heard[-1][0] > muted_at + 2.5)  # the tone comes once a second
    late = [at - muted_at for at, peak, _ in far.heard if at > muted_at + 0.15 + 0.17 and peak > SPEAKS_DB]
    assert not late  # 0.17 s is the far meter's own window
    assert [one.microphone for one in caller.people if one.own] == [False]
    caller.page.set_camera(False)
    caller.wait(lambda: caller.events.count(PageCamera(on=False)) == 1)
    frames = _still(caller, far)
    caller.page.set_mic(True)
    caller.page.set_camera(True)
    caller.wait(lambda: PageMicrophone(on=True) in caller.events and far.loudest(1) > SPEAKS_DB)
    caller.wait(lambda: far.frames > frames)


def _still(caller: Caller, far: FarSide) -> int:
    """Wait until no frame has come for half a second."""
    since = time.monotonic()
    frames = far.frames

    def still() -> bool:
        nonlocal since, frames
        if far.frames != frames:
            frames, since = far.frames, time.monotonic()
        return time.monotonic() - since > 0.5

    caller.wait(still)
    return frames


def test_joining_muted_says_nothing(call: Callable[..., Caller], far: FarSide) -> None:
    caller = call()
    caller.join(far.address, microphone=False)
    assert caller.wait_for(PageJoined) == PageJoined(microphone=False, camera=False)
    begun = time.monotonic()
    caller.wait(lambda: bool(far.heard) and far.heard[-1][0] > begun + 1.5)
    assert not far.loudest(1.2) > SPEAKS_DB
    assert far.frames == 0


def test_another_microphone_and_another_token(call: Callable[..., Caller], far: FarSide) -> None:
    caller = call()
    caller.join(far.address)
    caller.wait_for(PageJoined)
    other = caller.page.found.microphones[-1]
    caller.page.set_devices(Devices(microphone=other))
    assert PageDevices(Devices(microphone=other)) in caller.events
    caller.wait(lambda: any(used.on and used.name == other for used in caller.used))
    far.heard.clear()
    caller.wait(lambda: far.loudest(1) > SPEAKS_DB)
    far.tell(type="token_ends")
    caller.wait_for(PageTokenEnds)
    caller.page.renew("fresh")
    caller.wait(lambda: {"type": "renew", "token": "fresh"} in far.orders)


def test_leaving(call: Callable[..., Caller], far: FarSide) -> None:
    caller = call()
    caller.join(far.address)
    caller.wait_for(PageJoined)
    caller.page.leave()
    assert caller.wait_for(PageEnded) == PageEnded(Ending.LEFT, "", caller.page.found.microphones[0])
    caller.wait(lambda: far.orders[-1] == {"type": "leave"})


def test_who_closes_says_goodbye_first(call: Callable[..., Caller], far: FarSide) -> None:
    caller = call()
    caller.join(far.address)
    caller.wait_for(PageJoined)
    caller.page.leave()
    caller.page.close()
    caller.page.process.join()
    caller.wait(lambda: far.orders[-1] == {"type": "leave"})


def test_being_removed(call: Callable[..., Caller], far: FarSide) -> None:
    caller = call()
    caller.join(far.address)
    caller.wait_for(PageJoined)
    far.tell(type="ended", reason="removed")
    ended = caller.wait_for(PageEnded)
    assert isinstance(ended, PageEnded)
    assert ended.ending is Ending.REMOVED


def test_a_line_that_breaks_is_joined_again(call: Callable[..., Caller], far: FarSide) -> None:
    caller = call()
    caller.join(far.address)
    caller.wait_for(PageJoined)
    far.hang_up()
    caller.wait_for(PageReconnecting)
    caller.wait_for(PageReconnected)
    far.heard.clear()
    caller.wait(lambda: far.loudest(1) > SPEAKS_DB)


def test_a_microphone_that_may_not_be_used(call: Callable[..., Caller], far: FarSide) -> None:
    caller = call(command=[sys.executable, "-c", DENIED])
    caller.join(far.address)
    ended = caller.wait_for(PageEnded)
    assert isinstance(ended, PageEnded)
    assert ended.ending is Ending.MICROPHONE_DENIED
    assert not far.orders


def test_a_computer_without_a_microphone(call: Callable[..., Caller], far: FarSide) -> None:
    caller = call(NO_DEVICES)
    caller.join(far.address)
    ended = caller.wait_for(PageEnded)
    assert isinstance(ended, PageEnded)
    assert ended.ending is Ending.MICROPHONE_MISSING


def test_listening_needs_no_microphone(call: Callable[..., Caller], far: FarSide) -> None:
    caller = call(NO_DEVICES)
    caller.join(far.address, microphone=False)
    caller.wait_for(PageJoined)
    caller.wait(lambda: any((one.level or 0) > 0.001 for one in caller.people if not one.own))


def test_a_killed_web_process_is_told(call: Callable[..., Caller], far: FarSide) -> None:
    caller = call()
    caller.join(far.address)
    caller.wait_for(PageJoined)
    os.kill(renderer_of(caller.page.process.pid), signal.SIGKILL)
    ended = caller.wait_for(PageEnded)
    assert isinstance(ended, PageEnded)
    assert ended.ending is Ending.CRASHED


def test_a_killed_process_is_told(call: Callable[..., Caller]) -> None:
    caller = call()
    caller.wait_for(PageReady)
    pid = caller.page.process.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    ended = caller.wait_for(PageEnded)
    assert isinstance(ended, PageEnded)
    assert ended.ending is Ending.CRASHED
    caller.wait(lambda: not family_of(pid))


def test_closing_frees_the_process(call: Callable[..., Caller]) -> None:
    caller = call()
    caller.wait_for(PageReady)
    pid = caller.page.process.pid
    assert pid is not None
    caller.page.close()
    caller.page.process.join()
    caller.wait(lambda: not Path(f"/proc/{pid}").exists() and not family_of(pid))
    assert not any(isinstance(event, PageEnded) for event in caller.events)


def test_an_engine_that_is_not_there(call: Callable[..., Caller]) -> None:
    caller = call(command=[sys.executable, "-c", "raise ImportError('libnss3.so is missing')"])
    ended = caller.wait_for(PageEnded)
    assert isinstance(ended, PageEnded)
    assert ended.ending is Ending.NO_PAGE
    assert "libnss3.so" in ended.details


def test_a_provider_whose_part_was_not_brought_in(call: Callable[..., Caller], far: FarSide, tmp_path: Path) -> None:
    caller = call(command=serving(tmp_path))
    caller.wait_for(PageReady)
    caller.join(provider=Provider.AGORA)
    ended = caller.wait_for(PageEnded)
    assert isinstance(ended, PageEnded)
    assert ended.ending is Ending.NO_PAGE


def test_words_of_the_page() -> None:
    assert ending_of("full") is Ending.FULL
    assert ending_of("") is ending_of("no word") is Ending.FAILED
    assert full_scale(-300) == 0
    assert full_scale(0) == full_scale(3) == 1
    assert full_scale(-20) == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("room", "words"),
    [
        (CallRoom(Provider.AGORA, "a", channel="c"), {"app_id": "app", "channel": "c", "token": "t", "uid": 7}),
        (CallRoom(Provider.HMS, "a", room_id="r"), {"token": "t"}),
        (CallRoom(Provider.LOCAL, "a", address="ws://127.0.0.1:1/"), {"url": "ws://127.0.0.1:1/", "token": "t"}),
    ],
)
def test_each_provider_is_told_what_it_needs(room: CallRoom, words: dict[str, object]) -> None:
    assert ticket_words(Ticket(room, "t", 7, "app")) == words
