"""“Sign in to Mezon”: as a bot, with an e-mail address, or with a token from elsewhere.

Decides nothing: it emits one wish and shows how it goes. Every secret is emptied when it closes.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QWidget,
)

from desktop.core.sign_in import BotSignIn, CodeSignIn, IdTokenSignIn, PasswordSignIn, SendCode, SignInRequest
from desktop.ui.fields import FieldNote, button_row, column_in, label_of, push_button
from desktop.ui.i18n import tr
from desktop.ui.segment import Segment
from desktop.ui.theme import Theme, dress

WIDTH, HEIGHT = 480, 420
_BOT, _ACCOUNT, _TOKEN = range(3)
_LONGEST = 8_192


class SignInDialog(QDialog):
    """`sign_in_wanted` carries a SignInRequest; then `show_busy`, and `show_failure` or `accept`."""

    sign_in_wanted = Signal(object)
    stop_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget, gateway: str = "") -> None:
        """`gateway` is the server that is asked, empty for the service's own."""
        super().__init__(parent)
        self._theme = theme
        self._since_s = 0
        self._coded = False  # a code is under way to this address
        self._typed_in: QWidget | None = None  # before it was asked
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.app_id, self.token = QLineEdit(), _secret()
        self.email, self.password, self.code = QLineEdit(), _secret(), QLineEdit()
        self.id_token, self.user_id, self.user_name, self.server_key = _secret(), QLineEdit(), QLineEdit(), _secret()
        self.gateway = QLineEdit(gateway)
        self.keep = QCheckBox()
        self.keep.setChecked(True)
        self.note = FieldNote(theme, keep_room=True)
        self.send_code = push_button("")
        self.cancel, self.submit = push_button(""), push_button("", look="primary")
        self.submit.setDefault(True)
        self._advice = QLabel()
        self._labels: dict[QLineEdit, QLabel] = {}
        self._pages = QStackedWidget()
        self._segments = QButtonGroup(self)
        self._clock = QTimer(self, interval=1000)
        self._lay_out()
        self._connect()
        self._retranslate()
        self._segments.button(_BOT).click()

    def choose_person(self) -> None:
        """A person is to sign in, not a bot."""
        if not self.is_busy:
            self._segments.button(_ACCOUNT).click()

    def show_busy(self) -> None:
        """It was asked; the seconds are counted until the answer."""
        self._typed_in = self.focusWidget()
        self._since_s = 0
        self._clock.start()
        self.note.say("", "")
        self._judge()

    def show_code_sent(self) -> None:
        """The code is on its way: the field for it is next."""
        self._rest()
        self._coded = True
        self.note.say(tr("SignIn", "A code was sent to this address."), "ok")
        self._judge()
        self.code.setFocus()

    def show_failure(self, sentence: str) -> None:
        """Why it did not work; everything that was typed stays."""
        self._rest()
        self.note.say(sentence, "error")
        self._judge()
        if self._typed_in is not None:  # it was disabled meanwhile, and lost the keyboard
            self._typed_in.setFocus()

    def show_stopped(self) -> None:
        """No answer is awaited any more, and nobody asked here."""
        self._rest()
        self._judge()

    @property
    def is_busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._clock.isActive()

    def done(self, result: int) -> None:
        for field in (self.token, self.password, self.code, self.id_token, self.server_key):
            field.clear()
        self._rest()
        super().done(result)

    def reject(self) -> None:
        if self.is_busy:
            self._rest()  # no answer is awaited any more: what comes of it closes nothing
            self.stop_wanted.emit()
        super().reject()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _request(self) -> SignInRequest | None:
        """What would be asked now; None while something is missing."""
        page = self._pages.currentIndex()
        way: BotSignIn | PasswordSignIn | CodeSignIn | IdTokenSignIn | None = None
        email, code = self.email.text().strip(), self.code.text().strip()
        if page == _BOT and self.app_id.text().strip() and self.token.text().strip():
            way = BotSignIn(self.app_id.text().strip(), self.token.text().strip())
        elif page == _ACCOUNT and email and code and self._coded:
            way = CodeSignIn(email, code)
        elif page == _ACCOUNT and email and self.password.text():
            way = PasswordSignIn(email, self.password.text())
        elif page == _TOKEN and all(field.text().strip() for field in (self.id_token, self.user_id, self.user_name)):
            way = IdTokenSignIn(
                self.id_token.text().strip(),
                self.user_id.text().strip(),
                self.user_name.text().strip(),
                self.server_key.text().strip(),
            )
        return None if way is None else SignInRequest(way, self.gateway.text().strip(), self.keep.isChecked())

    def _submit(self) -> None:
        if self.is_busy:
            self.show_stopped()
            self.stop_wanted.emit()
            return
        request = self._request()
        if request is not None:
            self.sign_in_wanted.emit(request)

    def _ask_code(self) -> None:
        email = self.email.text().strip()
        if email:
            self.sign_in_wanted.emit(SignInRequest(SendCode(email), self.gateway.text().strip(), self.keep.isChecked()))

    def _address_changed(self) -> None:
        self._coded = False
        self._judge()

    def _judge(self) -> None:
        busy = self.is_busy
        self.submit.setEnabled(busy or self._request() is not None)
        waiting = tr("SignIn", "Stop (signing in… {n} s)").format(n=self._since_s)
        self.submit.setText(waiting if busy else tr("SignIn", "Sign in"))
        self.send_code.setEnabled(bool(self.email.text().strip()) and not busy)
        self.code.setEnabled(self._coded)
        for widget in (self._pages, self.gateway, self.keep):
            widget.setEnabled(not busy)
        for button in self._segments.buttons():
            button.setEnabled(not busy)

    def _tick(self) -> None:
        self._since_s += 1
        self._judge()

    def _rest(self) -> None:
        self._clock.stop()

    def _choose(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self._advice.setVisible(page == _BOT)
        self.note.say("", "")
        first = {_BOT: self.app_id, _ACCOUNT: self.email, _TOKEN: self.id_token}[page]
        first.setFocus()
        self._judge()

    def _connect(self) -> None:
        self._segments.idClicked.connect(self._choose)
        self._clock.timeout.connect(self._tick)
        self.submit.clicked.connect(self._submit)
        self.cancel.clicked.connect(self.reject)
        self.send_code.clicked.connect(self._ask_code)
        for field in self._labels:
            field.setMaxLength(_LONGEST)
            field.textChanged.connect(self._address_changed if field is self.email else self._judge)

    def _lay_out(self) -> None:
        theme = self._theme
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        dress(self._advice, role="small", tone="secondary")
        choice = QWidget()
        choice.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # the segments have round corners at their ends
        segments = QHBoxLayout(choice)
        segments.setContentsMargins(0, 0, 0, 0)
        segments.setSpacing(0)
        for place in (_BOT, _ACCOUNT, _TOKEN):
            button = Segment()
            dress(button, look="segment-last" if place == _TOKEN else "segment")
            self._segments.addButton(button, place)
            segments.addWidget(button)
        for fields in (
            (self.app_id, self.token),
            (self.email, self.password, self.code),
            (self.id_token, self.user_id, self.user_name, self.server_key),
        ):
            self._pages.addWidget(self._page(fields))
        buttons = button_row(self.cancel, self.submit)
        server = QFormLayout()
        server.setHorizontalSpacing(theme.space(3))
        self._row(server, self.gateway)
        column = column_in(self, theme, 4, 3)
        column.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._advice)
        column.addWidget(self._pages, 1)
        column.addLayout(server)
        column.addWidget(self.keep)
        column.addWidget(self.note)
        column.addLayout(buttons)

    def _page(self, fields: tuple[QLineEdit, ...]) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(self._theme.space(3))
        form.setVerticalSpacing(self._theme.space(3))
        for field in fields:
            if field is self.code:
                both = QHBoxLayout()
                both.setSpacing(self._theme.space(3))
                both.addWidget(self.code, 1)
                both.addWidget(self.send_code)
                form.addRow(self._label(field), both)
            else:
                self._row(form, field)
        return page

    def _row(self, form: QFormLayout, field: QLineEdit) -> None:
        form.addRow(self._label(field), field)

    def _label(self, field: QLineEdit) -> QLabel:
        label = self._labels[field] = label_of(field)
        label.setMinimumWidth(self._theme.px(104))
        return label

    def _retranslate(self) -> None:
        self.setWindowTitle(tr("SignIn", "Sign in to Mezon"))
        for place, words in enumerate((tr("SignIn", "Bot"), tr("SignIn", "Account"), tr("SignIn", "Advanced"))):
            self._segments.button(place).setText(words)
        self._advice.setText(tr("SignIn", "Recommended for broadcasting: stays signed in."))
        for field, words in (
            (self.app_id, tr("SignIn", "App ID")),
            (self.token, tr("SignIn", "Token")),
            (self.email, tr("SignIn", "E-mail")),
            (self.password, tr("SignIn", "Password")),
            (self.code, tr("SignIn", "Code")),
            (self.id_token, tr("SignIn", "ID token")),
            (self.user_id, tr("SignIn", "User id")),
            (self.user_name, tr("SignIn", "User name")),
            (self.server_key, tr("SignIn", "Server key")),
            (self.gateway, tr("SignIn", "Server")),
        ):
            self._labels[field].setText(words)
            field.setAccessibleName(words)
        self.gateway.setPlaceholderText("gw.mezon.ai")
        self.server_key.setPlaceholderText(tr("SignIn", "the service's own"))
        self.keep.setText(tr("SignIn", "Keep me signed in on this computer"))
        self.send_code.setText(tr("SignIn", "Send code"))
        self.cancel.setText(tr("SignIn", "Cancel"))
        self._judge()


def _secret() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    return field
