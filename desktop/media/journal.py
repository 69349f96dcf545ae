"""The journal of a recording: a small file beside it for as long as it is being written.

A console that ends in order takes its journals away. What the next start finds was left by a
console that died, unless another console still holds the lock on it. Writing the recording
itself is in `part.py`.
"""

from __future__ import annotations

import json
import logging
import os
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from desktop.media.claim import Claim

log = logging.getLogger(__name__)

ENDING = ".recording"
MISSING_AT_MOST_S = 1.0  # bytes go to the system many times a second, and to the disk once a second
_CONTENT_LIMIT = 64 * 1024


class RecoveredRecording(Struct, frozen=True):
    """A file that a console left unfinished; all of it is as received, the last second may be missing."""

    path: Path
    source: str  # the name of the source, "" if the journal cannot be read
    started: datetime | None
    bytes_on_disk: int
    missing_s: float = MISSING_AT_MOST_S  # at most


class Journal:
    """The journal of one file, locked until `remove` or `leave`, or until the process is gone."""

    def __init__(self, claim: Claim) -> None:
        self._claim = claim

    @classmethod
    def create(cls, recording: Path, source: str, started: datetime) -> Journal:
        """Raises FileExistsError if there is one for this file already, OSError if it cannot be written."""
        claim = Claim.create(journal_of(recording))
        try:
            os.write(claim.handle, json.dumps({"source": source, "started": started.isoformat()}).encode())
        except OSError:
            claim.remove()
            raise
        return cls(claim)

    def remove(self) -> None:
        """The file is complete, or was never begun."""
        self._claim.remove()

    def leave(self) -> None:
        """The file is not known to be complete: the next start shall list it."""
        self._claim.leave()


def journal_of(recording: Path) -> Path:
    return recording.with_name(recording.name + ENDING)


def recovered(folder: Path) -> list[RecoveredRecording]:
    """What dead consoles left in `folder`, oldest first; each is listed once. Touches the disk.

    A recording of a console that still runs is left alone, and so is one in a folder whose
    file system knows no locks.
    """
    try:
        journals = sorted(path for path in folder.iterdir() if path.name.endswith(".mp4" + ENDING))
    except OSError:
        return []  # no folder yet
    found = [_recover(path) for path in journals]
    return [recording for recording in found if recording is not None]


def _recover(path: Path) -> RecoveredRecording | None:
    claim = Claim.inherit(path)
    if claim is None:
        return None
    recording = path.with_name(path.name.removesuffix(ENDING))  # never what the content says
    source, started = _content(claim.handle)
    size = _size(recording)
    if size == 0:  # killed between creating and the first byte; the journal proves that the file is ours
        recording.unlink(missing_ok=True)
    claim.remove()
    log.info("recovered %s: %s bytes", recording.name, size)
    return RecoveredRecording(recording, source, started, size) if size else None


def _content(handle: int) -> tuple[str, datetime | None]:
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        content = json.loads(os.read(handle, _CONTENT_LIMIT))
        return str(content["source"]), datetime.fromisoformat(content["started"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", None  # the machine died while it was written


def _size(recording: Path) -> int | None:
    """None if there is no such file, or something else of that name."""
    if recording.is_symlink() or not recording.is_file():
        return None
    return recording.stat().st_size
