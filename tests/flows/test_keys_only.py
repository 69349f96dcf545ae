"""An evening by keys alone: sign in, invite, record, choose the channel, go live, chat, end. No mouse, no click."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.control.secrets_desk import MEETSTREAM_KEY
from desktop.core.air import LiveState
from desktop.core.chat_line import Delivery
from desktop.core.model import RecordingState, SourceState
from desktop.core.programme import TrackState
from desktop.settings.schema import Ingest, MeetStream, Mezon, Recording, Settings
from desktop.sim.behaviour import Meeting
from desktop.sim.studio import Addresses, Studio
from desktop.ui.chat.field import MessageField
from desktop.ui.console import Console
from desktop.ui.main_window import MainWindow
from desktop.ui.onair.playlist_window import PlaylistWindow
from tests.control.parts import until
from tests.evening_loop import evening_loop
from tests.flows.conftest import SMALL
from tests.whole_console import whole_console

MOST_TABS = 60
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Key = Qt.Key


class Keyboard:
    """The only thing that touches the console."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def here(self) -> QWidget:
        """What has the keyboard."""
        return (
            QApplication.focusWidget() or QApplication.activePopupWidget() or QApplication.activeWindow() or self.window
        )

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.here, key, modifiers)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.here, text)

    async def tab_to(self, found: Callable[[QWidget], object], what: str) -> None:
        """Tab until it has the keyboard."""
        walked = []
        for _ in range(MOST_TABS):
            if found(self.here):
                return
            walked.append(f"{type(self.here).__name__} {self.here.accessibleName()}")
            self.press(Key.Key_Tab)
            await asyncio.sleep(0)
        raise AssertionError(f"Tab does not lead to {what}: {walked}")

    async def tab_to_button(self, words: str) -> None:
        await self.tab_to(lambda one: isinstance(one, QAbstractButton) and one.text() == words, words)


class Sitting:
    """One console and one operator who has a keyboard."""

    def __init__(self, console: Console, addresses: Addresses) -> None:
        self.console = console
        self.desk, self.window, self.addresses = self.console.desk, self.console.window, addresses
        self.keys = Keyboard(self.window)

    async def ready(self) -> None:
        self.desk.secrets.set(MEETSTREAM_KEY, self.addresses["meetstream"]["api_key"])
        await until(lambda: self.desk.ingest.listen is not None and self.desk.secrets.is_set(MEETSTREAM_KEY))
        await until(lambda: hasattr(self.window, "porch") and self.window.isActiveWindow())

    async def back(self, to: QWidget | None = None) -> None:
        """What was open has closed: a window manager would give the keyboard back to what was there before."""
        window = to or self.window
        await until(lambda: QApplication.activeWindow() in (None, window))
        window.activateWindow()
        await until(window.isActiveWindow)

    async def sign_in(self) -> None:
        keys, town = self.keys, self.addresses["mezon"]
        keys.press(Key.Key_1, ALT)
        await keys.tab_to_button("Sign in to Mezon…")
        keys.press(Key.Key_Space)
        await until(lambda: "Sign in" in QApplication.activeWindow().windowTitle())  # type: ignore[union-attr]  # there is one
        await keys.tab_to(lambda one: one.accessibleName() == "App ID", "App ID")
        keys.type(town["bot_id"])
        keys.press(Key.Key_Tab)
        keys.type(town["bot_token"])
        keys.press(Key.Key_Return)
        await until(lambda: self.window.mezon is not None and self.window.mezon.desk.channels.channels)
        await self.back()

    async def invite_and_record(self) -> None:
        keys = self.keys
        keys.press(Key.Key_I, CTRL)
        await until(lambda: QApplication.activeWindow() is not self.window)
        keys.type("https://meet.google.com/abc-defg-hij")
        keys.press(Key.Key_Return)
        await until(lambda: len(self.desk.sources.ids) == 1)
        await self.back()
        source = self.desk.sources.ids[0]
        await until(lambda: self.desk.sources.view(source).state is SourceState.RECEIVING)
        keys.press(Key.Key_2, ALT)
        keys.press(Key.Key_Home)
        keys.press(Key.Key_F9)
        await until(lambda: self.desk.sources.view(source).recording.state is RecordingState.RECORDING)

    async def go_live(self) -> None:
        keys = self.keys
        assert self.window.mezon is not None
        live = self.window.mezon.desk.live
        keys.press(Key.Key_C, CTRL | SHIFT)
        await until(lambda: QApplication.activePopupWidget() is not None)
        keys.press(Key.Key_Return)
        await until(lambda: live.air.channel is not None)
        await self.fill_the_list()
        keys.press(Key.Key_L, CTRL | SHIFT)
        await until(lambda: QApplication.activeWindow() is not self.window)
        await keys.tab_to_button("Go live")
        keys.press(Key.Key_Space)
        await until(lambda: live.air.state is LiveState.ON_AIR)
        await self.back()

    async def fill_the_list(self) -> None:
        keys = self.keys
        assert self.window.mezon is not None
        programme = self.window.mezon.desk.live.programme
        keys.press(Key.Key_O, CTRL | SHIFT)
        await until(lambda: "Playlist" in QApplication.activeWindow().windowTitle())  # type: ignore[union-attr]  # there is one
        await keys.tab_to_button("Add address…")
        keys.press(Key.Key_Space)
        await until(lambda: keys.here.accessibleName() == "Add an address")
        keys.type(self.addresses["mezon"]["tracks"][0])
        keys.press(Key.Key_Return)
        await until(lambda: programme.tracks and programme.tracks[0].state is TrackState.READY)
        await self.back(self.window.findChild(PlaylistWindow))
        keys.press(Key.Key_Escape)
        await until(lambda: self.window.findChild(PlaylistWindow).isHidden())  # type: ignore[union-attr]  # it is there
        await self.back()

    async def chat(self, words: str) -> None:
        keys = self.keys
        assert self.window.mezon is not None
        channel = self.window.mezon.desk.live.air.channel
        assert channel is not None
        keys.press(Key.Key_K, CTRL)
        await until(lambda: QApplication.activePopupWidget() is not None)
        keys.type(channel.name)
        keys.press(Key.Key_Return)
        await self.back()
        keys.press(Key.Key_4, ALT)
        await until(lambda: self.window.findChild(MessageField).isVisible())  # type: ignore[union-attr]  # it is there
        await keys.tab_to(lambda one: isinstance(one, MessageField), "the message")
        keys.type(words)
        keys.press(Key.Key_Return)
        chat = self.window.mezon.desk.chat
        await until(lambda: any(one.message.text == words and one.delivery is Delivery.SENT for one in chat.lines))

    async def end(self) -> None:
        keys = self.keys
        assert self.window.mezon is not None
        live = self.window.mezon.desk.live
        keys.press(Key.Key_E, CTRL | SHIFT)
        await until(lambda: QApplication.activeWindow() is not self.window)
        await keys.tab_to_button("End broadcast")
        keys.press(Key.Key_Space)
        await until(lambda: not live.air.under_way)


def test_an_evening_by_keys_alone(
    qapp: QApplication, tmp_path: Path, film_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.ui.onair.guard_rule.DEAD_S", 0.0)  # nobody is so quick to end what has just begun

    async def evening() -> None:
        studio = Studio(film_cache, lambda _link: Meeting(film=SMALL))
        addresses = await asyncio.to_thread(studio.start)
        chosen = Settings(
            ingest=Ingest(port=0, host="127.0.0.1"),
            recording=Recording(automatic=False),
            meetstream=MeetStream(base=addresses["meetstream"]["base"], poll_s=0.2),
            mezon=Mezon(gateway=addresses["mezon"]["gateway"], streaming=addresses["mezon"]["stn"]),
            welcomed=True,
        )
        (tmp_path / "settings.json").write_bytes(msgspec.json.encode(chosen))
        try:
            async with whole_console(tmp_path) as (_, console):
                sitting = Sitting(console, addresses)
                await sitting.ready()
                await sitting.sign_in()
                await sitting.invite_and_record()
                await sitting.go_live()
                await sitting.chat("We are on air.")
                await sitting.end()
        finally:
            await asyncio.to_thread(studio.stop)

    with evening_loop(qapp) as loop:
        loop.run_until_complete(evening())
