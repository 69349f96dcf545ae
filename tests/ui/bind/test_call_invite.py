"""Others are told of the call that goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec.structs import replace as changed
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu

from desktop.core.call import CallRoom, Provider
from desktop.core.errors import Code
from tests.ui.bind.call_fixtures import call as call
from tests.ui.bind.call_window import JOINED, CallWindow


@pytest.fixture
def joined(call: CallWindow) -> CallWindow:
    call.do("call.join")
    call.calls.show(JOINED)
    return call


def choose(joined: CallWindow, words: str) -> None:
    menu = joined.binding.invite.menu(joined.binding.panel)
    next(action for action in menu.actions() if words in action.text()).trigger()
    menu.deleteLater()


def test_the_channel_and_mezon_are_told(joined: CallWindow) -> None:
    choose(joined, "newsroom")
    choose(joined, "in Mezon")
    (words,) = joined.made[0].told
    assert "night" in words.text
    assert joined.made[0].links == [(words.text, "night-desk")]


def test_a_link_for_anywhere_else(joined: CallWindow) -> None:
    choose(joined, "Copy the link")
    assert QGuiApplication.clipboard().text() == "airdesk://call/night?type=video"
    assert joined.desk.notices.is_open(Code.COPIED_TEXT)


def test_where_nobody_can_be_told_only_the_link_is_left(joined: CallWindow) -> None:
    chosen = joined.desk.store.settings.calls
    joined.desk.store.update(calls=changed(chosen, channel=""))
    joined.made[0].invitations.mezon_place = lambda: ""
    menu = joined.binding.invite.menu(joined.binding.panel)
    assert [action.text() for action in menu.actions()] == ["Copy the link"]


def test_a_call_with_a_page_is_opened_in_the_browser(joined: CallWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString()))
    room = CallRoom(Provider.HMS, "night", web="https://studio.app.100ms.live/meeting/r/guest")
    joined.calls.show(replace(JOINED, room=room))
    choose(joined, "Open in browser")
    assert opened == [room.web]


def test_the_button_opens_the_menu(joined: CallWindow) -> None:
    joined.binding.panel.buttons.invite.click()
    (menu,) = (one for one in joined.binding.panel.findChildren(QMenu) if one.isVisible())
    menu.close()
