"""A window with the chat panel, bound to Mezon's rooms over a link that does as it is told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget

from desktop.control.channels import Channels
from desktop.control.chat import Chat
from desktop.control.conversations import Conversations
from desktop.control.mezon_desk import MezonDesk
from desktop.core.account import Seat
from desktop.core.air import Air
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks
from desktop.settings.store import Store
from desktop.ui.bind.chat import ChatBinding
from desktop.ui.chat.panel import ChatPanel
from desktop.ui.i18n import Languages
from desktop.ui.layout_memory import LayoutMemory
from desktop.ui.main_window import MainWindow
from desktop.ui.popover import ConfirmPopover
from desktop.ui.theme import Theme


class FakeLive:
    """Only what the chat looks at."""

    changed = Signal()

    def __init__(self) -> None:
        self.air = Air()

    def put(self, air: Air) -> None:
        self.air = air
        self.changed.emit()


class MezonWindow:
    """The panel stands as the window's right dock would; `rooms` may be those of another desk."""

    def __init__(self, theme: Theme, languages: Languages, home: Path, rooms: Any = None) -> None:
        self.tasks = Tasks("chat test")
        self.store = Store(home / "settings.json")
        self.live = FakeLive()
        self._own = rooms is None
        self.rooms = rooms or SimpleNamespace(
            channels=Channels(self.store, self.tasks),
            chat=Chat(self.tasks, lambda: "Me"),
            conversations=Conversations(self.tasks),
            account=SimpleNamespace(seat=lambda _role: Seat()),
        )
        self.mezon = cast(
            MezonDesk,
            SimpleNamespace(
                account=self.rooms.account,
                channels=self.rooms.channels,
                chat=self.rooms.chat,
                conversations=self.rooms.conversations,
                live=self.live,
            ),
        )
        self.window = MainWindow(theme, languages, LayoutMemory(None))
        self.panel = ChatPanel(theme)
        self.panel.setWindowFlag(Qt.WindowType.Window)
        self.panel.resize(320, 640)
        self.confirm = ConfirmPopover(theme, self.window)
        self.binding = ChatBinding(self.window, self.mezon, self.panel, self.confirm)
        self.in_use = False  # as if the operator looked at another program
        self.binding.seen.in_use = lambda: self.in_use
        self.panel.show()

    def bind(self, link: Any) -> None:
        """The rooms speak over this link."""
        for room in (self.rooms.channels, self.rooms.chat, self.rooms.conversations):
            room.bind(link)

    async def until(self, condition: Callable[[], object], seconds: float = 10.0) -> None:
        """Let window and loop run until it is so."""
        async with asyncio.timeout(seconds):
            while not condition():
                QCoreApplication.processEvents()
                await asyncio.sleep(0.005)

    async def aclose(self) -> None:
        """Take everything down."""
        for room in (self.rooms.channels, self.rooms.chat, self.rooms.conversations) if self._own else ():
            room.close()
        await self.tasks.aclose()
        self.panel.pictures.finish()
        for widget in (self.panel, self.window):
            for child in widget.findChildren(QWidget):
                if child.isWindow():
                    child.close()
            widget.hide()
            widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
