"""The card of Mezon in the settings: signs in and out, chooses who publishes, exports and restores sessions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.control import session_file
from desktop.core.account import Role
from desktop.core.errors import Code, Trouble
from desktop.ui.dialogs import choose_file, choose_target
from desktop.ui.i18n import isolate, tr
from desktop.ui.mezon_check_words import verdict_sentence
from desktop.ui.popover import Question

if TYPE_CHECKING:
    from desktop.ui.asking_dialog import AskingDialog
    from desktop.ui.bind.account import AccountBinding
    from desktop.ui.settings.mezon_card import MezonCard

NAME = "mezon-session.json"


class MezonCardBinding(QObject):
    """Lives as long as the card, which is made anew with every language."""

    def __init__(self, card: MezonCard, account: AccountBinding, dialog: AskingDialog) -> None:
        super().__init__(card)
        self.card, self._account, self._dialog = card, account, dialog
        account.changed.connect(self._show)
        account.check.changed.connect(self._show)
        card.test_wanted.connect(account.check.test)
        card.edited.connect(lambda _section: account.check.forget())
        card.sign_in_wanted.connect(account.open_dialog)
        card.sign_out_wanted.connect(lambda role, button: account.ask_to_leave(button, role, ask=dialog.ask))
        card.publisher_chosen.connect(account.room.publish_as)
        card.export_wanted.connect(self._ask_export)
        card.restore_wanted.connect(self._restore)
        card.destroyed.connect(self._leave)
        self._show()

    def _leave(self) -> None:
        self._account.check.changed.disconnect(self._show)

    def _show(self) -> None:
        self.card.show_face(self._account.face)
        check = self._account.check
        if check.busy:
            self.card.show_check(tr("Services", "Asking Mezon…"), "info")
        elif check.verdict is not None:
            self.card.show_check(verdict_sentence(check.verdict), "error" if check.verdict.trouble else "ok")

    def _ask_export(self, role: Role, button: QWidget) -> None:
        name = isolate(self._account.room.seat(role).name)
        question = Question(
            tr("Account", "Export the sign-in of {name}?").format(name=name),
            tr("Account", "Whoever has the file can act as this account until you sign out."),
            tr("Account", "Keep it here"),
            tr("Account", "Export…"),
        )
        self._dialog.ask(button, question, lambda: self._choose_target(role))

    def _choose_target(self, role: Role) -> None:
        title, kinds = tr("Account", "Export the sign-in"), tr("Account", "Exported sign-ins (*.json)")
        chooser = choose_target(self._dialog, title, str(Path.home() / NAME), kinds)
        chooser.fileSelected.connect(lambda file: self.export(role, Path(file)))

    def export(self, role: Role, file: Path) -> None:
        """Write the session of this role there."""
        try:
            session_file.write(file, self._account.room.exported(role))
        except Trouble as trouble:
            self._account.notices.trouble(trouble)
            return
        self._account.notices.raise_(Code.SESSION_SAVED, name=file.name, path=str(file))

    def _restore(self, role: Role) -> None:
        chooser = choose_file(
            self._dialog,
            tr("Account", "Restore a sign-in"),
            str(Path.home()),
            tr("Account", "Exported sign-ins (*.json)"),
        )
        chooser.fileSelected.connect(lambda file: self.take(role, Path(file)))

    def take(self, role: Role, file: Path) -> None:
        """Sign in with the session of that file."""
        try:
            self._account.room.take(role, session_file.read(file))
        except Trouble as trouble:
            none = trouble.code is Code.MEZON_REFUSED  # JSON, but no session
            self._account.notices.trouble(Trouble(Code.SESSION_NONE, trouble.details) if none else trouble)
