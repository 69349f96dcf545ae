"""The console on the screen: the window, the sound it gives, and how one leaves it.

Leaving is asked, not done: closing the window sets an outcome, and who waits for it takes
everything down in order, with the loop still running.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from desktop.core.errors import Code
from desktop.core.launch import Launch
from desktop.core.tasks import Tasks
from desktop.ui.dialogs import answer_of
from desktop.ui.sound import SoundOutput

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.control.mezon_desk import MezonDesk
    from desktop.control.mix_desk import MixDesk
    from desktop.ui.main_window import MainWindow

log = logging.getLogger(__name__)


class Outcome(StrEnum):
    """How a sitting at the desk ends."""

    QUIT = "quit"
    DEMO = "demo"  # go on in the demo studio
    REAL = "real"  # leave the demo studio
    SAFE = "safe"  # start again in safe mode
    NORMAL = "normal"  # and out of it

    @property
    def ends(self) -> bool:
        """Whether the process ends with it."""
        return self not in (Outcome.DEMO, Outcome.REAL)

    @property
    def again(self) -> bool:
        """Whether another process is to follow."""
        return self in (Outcome.SAFE, Outcome.NORMAL)

    @property
    def safe(self) -> bool:
        """Whether that one is to be in safe mode."""
        return self is Outcome.SAFE


class Console:
    """One window on one desk, from the moment they meet to its last paint. Main thread."""

    def __init__(self, desk: Desk, window: MainWindow, render: Callable[[int, float], bytes], launch: Launch) -> None:
        """`window` may be on the screen already; it is the console's from now on."""
        self.desk = desk
        self.window = window
        self._launch = launch
        self._tasks = Tasks("console")
        self._left: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._guarding = False
        self._sound = SoundOutput(render)
        self._sound_wanted = False
        window.join(desk, self._sound)
        window.leave_wanted.connect(self.ask_to_leave)
        window.demo_wanted.connect(lambda: self.ask_to_leave(Outcome.DEMO))
        window.leave_demo_wanted.connect(lambda: self.ask_to_leave(Outcome.REAL))
        window.test_source_wanted.connect(self._open_test_source)
        window.reading_wanted.connect(self._start_reading)
        self._sound.trouble_changed.connect(self._tell_of_sound)
        self._sound.stood_in.connect(self._tell_of_stand_in)
        self._sound.devices_changed.connect(self._solve_stand_in)
        desk.store.changed.connect(self._settings_changed)
        self.test_source: Callable[[], object] = lambda: None
        if window.is_leaving:
            self.ask_to_leave()

    def start_sound(self) -> None:
        """There is something to hear: open the chosen output. In safe mode nothing is heard."""
        if self._launch.safe:
            return
        self._sound_wanted = True
        chosen = self.desk.store.settings.monitoring
        self._sound.start(chosen.device, chosen.buffer_ms)

    def stop_sound(self) -> None:
        """Nothing is to be heard any more: let go of the output."""
        self._sound_wanted = False
        self._sound.stop()

    async def join_mezon(self, mezon: MezonDesk) -> None:
        """Show what is at Mezon, too; in pieces, between which the window answers."""
        for _ in self.window.join_mezon(mezon):
            await asyncio.sleep(0)

    async def join_mixer(self, mix: MixDesk) -> None:
        """Show the mixer, too; in pieces as above."""
        for _ in self.window.join_mixer(mix):
            await asyncio.sleep(0)

    async def stay(self) -> Outcome:
        """Wait until the operator leaves, or until it is time to."""
        if self._launch.exit_after_s is not None:
            self._tasks.start(self._leave_by_itself(self._launch.exit_after_s), "leave by itself")
        return await self._left

    def leave(self, outcome: Outcome = Outcome.QUIT) -> None:
        """Go, without asking back. The first outcome counts."""
        if not self._left.done():
            self._left.set_result(outcome)

    async def close(self) -> None:
        """Take the window from the screen; what is still told to it is heard."""
        self.desk.store.changed.disconnect(self._settings_changed)
        self._sound.stop()
        self.window.remember()
        self.window.hide()
        if self.window.mezon is not None:
            self.window.mezon.close()
        await self._tasks.aclose()

    async def destroy(self) -> None:
        """After everything else has ended, and its last words have been delivered."""
        await asyncio.sleep(0)
        for service in self.window.binding.settings.services.values():
            service.close()
        self.desk.notices.changed.disconnect()  # a notice that closes by itself may do so after the window is gone
        self.window.deleteLater()

    async def _leave_by_itself(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        if self._launch.screenshot is not None:
            self._save_picture(self._launch.screenshot)
        self.leave(Outcome.QUIT)

    def _save_picture(self, file: Path) -> None:
        with contextlib.suppress(OSError):  # then it cannot be saved either
            file.parent.mkdir(parents=True, exist_ok=True)
        if self.window.grab().save(str(file)):
            log.info("saved what the window shows: %s", file)
        else:
            log.error("what the window shows could not be saved: %s", file)

    def ask_to_leave(self, outcome: Outcome = Outcome.QUIT) -> None:
        """Go, unless something still runs and the operator wants to stay with it."""
        if not self._guarding:
            self._guarding = True
            self._tasks.start(self._guard(outcome), "guard")

    async def _guard(self, outcome: Outcome) -> None:
        try:
            bots = [view.name for view in self.desk.bots.live()]
            recordings = [view.name for view in map(self.desk.sources.view, self.desk.recordings.under_way())]
            window = self.window
            uploads = window.mezon.desk.chat.uploads.under_way() if window.mezon is not None else ()
            mix = window.mixer.outputs_under_way if window.mixer is not None else ()
            call = window.call_porch.call_name if window.call_porch is not None else ""
            if self.desk.demo:
                bots, recordings, uploads, mix, call = [], [], (), (), ""
            if not (bots or recordings or uploads or mix or call or window.air_channel):
                self.leave(outcome)
                return
            from desktop.ui.quit_guard import QuitGuard  # noqa: PLC0415 - for the end only

            guard = QuitGuard(
                window.theme, bots, recordings, window, window.air_channel, window.is_on_air, uploads, mix, call
            )
            if await answer_of(guard) == QDialog.DialogCode.Accepted:
                removed = not guard.leaving.remove_bots or await self.desk.bots.remove_all()
                stopped = not guard.leaving.stop_mix or await self._stop_mix()
                if removed and stopped:  # else the operator stays, to whom it goes on costing
                    self.leave(outcome)
        finally:
            self._guarding = False

    async def _stop_mix(self) -> bool:
        """Whether that is certain."""
        if self.window.mixer is None or await self.window.mixer.desk.mixer.stop_and_wait():
            return True
        self.desk.notices.raise_(Code.MIX_STOP)
        return False

    def _open_test_source(self) -> None:
        self.test_source()

    def _start_reading(self, read: Callable[[], str], tell: Callable[[str], None]) -> None:
        self._tasks.start(self._read(read, tell), "read a text")

    @staticmethod
    async def _read(read: Callable[[], str], tell: Callable[[str], None]) -> None:
        tell(await asyncio.to_thread(read))

    def _tell_of_sound(self) -> None:
        trouble = self._sound.trouble
        if trouble is not None:
            self.desk.notices.trouble(trouble)

    def _tell_of_stand_in(self, device: str, other: str) -> None:
        self.desk.notices.raise_(Code.SOUND_GONE, device=device, other=other)

    def _solve_stand_in(self) -> None:
        if self._sound.playing_on and not self._sound.stands_in:
            self.desk.notices.solve(Code.SOUND_GONE)

    def _settings_changed(self, new: object, old: object) -> None:
        if self._sound_wanted:
            self.start_sound()
