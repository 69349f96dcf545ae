"""The list of channels and of messages in a window, over a real connection. Usage: mezon_window.py WHAT [SECONDS].

Measures one of channels, filter, flood, reconnect and prints the figures as JSON. The gateway is another process;
the loop, the collector and the threads are as in the program.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from qasync import QEventLoop

from desktop.control.link import Link
from desktop.core.channel import ChannelsState
from desktop.core.chat_line import ChatState
from desktop.core.garbage import EVERY_MS, Sweeper
from desktop.core.manners import take_short_turns
from desktop.paths import Paths
from desktop.services.mezon.backoff import Backoff
from desktop.services.mezon.keeper import SessionKeeper
from desktop.settings.schema import Appearance
from desktop.ui.channels.panel import ChannelsFace, ChannelsPanel
from desktop.ui.chat.message_list import MessageList
from desktop.ui.chat.pictures import Pictures
from desktop.ui.theme import Theme
from tests.bench.machine import memory_mib
from tests.flows.desk import Desk

PROBE_S = 0.005
COUNT = 50_000
RATE = 1_000
TYPED = ("kenh-0123", "ĐÊM", "49", "nh-4")


class Painted(QObject):
    """When a widget was painted last."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.at = 0.0
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.at, self.count = time.monotonic(), self.count + 1
        return False


class Ages(QObject):
    """How old the newest line is when it is painted for the first time; its text says when it was said."""

    def __init__(self, messages: MessageList) -> None:
        super().__init__(messages)
        self._messages = messages
        self._seen = 0
        self.ms: list[float] = []
        messages.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            newest = self._messages._lines.lines[-1].message
            if newest.id != self._seen and newest.text.endswith("😀"):
                self._seen = newest.id
                self.ms.append((time.monotonic() - float(newest.text.split()[1])) * 1000)
        return False


class Stalls:
    """How late the loop is, again and again; and how long its thread itself worked meanwhile, whoever else did."""

    def __init__(self) -> None:
        self.ms: list[float] = []
        self._work: list[float] = []
        self._worked_s = 0.0
        self._handle: asyncio.Handle | None = None

    def start(self) -> None:
        """Anew."""
        self.stop()
        self.ms, self._work = [], []
        self._probe()

    def stop(self) -> dict[str, object]:
        """The figures."""
        if self._handle is not None:
            self._handle.cancel()
        found: dict[str, object] = {}
        for name, measured in (("stall", sorted(self.ms)), ("work", sorted(self._work))):
            if measured:
                found |= {f"{name}_p99_ms": measured[int(len(measured) * 0.99)], f"{name}_max_ms": measured[-1]}
        return found

    def _probe(self) -> None:
        self._worked_s = time.thread_time()
        due = time.monotonic() + PROBE_S
        self._handle = asyncio.get_running_loop().call_later(PROBE_S, self._answered, due)

    def _answered(self, due: float) -> None:
        self.ms.append(max(0.0, time.monotonic() - due) * 1000)
        self._work.append((time.thread_time() - self._worked_s) * 1000)
        self._probe()


class Window:
    """Both lists, bound to the rooms as the program binds them."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        paths = Paths.find(folder)
        theme = Theme(paths.resources(), paths.cache)
        theme.apply(Appearance())
        self.desk, self.root = desk, QWidget()
        self.panel, self.messages = ChannelsPanel(theme), MessageList(theme, Pictures(self.root))
        row = QHBoxLayout(self.root)
        row.addWidget(self.panel)
        row.addWidget(self.messages, 1)
        self.root.resize(900, 720)
        self.root.show()
        self.rows_painted = Painted(self.panel.list.viewport())
        self.lines_painted = Painted(self.messages.viewport())
        self._shown: object = None
        desk.channels.changed.connect(self._show)
        desk.channels.marks_changed.connect(lambda: self.panel.set_marks(desk.channels.marks()))
        desk.chat.changed.connect(lambda: self.messages.show_lines(desk.chat.lines))

    def _show(self) -> None:
        rooms = self.desk.channels
        self.panel.set_clans(rooms.clans, rooms.clan_id)
        shown = (rooms.channels, rooms.collapsed)
        if shown != self._shown:
            self._shown = shown
            self.panel.set_channels(*shown)
        self.panel.set_face(ChannelsFace(rooms.state))


class Gateway:
    """The other process."""

    def __init__(self, channels: int) -> None:
        command = [sys.executable, "-m", "tests.bench.peers.mezon_gateway", str(channels)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        told = self._line()
        self.base, self.clan_id, self.channel_id = str(told["base"]), int(told["clan_id"]), int(told["channel_id"])

    async def do(self, command: str) -> float:
        """When it was done."""
        assert self._process.stdin is not None
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()
        return float(await asyncio.to_thread(self._line))

    def end(self) -> None:
        """It goes by itself."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(30)

    def _line(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())


async def until(met: Callable[[], object], patience_s: float = 120.0) -> None:
    """Look every 2 ms: what is measured is read from what was painted."""
    async with asyncio.timeout(patience_s):
        while not met():
            await asyncio.sleep(0.002)


async def signed_in(gateway: Gateway, window: Window, stalls: Stalls) -> dict[str, object]:
    """From the answer with the last channels to their first picture."""
    desk, answered = window.desk, [0.0]
    desk.channels.clan_id = gateway.clan_id
    made = desk._link

    def watched(keeper: SessionKeeper) -> Link:
        link = made(keeper)
        ask = link.api._http.request

        async def request(method: str, url: str, **more: Any) -> Any:
            answer = await ask(method, url, **more)
            if url.endswith("ListChannelDescs") and not desk.channels.channels:
                answered[0] = time.monotonic()
            return answer

        link.api._http.request = request  # type: ignore[method-assign]
        return link

    desk.account._link_for = watched
    stalls.start()
    await desk.sign_in()
    await until(lambda: window.panel.model.total >= COUNT and window.rows_painted.at > answered[0])
    shown_s = window.rows_painted.at - answered[0]
    await until(lambda: not len(desk.tasks))
    return {"shown_ms": shown_s * 1000, **stalls.stop()}


async def open_room(gateway: Gateway, window: Window) -> None:
    """The channel in which is spoken."""
    desk = window.desk
    room = next(one for one in desk.channels.channels if one.id == gateway.channel_id)
    desk.chat.open(room)
    desk.channels.opened(room.id)
    await until(lambda: desk.chat.state is ChatState.OPEN and window.messages.model().rowCount())


async def typed(window: Window) -> dict[str, object]:
    """Each key, to the picture of what it left of the list."""
    field, took = window.panel.filter_field, []
    field.setFocus()
    for key in [key for word in TYPED for key in (*word, *"\b" * len(word))]:
        before, began = window.rows_painted.count, time.monotonic()
        code = Qt.Key.Key_Backspace if key == "\b" else Qt.Key.Key_unknown
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            text = "" if key == "\b" else key
            QApplication.sendEvent(field, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, text))
        await until(lambda before=before: window.rows_painted.count > before)
        took.append((window.rows_painted.at - began) * 1000)
        await asyncio.sleep(0.05)
    ordered = sorted(took)
    return {"keys": len(took), "p50_ms": ordered[len(ordered) // 2], "p95_ms": ordered[int(len(ordered) * 0.95)]}


async def flooded(gateway: Gateway, window: Window, stalls: Stalls, seconds: float) -> dict[str, object]:
    """A thousand messages a second: how late the loop is, how old the newest line is when it is painted, memory."""
    await open_room(gateway, window)
    memory: list[float] = []
    sampling = QTimer(window.root, interval=1_000)
    sampling.timeout.connect(lambda: memory.append(memory_mib(os.getpid(), "Rss")))
    sampling.start()
    age = Ages(window.messages)
    stalls.start()
    cpu_s, began = time.process_time(), time.monotonic()
    await gateway.do(f"flood {RATE} {seconds}")
    share = (time.process_time() - cpu_s) / (time.monotonic() - began)
    found = stalls.stop()
    sampling.stop()
    ages = sorted(age.ms)
    return {
        "last": window.desk.texts()[-1].split()[0],
        **found,
        "age_p50_ms": ages[len(ages) // 2],
        "age_p95_ms": ages[int(len(ages) * 0.95)],
        "age_max_ms": ages[-1],
        "painted": len(ages),
        "cpu_percent": 100 * share,
        "memory_mib": [round(memory[int(part * (len(memory) - 1))], 1) for part in (0, 0.25, 0.5, 0.75, 1)],
        "lines": len(window.desk.chat.lines),
    }


async def reconnected(gateway: Gateway, window: Window) -> dict[str, object]:
    """Away until a long pause is under way, then back: to what was missed being painted."""
    desk, took = window.desk, []
    await open_room(gateway, window)
    for number in range(5):
        await gateway.do("away")
        await until(lambda: desk.channels.retry_at is not None and desk.channels.retry_at - time.monotonic() > 20)
        for part in range(100):
            await gateway.do(f"say {number}.{part}")
        back_at = await gateway.do("back")
        last = f"{number}.99"
        await until(lambda last=last: desk.texts()[-1] == last and desk.chat.online)
        newest = desk.chat.lines[-1].key
        await until(lambda newest=newest: window.messages._lines.lines[-1].key == newest)
        await until(lambda: window.lines_painted.at > back_at)
        took.append((time.monotonic() - back_at) * 1000)
        ids = [line.message.id for line in desk.chat.lines]
        assert ids == sorted(set(ids))
        assert [one for one in desk.texts() if one.startswith(f"{number}.")] == [f"{number}.{n}" for n in range(100)]
    return {"ms": [round(one) for one in took], "max_ms": max(took)}


async def measure(what: str, seconds: float) -> None:
    """One of them."""
    gateway = await asyncio.to_thread(Gateway, COUNT if what in ("channels", "filter") else 200)
    stalls = Stalls()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(gateway, Path(folder))  # type: ignore[arg-type]  # as far as its base is asked for
        if what == "reconnect":
            desk.backoff = lambda: Backoff(0.05, 60.0, 60.0)
        window = Window(desk, Path(folder))
        try:
            if what in ("channels", "filter"):
                figures = await signed_in(gateway, window, stalls)
            else:
                await desk.sign_in()
                await until(lambda: desk.channels.state is ChannelsState.SHOWN)
            if what == "filter":
                figures = await typed(window)
            elif what == "flood":
                figures = await flooded(gateway, window, stalls, seconds)
            elif what == "reconnect":
                figures = await reconnected(gateway, window)
            print(json.dumps(figures), flush=True)
        finally:
            window.root.close()
            await desk.aclose()
            await asyncio.to_thread(gateway.end)


def main(what: str, seconds: float) -> None:
    """In the program's own loop."""
    take_short_turns()
    sweeper = Sweeper()
    sweeper.take_over()
    application = QApplication([sys.argv[0], "-style", "fusion"])
    application.setQuitOnLastWindowClosed(False)
    sweeping = QTimer(application, interval=EVERY_MS)
    sweeping.timeout.connect(sweeper.sweep)
    sweeping.start()
    with QEventLoop(application) as loop:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(measure(what, seconds))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 60.0)
