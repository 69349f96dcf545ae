from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtGui import QGuiApplication

from desktop.core.errors import Code, Trouble
from desktop.core.model import IngestState, Reach
from desktop.ui.main_window import MainWindow
from tests.ui.fake_desk import SECRET_PATH, FakeDesk

PORT, TLS = Trouble(Code.INGEST_PORT, port=8787), Trouble(Code.INGEST_TLS)


@pytest.mark.parametrize(
    ("values", "text", "tone"),
    [
        ({"state": IngestState.STOPPED}, "not set up", "text.tertiary"),
        ({"state": IngestState.STARTING}, "starting", "text.secondary"),
        ({}, "listening, no bots", "ready.text"),
        ({"bots_sending": (3, 4)}, "3 of 4 bots sending", "ready.text"),
        ({"reach": Reach.NOT_REACHABLE}, "not reachable from outside", "warn.text"),
        ({"state": IngestState.FAILED, "trouble": PORT}, "port 8787 is taken", "error.text"),
        ({"state": IngestState.FAILED, "trouble": TLS}, "the certificate cannot be used", "error.text"),
        ({"state": IngestState.FAILED, "trouble": Trouble(Code.SERVICE_UNKNOWN)}, "not listening", "error.text"),
    ],
)  # fmt: skip
def test_the_status_bar_says_how_the_ingest_is(
    window: MainWindow, desk: FakeDesk, values: dict[str, object], text: str, tone: str
) -> None:
    desk.ingest.show(**values)
    words = window.binding.ingest.words()
    assert (words.text, words.tone) == (text, tone)
    assert window.status.sending.accessibleName() == text


@pytest.mark.parametrize(
    ("left", "text", "tone"),
    [
        (timedelta(days=9, hours=3), "certificate ends in 9 day", "warn.text"),
        (timedelta(days=1, hours=3), "certificate ends in 1 day", "warn.text"),
        (timedelta(hours=3), "certificate ends in 0 day", "warn.text"),
        (timedelta(hours=-3), "the certificate has ended", "warn.text"),
        (timedelta(days=15), "listening, no bots", "ready.text"),
    ],
)
def test_a_certificate_that_ends_soon_is_counted_down(
    window: MainWindow, desk: FakeDesk, left: timedelta, text: str, tone: str
) -> None:
    desk.ingest.show(certificate_until=datetime.now(UTC) + left)
    words = window.binding.ingest.words()
    assert words.text.startswith(text)  # and its plural, in the language
    assert words.tone == tone


def test_what_counts_minutes_goes_on_counting(window: MainWindow, desk: FakeDesk) -> None:
    minute = window.binding.ingest._minute
    assert not minute.isActive()
    desk.ingest.show(reach=Reach.REACHABLE, checked_at=datetime.now(UTC))
    assert minute.isActive()
    desk.ingest.checked_at = datetime.now(UTC) - timedelta(minutes=3)
    minute.timeout.emit()
    assert "Checked 3 min ago" in window.wall.empty._check_line
    desk.ingest.show(reach=Reach.NOT_CHECKED, checked_at=None)
    assert not minute.isActive()


def test_copying_takes_the_whole_address_and_says_so(window: MainWindow, desk: FakeDesk) -> None:
    window.status.copy.click()
    assert QGuiApplication.clipboard().text() == f"wss://studio.example.net{SECRET_PATH}"
    assert desk.notices.open()[0].code is Code.COPIED_ADDRESS


def test_the_secret_is_on_no_label(window: MainWindow, desk: FakeDesk) -> None:
    desk.ingest.show(reach=Reach.REACHABLE, checked_at=datetime.now(UTC))
    window.binding.settings.open("ingest")
    window.binding.invite.open()
    for widget in window.findChildren(object):
        text = getattr(widget, "text", None)
        assert not callable(text) or SECRET_PATH[4:] not in str(text())


def test_the_empty_wall_says_what_the_last_check_found(window: MainWindow, desk: FakeDesk) -> None:
    desk.ingest.show(reach=Reach.REACHABLE, checked_at=datetime.now(UTC))
    assert "Checked just now: it leads here." in window.wall.empty._check_line
    desk.ingest.show(trouble=PORT, state=IngestState.FAILED)
    assert "Port 8787" in window.wall.empty._check_line
    window.wall.empty.check_wanted.emit()
    assert desk.wishes == [("check",)]
