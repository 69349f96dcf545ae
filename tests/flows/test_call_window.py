"""Calls in the whole console: the real window, the real page in QtWebEngine with Chromium's devices, the studio's peer.

What the operator does is done as they do it; what goes wrong is looked for where they read it.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import msgspec
import pytest
from qasync import QEventLoop

from desktop.control.call_listening import CALL
from desktop.control.secrets_desk import CALLS_SECRET
from desktop.core.call import Call, CallState, Ending
from desktop.core.call_kind import CallKind
from desktop.core.errors import Code
from desktop.core.model import ServiceState
from desktop.settings.schema import Calls, Ingest, Settings
from desktop.sim.calls.evening import LOCAL_CHANNEL
from desktop.ui.bind.calls import CallBinding
from desktop.ui.calls.join_dialog import JoinDialog
from desktop.ui.calls.web_page import WebPage
from desktop.ui.console import Console
from desktop.ui.notices.wording import notice_text
from tests.flows.test_joined_call import ROOM, SPEAKS_DB, Evening
from tests.ui.calls.engine_processes import family_of, renderer_of
from tests.ui.calls.far_side import FAKE_DEVICES, NO_DEVICES, UNGUARDED
from tests.whole_console import whole_console

pytestmark = pytest.mark.timeout(120)

PATIENCE_S = 25.0
BEEP_S = 1.3  # Chromium's fake microphone beeps once a second
REFUSING = """
from desktop.ui.calls import web_room
web_room.allowed = lambda setup, wanted: not {refused}.intersection(wanted)
web_room.main()
"""


class Sitting:
    """An operator at the window, and the studio's calls behind it."""

    def __init__(self, console: Console, evening: Evening) -> None:
        self.console, self.window, self.desk, self.evening = console, console.window, console.desk, evening

    @property
    def binding(self) -> CallBinding:
        assert self.window.call_porch is not None
        assert self.window.call_porch.binding is not None
        return self.window.call_porch.binding

    @property
    def call(self) -> Call:
        return self.binding._call

    @property
    def dialog(self) -> JoinDialog:
        assert self.binding.dialog is not None
        return self.binding.dialog.dialog

    @property
    def page(self) -> WebPage:
        assert self.binding.pages.page is not None
        return self.binding.pages.page

    async def until(self, condition: Callable[[], object], patience_s: float = PATIENCE_S) -> None:
        deadline = asyncio.get_running_loop().time() + patience_s
        while not condition():
            told = [(notice.code, notice.details) for notice in self.desk.notices.history()]
            assert asyncio.get_running_loop().time() < deadline, f"{self.call}; notices: {told}"
            await asyncio.sleep(0.02)

    def do(self, command: str) -> None:
        self.window.actions_.action(command).trigger()

    def ask_for(self, command: str, call_id: str = ROOM) -> None:
        """Open the dialog, name the call, and press its button."""
        self.do(command)
        self.dialog.id.edit.setText(call_id)
        self.dialog.footer.join.click()

    async def start(self) -> None:
        self.ask_for("call.start")
        await self.until(lambda: self.call.state is CallState.IN_CALL)

    async def says(self, code: Code) -> None:
        """The line above the wall has it, in words."""
        line = self.window.wall_header.notices
        await self.until(lambda: line.current is not None and line.current.code is code)
        assert line.current is not None
        assert line.isVisible()
        assert notice_text(line.current)

    def loud(self) -> bool:
        """Whether the guest has heard somebody lately."""
        lately = time.monotonic() - BEEP_S
        return any(level > SPEAKS_DB for at, level in self.evening.peer().get("recent", ()) if at > lately)


Scene = Callable[[Sitting], Awaitable[None]]
Sit = Callable[..., None]


@pytest.fixture
def sit(loop: QEventLoop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sit:
    """`sit(scene, devices=…, refused={"microphone_on"})`: one sitting."""

    async def play(scene: Scene, kind: CallKind) -> None:
        evening = Evening()
        app = evening.address
        calls = Calls(app["base"], app["api_key"], app["user_id"], LOCAL_CHANNEL, development=True, kind=kind)
        settings = Settings(welcomed=True, ingest=Ingest(port=0, host="127.0.0.1"), calls=calls)
        (tmp_path / "settings.json").write_bytes(msgspec.json.encode(settings))
        try:
            async with whole_console(tmp_path) as (wiring, console):
                await wiring.secrets.set(CALLS_SECRET, app["api_secret"])
                porch = console.window.call_porch
                assert porch is not None
                porch._studio = lambda: evening.studio  # as in the demo: the page reaches nothing else
                while not console.desk.secrets.is_set(CALLS_SECRET):
                    await asyncio.sleep(0.02)
                await scene(Sitting(console, evening))
        finally:
            await asyncio.to_thread(evening.close)

    def run(
        scene: Scene,
        devices: dict[str, str] = FAKE_DEVICES,
        refused: frozenset[str] = frozenset(),
        kind: CallKind = CallKind.AUDIO,
    ) -> None:
        for name, value in (devices | UNGUARDED).items():
            monkeypatch.setenv(name, value)
        if refused:
            command = [sys.executable, "-c", REFUSING.format(refused=set(refused))]
            monkeypatch.setattr("desktop.ui.bind.call_pages.WebPage", partial(WebPage, command=command))
        loop.run_until_complete(play(scene, kind))

    return run


def test_a_call_from_its_start_to_its_end(sit: Sit) -> None:
    async def scene(here: Sitting) -> None:
        here.do("call.start")
        await here.until(lambda: here.dialog.picture.image is not None and here.dialog.fields.level.level)
        here.dialog.id.edit.setText(ROOM)
        here.dialog.footer.join.click()
        await here.until(lambda: here.call.state is CallState.IN_CALL)
        assert here.binding.dialog is None
        dock = here.window.docks.call
        assert dock is not None
        assert dock.isVisible()
        await here.until(here.loud)
        await here.until(lambda: here.evening.peer().get("pictures", 0) > 3)
        await here.until(lambda: here.binding.panel._tiles.get("guest"))
        (message,) = here.evening.service.channels.messages(LOCAL_CHANNEL)
        assert message["attachments"][0]["call"]["id"] == ROOM
        here.do("call.microphone")
        await here.until(lambda: here.call.microphone.on is False and not here.loud())
        here.do("call.camera")
        await here.until(lambda: here.evening.peer()["camera"] is False)
        pid = here.page.process.pid
        assert pid is not None
        here.do("call.leave")
        if here.binding.confirm.isVisible():  # the guest stays
            here.binding.confirm.act_button.click()
        await here.until(lambda: here.call.state is CallState.ENDED)
        assert here.call.ending is Ending.LEFT
        await here.until(lambda: not family_of(pid) and not here.evening.peer())
        assert not here.binding.strip.isVisible()

    sit(scene, kind=CallKind.VIDEO)


def test_the_call_is_heard_by_the_rules_of_the_wall(sit: Sit) -> None:
    async def scene(here: Sitting) -> None:
        await here.start()
        strip, listening = here.binding.strip, here.desk.listening
        assert strip.isVisible()
        assert listening.heard == {CALL}
        await here.until(lambda: strip.level.level is not None and strip.level.level > SPEAKS_DB)
        strip.volume.setValue(50)
        assert here.page.setup.volume == 25
        strip.mute.click()
        assert here.page.setup.volume == 0
        here.binding.panel.buttons.hear.click()
        assert here.page.setup.volume == 25
        strip.listen_wanted.emit(True)  # with Shift: taken away
        assert (here.page.setup.volume, here.call.heard) == (0, False)
        assert here.binding.panel.note.text == "You do not hear the call: you listen to other sources."
        strip.listen.click()
        assert (here.page.setup.volume, listening.heard) == (25, {CALL})
        here.do("call.leave")
        here.binding.confirm.act_button.click()
        await here.until(lambda: here.call.state is CallState.ENDED)
        assert listening.heard == frozenset()
        assert here.desk.store.settings.calls.volume == 50

    sit(scene)


@pytest.mark.parametrize(
    ("refused", "kind", "code"),
    [
        ("microphone_on", CallKind.AUDIO, Code.CALL_MIC_DENIED),
        ("camera_on", CallKind.VIDEO, Code.CALL_CAMERA_DENIED),
    ],
)
def test_a_device_that_may_not_be_used_is_told(sit: Sit, refused: str, kind: CallKind, code: Code) -> None:
    async def scene(here: Sitting) -> None:
        here.ask_for("call.start")
        await here.says(code)
        assert here.dialog.box.title.startswith("Airdesk may not use the")
        assert here.call.ending in (Ending.MICROPHONE_DENIED, Ending.CAMERA_DENIED)
        here.dialog.reject()

    sit(scene, refused=frozenset({refused}), kind=kind)


def test_without_a_microphone_one_can_still_listen(sit: Sit) -> None:
    async def scene(here: Sitting) -> None:
        here.ask_for("call.start")
        await here.says(Code.CALL_MIC_NONE)
        assert here.dialog.box.title == "No microphone was found. Plug one in, or join muted."
        here.dialog.footer.muted.click()
        await here.until(lambda: here.call.state is CallState.IN_CALL)
        await here.until(lambda: any((one.level or 0) > 0.01 for one in here.call.others))

    sit(scene, devices=NO_DEVICES)


def _retire(here: Sitting) -> None:
    here.evening.service.switches.retired = True


def _fill(here: Sitting) -> None:
    here.evening.service.switches.room_size = 0


def _forbid(here: Sitting) -> None:
    here.evening.service.switches.may_create = False


@pytest.mark.parametrize(
    ("prepare", "code", "title"),
    [
        (_fill, Code.CALL_FULL, "The call is full. Try again when somebody has left."),
        (_forbid, Code.CALL_RIGHTS, "You may not start calls here. The support of the call service can allow it."),
        (_retire, Code.CALL_RETIRED, "This service has retired calls."),
    ],
)
def test_what_keeps_a_call_from_being_joined_is_told(
    sit: Sit, prepare: Callable[[Sitting], None], code: Code, title: str
) -> None:
    async def scene(here: Sitting) -> None:
        prepare(here)
        here.ask_for("call.start")
        await here.says(code)
        assert here.dialog.box.title == title
        assert here.window.actions_.action("call.join").isEnabled() is (code is not Code.CALL_RETIRED)
        here.dialog.reject()
        if code is Code.CALL_RETIRED:
            assert here.binding._calls.check.status.state is ServiceState.RETIRED
            here.evening.service.switches.retired = False
            here.binding._calls.check.test()
            await here.until(here.window.actions_.action("call.join").isEnabled)

    sit(scene)


def test_a_call_that_is_not_there_is_told(sit: Sit) -> None:
    async def scene(here: Sitting) -> None:
        here.ask_for("call.join", "nobodys-call")
        await here.says(Code.CALL_MISSING)
        assert here.dialog.box.title == "There is no call with this id."
        here.dialog.reject()

    sit(scene)


@pytest.mark.parametrize(("reason", "code"), [("removed", Code.CALL_REMOVED), ("over", Code.CALL_OVER)])
def test_who_is_sent_away_is_told(sit: Sit, reason: str, code: Code) -> None:
    async def scene(here: Sitting) -> None:
        await here.start()
        await asyncio.to_thread(here.evening.end, reason)
        await here.says(code)
        assert here.binding.head.chip.text() == "ENDED"

    sit(scene)


def test_a_token_that_cannot_be_renewed_is_told_before_it_ends_and_after(sit: Sit) -> None:
    async def scene(here: Sitting) -> None:
        here.evening.tokens_live(5.0)
        await here.start()
        here.evening.service.switches.may_join = False
        await here.says(Code.CALL_RENEW)
        assert here.call.state is CallState.IN_CALL
        await here.says(Code.CALL_TOKEN)
        assert here.call.ending is Ending.EXPIRED

    sit(scene)


def test_a_web_process_that_is_killed_is_a_notice_and_the_way_back(sit: Sit) -> None:
    async def scene(here: Sitting) -> None:
        await here.start()
        os.kill(renderer_of(here.page.process.pid), signal.SIGKILL)
        await here.says(Code.CALL_CRASHED)
        line = here.window.wall_header.notices
        assert line._remedy.text() == "Join again"
        line._remedy.click()
        await here.until(lambda: here.call.state is CallState.IN_CALL)
        await here.until(here.loud)

    sit(scene)
