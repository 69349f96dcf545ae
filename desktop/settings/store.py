"""The settings file: read leniently, replaced atomically, written off the loop.

What can be chosen is in `schema.py`; secrets are in `secrets.py` and never here.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from desktop.core.errors import Code, Trouble
from desktop.core.signal import Signal
from desktop.core.small_file import read_small
from desktop.core.whole_file import replace_file
from desktop.settings.reading import Tree, decode
from desktop.settings.schema import Settings

log = logging.getLogger(__name__)

DEBOUNCE_S = 0.3


class Store:
    """The operator's choices. Main thread; only the writing happens elsewhere.

    A change is in force at once and reaches the disk a moment later; of several in a
    row the last one is written. Keys this version does not know stay in the file.
    """

    changed = Signal(Settings, Settings)  # new, old
    failed = Signal(Trouble)  # a change did not reach the disk; told once, until
    recovered = Signal()  # all of them are there again

    def __init__(self, path: Path) -> None:
        self._path = path
        self._settings = Settings()
        self._unknown: Tree = {}
        self._disk = threading.Lock()  # held while the file is replaced
        self._asked = 0  # number of the newest change
        self._written = 0  # number of the change on disk; guarded by _disk
        self._failing = False  # to write it, the last time
        self._timer: asyncio.TimerHandle | None = None
        self.fault: Trouble | None = None  # what was wrong with the file, or with writing it

    @property
    def settings(self) -> Settings:
        """What is in force."""
        return self._settings

    def load(self) -> None:
        """Read the file. What cannot be read falls back to the defaults, section by section.

        Then a copy stays aside as settings.broken-<UTC>.json and `fault` says so.
        """
        old = self._settings
        self.fault = None
        try:
            text = read_small(self._path)
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            self._broken(f"{type(error).__name__}: {error.strerror}")
            return
        self._settings, self._unknown, wrong = decode(text)
        if wrong:
            self._broken("; ".join(wrong))
        if self._settings != old:
            self.changed.emit(self._settings, old)

    def update(self, **sections: Any) -> None:
        """Change whole sections: `update(ingest=…)`. Raises msgspec.ValidationError and changes nothing
        if a value is out of bounds, TypeError if there is no such section."""
        old = self._settings
        wanted = msgspec.structs.replace(old, **sections)
        new = msgspec.convert(msgspec.to_builtins(wanted), Settings)
        if new == old:
            return
        self._settings = new
        self._asked += 1
        self._write_soon()
        self.changed.emit(new, old)

    def flush(self) -> None:
        """Write what is not on disk yet, here and now; waits for a write under way."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._report(self._write(self._asked, self._encoded()))

    def _write_soon(self) -> None:
        if self._timer is not None:
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # before the loop runs, or after it: nothing to be kept fluent
            self.flush()
            return
        self._timer = loop.call_later(DEBOUNCE_S, self._write_elsewhere, loop)

    def _write_elsewhere(self, loop: asyncio.AbstractEventLoop) -> None:
        self._timer = None
        writing = loop.run_in_executor(None, self._write, self._asked, self._encoded())
        writing.add_done_callback(lambda done: None if done.cancelled() else self._report(done.result()))

    def _encoded(self) -> bytes:
        tree = merged(self._unknown, msgspec.to_builtins(self._settings))
        return msgspec.json.format(msgspec.json.encode(tree), indent=2) + b"\n"

    def _write(self, number: int, text: bytes) -> Trouble | None:
        """Any thread. An older change never replaces a newer one."""
        with self._disk:
            if number <= self._written:
                return None
            try:
                replace_file(self._path, text)
            except OSError as error:
                reason = error.strerror or type(error).__name__
                return Trouble(Code.SETTINGS_SAVE, f"{self._path}: {reason}", reason=reason)
            self._written = number
            return None

    def _report(self, trouble: Trouble | None) -> None:
        was, self._failing = self._failing, trouble is not None
        if trouble is None:
            if was:
                self.fault = None
                self.recovered.emit()
            return
        self.fault = trouble
        if not was:
            log.error("settings were not written: %s", trouble)
            self.failed.emit(trouble)

    def _broken(self, details: str) -> None:
        kept = self._keep_aside()
        self.fault = Trouble(Code.SETTINGS_BROKEN, details, file=kept)
        log.warning("settings in %s were not all readable, kept as %s: %s", self._path, kept or "nothing", details)

    def _keep_aside(self) -> str:
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
        aside = self._path.with_name(f"{self._path.stem}.broken-{stamp}{self._path.suffix}")
        try:
            self._path.rename(aside)
        except OSError as error:
            log.warning("%s could not be kept aside: %s", self._path, error.strerror)
            return ""
        return aside.name


def merged(old: Tree, new: Tree) -> Tree:
    """`new`, with the keys of `old` that it does not have, at every depth."""
    out = dict(old)
    for key, value in new.items():
        before = old.get(key)
        out[key] = merged(before, value) if isinstance(before, dict) and isinstance(value, dict) else value
    return out
