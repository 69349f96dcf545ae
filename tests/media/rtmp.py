"""A live stream as an RTMP server sends it: the `ffmpeg` program listens, and plays to the one who comes."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.media.flv import recorded

PROGRAM = shutil.which("ffmpeg")


@contextmanager
def playing(folder: Path, port: int, seconds: float) -> Iterator[str]:
    """The address, until the end of the block. It may be asked for before anybody listens there."""
    assert PROGRAM is not None
    film, address = folder / "film.flv", f"rtmp://127.0.0.1:{port}/live/mix"
    film.write_bytes(recorded(seconds))
    quiet = ("-hide_banner", "-loglevel", "error", "-nostdin")
    line = (PROGRAM, *quiet, "-re", "-i", str(film), "-c", "copy", "-f", "flv", "-listen", "1", address)
    server = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield address
    finally:
        server.kill()
        server.wait()
