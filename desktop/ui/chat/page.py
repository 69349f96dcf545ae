"""One conversation as it is read and written: head, messages, who types, files, the field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from desktop.core.chat_line import ChatLine, ChatState, Parcel
from desktop.ui.channel_icon import icon_of
from desktop.ui.chat.composer import Composer
from desktop.ui.chat.face import ChatFace, Net, Older
from desktop.ui.chat.message_list import MessageList
from desktop.ui.chat.name_choices import NameChoices
from desktop.ui.chat.parcel_tray import ParcelTray
from desktop.ui.chat.pictures import Pictures
from desktop.ui.chat.strip import Strip
from desktop.ui.chat.typing_line import typing_words
from desktop.ui.elided_label import ElidedLabel
from desktop.ui.empty_state import EmptyState
from desktop.ui.i18n import isolate, tr
from desktop.ui.signed_out import chat_words
from desktop.ui.theme import Theme, dress

PATIENCE_MS = 400  # what is quicker needs no word
NEWS_MS = 8_000


class ChatPage(QWidget):
    """`show_face`, `show_lines`, `show_typing`, `show_parcels`. The wishes are those of its parts, and these."""

    back_wanted = Signal()
    pin_wanted = Signal(bool)
    menu_wanted = Signal()
    retry_wanted = Signal()  # of the channel, or of what was missed
    connect_wanted = Signal()
    older_wanted = Signal()
    stop_wanted = Signal()  # of reading back to a day
    sign_in_wanted = Signal()

    def __init__(self, theme: Theme, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._face = ChatFace()
        self._lines: Sequence[ChatLine] = ()
        self._typing: tuple[str, ...] = ()
        self._slow = False
        self.back, self.pin, self.more = QToolButton(), QToolButton(), QToolButton()
        self._icon, self._title, self._head = QLabel(), ElidedLabel(), QFrame()
        self.list = MessageList(theme, pictures)
        self.empty = EmptyState(theme, "chat")
        self._stack = QStackedWidget()
        self.top, self.bottom, self.news = Strip(theme), Strip(theme), Strip(theme)
        self._typing_line = ElidedLabel()
        self.tray = ParcelTray(theme)
        self.composer = Composer(theme)
        self.names = NameChoices(theme, self.composer)
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._news_time = QTimer(self, interval=NEWS_MS, singleShot=True)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        theme.changed.connect(self._restyle)
        self._restyle()
        self._retranslate()

    def show_face(self, face: ChatFace) -> None:
        """The state of now."""
        if face == self._face:
            return
        former, self._face = self._face, face
        if (former.channel and former.channel.id) != (face.channel and face.channel.id):
            self.list.start(face.title)
            self._lines = ()
            self.news.say("")
        self._wait_before_words(former, face)
        self._show()

    def show_lines(self, lines: Sequence[ChatLine]) -> None:
        """All that are held, oldest first."""
        first = bool(lines) is not bool(self._lines)
        self._lines = lines
        self.list.show_lines(lines)
        if first:
            self._choose_page()

    def show_typing(self, names: tuple[str, ...]) -> None:
        """Who types."""
        self._typing = names
        self._typing_line.setText(typing_words(names))

    def show_parcels(self, parcels: Sequence[Parcel]) -> None:
        """What hangs on the next message."""
        self.tray.show_parcels(parcels)
        self.composer.set_files(len(parcels), all(one.attachment is not None for one in parcels))

    def tell(self, text: str, tone: str = "secondary") -> None:
        """One sentence about what was just done or failed, for a while."""
        self.news.say(text, tr("Chat", "Close") if text else "", tone)
        self._news_time.start()

    def event(self, event: QEvent) -> bool:
        """Claim Esc where it leads back: else the window's own Esc takes it first."""
        claimed = event.type() == QEvent.Type.ShortcutOverride and self.back.isVisible()
        if claimed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.back.isVisible():
            self.back_wanted.emit()
            return
        if event.key() == Qt.Key.Key_U and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            if self.composer.attach.isEnabled():
                self.composer.attach_wanted.emit()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self.composer.attach.isEnabled() and self._face.channel is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.composer.files_wanted.emit(files)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _wait_before_words(self, former: ChatFace, face: ChatFace) -> None:
        """“Opening…” and “Loading…” are said only where it takes long."""
        if not _busy(face):
            self._slow = False
            self._patience.stop()
        elif not _busy(former):
            self._slow = False
            self._patience.start()

    def _wait_is_over(self) -> None:
        self._slow = True
        self._show()

    def _show(self) -> None:
        face, channel = self._face, self._face.channel
        self._head.setVisible(channel is not None)
        self._title.setText(face.title)
        self.more.setAccessibleName(tr("Chat", "More about {name}").format(name=isolate(face.title)))
        self.back.setVisible(channel is not None and channel.direct)
        self.pin.setVisible(face.on_air)
        self.pin.setChecked(face.pinned)
        self._paint_icon()
        self.composer.open_for(face.title if face.signed_in else "")
        self.composer.setVisible(channel is not None)
        self._typing_line.setVisible(channel is not None)
        self._say_top()
        self._say_bottom()
        self._choose_page()

    def _say_top(self) -> None:
        if self._face.back_to:
            self.top.say(tr("Chat", "Reading back to {date}…").format(date=self._face.back_to), tr("Chat", "Stop"))
        elif self._face.older is Older.FAILED:
            self.top.say(tr("Chat", "Older messages could not be read."), tr("Chat", "Try again"), "warn")
        elif self._face.older is Older.READING and self._slow:
            self.top.say(tr("Chat", "Loading messages…"))
        else:
            self.top.say("")

    def _say_bottom(self) -> None:
        face = self._face
        text = action = reason = ""
        if face.channel is None or not face.signed_in:
            pass
        elif face.net is Net.WAITING:
            reason = tr("Chat", "Chat is not connected.")
            text = tr("Chat", "Chat is not connected. Trying again in {n} s.").format(n=face.retry_s)
            action = tr("Chat", "Try now")
        elif face.net is Net.CONNECTING:
            reason = text = tr("Chat", "Chat is not connected. Connecting…")
        elif not face.may_write:
            reason = tr("Chat", "You may read here, but not write.")
        elif face.net is Net.BEHIND:
            text = tr("Chat", "Reading what was said meanwhile…") if self._slow else ""
        elif face.net is Net.GAP:
            text = tr("Chat", "What was said meanwhile could not be read.")
            action = tr("Chat", "Try again")
        self.bottom.say(text, action, "warn" if action else "secondary")
        self.composer.forbid(reason, may_draft=face.may_write and face.net in (Net.WAITING, Net.CONNECTING))

    def _choose_page(self) -> None:
        face = self._face
        words: tuple[str, str, str] | None = None
        if not face.signed_in:
            words = chat_words()
        elif face.state is ChatState.NO_CHANNEL:
            text = tr("Chat", "The chat of the channel you select appears here.")
            words = tr("Chat", "No channel open"), text, ""
        elif self._lines:
            pass
        elif face.state is ChatState.OPENING:
            words = tr("Chat", "Opening the chat…") if self._slow else "", "", ""
        elif face.state is ChatState.FAILED:
            text = tr("Chat", "The chat could not be read ({code}).").format(code=face.code or "–")
            words = tr("Chat", "No messages"), text, tr("Chat", "Try again")
        else:
            words = tr("Chat", "No messages yet."), tr("Chat", "Say hello."), ""
        if words is not None:
            self.empty.set_words(*words)
            self.empty.set_prominent(face.signed_in)
        self._stack.setCurrentWidget(self.list if words is None else self.empty)

    def _empty_pressed(self) -> None:
        (self.retry_wanted if self._face.signed_in else self.sign_in_wanted).emit()

    def _top_pressed(self) -> None:
        (self.stop_wanted if self._face.back_to else self.older_wanted).emit()

    def _bottom_pressed(self) -> None:
        (self.retry_wanted if self._face.net is Net.GAP else self.connect_wanted).emit()

    def _paint_icon(self) -> None:
        channel = self._face.channel
        if channel is not None:
            self._icon.setPixmap(self._theme.pixmap(icon_of(channel), "text.secondary", 16, self.devicePixelRatioF()))

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        self.pin.clicked.connect(self.pin_wanted)
        self.more.clicked.connect(self.menu_wanted)
        self.list.older_wanted.connect(self.older_wanted)
        self.top.pressed.connect(self._top_pressed)
        self.bottom.pressed.connect(self._bottom_pressed)
        self.news.pressed.connect(lambda: self.news.say(""))
        self.empty.primary_pressed.connect(self._empty_pressed)
        self._patience.timeout.connect(self._wait_is_over)
        self._news_time.timeout.connect(lambda: self.news.say(""))

    def _lay_out(self) -> None:
        theme = self._theme
        for button in (self.back, self.pin, self.more):
            dress(button, look="quiet")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.pin.setCheckable(True)
        dress(self._title, weight="semibold")
        dress(self._typing_line, role="small", tone="tertiary")
        self._typing_line.setContentsMargins(theme.space(3), 0, theme.space(3), 0)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(theme.space(3), 0, theme.space(2), 0)
        row.setSpacing(theme.space(2))
        for widget in (self.back, self._icon):
            row.addWidget(widget)
        row.addWidget(self._title, 1)
        row.addWidget(self.pin)
        row.addWidget(self.more)
        dress(self._head, panel="header")
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._head, self.top):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        for part in (self.news, self.bottom, self._typing_line, self.tray, self.composer):
            column.addWidget(part)

    def _restyle(self) -> None:
        theme = self._theme
        self._head.setFixedHeight(theme.px(32) + 1)  # with the line below
        self._typing_line.setFixedHeight(theme.px(20))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for button, icon in (
            (self.back, "chevron-right" if rtl else "chevron-left"), (self.pin, "pin"), (self.more, "more"),
        ):  # fmt: skip
            button.setIcon(theme.icon(icon, "text.secondary", on="accent.text"))
            button.setIconSize(theme.icon_size())
            button.setFixedSize(theme.px(28), theme.px(28))
        self._paint_icon()

    def _retranslate(self) -> None:
        self.back.setToolTip(tr("Chat", "Back to the conversations (Esc)"))
        self.back.setAccessibleName(tr("Chat", "Back to the conversations"))
        self.pin.setToolTip(tr("Chat", "Keep the chat of the on-air channel open"))
        self.pin.setAccessibleName(tr("Chat", "Keep the chat of the on-air channel open"))
        self.more.setToolTip(tr("Chat", "More"))
        self.show_typing(self._typing)
        self._show()


def _busy(face: ChatFace) -> bool:
    return face.state is ChatState.OPENING or face.older is Older.READING or face.net is Net.BEHIND
