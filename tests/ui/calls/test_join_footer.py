"""The buttons of the dialog in each of its states."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.calls.join_footer import JoinFooter
from desktop.ui.theme import Theme


@pytest.fixture
def footer(theme: Theme, qtbot: QtBot) -> JoinFooter:
    found = JoinFooter(theme, with_channel=True)
    qtbot.addWidget(found)
    found.set_channel("newsroom")
    found.show()
    return found


def words(footer: JoinFooter) -> list[str]:
    return [button.text() for button in (footer.bot, footer.cancel, footer.muted, footer.join) if button.isVisible()]


def test_before_joining(footer: JoinFooter) -> None:
    heard: list[object] = []
    footer.join_wanted.connect(heard.append)
    footer.cancel_wanted.connect(lambda: heard.append("cancel"))
    assert words(footer) == ["Cancel", "Join muted", "Join call"]
    for button in (footer.join, footer.muted, footer.cancel):
        button.click()
    assert heard == [True, False, "cancel"]
    assert footer.tell_channel


def test_while_joining(footer: JoinFooter) -> None:
    heard: list[str] = []
    footer.stop_wanted.connect(lambda: heard.append("stop"))
    footer.mute_wanted.connect(lambda: heard.append("mute"))
    footer.show_state(under_way=True, muted=False, failed=False)
    assert words(footer) == ["Stop joining", "Mute before joining", "Joining…"]
    assert not footer.join.isEnabled()
    footer.muted.click()
    footer.cancel.click()
    assert heard == ["mute", "stop"]
    footer.show_state(under_way=True, muted=True, failed=False)
    assert not footer.muted.isEnabled()


def test_after_a_failure_and_with_calls_retired(footer: JoinFooter) -> None:
    footer.show_state(under_way=False, muted=False, failed=True)
    assert words(footer) == ["Cancel", "Join muted", "Try again"]
    footer.show_retired()
    assert words(footer) == ["Invite a meeting bot…", "Close"]
