"""Files, pictures and addresses of the chat: chosen, dropped or pasted; previewed, viewed, opened in the browser."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, QRunnable, QTemporaryDir, QThreadPool, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage

from desktop.core.chat_line import ChatLine
from desktop.core.links import is_web
from desktop.ui.chat.message_painter import is_picture
from desktop.ui.chat.visible_text import visible
from desktop.ui.dialogs import choose_files
from desktop.ui.i18n import tr
from desktop.ui.popover import Question

if TYPE_CHECKING:
    from desktop.control.chat import Chat
    from desktop.core.chat import Attachment
    from desktop.ui.chat.panel import ChatPanel
    from desktop.ui.chat.picture_viewer import PictureViewer
    from desktop.ui.main_window import MainWindow
    from desktop.ui.popover import ConfirmPopover

_SHOWN_ADDRESS = 600  # characters


class ChatFiles(QObject):
    """Nothing of a stranger is opened but by a press, and what is opened was read before."""

    _written = Signal(object, str)  # a channel, a path; empty where it could not be written

    def __init__(
        self, parent: QObject, window: MainWindow, chat: Chat, panel: ChatPanel, confirm: ConfirmPopover
    ) -> None:
        super().__init__(parent)
        self._window, self._chat, self._page, self._confirm = window, chat, panel.chat, confirm
        self._pictures = panel.pictures
        self._pasted: QTemporaryDir | None = None
        self._count = 0
        self.viewer: PictureViewer | None = None
        composer = panel.chat.composer
        composer.attach_wanted.connect(self.choose)
        composer.files_wanted.connect(self.attach)
        composer.picture_wanted.connect(self._paste)
        panel.chat.tray.cancel_wanted.connect(self._cancel)
        chat.uploads.changed.connect(self._uploaded)
        chat.previews.arrived.connect(self._arrived)
        self._pictures.wanted.connect(self._wanted)
        self._pictures.opened.connect(self._opened)
        self._written.connect(self._attach_pasted)

    def choose(self) -> None:
        """Let the operator choose files."""
        chooser = choose_files(self._window, tr("Chat", "Attach files"), "")
        chooser.filesSelected.connect(self.attach)

    def attach(self, paths: Sequence[str]) -> None:
        """Hang files on the next message; folders and what is too many are left out, and that is said."""
        channel = self._chat.channel
        files = [path for path in map(Path, paths) if path.is_file()]
        before = len(self._chat.uploads.of(channel.id)) if channel is not None else 0
        self._chat.attach(files)
        self._page.composer.field.setFocus()  # a word may follow, and Enter sends
        taken = len(self._chat.uploads.of(channel.id)) - before if channel is not None else 0
        if len(files) < len(paths):
            self._page.tell(tr("Chat", "Folders cannot be attached, only files."), "warn")
        elif taken < len(files):
            self._page.tell(tr("Chat", "A message takes ten files. The others were left out."), "warn")

    def open_link(self, address: str) -> None:
        """In the browser; asked first where the address may not be what it looks like."""
        parts = urlsplit(address)
        plain = address.isascii() and "@" not in parts.netloc and "xn--" not in parts.netloc.lower()
        if plain:
            self._browse(address)
        else:
            self._ask(address)

    def open_file(self, line: ChatLine, place: int) -> None:
        """A picture in its viewer, everything else in the browser, with the address shown first."""
        file = line.message.attachments[place]
        if not is_web(file.url):
            self._page.tell(tr("Chat", "The address of this file cannot be opened."), "warn")
        elif is_picture(file):
            self._view(file)
        else:
            self._ask(file.url)

    def _ask(self, address: str) -> None:
        encoded = bytes(QUrl(address).toEncoded().data()).decode("ascii", "replace")
        question = Question(
            tr("Chat", "Open this address in the browser?"),
            visible(encoded)[:_SHOWN_ADDRESS],
            tr("Chat", "Do not open"),
            tr("Chat", "Open"),
        )
        self._confirm.ask(self._page.list, question, lambda: self._browse(address))

    def _browse(self, address: str) -> None:
        url = QUrl(address)
        if url.scheme() in ("http", "https") and url.isValid():
            QDesktopServices.openUrl(url)

    def _view(self, file: Attachment) -> None:
        from desktop.ui.chat.picture_viewer import PictureViewer  # noqa: PLC0415 - not before somebody asks

        if self.viewer is not None:
            self.viewer.close()
        self.viewer = viewer = PictureViewer(self._window.theme, file, self._window)
        viewer.browser_wanted.connect(self._browse)
        viewer.copy_wanted.connect(QGuiApplication.clipboard().setText)
        viewer.retry_wanted.connect(self._load)
        viewer.finished.connect(lambda _result: self._viewer_closed(viewer))
        viewer.show()
        self._load(file.url)

    def _load(self, address: str) -> None:
        """For the viewer: the operator has asked for it."""
        data = self._chat.previews.of(address)
        if data is not None:
            self._pictures.open(address, data)
        elif not self._chat.previews.want(address, pressed=True) and self.viewer is not None:
            self.viewer.show_picture(None)

    def _viewer_closed(self, viewer: PictureViewer) -> None:
        if self.viewer is viewer:
            self.viewer = None

    def _wanted(self, address: str) -> None:
        data = self._chat.previews.of(address)
        if data is not None:
            self._pictures.put(address, data)
        else:
            self._chat.previews.want(address)

    def _arrived(self, address: str) -> None:
        data = self._chat.previews.of(address)
        viewed = self.viewer is not None and self.viewer.address == address
        if data is not None:
            self._pictures.put(address, data)
            if viewed:
                self._pictures.open(address, data)
        elif viewed and self.viewer is not None:
            self.viewer.show_picture(None)

    def _opened(self, address: str, image: QImage) -> None:
        if self.viewer is not None and self.viewer.address == address:
            self.viewer.show_picture(image)

    def _cancel(self, parcel_id: int) -> None:
        if self._chat.channel is not None:
            self._chat.uploads.cancel(self._chat.channel.id, parcel_id)

    def _uploaded(self, channel_id: int) -> None:
        for parcel in self._chat.uploads.of(channel_id):
            if parcel.attachment is not None:
                self._chat.previews.trust(parcel.attachment.url)

    def _paste(self, image: QImage) -> None:
        """A pasted picture becomes a file, written off the main thread."""
        channel = self._chat.channel
        if channel is None:
            return
        if self._pasted is None:
            self._pasted = QTemporaryDir()
        self._count += 1
        name = tr("Chat", "Pasted picture {time}").format(
            time=f"{datetime.now(UTC).astimezone():%H-%M-%S}-{self._count}"
        )
        path = self._pasted.filePath(f"{name}.png")
        QThreadPool.globalInstance().start(_Write(self, channel.id, image, path))

    def _attach_pasted(self, channel_id: int, path: str) -> None:
        if not path:
            self._page.tell(tr("Chat", "The pasted picture could not be attached."), "warn")
        elif self._chat.channel is not None and self._chat.channel.id == channel_id:
            self.attach([path])


class _Write(QRunnable):
    def __init__(self, files: ChatFiles, channel_id: int, image: QImage, path: str) -> None:
        super().__init__()
        self._files, self._channel_id, self._image, self._path = files, channel_id, image, path

    def run(self) -> None:
        written = self._image.save(self._path, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt text
        self._files._written.emit(self._channel_id, self._path if written else "")
