"""“Mute all” in the demo studio: on air and mixing, everything is silenced by one key and given back by holding it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from qasync import QEventLoop

from desktop.control.live import Live
from desktop.control.mixer import Mixer
from desktop.core.air import LiveState, Sound
from desktop.core.launch import Launch, SecretsKind
from desktop.core.mix import Hindrance, Level, MixState, StripState
from desktop.core.mix_setup import MixMode
from desktop.core.model import LevelKind
from desktop.core.panic import PanicState, Quiet
from desktop.core.programme import TrackState
from desktop.ui.console import Console
from desktop.ui.panic.panic_bar import PanicBar
from tests.control.parts import until
from tests.whole_console import whole_console

F12 = Qt.Key.Key_F12
LEFT = Qt.MouseButton.LeftButton
SILENCE_DB = -55.0
HEARD_DB = -40.0


class Sitting:
    """An operator in the demo, on air and mixing."""

    def __init__(self, console: Console) -> None:
        self.console, self.window, self.desk = console, console.window, console.desk

    @property
    def live(self) -> Live:
        assert self.window.mezon is not None
        return self.window.mezon.desk.live

    @property
    def mixer(self) -> Mixer:
        assert self.window.mixer is not None
        return self.window.mixer.desk.mixer

    @property
    def bar(self) -> PanicBar:
        return self.window.panic.bar

    @property
    def state(self) -> PanicState:
        return self.desk.panic.state

    async def go_on_air(self) -> None:
        await until(lambda: self.window.mezon and self.window.mixer)
        await until(lambda: self.live.programme.tracks and self.live.programme.tracks[0].state is TrackState.READY)
        await until(lambda: self.live.go_live() is None)
        await until(lambda: self.live.air.state is LiveState.ON_AIR)

    async def mix(self) -> None:
        await until(lambda: len(self.mixer.mix.strips) >= 2)
        assert self.mixer.start() is Hindrance.NONE
        await until(lambda: self.mixer.mix.state is MixState.RUNNING)

    async def hear_the_mix(self) -> None:
        assert self.window.mixer is not None
        self.window.mixer.panel.wishes.listen.emit("mix-main", True)
        await until(lambda: self.level() > HEARD_DB)

    def level(self) -> float:
        """Of the mix return, in dBFS."""
        assert self.window.mixer is not None
        level = self.desk.pictures.level(self.window.mixer.hearing.source_id)
        return level.left_db if level.kind is LevelKind.PCM else -100.0

    def wishes(self) -> dict[str, Level]:
        return {one.key: one.wish for one in self.mixer.mix.strips}

    def settled(self) -> bool:
        mix = self.mixer.mix
        return all(mix.state_of(one) in (StripState.APPLIED, StripState.GONE) for one in mix.strips)

    def focused(self) -> QWidget:
        found = QApplication.focusWidget() or self.window
        assert isinstance(found, QWidget)
        return found

    async def hold_f12(self) -> None:
        """Until it is released."""
        QTest.keyPress(self.focused(), F12)
        await until(lambda: not self.desk.panic.held)
        QTest.keyRelease(self.focused(), F12)


Scene = Callable[[Sitting], Awaitable[None]]
Sit = Callable[[Scene], None]


@pytest.fixture
def sit(loop: QEventLoop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sit:
    monkeypatch.setattr("desktop.ui.onair.guard_rule.DEAD_S", 0.0)

    async def evening(scene: Scene) -> None:
        async with whole_console(tmp_path, Launch(demo=True, secrets=SecretsKind.MEMORY)) as (_, console):
            await scene(Sitting(console))

    return lambda scene: loop.run_until_complete(evening(scene))


def test_f12_silences_broadcast_and_mix_and_holding_it_gives_back_what_was(sit: Sit) -> None:
    async def scene(here: Sitting) -> None:
        await here.go_on_air()
        await here.mix()
        first, second = here.mixer.mix.strips[:2]
        here.mixer.touch(lambda strips: strips.move(first.key, 130))
        here.mixer.touch(lambda strips: strips.set(second.key, Level(40, muted=True)))
        await until(here.settled)
        await here.hear_the_mix()
        before = here.wishes()

        field = here.window.mezon.channels_panel.filter_field if here.window.mezon else here.window
        field.setFocus()
        QTest.keyClick(here.focused(), F12)
        assert here.desk.panic.held
        assert here.window.porch.bar.mute_all.isChecked()
        await until(lambda: here.state is PanicState.MUTED)
        assert {one.quiet for one in here.desk.panic.targets} == {Quiet.MUTED}
        assert here.live.air.sound is Sound.PAUSED
        assert all(one.confirmed is not None and one.confirmed.volume == 0 for one in here.mixer.mix.strips)
        await until(lambda: here.level() < SILENCE_DB)
        assert here.bar.isVisible()
        assert here.bar.words.startswith("EVERYTHING MUTED 0:0")
        assert "Playlist paused · Mix silent" in here.bar.words
        here.live.pause(False)
        here.window.actions_.action("mix.mute.1").trigger()
        await asyncio.sleep(0.3)  # neither wish may make a sound
        assert here.state is PanicState.MUTED

        await here.hold_f12()
        await until(lambda: here.state is PanicState.OFF)
        assert here.live.air.sound is Sound.PLAYING
        assert here.settled()
        assert here.wishes() == before
        await until(lambda: here.level() > HEARD_DB)
        assert not here.bar.isVisible()
        assert not here.window.porch.bar.mute_all.isChecked()

    sit(scene)


def test_a_mix_in_auto_is_told_and_can_be_stopped_from_the_bar(sit: Sit) -> None:
    async def scene(here: Sitting) -> None:
        await until(lambda: here.window.mixer and here.window.mezon)
        here.mixer.choose(msgspec.structs.replace(here.mixer.mix.setup, mode=MixMode.AUTO))
        await here.mix()
        QTest.mouseClick(here.window.porch.bar.mute_all, LEFT)
        assert here.state is PanicState.EXCEPT
        assert here.bar.words == "MUTED, EXCEPT 1 · Mix cannot be muted in Auto"
        QTest.mouseClick(here.bar.stop_mix, LEFT)
        confirm = here.window.binding.confirm
        yes = next(one for one in confirm.findChildren(QPushButton) if one.text() == "Stop mix")
        QTest.mouseClick(yes, LEFT)
        await until(lambda: here.state is PanicState.MUTED)
        await here.hold_f12()
        await until(lambda: here.state is PanicState.LEFTOVER)
        assert here.bar.words == "RELEASED, EXCEPT 1 · The mix is over"
        QTest.mouseClick(here.bar.close_button, LEFT)
        assert here.state is PanicState.OFF

    sit(scene)
