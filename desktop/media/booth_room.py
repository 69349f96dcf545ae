"""Inside the projection booth: a process of its own that decodes what the console hands it.

Slips come through the standard input and go out through the standard output. When the input ends
the console is gone, or wants the booth gone: it leaves at once. Nobody waits for what is done here,
so it stands back behind everything else on the computer.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import threading
from typing import BinaryIO

from desktop.core.manners import leave_signals_to_the_console, stand_back, take_short_turns
from desktop.media import slip
from desktop.media.hardware import Hardware
from desktop.media.projection import Projection
from desktop.media.shelf import BackShelf
from desktop.media.slip import Kind

TICK_S = 0.25

log = logging.getLogger(__name__)


class BoothRoom:
    """`work` belongs to one thread and returns when the slips end."""

    def __init__(self, slips: BinaryIO, answers: BinaryIO, shelf: BackShelf) -> None:
        self._slips, self._answers = slips, answers
        self._shelf = shelf
        self._hardware = Hardware()
        self._projections: dict[int, Projection] = {}
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._ticking = threading.Thread(target=self._tick, name="booth tick", daemon=True)

    def work(self) -> None:
        """Do as the slips say."""
        self._ticking.start()
        for one in slip.read_slips(self._slips):
            if one.kind is Kind.HARDWARE:
                self._hardware.enabled = slip.unpack_hardware(one)
            elif one.kind is Kind.END:
                gone = self._projections.pop(one.source, None)
                if gone is not None:  # it may be in the middle of a picture
                    threading.Thread(target=gone.close, name="end", daemon=True).start()
            elif one.kind is Kind.WISH:
                self._projection(one.source).wish(slip.unpack_wish(one))
            else:
                self._projection(one.source).put(slip.unpack_arrival(one))

    def close(self) -> None:
        """End and join every thread."""
        self._closed.set()
        self._ticking.join()
        while self._projections:
            self._projections.popitem()[1].close()

    def send(self, answer: bytes) -> None:
        """Any thread. Waits while the console does not read; once it is gone, for the end that comes with that."""
        with self._lock:
            try:
                self._answers.write(answer)
                self._answers.flush()
            except (OSError, ValueError):
                return

    def _projection(self, source: int) -> Projection:
        known = self._projections.get(source)
        if known is None:
            known = self._projections[source] = Projection(source, self._shelf, self._hardware, self.send)
        return known

    def _tick(self) -> None:
        while not self._closed.wait(TICK_S):
            for projection in list(self._projections.values()):
                projection.tick()


class _Telling(logging.Handler):
    """The booth's log is the console's."""

    def __init__(self, room: BoothRoom) -> None:
        super().__init__()
        self._room = room

    def emit(self, record: logging.LogRecord) -> None:
        self._room.send(slip.pack_said(record.levelno, f"{record.name}: {self.format(record)}"))


def main(key: str, level: int) -> None:
    """The whole process; does not return. `key` opens the shelf, `level` is that of the log."""
    leave_signals_to_the_console()
    answers = os.fdopen(os.dup(1), "wb", buffering=64 * 1024)
    os.dup2(2, 1)  # whatever a library prints is no slip
    faulthandler.enable(2)  # says which thread broke, and so which source
    room = BoothRoom(
        open(0, "rb", closefd=False),  # noqa: SIM115 - until the end
        answers,
        BackShelf(key),
    )
    logging.basicConfig(level=level, handlers=[_Telling(room)], format="%(message)s", force=True)
    logging.getLogger("libav").setLevel(logging.WARNING)
    threading.excepthook = _told
    take_short_turns()
    # They take longest: who is let in now is seen the sooner.
    from desktop.media import codec, scaler  # noqa: F401, PLC0415

    stand_back()
    try:
        room.work()
    except slip.Garbled:
        log.exception("the console said what nobody understands")
    os._exit(0)  # a decoder that hangs must not keep us


def _told(what: threading.ExceptHookArgs) -> None:
    if what.exc_value is not None:
        log.error("a thread of the booth failed", exc_info=what.exc_value)
