"""What the operator says and does with messages: sent, changed, answered, taken back, reacted to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QSize
from PySide6.QtGui import QCursor, QGuiApplication

from desktop.core.chat import SYSTEM, Reply
from desktop.core.chat_line import ChatLine, Delivery
from desktop.core.errors import Code, Trouble
from desktop.ui.chat.composer import Task
from desktop.ui.chat.emoji import shown
from desktop.ui.chat.message_menu import MessageMenu, Wish
from desktop.ui.chat.naming import named
from desktop.ui.chat.visible_text import visible
from desktop.ui.i18n import isolate, tr
from desktop.ui.notices.wording import sentence
from desktop.ui.popover import Question

if TYPE_CHECKING:
    from desktop.control.chat import Chat
    from desktop.ui.bind.chat_files import ChatFiles
    from desktop.ui.bind.chat_people import ChatPeople
    from desktop.ui.chat.emoji_popover import EmojiPopover
    from desktop.ui.chat.panel import ChatPanel
    from desktop.ui.main_window import MainWindow
    from desktop.ui.popover import ConfirmPopover

_EXCERPT = 120  # characters


class ChatMessages(QObject):
    """Wishes of the composer and of the list."""

    def __init__(
        self,
        parent: QObject,
        window: MainWindow,
        chat: Chat,
        panel: ChatPanel,
        confirm: ConfirmPopover,
        people: ChatPeople,
        files: ChatFiles,
    ) -> None:
        super().__init__(parent)
        self._window, self._chat, self._page, self._confirm = window, chat, panel.chat, confirm
        self._people, self._files = people, files
        self._composer, self._list = panel.chat.composer, panel.chat.list
        self._emoji: EmojiPopover | None = None
        self._reacts_to: ChatLine | None = None  # None: the emoji goes into the field
        self.menu = MessageMenu(panel)
        self._menu_at = QPoint()  # on the screen: where a question about the message stands
        self._hear_composer()
        self._hear_list()
        chat.failed.connect(self._failed)
        chat.changed.connect(self._look_at_subject)

    def opened(self) -> None:
        """Another channel: its draft."""
        self._composer.clear()
        self._composer.set_text(self._chat.draft())

    def _hear_composer(self) -> None:
        composer = self._composer
        composer.people = self._people.nameable
        composer.send_wanted.connect(self._send)
        composer.typed.connect(self._typed)
        composer.edit_last_wanted.connect(self._edit_last)
        composer.task_left.connect(self._leave_task)
        composer.emoji_wanted.connect(lambda: self._choose_emoji(None))
        composer.left.connect(lambda: self._window.panels.go_to(self._window.wall))

    def _hear_list(self) -> None:
        messages = self._list
        messages.menu_wanted.connect(self._open_menu)
        messages.link_wanted.connect(self._files.open_link)
        messages.attachment_wanted.connect(self._files.open_file)
        messages.reaction_wanted.connect(self._toggle)
        messages.retry_wanted.connect(lambda line: self._chat.retry(line.key))
        messages.delete_wanted.connect(self._remove)
        messages.reply_lost.connect(self._not_here)
        self.menu.wished.connect(self._wished)

    def _send(self, text: str) -> None:
        composer, subject = self._composer, self._composer.subject
        changes = composer.task is Task.CHANGE
        mentions = named(text, [*composer.chosen, *self._people.nameable()])
        if changes:
            done = subject is not None and self._chat.edit(subject.key, text, mentions)
        else:
            reply = reply_to(subject) if subject is not None and composer.task is Task.ANSWER else None
            done = self._chat.send(text, mentions, reply)
        if not done:
            self._page.tell(sentence(Code.CHAT_SEND), "warn")
            return
        composer.clear()
        if changes:
            composer.set_text(self._chat.draft())
        else:
            self._list.to_newest()

    def _typed(self) -> None:
        if self._composer.task is not Task.CHANGE:
            self._chat.set_draft(self._composer.text)
        if self._composer.text:
            self._chat.typed()

    def _look_at_subject(self) -> None:
        """What is being changed may be taken back meanwhile, here or elsewhere: the words stay, as something new."""
        composer = self._composer
        if composer.task is not Task.CHANGE or composer.subject is None:
            return
        reading = self._chat.reading
        line = reading.room.line(composer.subject.key) if reading is not None else None
        if line is not None and line.message.removed:
            composer.set_task(Task.SAY)
            self._page.tell(tr("Chat", "The message you were changing was deleted. Your words are in the field."))

    def _edit_last(self) -> None:
        own = (one for one in reversed(self._chat.lines) if one.own and one.message.id and _changeable(one))
        last = next(own, None)
        if last is not None:
            self._change(last)

    def _change(self, line: ChatLine) -> None:
        self._composer.set_task(Task.CHANGE, line)
        self._composer.set_text(line.message.text)
        self._composer.field.setFocus()

    def _leave_task(self) -> None:
        changed = self._composer.task is Task.CHANGE
        self._composer.set_task(Task.SAY)
        if changed:
            self._composer.set_text(self._chat.draft())
        self._composer.field.setFocus()

    def _open_menu(self, line: ChatLine, at: QPoint) -> None:
        reading = self._chat.reading
        self._menu_at = at
        self.menu.open_at(line, at, self._chat.online and reading is not None and reading.may_write)

    def _wished(self, line: ChatLine, wish: Wish, value: object) -> None:
        match wish:
            case Wish.REPLY:
                self._leave_task()
                self._composer.set_task(Task.ANSWER, line)
            case Wish.REACT:
                self._react(line, str(value)) if value else self._choose_emoji(line)
            case Wish.TALLY if isinstance(value, int):
                self._toggle(line, value)
            case Wish.CHANGE:
                self._change(line)
            case Wish.REMOVE:
                self._remove(line)
            case Wish.RETRY:
                self._chat.retry(line.key)
            case Wish.COPY:
                QGuiApplication.clipboard().setText(str(value))
            case Wish.LINK:
                self._files.open_link(str(value))
            case Wish.FILE if isinstance(value, int):
                self._files.open_file(line, value)

    def _toggle(self, line: ChatLine, place: int) -> None:
        tally = line.tallies[place]
        self._chat.react(line.key, tally.emoji, tally.emoji_id, add=not tally.own)

    def _react(self, line: ChatLine, sign: str) -> None:
        """Where somebody gave the same, ours is counted with it."""
        same = next((one for one in line.tallies if shown(one.emoji) == sign), None)
        if same is None:
            self._chat.react(line.key, sign)
        elif not same.own:
            self._chat.react(line.key, same.emoji, same.emoji_id)

    def _choose_emoji(self, line: ChatLine | None) -> None:
        from desktop.ui.chat.emoji_popover import EmojiPopover  # noqa: PLC0415 - not before somebody asks

        if self._emoji is None:
            self._emoji = EmojiPopover(self._window.theme, self._window)
            self._emoji.chosen.connect(self._emoji_chosen)
        self._reacts_to = line
        self._emoji.open_at(self._composer.emoji if line is None else QRect(QCursor.pos(), QSize(1, 1)))

    def _emoji_chosen(self, sign: str) -> None:
        line, self._reacts_to = self._reacts_to, None
        if line is None:
            self._composer.insert(sign)
        else:
            self._react(line, sign)

    def _remove(self, line: ChatLine) -> None:
        if line.delivery is not Delivery.SENT:
            self._chat.delete(line.key)
            return
        text = visible(line.message.text).replace("\n", " ")
        short = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"
        said = tr("Chat", "“{text}” is taken back for everybody. This cannot be undone.").format(text=isolate(short))
        bare = tr("Chat", "It is taken back for everybody, with its files. This cannot be undone.")
        question = Question(
            tr("Chat", "Delete this message?"), said if text else bare, tr("Chat", "Keep"), tr("Chat", "Delete")
        )
        self._confirm.ask(QRect(self._menu_at, QSize(1, 1)), question, lambda: self._chat.delete(line.key))

    def _not_here(self, _message_id: int) -> None:
        self._page.tell(tr("Chat", "The message that is answered is not here: it is further up, or was deleted."))

    def _failed(self, trouble: Trouble) -> None:
        if trouble.code is not Code.CHAT_RIGHTS:  # that one stands in the field
            self._page.tell(sentence(trouble.code, trouble.values), "warn")


def _changeable(line: ChatLine) -> bool:
    return not line.message.removed and line.message.code not in SYSTEM


def reply_to(line: ChatLine) -> Reply:
    """What an answer says of the message it answers."""
    message = line.message
    return Reply(message.id, message.sender_name, message.text, message.sender_id)
