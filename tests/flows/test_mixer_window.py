"""The mixer in the whole console against the stand-in of ZEGOCLOUD: started, ridden, heard, refused, left, found again.

Everything is done as an operator does it, by click and key.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from qasync import QEventLoop

from desktop.control.secrets_desk import ZEGO_SECRET
from desktop.core.errors import Code
from desktop.core.mix import Mix, MixState, StripState
from desktop.core.model import LevelKind, ServiceState
from desktop.core.panic import PanicState
from desktop.settings.schema import Ingest, Settings, Zego
from desktop.sim.zego.cloud import ZegoStandIn
from desktop.ui.bind.mixer import MixerBinding
from desktop.ui.console import Console
from desktop.ui.mixer.panel import MixPanel
from desktop.ui.mixer.strip import MixStrip
from desktop.ui.quit_guard import QuitGuard
from desktop.ui.settings.services_page import ServicesPage
from tests.control.parts import until
from tests.flows.mix_console import APP_ID, DESK, SECRET
from tests.whole_console import whole_console

HERE = Ingest(port=0, host="127.0.0.1")
LEFT = Qt.MouseButton.LeftButton


class Sitting:
    """An operator at the window."""

    def __init__(self, console: Console, cloud: ZegoStandIn) -> None:
        self.console, self.window, self.cloud = console, console.window, cloud

    @property
    def mixer(self) -> MixerBinding:
        assert self.window.mixer is not None
        return self.window.mixer

    @property
    def panel(self) -> MixPanel:
        return self.mixer.panel

    @property
    def mix(self) -> Mix:
        return self.mixer.desk.mixer.mix

    def strip(self, key: str) -> MixStrip:
        found = self.panel.strips.strip(key)
        assert found is not None
        return found

    def state(self, key: str) -> StripState:
        strip = self.mix.strip(key)
        assert strip is not None
        return self.mix.state_of(strip)

    def press(self, words: str, among: QWidget) -> None:
        """The visible button that says so."""
        button = next(one for one in among.findChildren(QPushButton) if one.text() == words and one.isVisible())
        QTest.mouseClick(button, LEFT)

    def trigger(self, command_id: str) -> None:
        self.window.actions_.action(command_id).trigger()

    async def sees(self, *keys: str) -> None:
        """The strips of these, at the left to the right."""
        await until(lambda: self.window.mixer is not None)
        await until(lambda: [one.key for one in self.panel.strips.strips] == [*keys])

    async def start(self) -> None:
        """By the button; the first start shows its checks."""
        await until(self.panel.master.run.isEnabled)
        QTest.mouseClick(self.panel.master.run, LEFT)
        dialog = self.panel.sheets._setup
        if dialog is not None:
            QTest.mouseClick(dialog.start, LEFT)
        await until(lambda: self.panel.master.chip.text() == "RUNNING")

    async def type_volume(self, key: str, percent: int) -> None:
        """On the strip's fader."""
        fader = self.strip(key).fader
        fader.setFocus()
        QTest.keyClicks(fader, str(percent)[0])
        entry = self.strip(key).percent.field
        QTest.keyClicks(entry, str(percent)[1:])
        QTest.keyClick(entry, Qt.Key.Key_Return)
        await until(lambda: self.state(key) is StripState.APPLIED)

    def volumes(self) -> dict[str, int]:
        (mix,) = self.cloud.mixes.all()
        return {one.name: one.volume for one in mix.inputs()}

    async def level(self) -> float:
        """What the master meter shows, in dBFS: the middle of half a second."""
        found = []
        for _ in range(25):
            level = self.panel.master.meter.level
            found.append(level.left_db)
            await asyncio.sleep(0.02)
        return statistics.median(found)


Scene = Callable[[Sitting], Awaitable[None]]
Sit = Callable[..., None]
Killed = tuple[str, ...] | None  # what a console was doing that was killed before, or None


@pytest.fixture
def sit(loop: QEventLoop, tmp_path: Path) -> Sit:
    """`sit(scene, people=("a", "b"), secret=…)`: one sitting, in a room where these send."""

    async def evening(scene: Scene, people: tuple[str, ...], secret: str, killed: Killed, app_id: int) -> None:
        cloud = ZegoStandIn(APP_ID, SECRET)
        await cloud.start()
        for name in people:
            cloud.rooms.publish("room", name, name.upper())
        if killed is not None:
            await _start_and_kill(cloud.base, tmp_path, *killed)
        chosen = Settings(ingest=HERE, zego=Zego(app_id=app_id, base=cloud.base, room="room", setup=DESK))
        (tmp_path / "settings.json").write_bytes(msgspec.json.encode(chosen))
        try:
            async with whole_console(tmp_path) as (wiring, console):
                if secret:
                    await wiring.secrets.set(ZEGO_SECRET, secret)
                await scene(Sitting(console, cloud))
        finally:
            await cloud.stop()

    def play(
        scene: Scene, people: tuple[str, ...] = ("a", "b", "c"), secret: str = SECRET, *, killed: Killed = None,
        app_id: int = APP_ID,
    ) -> None:  # fmt: skip
        loop.run_until_complete(evening(scene, people, secret, killed, app_id))

    return play


async def _start_and_kill(base: str, folder: Path, *muted: str) -> None:
    program = (sys.executable, "-m", "tests.flows.mix_console", base, str(folder), *muted)
    killed = await asyncio.create_subprocess_exec(*program, stdout=asyncio.subprocess.PIPE)
    assert killed.stdout is not None
    assert await killed.stdout.readline() == b"riding\n"
    killed.kill()
    await killed.wait()


def test_a_fader_moved_in_the_window_is_heard_in_the_return(sit: Sit) -> None:
    async def scene(here: Sitting) -> None:
        await here.sees("a")
        await here.start()
        here.panel.wishes.listen.emit("out", True)
        desk = here.console.desk
        await until(lambda: here.mixer.hearing.source_id)
        source_id = here.mixer.hearing.source_id
        await until(lambda: desk.pictures.level(source_id).kind is LevelKind.PCM)
        await until(lambda: here.panel.standing.listening == "out")
        await asyncio.sleep(1.5)
        full = await here.level()
        await here.type_volume("a", 50)
        assert here.volumes() == {"a": 50}
        await asyncio.sleep(3.0)  # the meter falls by 11.8 dB a second, and the return is late
        assert await here.level() - full == pytest.approx(-6.0, abs=0.7)
        here.trigger("source.undo")
        await until(lambda: here.volumes() == {"a": 100})
        here.panel.wishes.listen.emit("out", False)
        assert desk.sources.ids == ()

    sit(scene, ("a",))


def test_a_refused_fader_goes_back_and_says_so(sit: Sit) -> None:
    async def scene(here: Sitting) -> None:
        await here.sees("a", "b", "c")
        await here.start()
        here.cloud.answer_instead(110200002, "StartMix")
        QTest.keyClick(here.strip("b").fader, Qt.Key.Key_PageDown)
        await until(lambda: here.state("b") is StripState.REFUSED)
        notices = here.console.desk.notices
        assert notices.is_open(Code.MIX_REFUSED)
        assert here.volumes()["b"] == 100
        await until(lambda: "Refused" in here.strip("b").line.text())
        shown = next(one for one in notices.open() if one.code is Code.MIX_REFUSED)
        here.window.binding.notices._remedy(shown)
        await until(lambda: here.volumes()["b"] == 90)

    sit(scene)


def test_inputs_are_muted_removed_and_brought_back_by_key_and_notice(sit: Sit) -> None:
    async def scene(here: Sitting) -> None:
        await here.sees("a", "b", "c")
        await here.start()
        here.trigger("mix.mute.2")
        await until(lambda: here.volumes()["b"] == 0)
        here.trigger("source.undo")
        await until(lambda: here.volumes()["b"] == 100)
        here.strip("c").fader.setFocus()
        QTest.keyClick(here.strip("c").fader, Qt.Key.Key_Delete)
        await until(lambda: set(here.volumes()) == {"a", "b"})
        await here.sees("a", "b")
        notices = here.console.desk.notices
        removed = next(one for one in notices.open() if one.code is Code.MIX_REMOVED)
        assert [one.key for one in here.panel.standing.room_choices] == ["c"]
        here.window.binding.notices._remedy(removed)
        await until(lambda: set(here.volumes()) == {"a", "b", "c"})
        notices.raise_(Code.MIX_LOST)  # a worse one now hides the offer to bring the next one back
        await here.sees("a", "b", "c")
        QTest.keyClick(here.strip("c").fader, Qt.Key.Key_Delete)
        await until(lambda: set(here.volumes()) == {"a", "b"})
        here.trigger("source.undo")
        await until(lambda: set(here.volumes()) == {"a", "b", "c"})

    sit(scene)


def test_a_mix_of_a_killed_console_is_offered_and_taken_over(sit: Sit) -> None:
    async def scene(here: Sitting) -> None:
        await until(lambda: here.window.mixer is not None and here.panel.master.box.isVisible())
        assert here.console.desk.notices.is_open(Code.MIX_LEFT)
        assert not here.panel.master.run.isEnabled()
        here.press("Take over", here.panel.master.box)
        await until(lambda: here.panel.master.chip.text() == "RUNNING")
        await here.sees("a", "b", "c")
        await until(lambda: here.strip("a").fader.value() == 30)
        assert not here.console.desk.notices.is_open(Code.MIX_LEFT)
        await here.type_volume("b", 60)
        assert here.volumes() == {"a": 30, "b": 60, "c": 100}

    sit(scene, killed=())


def test_mute_all_of_a_killed_console_is_on_again_and_gives_back_what_was(sit: Sit) -> None:
    async def scene(here: Sitting) -> None:
        await until(lambda: here.window.mixer is not None)
        await until(lambda: "Mute all" in here.panel.master.box.text)
        here.press("Take over", here.panel.master)
        panic = here.console.desk.panic
        await until(lambda: panic.state is PanicState.MUTED)
        assert here.volumes() == {"a": 0, "b": 0, "c": 0}
        await here.sees("a", "b", "c")
        assert [one.name for one in here.mix.strips] == ["A", "B", "C"]
        panic.release()
        await until(lambda: here.volumes() == {"a": 30, "b": 100, "c": 0})

    sit(scene, killed=("muted",))


@pytest.mark.parametrize("stop", [True, False])
def test_who_leaves_is_told_that_the_mix_runs_on(sit: Sit, stop: bool) -> None:
    async def scene(here: Sitting) -> None:
        await here.sees("a", "b", "c")
        await here.start()
        here.window.close()
        await until(lambda: here.window.findChild(QuitGuard) is not None)
        guard = here.window.findChild(QuitGuard)
        assert isinstance(guard, QuitGuard)
        assert guard.leave_mix.isChecked()
        if stop:
            QTest.mouseClick(guard.stop_mix, LEFT, pos=guard.stop_mix.rect().center() / 4)
            guard.stop_mix.setChecked(True)
        QTest.mouseClick(guard.quit, LEFT)
        await here.console.stay()
        assert bool(here.cloud.mixes.all()) is not stop

    sit(scene)


def test_start_and_stop_are_asked_and_auto_restarts(sit: Sit) -> None:
    async def scene(here: Sitting) -> None:
        await here.sees("a", "b", "c")
        await here.start()
        confirm = here.window.binding.confirm
        here.trigger("mix.mode")
        assert confirm.isVisible()
        here.press("Switch", confirm)
        await until(lambda: here.mix.state is MixState.RUNNING and here.panel.header.auto.isChecked())
        await until(lambda: here.state("a") is StripState.BY_ROOM)
        here.trigger("mix.run")
        assert confirm.isVisible()
        here.press("Stop mix", confirm)
        await until(lambda: here.panel.master.chip.text() == "STOPPED")
        assert here.cloud.mixes.all() == []

    sit(scene)


def test_a_scene_is_saved_and_recalled(sit: Sit) -> None:
    async def scene(here: Sitting) -> None:
        await here.sees("a", "b", "c")
        await here.start()
        await here.type_volume("a", 40)
        here.panel.wishes.scene_save.emit("Talk")
        await until(lambda: here.panel.standing.scenes)
        await here.type_volume("a", 90)
        await here.type_volume("b", 10)
        popover = here.panel.sheets.open_recall(here.panel.standing.scenes[0], here.panel.header.scenes)
        assert len(popover.lines) == 2
        QTest.mouseClick(popover.act_button, LEFT)
        await until(lambda: here.volumes() == {"a": 40, "b": 100, "c": 100})
        here.panel.wishes.scene_rename.emit("Talk", "Evening")
        await until(lambda: [one.name for one in here.panel.standing.scenes] == ["Evening"])

    sit(scene)


def test_play_addresses_are_copied(sit: Sit) -> None:
    async def scene(here: Sitting) -> None:
        await here.sees("a")
        await here.start()
        await until(here.panel.master.rows[0].copies["FLV"].isEnabled)
        QTest.mouseClick(here.panel.master.rows[0].copies["FLV"], LEFT)
        assert QGuiApplication.clipboard().text() == here.mix.play[0].flv
        assert here.window.status.has_hint

    sit(scene, ("a",))


def test_the_settings_open_the_mixer_and_test_it(sit: Sit) -> None:
    async def scene(here: Sitting) -> None:
        await until(lambda: hasattr(here.window, "mix_porch"))
        assert here.window.mixer is None
        here.press("Connect ZEGOCLOUD…", here.window.docks.mix)
        dialog = here.window.binding.settings.dialog
        assert dialog is not None
        page = dialog.pages["services"]
        assert isinstance(page, ServicesPage)
        card = page.zego
        card.secret.replaced.emit("another")
        card.app_id.setFocus()
        QTest.keyClicks(card.app_id, str(APP_ID))
        QTest.keyClick(card.app_id, Qt.Key.Key_Return)
        await until(lambda: here.window.mixer is not None)
        check = here.mixer.desk.check
        await until(lambda: check.status.state is ServiceState.REFUSED)
        assert "secret" in card.result.text
        card.secret.replaced.emit(SECRET)
        await until(lambda: check.status.state is ServiceState.WORKING)
        assert card.result.text.startswith("App ID and secret accepted")
        here.cloud.switches.skew_s = 1200.0
        QTest.mouseClick(card.test, LEFT)
        await until(lambda: check.status.trouble is not None)
        assert "clock" in card.result.text
        assert "ZEGOCLOUD: Refused" in here.window.status.zego.accessibleName()

    sit(scene, secret="", app_id=0)
