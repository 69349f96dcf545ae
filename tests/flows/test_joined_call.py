"""A call in the demo studio, joined by the real page. What the guest hears and sees is measured by the studio."""

from __future__ import annotations

import asyncio
import json
import time
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.call import Ending, JoinParameters, Ticket
from desktop.core.call_kind import CallKind
from desktop.core.call_page import PageCamera, PageEnded, PageJoined, PageMicrophone, PageReady, PageTokenEnds
from desktop.core.io_thread import IoThread
from desktop.services.calls.client import CallPlace, CallsClient
from desktop.services.calls.codes import SERVICE
from desktop.services.calls.signing import user_token
from desktop.services.http import Http
from desktop.sim.calls.evening import LOCAL_CHANNEL, CallsAddress, CallsEvening
from desktop.sim.calls.service import CallsStandIn
from tests.ui.calls.caller import Caller
from tests.ui.calls.far_side import FAKE_DEVICES, UNGUARDED

pytestmark = pytest.mark.timeout(90)

ROOM = "evening"
SPEAKS_DB = -50.0
MUTE_S = 0.15  # QUALITY.md, Calls
JOIN_S = 2.0  # the same, from the wish to the first picture


class Evening:
    """The service and its peer, on a thread of their own."""

    def __init__(self) -> None:
        self._thread = IoThread("calls")
        self._thread.start()
        self._evening = CallsEvening()
        self.address: CallsAddress = self._thread.submit(self._evening.start()).result()

    @property
    def studio(self) -> str:
        return urlsplit(self.address["base"]).netloc

    @property
    def service(self) -> CallsStandIn:
        """Its switches may be thrown and its channels be read from here."""
        return self._evening.service

    def tokens_live(self, seconds: float) -> None:
        self.service.switches.token_life_s = seconds

    def end(self, reason: str) -> None:
        """Send everybody out of the room."""
        self._thread.submit(self.service.rooms.end(ROOM, reason)).result()

    def ticket(self) -> Ticket:
        return asyncio.run(self._ask())

    def peer(self) -> dict[str, Any]:
        """What the guest has heard and seen of the page."""
        with urllib.request.urlopen(f"{self.address['base']}/local/{ROOM}/heard", timeout=5) as answer:
            peers = json.load(answer)["peers"]
        return peers[0] if peers else {}

    def close(self) -> None:
        self._thread.submit(self._evening.stop()).result()
        self._thread.stop()

    async def _ask(self) -> Ticket:
        http = Http(SERVICE)
        app = self.address

        async def token() -> str:
            return user_token(app["api_secret"], app["user_id"], time.time())

        place = CallPlace(app["base"], app["api_key"], app["user_id"], LOCAL_CHANNEL)
        try:
            return (await CallsClient(http, place, token).create(ROOM, CallKind.VIDEO)).ticket
        finally:
            await http.aclose()


@pytest.fixture
def evening() -> Iterator[Evening]:
    found = Evening()
    yield found
    found.close()


@pytest.fixture
def caller(evening: Evening, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Caller]:
    for name, value in (FAKE_DEVICES | UNGUARDED).items():
        monkeypatch.setenv(name, value)
    found = Caller(qtbot, evening.studio, None)
    found.page.arrange(microphone_on=True, camera_on=True, picture_width=160)  # as in the dialog
    found.wait_for(PageReady)
    found.wait(lambda: {used.kind for used in found.used if used.on} == {"microphone", "camera"})
    yield found
    found.page.close()
    found.page.process.join()


def join(caller: Caller, ticket: Ticket) -> float:
    """Returns after how many seconds the guest was first seen."""
    begun = time.monotonic()
    caller.page.join(JoinParameters(ticket, "Mai", microphone=True, camera=True))
    caller.wait(lambda: any(who == "guest" and image is not None for who, image in caller.pictures))
    return time.monotonic() - begun


def recent(evening: Evening, since: float) -> list[tuple[float, float]]:
    return [(at, level) for at, level in evening.peer().get("recent", ()) if at > since]


def test_both_sides_hear_and_see_each_other(evening: Evening, caller: Caller) -> None:
    took_s = join(caller, evening.ticket())
    assert took_s < JOIN_S
    assert PageJoined(microphone=True, camera=True) in caller.events
    caller.wait(lambda: any(level > SPEAKS_DB for _, level in recent(evening, 0)))
    caller.wait(lambda: evening.peer().get("pictures", 0) > 5)
    caller.wait(lambda: any((one.level or 0) > 0.01 for one in caller.people if one.name == "Lan Pham"))
    assert evening.peer()["name"] == "Mai"


def test_mute_and_camera_off_reach_the_guest(evening: Evening, caller: Caller) -> None:
    join(caller, evening.ticket())
    caller.wait(lambda: any(level > SPEAKS_DB for _, level in recent(evening, 0)))
    caller.page.set_mic(False)
    muted_at = time.monotonic()
    caller.wait(lambda: PageMicrophone(on=False) in caller.events)
    caller.wait(lambda: time.monotonic() > muted_at + 2.5)  # Chromium's tone comes once a second
    late = [at - muted_at for at, level in recent(evening, muted_at + MUTE_S) if level > SPEAKS_DB]
    assert not late
    assert evening.peer()["mic"] is False
    caller.page.set_camera(False)
    caller.wait(lambda: PageCamera(on=False) in caller.events)
    assert evening.peer()["camera"] is False
    caller.page.set_mic(True)
    open_at = time.monotonic()
    caller.wait(lambda: any(level > SPEAKS_DB for _, level in recent(evening, open_at)))


def test_another_microphone_is_heard(evening: Evening, caller: Caller) -> None:
    join(caller, evening.ticket())
    other = caller.page.found.microphones[-1]
    caller.page.arrange(microphone=other)
    caller.wait(lambda: any(used.on and used.name == other for used in caller.used))
    changed_at = time.monotonic()
    caller.wait(lambda: any(level > SPEAKS_DB for _, level in recent(evening, changed_at)))


def test_a_token_is_renewed_and_its_end_is_told(evening: Evening, caller: Caller) -> None:
    evening.tokens_live(3.0)
    join(caller, evening.ticket())
    caller.wait_for(PageTokenEnds)
    caller.page.renew(evening.ticket().token)
    renewed_at = time.monotonic()
    caller.wait(lambda: time.monotonic() > renewed_at + 1.5)  # past the end of the first
    assert not any(isinstance(event, PageEnded) for event in caller.events)
    ended = caller.wait_for(PageEnded)
    assert isinstance(ended, PageEnded)
    assert ended.ending is Ending.EXPIRED


def test_leaving_frees_the_seat(evening: Evening, caller: Caller) -> None:
    join(caller, evening.ticket())
    caller.page.leave()
    caller.wait_for(PageEnded)
    caller.wait(lambda: not evening.peer())
