"""One page of a call under test, with an ear to all it tells."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.core.call import CallRoom, JoinParameters, Participant, Provider, Ticket
from desktop.core.call_kind import CallKind
from desktop.core.call_page import PageParticipants, PageReady
from desktop.ui.calls import page_words
from desktop.ui.calls.web_page import WebPage


class Caller:
    """`events` is what control would hear."""

    def __init__(self, qtbot: QtBot, studio: str, command: list[str] | None) -> None:
        self.bot = qtbot
        self.page = WebPage(studio, command)
        self.events: list[object] = []
        self.used: list[page_words.InUse] = []
        self.levels: list[page_words.Levels] = []
        self.pictures: list[tuple[str, QImage | None]] = []
        self.page.told.connect(self.events.append)
        self.page.device_used.connect(self.used.append)
        self.page.levels.connect(self.levels.append)
        self.page.picture.connect(lambda person, image: self.pictures.append((person, image)))

    def wait(self, ready: Callable[[], bool], seconds: float = 20) -> None:
        self.bot.waitUntil(ready, timeout=round(seconds * 1000))

    def wait_for(self, kind: type) -> object:
        self.wait(lambda: any(isinstance(event, kind) for event in self.events))
        return next(event for event in self.events if isinstance(event, kind))

    @property
    def people(self) -> tuple[Participant, ...]:
        told = [event.participants for event in self.events if isinstance(event, PageParticipants)]
        return told[-1] if told else ()

    def join(
        self,
        address: str = "",
        *,
        provider: Provider = Provider.LOCAL,
        token: str = "token",
        microphone: bool = True,
        camera: bool = False,
    ) -> None:
        self.wait_for(PageReady)
        room = CallRoom(provider, "night-desk", CallKind.VIDEO, channel="night", address=address)
        ticket = Ticket(room, token, 4000000000, "app")
        self.page.join(JoinParameters(ticket, "Desk", microphone=microphone, camera=camera))
