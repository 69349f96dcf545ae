"""What the operator is told: open notices, their history, what was solved.

Below the window a notice is a code and values; the sentence is made in `ui/notices`.
Main loop only.
"""

from __future__ import annotations

import itertools
import logging
import sys
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime

from msgspec.structs import replace

from desktop.core.errors import Code, Trouble, Value
from desktop.core.model import Notice, NoticeKind, Remedy
from desktop.core.signal import Signal

log = logging.getLogger(__name__)

Later = Callable[[float, Callable[[], None]], object]

HISTORY_LIMIT = 500
REPEAT_WITHIN_S = 30.0  # the same text within this time is counted, not repeated
CLOSES_AFTER_S = {NoticeKind.INFO: 6.0, NoticeKind.OK: 4.0}  # tokens.json, timing.noticeMs
UNDO_S = 10.0  # what can be taken back is said for as long

_OK = {Code.SOURCE_BACK, Code.RECORDING_SAVED, Code.DISK_BACK, Code.COPIED_ADDRESS, Code.COPIED_TEXT, Code.AIR_BACK,
       Code.ASRUN_SAVED, Code.SESSION_SAVED, Code.MIX_BACK,
       Code.CALL_INVITED, Code.SETTINGS_EXPORTED, Code.SETTINGS_IMPORTED}  # fmt: skip
_INFO = {Code.RECORDING_RECOVERED, Code.SOUND_NONE, Code.KEYRING_MEMORY, Code.WALL_BACK, Code.AIR_QUESTION,
         Code.MIX_ROOM, Code.MIX_ENDED, Code.MIX_REMOVED, Code.MIX_QUESTION, Code.CALL_OVER,
         Code.CALL_NONE}  # fmt: skip
_WARN = {
    Code.BOT_LIMIT,
    Code.BOT_DUPLICATE,
    Code.BOT_LOBBY,
    Code.BOT_STATUS,
    Code.BOT_PAUSE,
    Code.SERVICE_OFFLINE,
    Code.SERVICE_SLOW,
    Code.SERVICE_CLOCK,
    Code.SOURCE_NO_MEDIA,
    Code.SOURCE_STALLED,
    Code.SOURCE_BROKEN,
    Code.SOURCE_NO_SOUND,
    Code.SOURCE_PULL,
    Code.INGEST_REFUSED,
    Code.INGEST_CROWD,
    Code.INGEST_CERTIFICATE,
    Code.INGEST_ADDRESS,
    Code.REMOTE_PORT,
    Code.REMOTE_SERVER,
    Code.DISK_LOW,
    Code.RECORDING_MOVED,
    Code.SOUND_GONE,
    Code.KEYRING_LOCKED,
    Code.SETTINGS_BROKEN,
    Code.KEYS_LEFT_OUT,
    Code.CHANNEL_CLAN,
    Code.CHANNEL_GONE,
    Code.CHANNEL_DIRECT,
    Code.PICTURES_BROKEN,
    Code.SESSION_FILE,
    Code.SESSION_NONE,
    Code.AIR_BUSY,
    Code.AIR_LIST_ENDING,
    Code.AIR_ITEM_SKIPPED,
    Code.AIR_PAUSE,
    Code.AIR_SKIP,
    Code.AIR_CHANNEL_GONE,
    Code.ASRUN_BROKEN,
    Code.MIX_BUSY,
    Code.MIX_FAILED,
    Code.MIX_INPUTS,
    Code.MIX_REFUSED,
    Code.MIX_HELD_BACK,
    Code.MIX_IDLE,
    Code.MIX_LEFT,
    Code.MIX_CALLBACKS,
    Code.SCENES_BROKEN,
    Code.ASRUN_INTERRUPTED,
    Code.CALL_LIMIT,
    Code.CALL_RENEW,
    Code.CALL_MIC_GONE,
    Code.CALL_REMOVED,
    Code.CALL_ELSEWHERE,
    Code.DESK_CRASHED,
    Code.DESK_UNSTABLE,
    Code.DESK_SAFE,
    Code.DESK_UNSAVED,
    Code.SITTING_LEFT_OUT,
    Code.SITTING_LOST,
    Code.SITTING_BROKEN,
}
# Where the system keeps a list of who may use a microphone; elsewhere it asks nobody.
_PRIVACY = Remedy.OPEN_PRIVACY if sys.platform in ("win32", "darwin") else Remedy.DETAILS
_REMEDY = {
    Code.BOT_KEY: Remedy.OPEN_SETTINGS_SERVICES,
    Code.BOT_KEY_MISSING: Remedy.OPEN_SETTINGS_SERVICES,
    Code.BOT_LIMIT: Remedy.STOP_WAITING,
    Code.BOT_DUPLICATE: Remedy.SHOW_SOURCE,
    Code.BOT_LOBBY: Remedy.COPY_HOST_TEXT,
    Code.BOT_NEVER: Remedy.INVITE_AGAIN,
    Code.BOT_DENIED: Remedy.INVITE_AGAIN,
    Code.BOT_KICKED: Remedy.SHOW_FILE,
    Code.BOT_FAILED: Remedy.INVITE_AGAIN,
    Code.SOURCE_NO_MEDIA: Remedy.CHECK_INGEST,
    Code.SOURCE_STALLED: Remedy.SHOW_SOURCE,
    Code.SOURCE_BROKEN: Remedy.DETAILS,
    Code.SOURCE_PULL: Remedy.SHOW_SOURCE,
    Code.SOURCE_PULL_FAILED: Remedy.DETAILS,
    Code.INGEST_PORT: Remedy.OPEN_SETTINGS_INGEST,
    Code.INGEST_TLS: Remedy.OPEN_SETTINGS_INGEST,
    Code.INGEST_SERVER: Remedy.DETAILS,
    Code.INGEST_CERTIFICATE: Remedy.OPEN_SETTINGS_INGEST,
    Code.INGEST_ADDRESS: Remedy.OPEN_SETTINGS_INGEST,
    Code.INGEST_REFUSED: Remedy.DETAILS,
    Code.INGEST_CROWD: Remedy.OPEN_SETTINGS_INGEST,
    Code.REMOTE_PORT: Remedy.OPEN_SETTINGS_REMOTE,
    Code.REMOTE_SERVER: Remedy.DETAILS,
    Code.DISK_LOW: Remedy.OPEN_FOLDER,
    Code.DISK_STOP: Remedy.OPEN_FOLDER,
    Code.RECORDING_WRITE: Remedy.OPEN_SETTINGS_RECORDING,
    Code.RECORDING_DELETED: Remedy.OPEN_FOLDER,
    Code.RECORDING_MOVED: Remedy.OPEN_FOLDER,
    Code.RECORDING_SAVED: Remedy.SHOW_FILE,
    Code.RECORDING_RECOVERED: Remedy.SHOW_FILE,
    Code.SOUND_GONE: Remedy.OPEN_SETTINGS_MONITORING,
    Code.DESK_FAULT: Remedy.DETAILS,
    Code.DESK_UNSTABLE: Remedy.START_SAFE,
    Code.DESK_SAFE: Remedy.LEAVE_SAFE,
    Code.PICTURES_BROKEN: Remedy.DETAILS,
    Code.MEZON_TOKEN: Remedy.SIGN_IN,
    Code.MEZON_REFUSED: Remedy.SIGN_IN,
    Code.AIR_TOKEN: Remedy.SIGN_IN,
    Code.AIR_ROUTE: Remedy.OPEN_SETTINGS_SERVICES,
    Code.MIX_SIGN: Remedy.OPEN_SETTINGS_SERVICES,
    Code.MIX_APP: Remedy.OPEN_SETTINGS_SERVICES,
    Code.MIX_TEST: Remedy.OPEN_SETTINGS_SERVICES,
    Code.MIX_KEY_MISSING: Remedy.OPEN_SETTINGS_SERVICES,
    Code.MIX_SETUP: Remedy.DETAILS,
    Code.MIX_CALLBACKS: Remedy.OPEN_SETTINGS_SERVICES,
    Code.MIX_REFUSED: Remedy.TRY_MIX,
    Code.MIX_HELD_BACK: Remedy.TRY_MIX,
    Code.MIX_OUTPUTS: Remedy.SHOW_MIX,
    Code.MIX_DUPLICATE: Remedy.SHOW_MIX,
    Code.MIX_LEFT: Remedy.SHOW_MIX,
    Code.MIX_STOP: Remedy.SHOW_MIX,
    Code.MIX_IDLE: Remedy.STOP_MIX,
    Code.MIX_LOST: Remedy.START_MIX,
    Code.MIX_REMOVED: Remedy.UNDO_REMOVAL,
    Code.CALL_KEY_MISSING: Remedy.OPEN_SETTINGS_SERVICES,
    Code.CALL_KEY: Remedy.OPEN_SETTINGS_SERVICES,
    Code.CALL_SIGN_IN: Remedy.OPEN_SETTINGS_SERVICES,
    Code.CALL_CHANNEL: Remedy.OPEN_SETTINGS_SERVICES,
    Code.CALL_SETUP: Remedy.DETAILS,
    Code.CALL_FAILED: Remedy.DETAILS,
    Code.CALL_CRASHED: Remedy.JOIN_CALL_AGAIN,
    Code.CALL_TOKEN: Remedy.JOIN_CALL_AGAIN,
    Code.CALL_LOST: Remedy.JOIN_CALL_AGAIN,
    Code.CALL_CONNECT: Remedy.TRY_CALL,
    Code.CALL_REFUSED: Remedy.TRY_CALL,
    Code.CALL_FULL: Remedy.TRY_CALL,
    Code.CALL_RENEW: Remedy.RENEW_CALL,
    Code.CALL_MIC_GONE: Remedy.CHOOSE_CALL_DEVICE,
    Code.CALL_MISSING: Remedy.START_CALL,
    Code.CALL_RETIRED: Remedy.INVITE_BOT,
    Code.CALL_PAGE_MISSING: Remedy.DETAILS,
    Code.CALL_MIC_DENIED: _PRIVACY,
    Code.CALL_CAMERA_DENIED: _PRIVACY,
    Code.AIR_SILENT: Remedy.OPEN_PLAYLIST,
    Code.AIR_LIST_ENDING: Remedy.OPEN_PLAYLIST,
    Code.AIR_ITEM_SKIPPED: Remedy.OPEN_PLAYLIST,
    Code.AIR_CHANNEL_GONE: Remedy.END_BROADCAST,
    Code.ASRUN_INTERRUPTED: Remedy.OPEN_AS_RUN,
    Code.ASRUN_SAVED: Remedy.SHOW_FILE,
    Code.SESSION_SAVED: Remedy.SHOW_FILE,
    Code.KEYRING: Remedy.ASK_KEYRING,
    Code.KEYRING_LOCKED: Remedy.ASK_KEYRING,
    Code.KEYRING_MEMORY: Remedy.ASK_KEYRING,
}
_SEVERITY = list(NoticeKind)


def kind_of(code: Code) -> NoticeKind:
    """How bad a code is; what is not listed is an error."""
    if code in _OK:
        return NoticeKind.OK
    if code in _INFO:
        return NoticeKind.INFO
    return NoticeKind.WARN if code in _WARN else NoticeKind.ERROR


class Notices:
    """The notices of this run. `changed` is emitted after every change."""

    changed = Signal()

    def __init__(self, later: Later | None = None, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """`later(seconds, call)` closes what closes by itself; without it nothing does."""
        self._later = later
        self._now = now
        self._ids = itertools.count(1)
        self._all: deque[Notice] = deque(maxlen=HISTORY_LIMIT)
        self._last_closed: int | None = None

    def raise_(
        self,
        code: Code,
        /,
        *,
        source_id: str | None = None,
        details: str = "",
        remedy: Remedy | None = None,
        **values: Value,
    ) -> int:
        """Tell the operator; the same text within 30 s is counted. Returns the notice's id.

        `remedy` is what can be done this time, where that differs from what the code offers.
        """
        repeated = self._repeated(code, source_id, values)
        if repeated is not None:
            again = replace(repeated, count=repeated.count + 1, open=True, unread=True, solved=False)
            self._put(again)
            self._close_in_time(again)
            return repeated.id
        kind = kind_of(code)
        remedy = remedy or _REMEDY.get(code) or (Remedy.DETAILS if details else None)
        notice = Notice(next(self._ids), code, kind, self._now(), dict(values), source_id, remedy, details)
        log.log(_log_level(kind), "%s %s %s", code, values, details)
        self._all.append(notice)
        self._close_in_time(notice)
        self.changed.emit()
        return notice.id

    def trouble(
        self, trouble: Trouble, source_id: str | None = None, *, remedy: Remedy | None = None, **values: Value
    ) -> int:
        """Raise a notice from an expected error; `remedy` as in `raise_`."""
        merged = {**trouble.values, **values}
        return self.raise_(trouble.code, source_id=source_id, details=trouble.details, remedy=remedy, **merged)

    def solve(self, code: Code, source_id: str | None = None, **values: Value) -> None:
        """The trouble is over: close its notices, those with these values, and log them as solved."""
        for notice in list(self._all):
            if _is_told(notice, code, source_id, values):
                self._put(replace(notice, open=False, solved=True, unread=False))

    def forget_source(self, source_id: str) -> None:
        """Close what concerns a tile that is gone."""
        for notice in list(self._all):
            if notice.open and notice.source_id == source_id:
                self._put(replace(notice, open=False))

    def close(self, notice_id: int) -> None:
        """The operator has seen it."""
        notice = self._find(notice_id)
        if notice is not None and notice.open:
            self._last_closed = notice_id
            self._put(replace(notice, open=False, unread=False))

    def reopen_last(self) -> None:
        """Show the last closed notice again."""
        notice = self._find(self._last_closed) if self._last_closed is not None else None
        if notice is not None:
            self._put(replace(notice, open=True))

    def open(self) -> tuple[Notice, ...]:
        """Open notices, worst first, then newest."""
        shown = [notice for notice in self._all if notice.open]
        return tuple(sorted(shown, key=lambda n: (-_SEVERITY.index(n.kind), -n.id)))

    def is_open(self, code: Code, source_id: str | None = None, **values: Value) -> bool:
        """Whether the operator is being told of this already."""
        return any(_is_told(notice, code, source_id, values) for notice in self._all)

    def history(self) -> tuple[Notice, ...]:
        """Everything of this run that is kept, newest first."""
        return tuple(reversed(self._all))

    @property
    def unread(self) -> int:
        """Warnings and errors that nobody has looked at."""
        return sum(1 for n in self._all if n.unread and n.kind in (NoticeKind.WARN, NoticeKind.ERROR))

    def mark_read(self) -> None:
        """The history was opened."""
        if any(notice.unread for notice in self._all):
            self._all = deque((replace(notice, unread=False) for notice in self._all), HISTORY_LIMIT)
            self.changed.emit()

    def clear(self) -> None:
        """Forget the history; what is open stays."""
        self._all = deque((notice for notice in self._all if notice.open), HISTORY_LIMIT)
        self.changed.emit()

    def _repeated(self, code: Code, source_id: str | None, values: dict[str, Value]) -> Notice | None:
        now = self._now()
        for notice in reversed(self._all):
            if (now - notice.raised_at).total_seconds() > REPEAT_WITHIN_S:
                return None
            if (notice.code, notice.source_id, notice.values) == (code, source_id, values):
                return notice
        return None

    def _close_in_time(self, told: Notice) -> None:
        """Each telling is shown for its own time: one that comes again begins anew."""
        if told.kind not in CLOSES_AFTER_S or self._later is None:
            return

        def expire() -> None:
            notice = self._find(told.id)
            if notice is not None and notice.open and notice.count == told.count:
                self._put(replace(notice, open=False))

        self._later(UNDO_S if told.remedy is Remedy.UNDO_REMOVAL else CLOSES_AFTER_S[told.kind], expire)

    def _find(self, notice_id: int) -> Notice | None:
        return next((notice for notice in self._all if notice.id == notice_id), None)

    def _put(self, notice: Notice) -> None:
        for index, old in enumerate(self._all):
            if old.id == notice.id:
                self._all[index] = notice
        self.changed.emit()


def _is_told(notice: Notice, code: Code, source_id: str | None, values: dict[str, Value]) -> bool:
    same = notice.open and notice.code is code and notice.source_id == source_id
    return same and values.items() <= notice.values.items()


def _log_level(kind: NoticeKind) -> int:
    return {NoticeKind.ERROR: logging.ERROR, NoticeKind.WARN: logging.WARNING}.get(kind, logging.INFO)
