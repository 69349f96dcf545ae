"""Where a message is written: the field of one to five lines, what it answers or changes, and its buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.core.chat import TEXT_LIMIT
from desktop.core.chat_line import ChatLine
from desktop.ui.chat.field import MessageField
from desktop.ui.chat.naming import Person, begun, choices
from desktop.ui.chat.visible_text import visible
from desktop.ui.elided_label import ElidedLabel
from desktop.ui.i18n import isolate, tr
from desktop.ui.theme import Theme, dress

_COUNTED_FROM = 3_600
_MOST_LINES = 5


class Task(Enum):
    """What sending does."""

    SAY = auto()
    ANSWER = auto()  # the subject
    CHANGE = auto()  # the subject, which is our own


class Composer(QFrame):
    """`open_for(name)`, `set_text(draft)`; emits what was written, whole and within the limit.

    What was sent stays in the field until whoever took it calls `clear`.
    """

    send_wanted = Signal(str)
    attach_wanted = Signal()
    emoji_wanted = Signal()
    files_wanted = Signal(object)  # paths that were dropped or pasted
    picture_wanted = Signal(QImage)  # pasted
    edit_last_wanted = Signal()
    typed = Signal()
    naming = Signal(object)  # the people who may be meant, none when nobody is being named
    task_left = Signal()  # answering or changing was given up
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._channel = ""
        self._reason, self._may_draft = "", False
        self._files, self._files_ready = 0, True
        self.people: Callable[[], Sequence[Person]] = tuple  # who can be named
        self.chosen: list[Person] = []  # from those: of two with one name, this one is meant
        self._setting = False
        self.task, self.subject = Task.SAY, None
        self.field = MessageField()
        self.attach, self.emoji, self.send = QToolButton(), QToolButton(), QToolButton()
        self._note, self._note_words, self.give_up = QWidget(), ElidedLabel(), QToolButton()
        self._counter, self._box = QLabel(), QFrame()
        self._lay_out()
        self._connect()
        theme.changed.connect(self._restyle)
        self._restyle()
        self._retranslate()

    task: Task
    subject: ChatLine | None

    @property
    def text(self) -> str:
        """What is written and not sent: the draft."""
        return self.field.toPlainText()

    def open_for(self, channel: str) -> None:
        """The channel that the message goes to."""
        self._channel = channel
        self._retranslate()

    def set_text(self, text: str) -> None:
        """A draft, or a message to edit; the cursor is at its end. Nobody is told that it was typed."""
        self._setting = True
        self.field.setPlainText(text)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)
        self._setting = False

    def insert(self, text: str) -> None:
        """Put in at the cursor."""
        self.field.insertPlainText(text)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """It was taken: the field is empty, and says the next thing."""
        self.set_text("")
        self.chosen.clear()
        self.set_task(Task.SAY)

    def set_task(self, task: Task, subject: ChatLine | None = None) -> None:
        """What sending does from now on."""
        self.task, self.subject = task, subject
        self.field.answering = task is not Task.SAY
        self._retranslate()

    def forbid(self, reason: str, may_draft: bool = False) -> None:
        """Why nothing can be sent now; empty when it can. What is written stays, and where one `may_draft`, more can be
        written: it goes when the operator sends it, never by itself."""
        if (reason, may_draft) != (self._reason, self._may_draft):
            self._reason, self._may_draft = reason, may_draft
            self._retranslate()

    def set_files(self, count: int, ready: bool) -> None:
        """How many files hang on the message, and whether all of them are there."""
        self._files, self._files_ready = count, ready
        self._judge()

    def complete(self, person: Person) -> None:
        """Put the whole name where it was begun."""
        cursor = self.field.textCursor()
        name = begun(self.text, _characters(self.text, cursor.position()))
        if name is not None:
            for _ in name:
                cursor.deletePreviousChar()
            cursor.insertText(f"{person.name} ")
            self.chosen.append(person)
        self.naming.emit(())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(272), super().sizeHint().height())

    @property
    def _sendable(self) -> bool:
        whole = bool(self.text.strip()) or (self._files > 0 and self.task is not Task.CHANGE)
        return whole and len(self.text) <= TEXT_LIMIT and self._files_ready and not self._reason

    @property
    def _may_attach(self) -> bool:
        return not self._reason

    @property
    def _closed(self) -> bool:
        return bool(self._reason) and not self._may_draft

    def _send(self) -> None:
        if self._sendable:
            self.send_wanted.emit(self.text.strip())

    def _drop(self, files: object) -> None:
        if self._may_attach:
            self.files_wanted.emit(files)

    def _paste(self, picture: QImage) -> None:
        if self._may_attach:
            self.picture_wanted.emit(picture)

    def _escape(self) -> None:
        if self.task is not Task.SAY:
            self.task_left.emit()
        else:
            self.left.emit()

    def _judge(self) -> None:
        self.send.setEnabled(self._sendable)

    def _changed(self) -> None:
        count = len(self.text)
        self._counter.setVisible(count >= _COUNTED_FROM)
        self._counter.setText(tr("Chat", "{count} of {limit}").format(count=count, limit=TEXT_LIMIT))
        dress(self._counter, tone="error" if count > TEXT_LIMIT else "tertiary")
        self._judge()
        self._grow()
        if not self._setting:
            self.typed.emit()

    def look_for_names(self) -> None:
        """Who may be meant by what stands before the cursor: asked at every key, and when more people are known."""
        name = None if self._setting else begun(self.text, _characters(self.text, self.field.textCursor().position()))
        self.naming.emit(() if name is None or self._closed else choices(self.people(), name))

    def _grow(self) -> None:
        line = QFontMetrics(self.field.font()).lineSpacing()
        lines = max(1, int(self.field.document().size().height()))
        scrolls = lines > _MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.field.setVerticalScrollBarPolicy(policy)
        self.field.setFixedHeight(line * min(_MOST_LINES, lines) + 4)  # the document's margin

    def _focused(self, focused: bool) -> None:
        dress(self._box, focused=focused)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._changed)
        self.field.cursorPositionChanged.connect(self.look_for_names)
        self.field.sent.connect(self._send)
        self.field.edit_last_wanted.connect(self.edit_last_wanted)
        self.field.left.connect(self._escape)
        self.field.files_dropped.connect(self._drop)
        self.field.picture_pasted.connect(self._paste)
        self.field.attach_wanted.connect(self.attach_wanted)
        self.field.focused.connect(self._focused)
        self.attach.clicked.connect(self.attach_wanted)
        self.emoji.clicked.connect(self.emoji_wanted)
        self.send.clicked.connect(self._send)
        self.give_up.clicked.connect(self.task_left)

    def _lay_out(self) -> None:
        theme = self._theme
        dress(self, panel="panel")
        dress(self._counter, role="small", tone="tertiary")
        dress(self._note_words, role="small", tone="secondary")
        self._counter.hide()
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for button in (self.attach, self.emoji, self.send, self.give_up):
            dress(button, look="quiet")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        note = QHBoxLayout(self._note)
        note.setContentsMargins(theme.space(1), 0, 0, 0)
        note.addWidget(self._note_words, 1)
        note.addWidget(self.give_up)
        dress(self._box, panel="field")
        row = QHBoxLayout(self._box)
        margin = theme.px(3)
        row.setContentsMargins(margin, margin, margin, margin)
        row.setSpacing(theme.px(2))
        row.addWidget(self.attach, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.field, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.emoji, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.send, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(3), theme.space(1), theme.space(3), theme.space(3))
        column.setSpacing(0)
        column.addWidget(self._note)
        column.addWidget(self._counter, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self._box)

    def _restyle(self) -> None:
        theme = self._theme
        for button, icon in ((self.attach, "attach"), (self.emoji, "emoji"), (self.send, "send")):
            button.setIcon(theme.icon(icon, "text.secondary"))
            button.setIconSize(theme.icon_size())
            button.setFixedSize(theme.px(28), theme.px(28))
        self.give_up.setIcon(theme.icon("close", "text.secondary", 12))
        self.give_up.setFixedSize(theme.px(24), theme.px(24))
        self._grow()

    def _retranslate(self) -> None:
        self.attach.setToolTip(tr("Chat", "Attach files (Ctrl+U)"))
        self.attach.setAccessibleName(tr("Chat", "Attach files"))
        self.emoji.setToolTip(tr("Chat", "Emoji"))
        self.emoji.setAccessibleName(tr("Chat", "Emoji"))
        self.send.setToolTip(self._reason or tr("Chat", "Send (Enter)"))
        self.send.setAccessibleName(tr("Chat", "Send"))
        self.give_up.setToolTip(tr("Chat", "Give up (Esc)"))
        self.give_up.setAccessibleName(tr("Chat", "Give up"))
        words = tr("Chat", "Message {name}").format(name=isolate(self._channel)) if self._channel else ""
        self.field.setPlaceholderText(self._reason if self._closed else words)
        self.field.setAccessibleName(words or tr("Chat", "Message"))
        self.field.setAccessibleDescription(self._reason)
        self.setEnabled(bool(self._channel))
        self.field.setReadOnly(self._closed)
        self.emoji.setEnabled(not self._closed)
        self.attach.setEnabled(self._may_attach)
        note = ""
        if self.subject is not None and self.task is Task.ANSWER:
            name = isolate(visible(self.subject.message.sender_name).replace("\n", " "))
            note = tr("Chat", "Replying to {name}").format(name=name)
        elif self.task is Task.CHANGE:
            note = tr("Chat", "Editing your message")
        self._note.setVisible(bool(note))
        self._note_words.setText(note)
        self._changed_words()

    def _changed_words(self) -> None:
        setting, self._setting = self._setting, True  # the words change, not what is written
        self._changed()
        self._setting = setting


def _characters(text: str, units: int) -> int:
    """Qt counts UTF-16 units; how many characters those are."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "replace"))
