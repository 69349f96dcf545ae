"""What a notice of a call offers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QDesktopServices

from desktop.core.call import CallState, Ending
from desktop.core.errors import Code
from desktop.core.model import Notice, NoticeKind, Remedy
from desktop.ui.bind.call_remedies import privacy_page
from desktop.ui.main_window import MainWindow
from tests.ui.bind.call_fixtures import call as call
from tests.ui.bind.call_window import JOINED, CallWindow
from tests.ui.fake_desk import FakeDesk


@pytest.fixture
def ended(call: CallWindow) -> CallWindow:
    """A call has been lost, and its dialog is gone."""
    call.do("call.join")
    assert call.binding.dialog is not None
    call.binding.dialog.dialog.reject()
    call.calls.show(JOINED)
    call.calls.show(JOINED, state=CallState.ENDED, ending=Ending.LOST)
    call.calls.wishes.clear()
    return call


def answer(window: MainWindow, desk: FakeDesk, code: Code) -> None:
    """Press the button of the notice."""
    desk.notices.raise_(code, name="Agora", seconds=20, device="Scarlett", other="Built-in")
    window.wall_header.notices._ask_for_remedy()


@pytest.mark.parametrize("code", [Code.CALL_LOST, Code.CALL_TOKEN, Code.CALL_CONNECT, Code.CALL_CRASHED])
def test_the_same_call_is_joined_again(ended: CallWindow, window: MainWindow, desk: FakeDesk, code: Code) -> None:
    answer(window, desk, code)
    assert ended.calls.wishes == [("join_again",)]


def test_with_the_dialog_open_its_choice_counts(ended: CallWindow, window: MainWindow, desk: FakeDesk) -> None:
    ended.do("call.join")
    answer(window, desk, Code.CALL_LOST)
    assert ended.calls.wishes == []
    assert ended.binding.dialog is not None


def test_a_retired_service_is_not_joined_again(ended: CallWindow, window: MainWindow, desk: FakeDesk) -> None:
    ended.made[0].offered = False
    answer(window, desk, Code.CALL_LOST)
    answer(window, desk, Code.CALL_MISSING)
    assert ended.calls.wishes == []
    assert ended.binding.dialog is None


def test_renewing_now(ended: CallWindow, window: MainWindow, desk: FakeDesk) -> None:
    ended.calls.show(JOINED)
    answer(window, desk, Code.CALL_RENEW)
    assert ended.calls.wishes == [("renew",)]


def test_another_device_is_chosen_only_in_a_call(ended: CallWindow, window: MainWindow, desk: FakeDesk) -> None:
    answer(window, desk, Code.CALL_MIC_GONE)
    assert ended.binding.devices is None
    ended.binding.pages.preview()
    ended.calls.show(JOINED)
    answer(window, desk, Code.CALL_MIC_GONE)
    assert ended.binding.devices is not None
    ended.binding.devices.hide()


def test_a_call_that_is_not_there_can_be_started(ended: CallWindow, window: MainWindow, desk: FakeDesk) -> None:
    ended.do("call.join")
    answer(window, desk, Code.CALL_MISSING)
    assert ended.binding.dialog is not None
    assert ended.binding.dialog.dialog.windowTitle() == "Start call"


def test_instead_of_a_retired_call_a_bot(ended: CallWindow, window: MainWindow, desk: FakeDesk) -> None:
    answer(window, desk, Code.CALL_RETIRED)
    assert window.binding.invite.dialog is not None
    window.binding.invite.dialog.reject()


@pytest.mark.parametrize(
    ("platform", "camera", "page"),
    [
        ("win32", False, "ms-settings:privacy-microphone"),
        ("win32", True, "ms-settings:privacy-webcam"),
        ("darwin", True, "x-apple.systempreferences:com.apple.preference.security?Privacy_Camera"),
        ("linux", False, ""),
    ],
)
def test_where_the_system_says_who_may_use_a_device(platform: str, camera: bool, page: str) -> None:
    assert privacy_page(platform, camera) == page


def test_the_systems_page_is_opened(ended: CallWindow, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    notice = Notice(1, Code.CALL_MIC_DENIED, NoticeKind.ERROR, datetime.now(UTC), remedy=Remedy.OPEN_PRIVACY)
    window.binding.notices._remedy(notice)
    assert opened == ["ms-settings:privacy-microphone"]
