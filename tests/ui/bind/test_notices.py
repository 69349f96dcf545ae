from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.core.errors import Code
from desktop.core.model import Remedy, SourceState
from desktop.ui.info_popover import InfoPopover
from desktop.ui.main_window import MainWindow
from tests.ui.fake_desk import FakeDesk, receiving


@pytest.fixture
def one(window: MainWindow, desk: FakeDesk, qtbot: QtBot) -> MainWindow:
    desk.sources.put(receiving("a", "Studio A"))
    qtbot.waitUntil(lambda: window.wall.ids == ("a",))
    return window


def test_a_notice_stands_above_the_wall_and_is_counted_at_the_bell(one: MainWindow, desk: FakeDesk) -> None:
    desk.notices.raise_(Code.SOURCE_STALLED, source_id="a", name="Studio A", seconds=8)
    shown = one.wall_header.notices.current
    assert shown is not None
    assert shown.code is Code.SOURCE_STALLED
    assert one.status.bell.text() == "1"
    one.wall_header.notices.close_wanted.emit(shown.id)
    assert one.wall_header.notices.current is None


def test_a_notice_stands_above_the_welcome_and_is_answered_there(window: MainWindow, desk: FakeDesk) -> None:
    heard: list[Code] = []
    window.binding.notices.answers[Remedy.RESTORE_SITTING] = lambda notice: heard.append(notice.code)
    window.binding.commands.welcome(True)
    desk.notices.raise_(Code.DESK_CRASHED, remedy=Remedy.RESTORE_SITTING, sources=1)
    line = window.first_run.notices
    assert line.isVisible()
    line.findChildren(QPushButton)[0].click()
    assert heard == [Code.DESK_CRASHED]
    desk.notices.solve(Code.DESK_CRASHED)
    assert not line.isVisible()
    window.binding.commands.welcome(False)
    desk.notices.raise_(Code.INGEST_PORT, port=8787)
    assert not line.isVisible()
    window.binding.commands.welcome(True)
    assert line.isVisible()
    assert line.current is not None
    assert line.current.code is Code.INGEST_PORT


def test_opening_the_history_reads_it(one: MainWindow, desk: FakeDesk) -> None:
    desk.notices.raise_(Code.INGEST_PORT, port=8787)
    one.status.bell.click()
    assert one.binding.notices.history.isVisible()
    assert desk.notices.unread == 0
    assert one.status.bell.text() == ""
    one.binding.notices.history.clear_wanted.emit()
    one.actions_.action("window.notices").trigger()
    assert not one.binding.notices.history.isVisible()


def test_a_closed_notice_can_be_shown_again(one: MainWindow, desk: FakeDesk) -> None:
    desk.notices.raise_(Code.INGEST_PORT, port=8787)
    assert one.binding.notices.close_shown()
    assert not one.binding.notices.close_shown()
    one.actions_.action("window.reopen_notice").trigger()
    assert one.wall_header.notices.current is not None


@pytest.mark.parametrize("remedy", list(Remedy))
def test_every_remedy_does_something(
    one: MainWindow, desk: FakeDesk, remedy: Remedy, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.ui.bind import notices as module

    opened: list[str] = []
    monkeypatch.setattr(one.binding.settings, "open_folder", lambda: opened.append("folder"))
    monkeypatch.setattr(module.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    number = desk.notices.raise_(Code.BOT_FAILED, source_id="a", details="500", name="Studio A", path="/r/a.mp4")
    notice = next(n for n in desk.notices.history() if n.id == number)
    before = len(desk.notices.history())
    one.binding.notices._remedy(replace(notice, remedy=remedy))
    dialog = one.binding.settings.dialog
    acted = (
        bool(desk.wishes)
        or bool(opened)
        or (dialog is not None and dialog.isVisible())
        or one.findChild(InfoPopover) is not None
        or one.binding.confirm.isVisible()
        or len(desk.notices.history()) > before
        or one.wall.tile("a").hasFocus()
    )
    assert acted


def test_details_are_for_support(one: MainWindow, desk: FakeDesk) -> None:
    number = desk.notices.raise_(Code.DESK_FAULT, details="ZeroDivisionError")
    one.wall_header.notices.remedy_wanted.emit(next(n for n in desk.notices.history() if n.id == number))
    popover = one.findChild(InfoPopover)
    assert popover is not None
    assert "ZeroDivisionError" in [label.text() for label in popover.findChildren(QLabel)]


def test_a_remedy_for_a_source_that_is_gone_is_no_error(one: MainWindow, desk: FakeDesk) -> None:
    number = desk.notices.raise_(Code.BOT_DENIED, source_id="gone", name="Other")
    one.binding.notices._remedy(next(n for n in desk.notices.history() if n.id == number))
    assert desk.wishes == []


def offered(window: MainWindow) -> list[Remedy | None]:
    """What the history offers, newest first."""
    window.binding.notices.open_history()
    history = window.binding.notices.history
    found = [notice.remedy for notice in history._notices]
    history.hide()
    return found


def test_the_history_offers_only_what_can_still_be_done(one: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    desk.notices.raise_(Code.BOT_LIMIT, source_id="a", name="Studio A", seconds=30)
    assert offered(one) == [None], "the bot is in its meeting: there is nothing to wait for"
    waiting = replace(receiving("a", "Studio A"), state=SourceState.INVITED, bot_id="")
    desk.sources.put(waiting)
    assert offered(one) == [Remedy.STOP_WAITING]
    desk.notices.solve(Code.BOT_LIMIT, "a")
    assert offered(one) == [None]
    desk.notices.raise_(Code.BOT_DENIED, source_id="gone", name="Other")
    assert offered(one) == [None, None]


def test_what_is_solved_can_still_be_looked_at(one: MainWindow, desk: FakeDesk) -> None:
    desk.notices.raise_(Code.SOURCE_STALLED, source_id="a", name="Studio A", seconds=8)
    desk.notices.solve(Code.SOURCE_STALLED, "a")
    assert offered(one) == [Remedy.SHOW_SOURCE]
    desk.notices.raise_(Code.DESK_FAULT, details="ZeroDivisionError")
    assert offered(one) == [Remedy.DETAILS, Remedy.SHOW_SOURCE]


def test_who_no_longer_waits_is_not_taken_out_of_a_meeting_without_a_question(one: MainWindow, desk: FakeDesk) -> None:
    number = desk.notices.raise_(Code.BOT_LIMIT, source_id="a", name="Studio A", seconds=30)
    one.binding.notices._remedy(next(n for n in desk.notices.history() if n.id == number))
    assert desk.wishes == []
    assert one.binding.confirm.isVisible()
