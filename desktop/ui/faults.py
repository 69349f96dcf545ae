"""Faults of ours: whatever nobody caught ends in the log and in one notice.

An exception in a Qt slot does not end the program, it only reaches `sys.excepthook`; so do
exceptions of threads and of the loop reach theirs, and Qt's own warnings its message handler.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

if TYPE_CHECKING:
    import asyncio

log = logging.getLogger(__name__)

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

Tell = Callable[[str], None]


class Faults:
    """The hooks of last resort. `tell`, once set, is called on any thread with the details."""

    def __init__(self) -> None:
        self.tell: Tell | None = None
        self._former: tuple[Any, Any] | None = None

    def install(self) -> None:
        """Take over the hooks of the process."""
        self._former = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._from_slot
        threading.excepthook = self._from_thread
        qInstallMessageHandler(_from_qt)

    def remove(self) -> None:
        """Give the hooks back."""
        if self._former is not None:
            sys.excepthook, threading.excepthook = self._former
            self._former = None
        qInstallMessageHandler(None)

    def from_loop(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """The exception handler of an asyncio loop."""
        error = context.get("exception")
        self._report(str(context.get("message", "")), error if isinstance(error, BaseException) else None)

    def from_task(self, name: str, error: BaseException) -> None:
        """A background task has failed; its trace is in the log already."""
        self._say(f"{name}: {error!r}")

    def _from_slot(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._report("in a slot", error.with_traceback(trace))

    def _from_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None and not issubclass(arguments.exc_type, SystemExit):
            self._report(f"in thread {arguments.thread.name if arguments.thread else '?'}", arguments.exc_value)

    def _report(self, where: str, error: BaseException | None) -> None:
        log.error("unexpected: %s", where, exc_info=error)
        self._say("".join(traceback.format_exception_only(error)).strip() if error else where)

    def _say(self, details: str) -> None:
        if self.tell is not None:
            self.tell(details)


def _from_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)
