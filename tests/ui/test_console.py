"""One sitting at the desk: how it begins and how one leaves it."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from qasync import QEventLoop

from desktop.control.services import ServiceStatus
from desktop.core.errors import Code
from desktop.core.launch import Launch
from desktop.core.model import NOT_RECORDING
from desktop.paths import Paths
from desktop.ui.console import Console, Outcome
from desktop.ui.opening import open_window
from desktop.ui.quit_guard import QuitGuard
from tests.ui.fake_desk import FakeDesk, receiving

PATIENCE_S = 20.0


class Sitting:
    """A console on a desk without services, on the running loop."""

    def __init__(self, folder: Path, launch: Launch, demo: bool) -> None:
        self.desk = FakeDesk(folder, demo=demo)
        self.recording: tuple[str, ...] = ()
        self.removals = 0
        self.removable = True
        self.desk.recordings.under_way = lambda: self.recording
        self.desk.bots.remove_all = self._remove_all
        self.layout = folder / "layout.json"
        launch = replace(launch, demo=demo)
        window = open_window(Paths.find(folder), launch)
        self.console = Console(cast("Any", self.desk), window, lambda frames, plays_at_s: bytes(frames * 8), launch)
        self.staying = asyncio.create_task(self.console.stay())

    async def _remove_all(self) -> bool:
        self.removals += 1
        return self.removable

    def add(self, *names: str) -> None:
        for name in names:
            self.desk.sources.put(receiving(name.lower(), name))

    async def until(self, condition: Callable[[], object]) -> None:
        async with asyncio.timeout(PATIENCE_S):
            while not condition():
                await asyncio.sleep(0.005)

    async def outcome(self) -> Outcome:
        return await asyncio.wait_for(self.staying, PATIENCE_S)

    @property
    def guards(self) -> list[QuitGuard]:
        return [guard for guard in self.console.window.findChildren(QuitGuard) if guard.isVisible()]

    async def guard(self) -> QuitGuard:
        await self.until(lambda: self.guards)
        (found,) = self.guards
        return found


Scene = Callable[[Sitting], Awaitable[None]]
Play = Callable[..., None]


@pytest.fixture
def play(qapp: QApplication, tmp_path: Path) -> Iterator[Play]:
    """`play(scene, launch=Launch(), demo=False)` runs one sitting and takes it down."""

    async def sitting(scene: Scene, launch: Launch, demo: bool) -> None:
        made = Sitting(tmp_path, launch, demo)
        try:
            await scene(made)
        finally:
            made.staying.cancel()
            await asyncio.wait([made.staying])
            await made.console.close()
            assert not made.console.window.isVisible()
            await made.console.destroy()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            made.desk.meetstream.show(ServiceStatus())  # nobody is left who would be told

    def run(scene: Scene, launch: Launch | None = None, demo: bool = False) -> None:
        with QEventLoop(qapp) as loop:
            asyncio.set_event_loop(loop)
            loop.run_until_complete(sitting(scene, launch or Launch(), demo))
        asyncio.set_event_loop(None)

    yield run
    qapp.setStyleSheet("")


def test_closing_the_window_of_an_idle_desk_is_leaving(play: Play) -> None:
    async def scene(sitting: Sitting) -> None:
        assert sitting.console.window.isVisible()
        sitting.console.window.close()
        assert await sitting.outcome() is Outcome.QUIT
        assert sitting.console.window.isVisible()  # who waits for the outcome takes it down
        assert sitting.guards == []

    play(scene)


@pytest.mark.parametrize(
    ("signal", "demo", "outcome"),
    [("demo_wanted", False, Outcome.DEMO), ("leave_demo_wanted", True, Outcome.REAL)],
)
def test_the_demo_studio_is_entered_and_left(play: Play, signal: str, demo: bool, outcome: Outcome) -> None:
    async def scene(sitting: Sitting) -> None:
        getattr(sitting.console.window, signal).emit()
        assert await sitting.outcome() is outcome

    play(scene, demo=demo)


def test_a_notice_that_closes_by_itself_may_outlive_the_window(play: Play) -> None:
    desks: list[FakeDesk] = []

    async def scene(sitting: Sitting) -> None:
        desks.append(sitting.desk)
        sitting.desk.notices.raise_(Code.COPIED_TEXT)

    play(scene)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    (desk,) = desks
    desk.notices.close(desk.notices.open()[0].id)
    assert desk.notices.open() == ()


def test_who_has_bots_in_meetings_is_asked_first(play: Play) -> None:
    async def scene(sitting: Sitting) -> None:
        sitting.add("Studio", "Field")
        sitting.console.window.close()
        guard = await sitting.guard()
        sitting.console.window.close()  # asked once
        await asyncio.sleep(0)
        assert len(sitting.guards) == 1
        guard.stay.click()
        await sitting.until(lambda: not sitting.console._guarding)
        assert sitting.guards == []
        assert not sitting.staying.done()
        assert sitting.removals == 0
        sitting.console.window.close()  # and again, the next time
        (await sitting.guard()).quit.click()
        assert await sitting.outcome() is Outcome.QUIT
        assert sitting.removals == 1

    play(scene)


def test_who_cannot_remove_the_bots_stays_until_that_is_possible_or_given_up(play: Play) -> None:
    async def scene(sitting: Sitting) -> None:
        sitting.add("Studio")
        sitting.removable = False
        sitting.console.window.close()
        (await sitting.guard()).quit.click()
        await sitting.until(lambda: not sitting.console._guarding)
        assert sitting.removals == 1
        assert not sitting.staying.done()
        assert sitting.console.window.isVisible()
        sitting.console.window.close()
        guard = await sitting.guard()
        guard.leave.setChecked(True)
        guard.quit.click()
        assert await sitting.outcome() is Outcome.QUIT
        assert sitting.removals == 1

    play(scene)


def test_bots_that_shall_stay_are_not_removed(play: Play) -> None:
    async def scene(sitting: Sitting) -> None:
        sitting.add("Studio")
        sitting.console.window.demo_wanted.emit()
        guard = await sitting.guard()
        guard.leave.setChecked(True)
        guard.done(QDialog.DialogCode.Accepted)
        assert await sitting.outcome() is Outcome.DEMO
        assert sitting.removals == 0

    play(scene)


def test_a_recording_without_a_bot_is_a_reason_to_ask(play: Play) -> None:
    async def scene(sitting: Sitting) -> None:
        sitting.add("Studio")
        sitting.desk.bots.live = lambda: ()
        sitting.recording = ("studio",)
        sitting.console.window.close()
        (await sitting.guard()).quit.click()
        assert await sitting.outcome() is Outcome.QUIT
        assert sitting.removals == 0

    play(scene)


def test_the_demo_asks_nobody(play: Play) -> None:
    async def scene(sitting: Sitting) -> None:
        sitting.add("Studio")
        sitting.recording = ("studio",)
        sitting.console.window.close()
        assert await sitting.outcome() is Outcome.QUIT

    play(scene, demo=True)


def test_leaving_by_itself_saves_what_the_window_shows(play: Play, tmp_path: Path) -> None:
    file = tmp_path / "pictures" / "window.png"

    async def scene(sitting: Sitting) -> None:
        sitting.add("Studio")  # nobody is there to be asked
        assert await sitting.outcome() is Outcome.QUIT
        picture = QPixmap(str(file))
        assert picture.size() == sitting.console.window.grab().size()

    play(scene, Launch(screenshot=file, exit_after_s=0.01))


@pytest.mark.parametrize("place", ["window.unknown", "a file/window.png"])
def test_a_picture_that_cannot_be_saved_does_not_keep_anybody(
    play: Play, tmp_path: Path, caplog: pytest.LogCaptureFixture, place: str
) -> None:
    (tmp_path / "a file").touch()

    async def scene(sitting: Sitting) -> None:
        assert await sitting.outcome() is Outcome.QUIT

    with caplog.at_level(logging.ERROR):
        play(scene, Launch(screenshot=tmp_path / place, exit_after_s=0.01))
    assert "could not be saved" in caplog.text


def test_a_closed_window_has_remembered_its_place(play: Play, tmp_path: Path) -> None:
    async def scene(sitting: Sitting) -> None:
        assert not sitting.layout.exists()

    play(scene)
    assert (tmp_path / "layout.json").exists()


def test_the_test_source_is_asked_for(play: Play) -> None:
    async def scene(sitting: Sitting) -> None:
        sitting.console.window.test_source_wanted.emit()  # a real desk has none
        asked: list[str] = []
        sitting.console.test_source = lambda: asked.append("test source")
        sitting.console.window.test_source_wanted.emit()
        assert asked == ["test source"]

    play(scene, demo=True)


def test_what_takes_long_to_read_is_read_on_another_thread(play: Play) -> None:
    async def scene(sitting: Sitting) -> None:
        told: list[str] = []
        sitting.console.window.reading_wanted.emit(lambda: threading.current_thread().name, told.append)
        assert told == []
        await sitting.until(lambda: told)
        assert told != [threading.current_thread().name]

    play(scene)


def test_sound_begins_when_there_is_something_to_hear_and_follows_the_choice(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scene(sitting: Sitting) -> None:
        started: list[tuple[str, int]] = []
        monkeypatch.setattr(sitting.console._sound, "start", lambda device, ms: started.append((device, ms)))
        chosen = msgspec.structs.replace(sitting.desk.store.settings.monitoring, device="usb", buffer_ms=200)
        sitting.desk.store.update(monitoring=chosen)
        assert started == []
        sitting.console.start_sound()
        assert started == [("usb", 200)]
        sitting.desk.store.update(monitoring=msgspec.structs.replace(chosen, buffer_ms=60))
        assert started[-1] == ("usb", 60)

    play(scene)


def test_sound_ends_when_there_is_nothing_to_hear(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene(sitting: Sitting) -> None:
        calls: list[str] = []
        monkeypatch.setattr(sitting.console._sound, "start", lambda device, ms: calls.append("start"))
        monkeypatch.setattr(sitting.console._sound, "stop", lambda: calls.append("stop"))
        sitting.console.start_sound()
        sitting.console.stop_sound()
        chosen = msgspec.structs.replace(sitting.desk.store.settings.monitoring, device="usb")
        sitting.desk.store.update(monitoring=chosen)  # opens no device for nothing
        assert calls == ["start", "stop"]

    play(scene)


def test_another_output_that_stands_in_is_told_until_the_chosen_one_is_back(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scene(sitting: Sitting) -> None:
        sound = sitting.console._sound
        monkeypatch.setattr(type(sound), "playing_on", "Built-in")
        monkeypatch.setattr(type(sound), "stands_in", True)
        sound.stood_in.emit("Headset", "Built-in")
        sound.devices_changed.emit()
        (notice,) = sitting.desk.notices.open()
        assert (notice.code, notice.values) == (Code.SOUND_GONE, {"device": "Headset", "other": "Built-in"})
        monkeypatch.setattr(type(sound), "stands_in", False)
        sound.devices_changed.emit()
        assert sitting.desk.notices.open() == ()

    play(scene)


def test_a_desk_without_a_sound_device_says_so(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop.core.errors import Trouble

    async def scene(sitting: Sitting) -> None:
        sitting.console._sound.trouble_changed.emit()  # it has gone
        assert sitting.desk.notices.history() == ()
        monkeypatch.setattr(type(sitting.console._sound), "trouble", Trouble(Code.SOUND_NONE, "no device"))
        sitting.console._sound.trouble_changed.emit()
        (notice,) = sitting.desk.notices.open()
        assert (notice.code, notice.details) == (Code.SOUND_NONE, "no device")

    play(scene)


def test_an_ended_source_is_no_reason_to_ask(play: Play) -> None:
    async def scene(sitting: Sitting) -> None:
        from desktop.core.model import SourceState

        ended = replace(receiving("a", "Studio"), state=SourceState.ENDED, recording=NOT_RECORDING)
        sitting.desk.sources.put(ended)
        sitting.console.window.close()
        assert await sitting.outcome() is Outcome.QUIT

    play(scene)


def test_leaving_while_in_a_call_is_asked(play: Play) -> None:
    async def scene(sitting: Sitting) -> None:
        sitting.console.window.call_porch = cast("Any", SimpleNamespace(call_name="night-desk-panel"))
        sitting.console.window.close()
        guard = await sitting.guard()
        assert "In call \u2068night-desk-panel\u2069" in [label.text() for label in guard.findChildren(QLabel)]
        guard.quit.click()
        assert await sitting.outcome() is Outcome.QUIT

    play(scene)


@pytest.mark.parametrize("demo", [False, True])
def test_leaving_while_on_air_is_asked(play: Play, demo: bool) -> None:
    async def scene(sitting: Sitting) -> None:
        sitting.console.window.show_air("evening-show", True)
        sitting.console.window.close()
        guard = await sitting.guard()
        assert "On air in \u2068evening-show\u2069" in [label.text() for label in guard.findChildren(QLabel)]
        guard.quit.click()
        assert await sitting.outcome() is Outcome.QUIT

    play(scene, demo=demo)


def test_in_safe_mode_nothing_is_heard(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene(sitting: Sitting) -> None:
        calls: list[str] = []
        monkeypatch.setattr(sitting.console._sound, "start", lambda device, ms: calls.append("start"))
        sitting.console.start_sound()
        chosen = msgspec.structs.replace(sitting.desk.store.settings.monitoring, device="usb")
        sitting.desk.store.update(monitoring=chosen)
        assert calls == []
        assert "SAFE MODE" in sitting.console.window.windowTitle()

    play(scene, Launch(safe=True))


def test_another_mode_is_asked_for_like_any_end(play: Play) -> None:
    async def scene(sitting: Sitting) -> None:
        sitting.add("Guest")
        sitting.recording = ("guest",)
        sitting.console.ask_to_leave(Outcome.SAFE)
        (await sitting.guard()).accept()
        assert await sitting.outcome() is Outcome.SAFE

    play(scene)


@pytest.mark.parametrize(
    ("outcome", "ends", "again", "safe"),
    [
        (Outcome.QUIT, True, False, False),
        (Outcome.DEMO, False, False, False),
        (Outcome.REAL, False, False, False),
        (Outcome.SAFE, True, True, True),
        (Outcome.NORMAL, True, True, False),
    ],
)
def test_what_follows_an_outcome(outcome: Outcome, ends: bool, again: bool, safe: bool) -> None:
    assert (outcome.ends, outcome.again, outcome.safe) == (ends, again, safe)
