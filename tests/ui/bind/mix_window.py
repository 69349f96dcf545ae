"""A window with the mixer in it, over a service that does as it is told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.control.mix_check import MixCheck
from desktop.control.mixer import Mixer
from desktop.control.scenes import Scenes
from desktop.core.errors import Code
from desktop.core.mix import Mix, MixState, StripState
from desktop.core.model import Notice
from desktop.core.tasks import Tasks
from desktop.ui.bind.mixer import MixerBinding
from desktop.ui.i18n import Languages
from desktop.ui.layout_memory import LayoutMemory
from desktop.ui.main_window import MainWindow
from desktop.ui.mixer.panel import MixPanel
from desktop.ui.theme import Theme
from tests.control.mix_service import Service, mixer_at
from tests.ui.fake_desk import FakeDesk

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.control.mix_desk import MixDesk


class MixWindow:
    """The operator's window; `service` is what the mixer asks."""

    def __init__(self, theme: Theme, languages: Languages, folder: Path, service: Service, mixer: Mixer) -> None:
        self.service, self.mixer = service, mixer
        self.desk, self.tasks = FakeDesk(folder), Tasks("test")
        self.scenes = Scenes(folder / "scenes.json", mixer)
        self.check = MixCheck(self.tasks, lambda: service)
        self.window = MainWindow(theme, languages, LayoutMemory(None))
        self.window.join(cast("Desk", self.desk))
        self.window.wait_for_mixer()
        self.window.show()

    def join(self) -> MixerBinding:
        """As soon as the mixer is there."""
        mix = SimpleNamespace(mixer=self.mixer, scenes=self.scenes, check=self.check)
        list(self.window.join_mixer(cast("MixDesk", mix)))
        return self.binding

    @property
    def binding(self) -> MixerBinding:
        assert self.window.mixer is not None
        return self.window.mixer

    @property
    def panel(self) -> MixPanel:
        return self.binding.panel

    @property
    def mix(self) -> Mix:
        return self.mixer.mix

    def state(self, key: str) -> StripState:
        strip = self.mix.strip(key)
        assert strip is not None
        return self.mix.state_of(strip)

    def open(self, code: Code) -> Notice | None:
        return next((one for one in self.desk.notices.open() if one.code is code), None)

    def remedy(self, code: Code) -> None:
        """Press the button of this notice."""
        notice = self.open(code)
        assert notice is not None
        self.window.binding.notices._remedy(notice)

    @property
    def asks(self) -> bool:
        return self.window.binding.confirm.isVisible()

    def press(self, words: str, among: QWidget | None = None) -> None:
        """The button that says so, of the question if nothing else is said."""
        buttons = (among or self.window.binding.confirm).findChildren(QPushButton)
        next(one for one in buttons if one.text() == words and one.isVisible()).click()

    async def until(self, condition: Callable[[], object], seconds: float = 10.0) -> None:
        """Let window and loop run until it is so."""
        async with asyncio.timeout(seconds):
            while not condition():
                QCoreApplication.processEvents()
                await asyncio.sleep(0.005)

    async def run(self) -> None:
        """Start it with the two of the room."""
        await self.until(lambda: len(self.panel.mix.strips) == 2)
        self.panel.wishes.start.emit()
        await self.until(lambda: self.panel.mix.state is MixState.RUNNING)


@asynccontextmanager
async def mix_window(
    theme: Theme, languages: Languages, folder: Path, *, joined: bool = True
) -> AsyncIterator[MixWindow]:
    service = Service()
    async with mixer_at(folder, service) as mixer:
        made = MixWindow(theme, languages, folder, service, mixer)
        if joined:
            made.join()
        yield made
        await made.tasks.aclose()
    window = made.window
    for child in window.findChildren(QWidget):
        if child.isWindow():
            child.close()
    window.hide()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
