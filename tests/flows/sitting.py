"""An operator at the real bar, with a whole broadcast behind it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolBar, QWidget

from desktop.core.errors import Code
from desktop.settings.schema import Appearance
from desktop.ui.bind.onair import OnAirBinding
from desktop.ui.i18n import Languages
from desktop.ui.layout_memory import LayoutMemory
from desktop.ui.main_window import MainWindow
from desktop.ui.onair.air_bar import AirBar
from desktop.ui.onair.state_lamp import LampState
from desktop.ui.theme import Theme
from tests.control.on_air import Evening
from tests.evening_loop import evening_loop
from tests.ui.fake_desk import FakeDesk
from tests.ui.fake_mezon import FakeMezon

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.control.mezon_desk import MezonDesk

ROOT = Path(__file__).resolve().parents[2]
LEFT = Qt.MouseButton.LeftButton


class Sitting:
    """An operator at the window; the evening behind it."""

    def __init__(self, evening: Evening, window: MainWindow, desk: FakeDesk) -> None:
        self.evening, self.window, self.desk = evening, window, desk
        self.bar = AirBar(window.theme)
        tools = QToolBar()
        tools.setObjectName("air")
        tools.addWidget(self.bar)
        window.addToolBar(tools)
        mezon = FakeMezon()
        mezon.live, mezon.asrun = evening.live, evening.asrun
        self.room = OnAirBinding(window, cast("Desk", desk), cast("MezonDesk", mezon), self.bar, window.binding.confirm)

    async def shows(self, *states: LampState) -> None:
        await self.evening.until(lambda: self.bar.lamp.face.state in states)

    async def hold(self, button: QWidget) -> None:
        """Until the guard has acted."""
        QTest.mousePress(button, LEFT)
        before = self.bar.lamp.face.state
        await self.evening.until(lambda: self.bar.lamp.face.state is not before)
        QTest.mouseRelease(button, LEFT)

    def add(self, *addresses: str) -> None:
        self.room.playlist.open()
        self.room.playlist.playlist.add_wanted.emit(list(addresses))

    @property
    def open_codes(self) -> set[Code]:
        return {notice.code for notice in self.desk.notices.open()}


def at_the_desk(tmp_path: Path, qapp: QApplication, scenario: Callable[[Sitting], Awaitable[None]]) -> None:
    async def sit() -> None:
        languages = Languages(ROOT / "translations", tmp_path / "cache")
        languages.use("en")
        theme = Theme(ROOT / "resources", tmp_path / "cache")
        theme.apply(Appearance())
        desk = FakeDesk(tmp_path)
        window = MainWindow(theme, languages, LayoutMemory(None))
        window.join(cast("Desk", desk))
        window.show()
        async with Evening(tmp_path) as evening:
            await asyncio.wait_for(scenario(Sitting(evening, window, desk)), 60)
        window.hide()
        window.deleteLater()
        await asyncio.sleep(0)

    with evening_loop(qapp) as loop:
        loop.run_until_complete(sit())
