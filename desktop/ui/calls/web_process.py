"""The process that the call's page lives in, from outside: its pipes, its start and its end. No message is read here.

Its own threads do what could take a while; the window's never waits for it.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import BinaryIO

from desktop.core import program

ARGUMENT = "--call"  # what `desktop.__main__` knows it by
LEAVE_S = 2.0  # then it is no longer asked
MOST_WORDS = 2000  # bytes of what it said last, for support
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class WebProcess:
    """Started by `start`, ended by `close`. Any thread."""

    def __init__(self, hear: Callable[[bytes], None], over: Callable[[str], None], command: list[str] | None) -> None:
        """`hear` is called with each line it says, `over` once with its last words; both on a thread of their own."""
        self._hear, self._over = hear, over
        self._command = command or program.command()
        self._lines: SimpleQueue[bytes | None] = SimpleQueue()
        self._process: subprocess.Popen[bytes] | None = None
        self._threads = [threading.Thread(target=self._run, name="call", daemon=True)]

    @property
    def pid(self) -> int | None:
        """Of the process, while there is one."""
        process = self._process
        return process.pid if process is not None and process.returncode is None else None

    def start(self) -> None:
        """Once."""
        self._threads[0].start()

    def send(self, line: bytes) -> None:
        """Have this written after all before it."""
        self._lines.put(line)

    def close(self) -> None:
        """End it. Does not wait; what it holds is free within two seconds."""
        self._lines.put(None)

    def join(self) -> None:
        """After `close`: wait until it is gone."""
        self._threads[0].join()

    def _run(self) -> None:
        with tempfile.TemporaryFile() as said:
            try:
                self._process = process = self._open(said)
            except OSError as error:
                self._over(str(error))
                return
            reader = threading.Thread(target=self._read, args=(process.stdout,), name="call answers", daemon=True)
            reader.start()
            self._write(process)
            status = program.ended(process, LEAVE_S)
            reader.join()
            if process.stdout is not None:
                process.stdout.close()
            said.seek(max(0, said.seek(0, os.SEEK_END) - MOST_WORDS))
            words = said.read().decode(errors="replace")
        self._over(f"status {status}\n{words}".strip())

    def _open(self, said: BinaryIO) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [*self._command, ARGUMENT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            creationflags=NO_WINDOW,
            cwd=program.folder(),
        )

    def _write(self, process: subprocess.Popen[bytes]) -> None:
        """Until the end is asked for, or it has come."""
        assert process.stdin is not None
        with contextlib.suppress(OSError):
            while (line := self._lines.get()) is not None:
                process.stdin.write(line)
                process.stdin.flush()
        with contextlib.suppress(OSError):
            process.stdin.close()

    def _read(self, pipe: BinaryIO) -> None:
        for line in pipe:
            self._hear(line)
        self._lines.put(None)
