"""The page of remote control: what it edits, and that a token is seen once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.remote import RemoteState
from desktop.settings.schema import Remote, Settings
from desktop.ui.settings.remote_page import RemotePage
from desktop.ui.theme import Theme

STORED = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> RemotePage:
    found = RemotePage(theme)
    qtbot.addWidget(found)
    found.show_settings(Settings())
    return found


def test_it_is_off_by_default_and_showing_is_not_editing(page: RemotePage, qtbot: QtBot) -> None:
    assert not page.enabled.isChecked()
    given = Remote(enabled=True, port=9001, other_computers=True, origins=("https://panel.example",))
    with qtbot.assertNotEmitted(page.edited):
        page.show_settings(Settings(remote=given))
    assert (page.enabled.isChecked(), page.port.value(), page.others.isChecked()) == (True, 9001, True)
    assert page.origins.text() == "https://panel.example"


def test_every_row_reaches_the_setting(page: RemotePage, qtbot: QtBot) -> None:
    edits: list[object] = []
    page.edited.connect(lambda _section, value: edits.append(value))
    page.enabled.click()
    page.port.setValue(9002)
    page.others.click()
    page.origins.setText("https://panel.example/, http://10.0.0.4:8080")
    page.origins.editingFinished.emit()
    assert edits[-1] == Remote(
        enabled=True, port=9002, other_computers=True, origins=("https://panel.example", "http://10.0.0.4:8080")
    )
    assert len(edits) == 4


@pytest.mark.parametrize(
    "wrong", ["panel.example", "ftp://a", "https://a/page", "https://", "https://u@a", "https://a?b", "http://["]
)
def test_what_is_no_origin_is_said_and_not_kept(page: RemotePage, wrong: str, qtbot: QtBot) -> None:
    page.origins.setText(wrong)
    with qtbot.assertNotEmitted(page.edited):
        page.origins.editingFinished.emit()
    assert wrong in page.origins_note.text


def test_other_computers_are_warned_of(page: RemotePage) -> None:
    assert page.others_note.text == ""
    page.others.click()
    assert "not encrypted" in page.others_note.text


def test_a_new_token_is_shown_and_can_be_copied_then_never_again(page: RemotePage, qtbot: QtBot) -> None:
    assert page.token.text() == "Not made yet"
    assert not page.copy.isEnabled()
    page.show_token("s3cret", None)
    assert page.token.text() == "s3cret"
    assert "s3cret" not in page.token.accessibleName()
    with qtbot.waitSignal(page.copy_wanted) as copied:
        page.copy.click()
    assert copied.args == ["s3cret"]
    page.show_token("", STORED)
    assert page.token.text() == "Stored in the keyring · 12 Nov 2026"
    assert not page.copy.isEnabled()
    page.show_token("", None, known=True)
    assert page.token.text() == "Kept in memory until Airdesk is closed"


def test_states_have_words(page: RemotePage) -> None:
    page.show_state(RemoteState.LISTENING, 1, "")
    assert page.state.text.startswith("Listening, 1 ")
    page.show_state(RemoteState.FAILED, 0, "Port 8789 is used by another program.")
    assert page.state.text == "Port 8789 is used by another program."
    page.show_state(RemoteState.STARTING, 0, "")
    assert page.state.text == "Starting…"
    page.show_state(RemoteState.OFF, 0, "")
    assert page.state.text == ""


def test_without_a_token_there_is_none_to_renew(page: RemotePage) -> None:
    assert not page.renew.isEnabled()
    assert page.renew.toolTip() == "The first one is made when remote control is switched on."
    for new, stored_at, known in (("s3cret", None, False), ("", STORED, False), ("", None, True)):
        page.show_token(new, stored_at, known)
        assert (page.renew.isEnabled(), page.renew.toolTip()) == (True, "")


def test_renewing_asks_beside_its_button(page: RemotePage, qtbot: QtBot) -> None:
    page.show_token("", STORED)
    with qtbot.waitSignal(page.renew_wanted) as asked:
        page.renew.click()
    assert asked.args == [page.renew]
