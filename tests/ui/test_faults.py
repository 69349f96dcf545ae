"""Whatever nobody caught is in the log and in one notice."""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Signal, qWarning

from desktop.ui.faults import Faults


class Bell(QObject):
    rung = Signal()


class Caught:
    def __init__(self) -> None:
        self.faults = Faults()
        self.said: list[str] = []
        self.faults.tell = self.said.append


@pytest.fixture
def caught() -> Iterator[Caught]:
    """Hooks of our own, given back whatever happens."""
    before = (sys.excepthook, threading.excepthook)
    made = Caught()
    made.faults.install()
    yield made
    made.faults.remove()
    assert (sys.excepthook, threading.excepthook) == before


def test_an_exception_in_a_slot_is_told_and_the_program_goes_on(
    caught: Caught, caplog: pytest.LogCaptureFixture
) -> None:
    bell, after = Bell(), list[str]()

    def broken() -> None:
        raise ValueError("no such tile")

    bell.rung.connect(broken)
    bell.rung.connect(lambda: after.append("rung"))
    bell.rung.emit()
    assert caught.said == ["ValueError: no such tile"]
    assert after == ["rung"]
    (record,) = [one for one in caplog.records if one.name == "desktop.ui.faults"]
    assert record.levelno == logging.ERROR
    assert record.exc_info is not None


def test_an_exception_in_a_thread_is_told(caught: Caught, caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> None:
        raise OSError("no disk")

    thread = threading.Thread(target=broken, name="recorder watch")
    thread.start()
    thread.join()
    assert caught.said == ["OSError: no disk"]
    assert "recorder watch" in caplog.text


def test_a_thread_that_leaves_is_no_fault(caught: Caught) -> None:
    def leaves() -> None:
        raise SystemExit(3)

    thread = threading.Thread(target=leaves)
    thread.start()
    thread.join()
    assert caught.said == []


async def test_what_the_loop_reports_is_told(caught: Caught) -> None:
    loop = asyncio.get_running_loop()
    caught.faults.from_loop(loop, {"message": "in a callback", "exception": KeyError("x")})
    caught.faults.from_loop(loop, {"message": "a transport was left open"})
    assert caught.said == ["KeyError: 'x'", "a transport was left open"]


def test_a_task_that_failed_is_told_by_its_name(caught: Caught) -> None:
    caught.faults.from_task("desk: vitals", ValueError("no figures"))
    assert caught.said == ["desk: vitals: ValueError('no figures')"]


def test_ctrl_c_is_not_a_fault(caught: Caught, monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda kind, error, trace: passed.append(kind))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert passed == [KeyboardInterrupt]
    assert caught.said == []


def test_before_anybody_listens_it_is_in_the_log(caught: Caught, caplog: pytest.LogCaptureFixture) -> None:
    caught.faults.tell = None
    sys.excepthook(ValueError, ValueError("early"), None)
    assert caught.said == []
    assert "early" in caplog.text


def test_what_qt_says_is_in_the_log_and_is_no_notice(caught: Caught, caplog: pytest.LogCaptureFixture) -> None:
    qWarning("a pixmap is null")
    (record,) = [one for one in caplog.records if one.name == "desktop.ui.faults"]
    assert (record.levelno, record.getMessage()) == (logging.WARNING, "Qt: a pixmap is null")
    assert caught.said == []
