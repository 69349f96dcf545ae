"""What is pulled over SRT, in the pulling process: by the program ffmpeg, where this computer has one that can.

The libavformat that comes with PyAV knows no SRT. The program gets the address through its standard input:
an argument could be read by every user of this computer.
"""

from __future__ import annotations

import shutil
import subprocess

from desktop.core.pull import PullEnded, PullFault

PROGRAM = "ffmpeg"
ALLOWED = "pipe,fd,srt,udp"
ENDS_S = 2.0
UNKNOWN = b"Protocol not found"


class Srt:
    """A transport stream to read. Raises PullEnded where there is no such program."""

    def __init__(self, address: str) -> None:
        program = shutil.which(PROGRAM)
        if program is None:
            raise PullEnded(PullFault.PROGRAM, PROGRAM)
        self._process = subprocess.Popen(
            [
                *(program, "-hide_banner", "-loglevel", "error"),
                *("-f", "concat", "-safe", "0", "-protocol_whitelist", ALLOWED, "-i", "pipe:0"),
                *("-map", "0:v:0?", "-map", "0:a:0?", "-c", "copy", "-f", "mpegts", "pipe:1"),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert self._process.stdin is not None
        quoted = address.replace("'", "'\\''")
        self._process.stdin.write(f"file '{quoted}'\n".encode())
        self._process.stdin.close()
        self._begun = False

    def read(self, size: int) -> bytes:
        """What is there, at most `size` bytes; empty at the end. Raises PullEnded where nothing ever came."""
        assert self._process.stdout is not None
        data = self._process.stdout.read1(size)  # type: ignore[attr-defined]  # Popen makes a BufferedReader
        if not data and not self._begun:
            assert self._process.stderr is not None
            said = self._process.stderr.read()
            raise PullEnded(PullFault.PROGRAM if UNKNOWN in said else PullFault.UNREACHABLE, "no stream")
        self._begun = True
        return bytes(data)

    def close(self) -> None:
        """End the program."""
        self._process.kill()
        self._process.wait(ENDS_S)
        for pipe in (self._process.stdout, self._process.stderr):
            assert pipe is not None
            pipe.close()
