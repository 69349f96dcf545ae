"""Who is signed in to Mezon, between the desk and the window: strip, lamp, menu, dialog, what asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.core.account import Attempt, Role, SeatState
from desktop.core.errors import Code
from desktop.core.model import Remedy, ServiceState
from desktop.core.sign_in import SignInRequest
from desktop.ui.account_words import AccountFace, account_face, failure_sentence, seat_line
from desktop.ui.i18n import isolate, tr
from desktop.ui.popover import Question

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.control.mezon_desk import MezonDesk
    from desktop.ui.bind import Binding
    from desktop.ui.main_window import MainWindow
    from desktop.ui.sign_in_dialog import SignInDialog

Ask = Callable[[QWidget, Question, Callable[[], None]], None]


class AccountBinding(QObject):
    """`changed` when the face is another one."""

    changed = Signal()

    def __init__(self, window: MainWindow, desk: Desk, mezon: MezonDesk, rooms: Binding) -> None:
        super().__init__(window)
        self._window, self._desk, self._mezon, self._rooms = window, desk, mezon, rooms
        self.room, self.notices, self.check = mezon.account, desk.notices, mezon.check
        self._dialog: SignInDialog | None = None
        self._followed = Attempt()
        self._leaving: tuple[Role, ...] = ()  # they sign out as soon as the broadcast has ended
        self.face = AccountFace()
        self.room.changed.connect(self._follow)
        mezon.channels.changed.connect(self.show)
        mezon.live.changed.connect(self._broadcast_changed)
        window.sign_in_wanted.connect(self.open_dialog)
        window.top_strip.user_pressed.connect(self._open_facts)
        window.status.pressed.connect(self._status_pressed)
        window.retranslated.connect(self._retranslate)
        rooms.notices.answers[Remedy.SIGN_IN] = lambda _notice: self.open_dialog()
        actions = window.actions_
        actions.action("file.sign_in").triggered.connect(lambda _=False: self.open_dialog())
        actions.action("file.sign_out").triggered.connect(lambda _=False: self.ask_to_leave(window.top_strip.user))
        self.show()

    @property
    def dialog(self) -> SignInDialog | None:
        """The sign-in that is open."""
        return self._dialog

    def open_dialog(self, role: Role | None = None) -> None:
        """Ask for an account, for this seat; at the server where the last one was."""
        if self._dialog is None:
            from desktop.ui.sign_in_dialog import SignInDialog  # noqa: PLC0415 - most evenings nobody signs in

            self._dialog = SignInDialog(self._window.theme, self._window, self._desk.store.settings.mezon.gateway)
            self._dialog.sign_in_wanted.connect(self._sign_in)
            self._dialog.stop_wanted.connect(self.room.stop)
            self._dialog.finished.connect(self._dialog_closed)
        if role is Role.USER or (role is None and self.room.seat(Role.BOT).taken):
            self._dialog.choose_person()
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def ask_to_leave(self, anchor: QWidget, *roles: Role, ask: Ask | None = None) -> None:
        """Sign out these, or everybody, if the operator says so."""
        leaving = roles or tuple(Role)  # also who is only just signing in
        seated = tuple(role for role in leaving if self.room.seat(role).taken)
        air = self._mezon.live.air
        text = tr("Account", "Channels and chat close. What was begun to write is lost.")
        if Role.BOT not in seated and self.room.seat(Role.BOT).taken:
            text = tr("Account", "Channels and chat go on as the bot. What was begun to write is lost.")
        elif Role.USER not in seated and self.room.seat(Role.USER).taken:
            text = tr("Account", "Channels and chat stay; nobody publishes as the bot any more.")
        if air.under_way and air.channel is not None and self.room.publisher in seated:
            ends = tr("Account", "The broadcast in {channel} ends.").format(channel=isolate(air.channel.name))
            text = f"{ends} {text}"
        question = Question(
            tr("Account", "Sign out?"), text, tr("Account", "Stay signed in"), tr("Account", "Sign out")
        )
        (ask or self._rooms.confirm.ask)(anchor, question, lambda: self._sign_out(leaving))

    def show(self) -> None:
        """Everything that says who is signed in."""
        face = account_face(self._mezon, self._desk.store.settings.mezon.gateway)
        self._window.status.show_mezon(face.state, face.sentence)
        self._window.top_strip.show_user(face.name, face.state, face.sentence)
        actions, seated = self._window.actions_, face.user.taken or face.bot.taken
        actions.action("file.sign_out").setVisible(seated)
        actions.action("file.sign_in").setVisible(not (face.user.taken and face.bot.taken))
        if face != self.face:
            if face.state is ServiceState.WORKING and not self._desk.store.settings.welcomed:
                self._rooms.service_works()
            self.face = face
            self.changed.emit()

    def _sign_in(self, request: SignInRequest) -> None:
        mezon = self._desk.store.settings.mezon
        if request.gateway != mezon.gateway:
            self._desk.store.update(mezon=msgspec.structs.replace(mezon, gateway=request.gateway))
        self.room.sign_in(request)

    def _follow(self) -> None:
        """Where the attempt is; seats change without one, too."""
        attempt, before = self.room.attempt, self._followed
        if attempt != before:
            self._followed = attempt
            if self._dialog is not None:
                self._show_attempt(self._dialog, attempt, before)
        self.show()

    def _show_attempt(self, dialog: SignInDialog, attempt: Attempt, before: Attempt) -> None:
        if attempt.busy:
            dialog.show_busy()
        elif attempt.code:
            dialog.show_failure(failure_sentence(Code(attempt.code), attempt.reason))
        elif attempt.code_sent_to:
            dialog.show_code_sent()
        elif dialog.is_busy:
            arrived = before.role is not None and self.room.seat(before.role).state is SeatState.SIGNED_IN
            dialog.accept() if arrived else dialog.show_stopped()

    def _retranslate(self) -> None:
        attempt, dialog = self._followed, self._dialog
        if dialog is not None and dialog.note.text and not attempt.busy:
            self._show_attempt(dialog, attempt, attempt)
        self.show()

    def _dialog_closed(self, _result: int) -> None:
        self._dialog = None

    def _sign_out(self, roles: tuple[Role, ...]) -> None:
        if self._mezon.live.air.under_way and self.room.publisher in roles:
            self._leaving = roles
            self._mezon.live.end()
            return
        for role in roles:
            self.room.sign_out(role)

    def _broadcast_changed(self) -> None:
        if self._leaving and not self._mezon.live.air.under_way:
            roles, self._leaving = self._leaving, ()
            self._sign_out(roles)

    def _status_pressed(self, group: str, anchor: QWidget) -> None:
        if group == "mezon":
            self._open_facts(anchor)

    def _open_facts(self, anchor: QWidget) -> None:
        """Who is signed in, until when, and what can be done about it."""
        from desktop.ui.info_popover import InfoPopover  # noqa: PLC0415 - not before somebody asks

        account = self.room
        lines = [
            (tr("Account", "Person"), seat_line(account.seat(Role.USER))),
            (tr("Account", "Bot"), seat_line(account.seat(Role.BOT))),
            (tr("Account", "Server"), self.face.host),
        ]
        buttons = [(tr("Account", "Settings…"), lambda: self._rooms.settings.open("services"))]
        if not (self.face.user.taken and self.face.bot.taken):
            buttons.append((tr("Account", "Sign in…"), self.open_dialog))
        if self.face.user.taken or self.face.bot.taken:
            buttons.append((tr("Account", "Sign out…"), lambda: self.ask_to_leave(anchor)))
        popover = InfoPopover(self._window.theme, self._window, "Mezon", lines, buttons, self.face.sentence)
        popover.open_at(anchor)
