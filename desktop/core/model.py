"""The words of the desk as values: what a source, a picture, a level, a notice is.

Immutable, without behaviour beyond what can be derived from the fields. Monotonic times
are seconds of `time.monotonic()`; dates are aware and in UTC. Structs because the window waits for
them at the start: Python makes them much sooner than dataclasses.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:  # two hundred codes, of which the first paint needs none
    from desktop.core.errors import Code, Value


class SourceState(StrEnum):
    """Where a source stands. The transitions are written in `control/source.py`."""

    INVITED = "invited"
    JOINING = "joining"
    WAITING = "waiting"
    RECEIVING = "receiving"
    STALLED = "stalled"
    PAUSED = "paused"
    ENDED = "ended"
    FAILED = "failed"


class Platform(StrEnum):
    """Where a source comes from: the meeting's, or an address that is pulled."""

    GOOGLE_MEET = "google_meet"
    TEAMS = "teams"
    ZOOM = "zoom"
    ADDRESS = "address"
    UNKNOWN = "unknown"


class DecodeMode(StrEnum):
    """How much of a source is decoded."""

    FULL = "full"
    REFERENCE = "reference"  # frames that no other frame needs are left out
    KEY = "key"  # key frames only
    OFF = "off"


class RecordingState(StrEnum):
    """Where one recording stands. Every state but OFF, SAVED and FAILED has a way out."""

    OFF = "off"
    STARTING = "starting"  # asked for; no byte on disk yet
    RECORDING = "recording"  # bytes reached the disk in the last seconds
    IDLE = "idle"  # the file is open, but no byte reached it in the last seconds
    HELD = "held"  # the disk guard holds it back until there is space
    SAVING = "saving"
    SAVED = "saved"
    FAILED = "failed"


class RecordingFault(StrEnum):
    """Why a recording is held or failed; each has its words in the interface."""

    NONE = ""
    NO_SPACE = "no_space"  # the disk is full, or the disk guard's limit is reached
    DISK_ERROR = "disk_error"
    DENIED = "denied"  # no right to write there
    READ_ONLY = "read_only"
    GONE = "gone"  # the folder or its disk is no longer there
    TOO_LARGE = "too_large"  # the file system takes no longer file
    STUCK = "stuck"  # the disk has not answered for ten seconds
    BEHIND = "behind"  # the disk is slower than the stream, and the memory for it is used up
    NO_START = "no_start"  # nothing that a file could begin with came
    LATE = "late"  # saving did not end in time


class LevelKind(StrEnum):
    """Where a level comes from. A meter never moves without data."""

    PCM = "pcm"  # decoded here, dBFS
    NONE = "none"


class Level(msgspec.Struct, frozen=True):
    """Stereo level at one moment, in dBFS, after ballistics. -inf is digital silence."""

    kind: LevelKind
    left_db: float = float("-inf")
    right_db: float = float("-inf")
    left_hold_db: float = float("-inf")
    right_hold_db: float = float("-inf")
    over: bool = False  # at or above -0.1 dBFS; latched until cleared or 3 s have passed
    muted: bool = False


NO_LEVEL = Level(LevelKind.NONE)


class LoudnessLine(StrEnum):
    """Which loudness a tile shows: of the last 0.4 s, of the last 3 s, or of all."""

    OFF = "off"
    MOMENTARY = "momentary"
    SHORT_TERM = "short_term"
    INTEGRATED = "integrated"


class Loudness(msgspec.Struct, frozen=True):
    """How loud it is for a listener (EBU R128): LUFS over 0.4 s, 3 s and all of it, and dBTP. -inf is none."""

    momentary: float
    short_term: float
    integrated: float
    true_peak: float  # the highest since the beginning


class Picture(msgspec.Struct, frozen=True):
    """One frame at the size it is shown: BGRA, opaque, top row first.

    `data` holds `height * stride` bytes and stays valid as long as somebody holds it.
    """

    width: int
    height: int
    stride: int
    data: memoryview
    media_s: float  # time stamp in the stream
    due_s: float  # monotonic time at which it was meant to be seen


class VideoFormat(msgspec.Struct, frozen=True):
    """What the stream itself says of its picture and sound."""

    codec: str  # "h264", "hevc"
    width: int
    height: int
    fps: float | None
    audio: str | None  # "aac", or None without sound


class RecordingView(msgspec.Struct, frozen=True):
    """The recording of a source as the tile shows it. REC is shown only in RECORDING."""

    state: RecordingState
    started_at: float | None = None  # monotonic
    seconds: float = 0.0
    bytes_on_disk: int = 0
    path: Path | None = None
    reason: str = ""  # a RecordingFault, "" if there is none


NOT_RECORDING = RecordingView(RecordingState.OFF)


class SourceView(msgspec.Struct, frozen=True):
    """All that the interface needs to know of one source."""

    id: str
    number: int  # place on the wall, from 1
    name: str
    state: SourceState
    since: float  # monotonic, when this state began
    platform: Platform = Platform.UNKNOWN
    bot_id: str = ""
    bot_name: str = ""
    meeting_link: str = ""
    admitted: bool = False  # in the meeting, but no byte has arrived yet
    gives_up_at: float | None = None  # monotonic, while waiting to be admitted
    last_byte_at: float | None = None  # monotonic
    ended_at: datetime | None = None
    reason: Code | None = None  # why it failed or ended
    raw_reason: str = ""  # the service's own word, kept visible
    format: VideoFormat | None = None
    loudness: Loudness | None = None  # where it is measured
    loudness_line: LoudnessLine = LoudnessLine.OFF  # what of it is shown
    latency_ms: float | None = None  # trend of the ping; includes two clocks
    recording: RecordingView = NOT_RECORDING
    decode_mode: DecodeMode = DecodeMode.OFF
    hardware: bool = False  # decoded by hardware
    bytes_received: int = 0
    bytes_recorded: int = 0
    frames_decoded: int = 0
    frames_shown: int = 0
    frames_dropped: int = 0
    sound_only: bool = False  # there is no picture in what arrives
    picture_broken: bool = False  # it arrives, but nobody here can decode it
    focused: bool = False
    listening: bool = False
    muted: bool = False  # in the operator's headphones only
    volume: int = 100  # 0..100 percent, in the operator's headphones only
    can_pause: bool = False  # the service can pause it (Google Meet, in the meeting)
    can_remove: bool = False  # a bot that the service can be asked to remove, or an address to leave


class NoticeKind(StrEnum):
    """How bad it is; worst last."""

    INFO = "info"
    OK = "ok"
    WARN = "warn"
    ERROR = "error"


class Remedy(StrEnum):
    """What a notice offers to do. The interface maps each to one action."""

    SHOW_SOURCE = "show_source"
    INVITE_AGAIN = "invite_again"
    COPY_HOST_TEXT = "copy_host_text"
    CHECK_INGEST = "check_ingest"
    OPEN_SETTINGS_SERVICES = "open_settings_services"
    OPEN_SETTINGS_INGEST = "open_settings_ingest"
    OPEN_SETTINGS_RECORDING = "open_settings_recording"
    OPEN_SETTINGS_MONITORING = "open_settings_monitoring"
    OPEN_SETTINGS_REMOTE = "open_settings_remote"
    OPEN_FOLDER = "open_folder"
    SHOW_FILE = "show_file"
    DETAILS = "details"
    REMOVE_BOT = "remove_bot"
    STOP_WAITING = "stop_waiting"
    SIGN_IN = "sign_in"
    GO_LIVE = "go_live"
    END_BROADCAST = "end_broadcast"
    STOP_TRYING = "stop_trying"
    GIVE_UP_AIR = "give_up_air"
    OPEN_PLAYLIST = "open_playlist"
    OPEN_AS_RUN = "open_as_run"
    ASK_KEYRING = "ask_keyring"
    SHOW_MIX = "show_mix"
    STOP_MIX = "stop_mix"
    START_MIX = "start_mix"
    TRY_MIX = "try_mix"
    UNDO_REMOVAL = "undo_removal"
    TRY_CALL = "try_call"
    JOIN_CALL_AGAIN = "join_call_again"
    RENEW_CALL = "renew_call"
    CHOOSE_CALL_DEVICE = "choose_call_device"
    START_CALL = "start_call"
    INVITE_BOT = "invite_bot"
    OPEN_PRIVACY = "open_privacy"
    RESTORE_SITTING = "restore_sitting"
    NOT_NOW = "not_now"
    START_SAFE = "start_safe"
    LEAVE_SAFE = "leave_safe"


_INSTEAD = {Remedy.RESTORE_SITTING: Remedy.NOT_NOW}  # where doing nothing is a decision too


class Notice(msgspec.Struct, frozen=True):
    """One sentence for the operator, before translation."""

    id: int
    code: Code
    kind: NoticeKind
    raised_at: datetime
    values: dict[str, Value] = {}
    source_id: str | None = None
    remedy: Remedy | None = None
    details: str = ""
    count: int = 1
    open: bool = True
    unread: bool = True
    solved: bool = False

    @property
    def instead(self) -> Remedy | None:
        """The other thing that can be done, where the notice asks for a decision."""
        return _INSTEAD.get(self.remedy) if self.remedy is not None else None


class Keeping(StrEnum):
    """Where keys are kept."""

    KEYRING = "keyring"
    MEMORY = "memory"  # until the program ends: that was asked for when it was started
    REFUSED = "refused"  # the same for some of them: the keyring did not take them


class ServiceState(StrEnum):
    """A service lamp."""

    NOT_SET_UP = "not_set_up"
    UNTESTED = "untested"  # set up; nothing is known of it
    CHECKING = "checking"
    WORKING = "working"
    DEGRADED = "degraded"
    DOWN = "down"
    REFUSED = "refused"
    RETIRED = "retired"  # it answers, and no longer does what is wanted of it


class IngestState(StrEnum):
    """The listener that the bots dial."""

    STARTING = "starting"
    LISTENING = "listening"
    FAILED = "failed"
    STOPPED = "stopped"


class AddressFault(StrEnum):
    """Why an ingest address cannot be right; each has a sentence in the interface."""

    NONE = "none"
    EMPTY = "empty"
    SCHEME = "scheme"  # neither ws:// nor wss://
    HOST = "host"  # no host, or not a host name
    LOOPBACK = "loopback"  # only this computer can reach it
    PRIVATE = "private"  # only this network can reach it
    UNSPECIFIED = "unspecified"  # 0.0.0.0 is no address to dial
    PORT = "port"
    CREDENTIALS = "credentials"  # user:password@ is not allowed
    QUERY = "query"  # ?… or #… would be lost
    TLS = "tls"  # wss:// to a listener that speaks ws://, or the reverse


class Reach(StrEnum):
    """What dialling the address from here found out."""

    NOT_CHECKED = "not_checked"
    CHECKING = "checking"
    REACHABLE = "reachable"
    NOT_REACHABLE = "not_reachable"
