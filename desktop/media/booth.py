"""The projection booth as the console sees it: one process that decodes for all sources.

A stream that breaks libavcodec breaks the booth, and never the console or a recording: it is opened
again, and pictures come back with the next key frame. The source that did it is told, so that it can
be put aside if it does it again. What is done inside is `booth_room`'s.
"""

from __future__ import annotations

import contextlib
import logging
import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from desktop.core import program

if TYPE_CHECKING:
    from desktop.media.fragment import Buffer
    from desktop.media.last_words import LastWords
    from desktop.media.shelf import Shelf
    from desktop.media.slip import Slip

ARGUMENT = "--booth"  # what `desktop.__main__` knows it by
PIPE_BYTES = 1024 * 1024  # some fragments: each write is one wake-up over there
LEAVE_S = 2.0  # then it is no longer asked
FIRST_WAIT_S, MOST_WAIT_S = 0.1, 10.0  # before it is opened again
STEADY_S = 60.0  # who lived so long is not ill

# glibc would give the memory of each picture back to the system, and fetch it again page by page.
KEEPS_MEMORY = {"MALLOC_MMAP_THRESHOLD_": str(32 * 1024 * 1024), "MALLOC_TRIM_THRESHOLD_": str(128 * 1024 * 1024)}

log = logging.getLogger(__name__)


class Seat(Protocol):
    """One source, on the console's side."""

    def begin(self) -> None:
        """The booth is new and knows nothing. Writer's thread."""

    def slips(self, number: int) -> Iterable[Buffer]:
        """What the booth is to be told now. Writer's thread."""

    def receive(self, answer: Slip, shelf: Shelf) -> None:
        """What the booth says. Reader's thread; may raise ValueError for what makes no sense."""

    def blame(self, details: str) -> None:
        """The booth broke while it decoded this. Writer's thread."""


class Booth:
    """Thread-safe; no call waits for the process but `close`."""

    def __init__(self, on_fault: Callable[[str], None], command: list[str] | None = None) -> None:
        """`on_fault(details)` is called on a thread of the booth when it ended without being asked."""
        self._on_fault = on_fault
        self._command = command or program.command()
        self._lock = threading.Lock()
        self._bell = threading.Event()
        self._leaving = threading.Event()
        self._writer: threading.Thread | None = None
        self._seats: dict[int, Seat] = {}
        self._ends: list[int] = []
        self._last_number = 0
        self._hardware = True
        self._hardware_told: bool | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._broken = ""  # why there is nothing more to read
        self._threads: dict[int, int] = {}  # of the process: which source each decodes

    def open(self) -> None:
        """Start it, if it is not there: it takes a moment to get ready."""
        with self._lock:
            if self._writer is None and not self._leaving.is_set():
                self._writer = threading.Thread(target=self._run, name="booth", daemon=True)
                self._writer.start()

    @property
    def pid(self) -> int | None:
        """Of its process, while there is one."""
        process = self._process
        return process.pid if process is not None else None

    def set_hardware(self, enabled: bool) -> None:
        """Whether the graphics card may decode; taken up with the next stream."""
        self._hardware = enabled
        self._bell.set()

    def add(self, seat: Seat) -> int:
        """A source that wants pictures; returns its number here."""
        with self._lock:
            self._last_number += 1
            number = self._last_number
            self._seats[number] = seat
        self.open()
        return number

    def remove(self, number: int) -> None:
        """It wants no more."""
        with self._lock:
            if self._seats.pop(number, None) is not None:
                self._ends.append(number)
        self._bell.set()

    def ring(self) -> None:
        """One of the sources has something to tell."""
        self._bell.set()

    def close(self) -> None:
        """End the process and join the threads."""
        with self._lock:
            self._leaving.set()
            writer = self._writer
        self._bell.set()
        process = self._process
        if writer is None:
            return
        writer.join(LEAVE_S)
        if writer.is_alive() and process is not None:
            process.kill()  # it does not even read
        writer.join()

    # The writer's thread

    def _run(self) -> None:
        wait_s = FIRST_WAIT_S
        while not self._leaving.is_set():
            began_s = time.monotonic()
            broke = self._live()
            if self._leaving.is_set():
                return
            blamed = self._blame(broke)
            wait_s = FIRST_WAIT_S if time.monotonic() - began_s > STEADY_S or blamed else wait_s
            log.error("the booth has ended: %s", self._broken)
            self._on_fault(self._broken)
            self._leaving.wait(wait_s)
            wait_s = min(MOST_WAIT_S, 2 * wait_s)

    def _blame(self, thread: int | None) -> bool:
        """Tell the source that it was; false if nobody knows which. It waits for nobody: who breaks it is put aside."""
        source = self._threads.get(thread) if thread is not None else None
        seat = self._seats.get(source) if source is not None else None
        if seat is not None:
            seat.blame(self._broken)
        return seat is not None

    def _live(self) -> int | None:
        """From the start of one process to its end; returns the thread that broke it."""
        from desktop.media.last_words import LastWords  # noqa: PLC0415 - a desk without sources opens no booth
        from desktop.media.shelf import Shelf  # noqa: PLC0415 - as above

        self._broken, self._hardware_told = "", None
        self._threads.clear()
        shelf, words = Shelf(), LastWords()
        try:
            process = self._start(shelf, words)
        except OSError as error:
            self._broken = str(error)
            words.close()
            return None
        finally:
            shelf.shared()
        # Needed here with its first answers; now, while it gets ready, nobody waits for them.
        from desktop.media import preview, voice  # noqa: F401, PLC0415

        reader = threading.Thread(target=self._read, args=(process.stdout, shelf), name="booth answers", daemon=True)
        reader.start()
        assert process.stdin is not None
        with contextlib.suppress(OSError):
            self._tell(cast(BinaryIO, process.stdin))
        with contextlib.suppress(OSError):
            process.stdin.close()
        status = program.ended(process, LEAVE_S)
        reader.join()
        self._process = None
        words.close()
        self._broken = f"{self._broken}, status {status}\n{words.text}".strip()
        assert process.stdout is not None
        process.stdout.close()
        return words.thread

    def _start(self, shelf: Shelf, words: LastWords) -> subprocess.Popen[bytes]:
        level = logging.getLogger().getEffectiveLevel()
        self._process = subprocess.Popen(
            [*self._command, ARGUMENT, shelf.key, str(level)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pass_fds=shelf.descriptors,
            pipesize=PIPE_BYTES,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
            | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
            stderr=words.file or subprocess.DEVNULL,
            env=os.environ | KEEPS_MEMORY,
            cwd=program.folder(),
        )
        return self._process

    def _tell(self, pipe: BinaryIO) -> None:
        from desktop.media import slip  # noqa: PLC0415 - as above

        with self._lock:
            self._ends.clear()
            seats = list(self._seats.values())
        for seat in seats:
            seat.begin()
        self._bell.set()
        while not self._leaving.is_set() and not self._broken:
            self._bell.wait()
            self._bell.clear()
            if self._hardware_told is not self._hardware:
                self._hardware_told = self._hardware
                pipe.write(slip.pack_hardware(self._hardware_told))
            with self._lock:
                ends, self._ends = self._ends, []
                numbered = list(self._seats.items())
            pipe.writelines(slip.pack_end(number) for number in ends)
            for number, seat in numbered:
                pipe.writelines(seat.slips(number))
            pipe.flush()

    # The reader's thread

    def _read(self, pipe: BinaryIO, shelf: Shelf) -> None:
        from desktop.media import slip  # noqa: PLC0415 - as above
        from desktop.media.slip import Kind  # noqa: PLC0415

        try:
            for answer in slip.read_slips(pipe):
                if answer.kind is Kind.SAID:
                    said = slip.unpack_said(answer)
                    log.log(said.level, "%s", said.text)
                    continue
                if answer.kind is Kind.THREAD:
                    self._threads[slip.unpack_thread(answer)] = answer.source
                    continue
                seat = self._seats.get(answer.source)
                if seat is not None:
                    seat.receive(answer, shelf)
                elif answer.kind is Kind.PICTURE:
                    shelf.give_back(slip.unpack_picture(answer).place)
        except ValueError as error:  # Garbled is one
            self._broken = f"it makes no sense: {error}"
            process = self._process
            if process is not None:
                process.kill()
        self._broken = self._broken or "its answers ended"
        self._bell.set()
