"""Inside the call's process: Qt's web engine with one page, which the provider's part runs in.

A process of its own, because the engine takes hundreds of megabytes and is as often broken as any browser: the desk
pays nothing for it before a call and gets everything back after it. Nobody sees the page. Orders come through the
standard input, events and pictures go out through the standard output; when the input ends, it leaves at once.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from typing import BinaryIO

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineNavigationRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineSettings,
)

from desktop.core.manners import leave_signals_to_the_console
from desktop.ui.calls import page_words
from desktop.ui.calls.page_files import ADDRESS, PageFiles, register_scheme
from desktop.ui.calls.page_words import MOST_BYTES, Broken, Leave, Open, Order, Said, Setup

FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"
# Nothing is painted, and what is decoded is small; but the page works although nobody sees it.
UNSEEN = "--disable-gpu --disable-background-timer-throttling --disable-renderer-backgrounding"
# A desk without a network has the demo studio all the same.
STUDIO = "--allow-loopback-in-peer-connection"
PLATFORM = "offscreen"
GOODBYE_S = 0.5
ENDED = '{"type":"state","state":"ended"'  # as call.js writes it
_Kind = QWebEnginePermission.PermissionType
NEEDS = {
    _Kind.MediaAudioCapture: ("microphone_on",),
    _Kind.MediaVideoCapture: ("camera_on",),
    _Kind.MediaAudioVideoCapture: ("microphone_on", "camera_on"),
}

log = logging.getLogger(__name__)


class Desk(QObject):
    """What the page knows of us: one word in each direction. `heard` carries what it said, as it came."""

    told = Signal(str)  # to the page
    heard = Signal(str)

    @Slot(str)
    def say(self, event: str) -> None:
        """The page tells something."""
        self.heard.emit(event)


class Page(QWebEnginePage):
    """The page of ours and no other; it opens nothing, downloads nothing, asks nobody."""

    complained = Signal(str)

    def __init__(self, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        self.setup = Setup()
        self.navigationRequested.connect(self._navigate)
        self.permissionRequested.connect(self._permit)
        settings = self.settings()
        attribute = QWebEngineSettings.WebAttribute
        settings.setAttribute(attribute.PlaybackRequiresUserGesture, False)
        for refused in (
            attribute.JavascriptCanOpenWindows, attribute.JavascriptCanAccessClipboard, attribute.PluginsEnabled,
            attribute.FullScreenSupportEnabled, attribute.ScreenCaptureEnabled, attribute.PdfViewerEnabled,
            attribute.ErrorPageEnabled, attribute.NavigateOnDropEnabled,
            attribute.LocalContentCanAccessRemoteUrls, attribute.LocalContentCanAccessFileUrls,
        ):  # fmt: skip
            settings.setAttribute(refused, False)

    def createWindow(self, _kind: QWebEnginePage.WebWindowType) -> QWebEnginePage:
        """A page that leads nowhere: the engine takes None amiss in this binding."""
        self.complained.emit("a window was refused")
        return None  # type: ignore[return-value]  # Qt: no window

    def javaScriptConsoleMessage(
        self, level: QWebEnginePage.JavaScriptConsoleMessageLevel, message: str, line: int, source: str
    ) -> None:
        if level != QWebEnginePage.JavaScriptConsoleMessageLevel.InfoMessageLevel:
            self.complained.emit(f"{source.rpartition('/')[2]}:{line}: {message}"[:2000])

    def _navigate(self, request: QWebEngineNavigationRequest) -> None:
        if request.isMainFrame() and request.url() == QUrl(ADDRESS):
            request.accept()
        else:
            request.reject()
            self.complained.emit(f"not gone to {request.url().host()}")

    def _permit(self, permission: QWebEnginePermission) -> None:
        """Always answered: a question without an answer hangs for ever."""
        wanted = NEEDS.get(permission.permissionType(), ())
        if wanted and allowed(self.setup, wanted):
            permission.grant()
        else:
            permission.deny()


def allowed(setup: Setup, wanted: tuple[str, ...]) -> bool:
    """Whether the operator has chosen all of that."""
    return all(getattr(setup, name) for name in wanted)


class WebRoom(QObject):
    """The page and what holds it. On the process's main thread but for what says otherwise."""

    ordered = Signal(object)  # an order, from the thread that reads

    def __init__(self, answers: BinaryIO, opened: Open) -> None:
        super().__init__()
        self._answers = answers
        self._lock = threading.Lock()
        self._waiting: list[str] | None = []  # orders, until the page listens
        self._ended = threading.Event()
        self._profile = QWebEngineProfile(self)  # off the record
        self._profile.setPersistentPermissionsPolicy(
            QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime  # each answer is the dialog's of the moment
        )
        self._profile.downloadRequested.connect(self._refuse)
        self._files = PageFiles(opened.studio, self)
        self._files.install(self._profile)
        self._desk = Desk(self)
        self._desk.heard.connect(self._pass_on)
        self._channel = QWebChannel(self)
        self._channel.registerObject("desk", self._desk)
        self.page = Page(self._profile, self)
        self.page.complained.connect(lambda text: self.say(Said(text)))
        self.page.setWebChannel(self._channel)
        self.page.renderProcessTerminated.connect(self._broken)
        self.page.loadFinished.connect(self._loaded)
        self.ordered.connect(self._order)
        self.page.setVisible(True)  # the timers of a hidden page sleep
        self.page.load(QUrl(ADDRESS))

    def read(self, orders: BinaryIO) -> None:
        """Until they end, and the process with them. On a thread of its own."""
        leaving = False
        while data := orders.readline(MOST_BYTES):
            try:
                order = page_words.read_order(data)
            except ValueError as error:
                self.say(Said(f"the desk said what nobody understands: {error}"))
                continue
            leaving = isinstance(order, Leave)
            self.ordered.emit(order)
        if leaving:  # so that the others see it now, and not when the provider misses us
            self._ended.wait(GOODBYE_S)
        os._exit(0)  # the engine's own end takes its time, and whoever is in the call is heard meanwhile

    def say(self, event: page_words.Event) -> None:
        """Any thread."""
        self._write(page_words.line(event))

    def _order(self, order: Order) -> None:
        if isinstance(order, Setup):
            self.page.setup = order
        text = page_words.line(order).decode()
        if self._waiting is not None:
            self._waiting.append(text)
        else:
            self._desk.told.emit(text)

    def _pass_on(self, event: str) -> None:
        if self._waiting is not None:  # its first word: it listens
            waiting, self._waiting = self._waiting, None
            for text in waiting:
                self._desk.told.emit(text)
        if event.startswith(ENDED):
            self._ended.set()
        data = event.encode()
        if len(data) < MOST_BYTES and b"\n" not in data:
            self._write(data + b"\n")

    def _write(self, data: bytes) -> None:
        with self._lock:
            try:
                self._answers.write(data)
                self._answers.flush()
            except OSError:
                os._exit(0)  # the desk is gone

    def _broken(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        self.say(Broken(f"{status.name}, {code}"))

    def _loaded(self, fine: bool) -> None:
        if not fine and self._waiting is not None:  # later it is only a way out that was refused
            self.say(Broken("the page does not load"))

    def _refuse(self, request: QWebEngineDownloadRequest) -> None:
        request.cancel()
        self.say(Said("a download was refused"))


def main() -> None:
    """The whole process; does not return."""
    leave_signals_to_the_console()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no event
    orders = open(0, "rb", closefd=False)  # noqa: SIM115 - until the end
    opened = page_words.read_order(orders.readline(MOST_BYTES))
    assert isinstance(opened, Open)
    logging.basicConfig(level=opened.level, stream=sys.stderr)
    os.environ["QT_QPA_PLATFORM"] = PLATFORM
    flags = [os.environ.get(FLAGS, ""), UNSEEN, STUDIO if opened.studio else ""]
    os.environ[FLAGS] = " ".join(flag for flag in flags if flag)
    register_scheme()
    application = QGuiApplication(sys.argv[:1])
    room = WebRoom(answers, opened)
    threading.Thread(target=room.read, args=(orders,), name="orders", daemon=True).start()
    application.exec()
    os._exit(0)
