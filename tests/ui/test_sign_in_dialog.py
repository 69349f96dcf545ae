from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.core.sign_in import BotSignIn, CodeSignIn, IdTokenSignIn, PasswordSignIn, SendCode, SignInRequest
from desktop.ui.sign_in_dialog import SignInDialog
from desktop.ui.theme import Theme


@pytest.fixture
def dialog(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> SignInDialog:
    found = SignInDialog(theme, parent)
    found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(found)
    found.show()
    return found


def asked(dialog: SignInDialog, qtbot: QtBot) -> SignInRequest:
    with qtbot.waitSignal(dialog.sign_in_wanted) as wanted:
        dialog.submit.click()
    found = wanted.args[0]
    assert isinstance(found, SignInRequest)
    return found


def test_as_a_bot(dialog: SignInDialog, qtbot: QtBot) -> None:
    assert not dialog.submit.isEnabled()
    dialog.app_id.setText(" 42 ")
    dialog.token.setText("tok")
    assert asked(dialog, qtbot) == SignInRequest(BotSignIn("42", "tok"), "", True)


def test_with_a_password_or_a_code(dialog: SignInDialog, qtbot: QtBot) -> None:
    dialog._segments.button(1).click()
    dialog.email.setText("a@b.c")
    dialog.password.setText("pw")
    assert asked(dialog, qtbot).way == PasswordSignIn("a@b.c", "pw")
    with qtbot.waitSignal(dialog.sign_in_wanted) as wanted:
        dialog.send_code.click()
    assert wanted.args[0].way == SendCode("a@b.c")
    dialog.show_busy()
    dialog.show_code_sent()
    dialog.code.setText("123456")
    assert asked(dialog, qtbot).way == CodeSignIn("a@b.c", "123456")
    dialog.email.setText("other@b.c")
    assert not dialog.code.isEnabled(), "the code went to another address"


def test_with_a_token_from_elsewhere(dialog: SignInDialog, qtbot: QtBot) -> None:
    dialog._segments.button(2).click()
    dialog.id_token.setText("jwt")
    dialog.user_id.setText("1")
    assert not dialog.submit.isEnabled()
    dialog.user_name.setText("thao")
    dialog.gateway.setText("gw.example.net")
    dialog.keep.setChecked(False)
    assert asked(dialog, qtbot) == SignInRequest(IdTokenSignIn("jwt", "1", "thao", ""), "gw.example.net", False)


def test_while_it_waits_it_can_be_stopped(dialog: SignInDialog, qtbot: QtBot) -> None:
    dialog.app_id.setText("42")
    dialog.token.setText("tok")
    dialog.show_busy()
    assert dialog.submit.text() == "Stop (signing in… 0 s)"
    assert not dialog.token.isEnabled()
    with qtbot.waitSignal(dialog.stop_wanted), qtbot.assertNotEmitted(dialog.sign_in_wanted):
        dialog.submit.click()
    assert dialog.submit.text() == "Sign in"


def test_the_keyboard_is_where_one_goes_on(dialog: SignInDialog) -> None:
    dialog.choose_person()
    dialog.email.setText("ana@studio.example")
    dialog.password.setFocus()
    dialog.show_busy()
    dialog.show_failure("Mezon refused the sign-in.")
    assert dialog.focusWidget() is dialog.password
    dialog.send_code.setFocus()
    dialog.show_busy()
    dialog.show_code_sent()
    assert dialog.focusWidget() is dialog.code


def test_a_failure_is_said_and_nothing_typed_is_lost(dialog: SignInDialog) -> None:
    dialog.app_id.setText("42")
    dialog.token.setText("tok")
    dialog.show_busy()
    dialog.show_failure("Mezon refused the sign-in. Check App ID and token.")
    assert dialog.note.text == "Mezon refused the sign-in. Check App ID and token."
    assert (dialog.app_id.text(), dialog.token.text()) == ("42", "tok")
    assert dialog.submit.isEnabled()


@pytest.mark.parametrize("accepted", [True, False])
def test_no_secret_outlives_it(dialog: SignInDialog, accepted: bool) -> None:
    secrets = (dialog.token, dialog.password, dialog.code, dialog.id_token, dialog.server_key)
    for field in secrets:
        field.setText("s3cr3t")
        if field is not dialog.code:
            assert field.echoMode() == QLineEdit.EchoMode.Password
    dialog.accept() if accepted else dialog.reject()
    assert not any(field.text() for field in secrets)


def test_the_arrow_keys_go_through_the_ways_in(dialog: SignInDialog, qtbot: QtBot) -> None:
    first, second = dialog._segments.button(0), dialog._segments.button(1)
    assert [one.focusPolicy() for one in (first, second)] == [Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.NoFocus]
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert second.isChecked()
    assert dialog.focusWidget() is second
    assert dialog._pages.currentIndex() == 1


def test_every_field_has_a_name(dialog: SignInDialog) -> None:
    assert all(field.accessibleName() for field in dialog.findChildren(QLineEdit))
