"""The main window as on an evening: everything there, on air."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.i18n import Languages
from desktop.ui.layout_memory import LayoutMemory
from desktop.ui.main_window import MainWindow
from desktop.ui.theme import Theme
from tests.ui.fake_desk import FakeDesk, receiving
from tests.ui.fake_mezon import TALK, FakeMezon
from tests.ui.fake_mixer import FakeMix
from tests.ui.fit import seen, settle
from tests.ui.mixer.made import APPLIED, GONE, REFUSED, SENDING, running, strip

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.control.mezon_desk import MezonDesk
    from desktop.control.mix_desk import MixDesk


class Evening:
    """On air with four sources, a mix that runs, the chat of a channel open."""

    def __init__(
        self, theme: Theme, languages: Languages, qtbot: QtBot, layout: Path | None = None, demo: bool = False
    ) -> None:
        """`demo` has the longer words."""
        self.desk, self.mezon = FakeDesk(demo=demo), FakeMezon()
        self.window = window = MainWindow(theme, languages, LayoutMemory(layout), demo=demo, open_ingest=False)
        qtbot.addWidget(window)
        window.join(cast("Desk", self.desk))
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        for number in range(1, 5):
            self.desk.sources.put(receiving(f"s{number}", f"Studio {number} – Night Desk"))
        window.wait_for_mixer()
        window.wait_for_mezon(lambda: None)
        list(window.join_mezon(cast("MezonDesk", self.mezon)))
        strips = (
            APPLIED,
            SENDING,
            REFUSED,
            replace(GONE, gone_since=time.monotonic() - 12),
            strip("low", 40, 40, muted=True),
        )
        list(window.join_mixer(cast("MixDesk", FakeMix(running(*strips)))))
        self.mezon.live.ready("night-desk-114-part-1", "letters-from-listeners")
        self.mezon.live.on_air()
        self.mezon.chat.open(TALK)
        settle()

    def grow(self, width: int, height: int) -> None:
        self.window.resize(width, height)
        settle()

    def shown(self, *kinds: type[QWidget]) -> list[QWidget]:
        return [widget for widget in self.window.findChildren(QWidget) if isinstance(widget, kinds) and seen(widget)]
