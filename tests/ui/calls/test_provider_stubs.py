"""The adapters of Agora and 100ms up to the network: the page is real, the providers' own parts are stubs."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.call import Ending, Provider
from desktop.core.call_page import (
    PageCamera,
    PageEnded,
    PageJoined,
    PageMicrophone,
    PageReconnected,
    PageReconnecting,
    PageTokenEnds,
)
from tests.ui.calls.caller import Caller
from tests.ui.calls.far_side import FAKE_DEVICES, UNGUARDED
from tests.ui.calls.provider_stubs import STUBS, serving

pytestmark = pytest.mark.timeout(90)


class Noted(Caller):
    """With what the adapter called of the stub."""

    log: pytest.LogCaptureFixture

    @property
    def calls(self) -> list[list[object]]:
        found = []
        for record in self.log.records:
            _, stub, words = record.getMessage().partition(": stub ")
            if stub:
                found.append(json.loads(words))
        return found


@pytest.fixture
def call(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> Iterator[Callable[..., Noted]]:
    made: list[Noted] = []
    caplog.set_level(logging.INFO, "desktop.ui.calls")
    for name, value in (FAKE_DEVICES | UNGUARDED).items():
        monkeypatch.setenv(name, value)

    def make(provider: Provider, token: str, **wishes: bool) -> Noted:
        made.append(Noted(qtbot, "", serving(STUBS)))
        made[-1].log = caplog
        made[-1].join(provider=provider, token=token, **wishes)
        return made[-1]

    yield make
    for one in made:
        one.page.close()
        one.page.process.join()


def ending(caller: Noted) -> Ending:
    ended = caller.wait_for(PageEnded)
    assert isinstance(ended, PageEnded)
    return ended.ending


def test_agora_is_joined_heard_and_seen(call: Callable[..., Noted]) -> None:
    caller = call(Provider.AGORA, "fine", camera=True)
    caller.page.arrange(picture_width=10)
    caller.wait_for(PageJoined)
    caller.wait(lambda: len(caller.people) == 2 and any(who == "4294967295" for who, _ in caller.pictures))
    me, other = caller.people
    assert (me.id, me.own, me.microphone, me.camera) == ("4000000000", True, True, True)
    assert (other.name, other.microphone, other.level) == ("4294967295", True, pytest.approx(0.5, abs=0.01))
    assert ["createClient", {"mode": "rtc", "codec": "vp8"}] in caller.calls
    assert ["join", "app", "night", "fine", 4000000000] in caller.calls
    assert ["publish", "audio", "live"] in caller.calls
    assert ["publish", "video", "live"] in caller.calls
    assert ["subscribe", "audio"] in caller.calls
    assert ["play"] in caller.calls


def test_agora_is_told_what_the_operator_does(call: Callable[..., Noted]) -> None:
    caller = call(Provider.AGORA, "fine", camera=True)
    caller.wait_for(PageJoined)
    caller.wait(lambda: ["play"] in caller.calls)
    caller.page.set_mic(False)
    caller.wait(lambda: PageMicrophone(on=False) in caller.events)
    assert caller.calls[-1] == ["setMuted", "audio", True]
    caller.page.set_camera(False)
    caller.wait(lambda: PageCamera(on=False) in caller.events)
    assert ["unpublish", "video"] in caller.calls
    caller.page.set_volume(40)
    caller.page.renew("fresh")
    caller.wait(lambda: ["setVolume", 40] in caller.calls and ["renewToken", "fresh"] in caller.calls)
    before = caller.calls.count(["publish", "audio", "live"])
    caller.page.arrange(microphone=caller.page.found.microphones[-1])
    caller.wait(lambda: caller.calls.count(["publish", "audio", "live"]) == before + 1)
    caller.wait(lambda: caller.calls[-1] == ["setMuted", "audio", True])  # it was muted, and stays so
    caller.page.leave()
    assert ending(caller) is Ending.LEFT
    assert caller.calls[-1] == ["leave"]


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("error:CAN_NOT_GET_GATEWAY_SERVER", Ending.REFUSED),
        ("error:UID_CONFLICT", Ending.ELSEWHERE),
        ("error:SOMETHING_NEW", Ending.FAILED),
        ("state:DISCONNECTED:CONNECTED:UID_BANNED", Ending.REMOVED),
        ("state:DISCONNECTED:CONNECTED:NETWORK_ERROR", Ending.LOST),
        ("token-privilege-did-expire", Ending.EXPIRED),
    ],
)
def test_how_agora_ends(call: Callable[..., Noted], token: str, expected: Ending) -> None:
    assert ending(call(Provider.AGORA, token)) is expected


def test_agora_reconnects_and_says_that_a_token_ends(call: Callable[..., Noted]) -> None:
    caller = call(Provider.AGORA, "back")
    caller.wait_for(PageReconnecting)
    caller.wait_for(PageReconnected)
    call(Provider.AGORA, "token-privilege-will-expire").wait_for(PageTokenEnds)
    weak = call(Provider.AGORA, "quality")
    weak.wait(lambda: any(one.own and one.weak for one in weak.people))


def test_a_join_that_never_ends_can_be_stopped(call: Callable[..., Noted]) -> None:
    caller = call(Provider.AGORA, "forever")
    caller.wait(lambda: ["join", "app", "night", "forever", 4000000000] in caller.calls)
    caller.page.leave()
    assert ending(caller) is Ending.LEFT
    assert not any(isinstance(event, PageJoined) for event in caller.events)


def test_100ms_is_joined_heard_and_seen(call: Callable[..., Noted]) -> None:
    caller = call(Provider.HMS, "fine", camera=True)
    caller.page.arrange(picture_width=10)
    caller.wait_for(PageJoined)
    caller.wait(lambda: len(caller.people) == 2 and any(who == "p2" for who, _ in caller.pictures))
    assert ["join", "Desk", "fine", False, False, True] in caller.calls
    me, other = caller.people
    assert (me.own, other.name, other.weak, other.level) == (True, "Lan", True, pytest.approx(0.5, abs=0.01))
    assert ["attachVideo", "v2"] in caller.calls
    caller.page.set_mic(False)
    caller.wait(lambda: PageMicrophone(on=False) in caller.events)
    assert ["setLocalAudioEnabled", False] in caller.calls
    caller.page.set_camera(False)
    caller.wait(lambda: ["setLocalVideoEnabled", False] in caller.calls)
    caller.page.leave()
    assert ending(caller) is Ending.LEFT
    assert ["leave"] in caller.calls


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("error:2004", Ending.REFUSED),
        ("told:4005", Ending.LOST),
        ("terminal:1003", Ending.LOST),
        ("REMOVED_FROM_ROOM", Ending.REMOVED),
        ("ROOM_ENDED", Ending.OVER),
    ],
)
def test_how_100ms_ends(call: Callable[..., Noted], token: str, expected: Ending) -> None:
    assert ending(call(Provider.HMS, token)) is expected


def test_100ms_reconnects(call: Callable[..., Noted]) -> None:
    call(Provider.HMS, "RECONNECTING").wait_for(PageReconnecting)


def test_100ms_is_joined_again_with_the_token_that_was_renewed(call: Callable[..., Noted]) -> None:
    caller = call(Provider.HMS, "mute-ends:1003", camera=True)
    caller.wait_for(PageJoined)
    caller.page.set_volume(40)
    caller.page.renew("fresh")
    caller.page.set_mic(False)
    caller.wait_for(PageReconnecting)
    caller.wait_for(PageReconnected)
    assert ["leave"] in caller.calls
    assert ["join", "Desk", "fresh", True, False, True] in caller.calls  # muted, as it was
    assert ["setVolume", 40] in caller.calls[caller.calls.index(["leave"]) :]
    assert not any(isinstance(event, PageEnded) for event in caller.events)


def test_a_renewed_token_is_tried_once(call: Callable[..., Noted]) -> None:
    caller = call(Provider.HMS, "mute-ends:1003")
    caller.wait_for(PageJoined)
    caller.page.renew("error:2004")
    caller.page.set_mic(False)
    assert ending(caller) is Ending.REFUSED
    assert sum(words[0] == "join" for words in caller.calls) == 2


def test_who_leaves_while_100ms_is_joined_again_has_left(call: Callable[..., Noted]) -> None:
    caller = call(Provider.HMS, "mute-ends:1003")
    caller.wait_for(PageJoined)
    caller.page.renew("forever")
    caller.page.set_mic(False)
    caller.wait_for(PageReconnecting)
    caller.page.leave()
    assert ending(caller) is Ending.LEFT
