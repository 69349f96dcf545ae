"""Trouble that is expected: a code for the operator's sentence and a trace for support.

The codes are those of the interface's table of sentences; `ui/notices/wording.py` turns
a code and its values into translated text. No sentence lives below the window.
"""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """What happened, as the notice table names it."""

    # Bots
    BOT_LINK = "bot.link"
    BOT_PLATFORM = "bot.platform"
    BOT_KEY = "bot.key"
    BOT_KEY_MISSING = "bot.key.missing"
    BOT_LIMIT = "bot.limit"
    BOT_DUPLICATE = "bot.duplicate"
    BOT_GONE = "bot.gone"
    BOT_REFUSED = "bot.refused"
    BOT_LOBBY = "bot.lobby"
    BOT_NEVER = "bot.never"
    BOT_DENIED = "bot.denied"
    BOT_KICKED = "bot.kicked"
    BOT_FAILED = "bot.failed"
    BOT_REMOVE = "bot.remove"
    BOT_PAUSE = "bot.pause"
    BOT_STATUS = "bot.status"
    # A service as such
    SERVICE_OFFLINE = "service.offline"
    SERVICE_DOWN = "service.down"
    SERVICE_SLOW = "service.slow"
    SERVICE_CERTIFICATE = "service.certificate"
    SERVICE_CLOCK = "service.clock"
    SERVICE_UNKNOWN = "gone.unknown"
    # Sources
    SOURCE_NO_MEDIA = "src.nomedia"
    SOURCE_STALLED = "src.stalled"
    SOURCE_BACK = "src.back"
    SOURCE_BROKEN = "src.broken"
    SOURCE_NO_SOUND = "src.nosound"
    SOURCE_PULL = "src.pull"
    SOURCE_PULL_FAILED = "src.pull.failed"
    # Ingest
    INGEST_PORT = "ingest.port"
    INGEST_ADDRESS = "ingest.address"
    INGEST_REFUSED = "ingest.refused"
    INGEST_CROWD = "ingest.crowd"
    INGEST_CERTIFICATE = "ingest.cert"
    INGEST_TLS = "ingest.tls"
    INGEST_SERVER = "ingest.server"
    # Recordings
    DISK_LOW = "rec.disk.low"
    DISK_STOP = "rec.disk.stop"
    DISK_BACK = "rec.disk.back"
    RECORDING_WRITE = "rec.write"
    RECORDING_DELETED = "rec.deleted"
    RECORDING_MOVED = "rec.moved"
    RECORDING_SAVED = "rec.saved"
    RECORDING_RECOVERED = "rec.repaired"
    # Mezon
    MEZON_TOKEN = "mezon.token"
    MEZON_REFUSED = "mezon.refused"
    MEZON_RIGHTS = "mezon.rights"
    CHANNEL_CLAN = "channel.clan"
    CHANNEL_GONE = "channel.gone"
    CHANNEL_DIRECT = "channel.direct"
    SESSION_FILE = "mezon.session.file"
    SESSION_NONE = "mezon.session.none"
    SESSION_SAVED = "mezon.session.saved"
    CHAT_SEND = "chat.send"
    CHAT_RIGHTS = "chat.rights"
    CHAT_UPLOAD = "chat.upload"
    # On air
    AIR_REFUSED = "air.refused"
    AIR_UNREACHABLE = "air.unreachable"
    AIR_RIGHTS = "air.rights"
    AIR_OCCUPIED = "air.occupied"
    AIR_BUSY = "air.busy"
    AIR_TIMEOUT = "air.timeout"
    AIR_LOST = "air.lost"
    AIR_LOST_FINAL = "air.lost.final"
    AIR_ENDED = "air.ended"
    AIR_TOKEN = "air.token"
    AIR_ROUTE = "air.route"
    AIR_OFFLINE = "air.offline"
    AIR_CERTIFICATE = "air.certificate"
    AIR_UNKNOWN = "air.unknown"
    AIR_BACK = "air.back"
    AIR_SILENT = "air.silent"
    AIR_LIST_ENDING = "air.list.ending"
    AIR_ITEM_SKIPPED = "air.item.skipped"
    AIR_PAUSE = "air.pause"
    AIR_SKIP = "air.skip"
    AIR_QUESTION = "air.question"
    AIR_CHANNEL_GONE = "air.channel.gone"
    ASRUN_BROKEN = "asrun.broken"
    ASRUN_INTERRUPTED = "asrun.interrupted"
    ASRUN_WRITE = "asrun.write"
    ASRUN_SAVED = "asrun.saved"
    ASRUN_EXPORT = "asrun.export"
    # The mix
    MIX_SIGN = "mix.sign"
    MIX_CLOCK = "mix.clock"
    MIX_APP = "mix.app"
    MIX_TEST = "mix.test"
    MIX_KEY_MISSING = "mix.key.missing"
    MIX_ENABLE = "mix.enable"
    MIX_SETUP = "mix.setup"
    MIX_INPUT_MISSING = "mix.input.missing"
    MIX_INPUTS = "mix.inputs"
    MIX_DUPLICATE = "mix.duplicate"
    MIX_OUTPUTS = "mix.outputs"
    MIX_OWNER = "mix.owner"
    MIX_BUSY = "mix.busy"
    MIX_FAILED = "mix.failed"
    MIX_REFUSED = "mix.refused"
    MIX_HELD_BACK = "mix.held"
    MIX_STOP = "mix.stop"
    MIX_IDLE = "mix.idle"
    MIX_ENDED = "mix.ended"
    MIX_LOST = "mix.lost"
    MIX_BACK = "mix.back"
    MIX_LEFT = "mix.left"
    MIX_ROOM = "mix.room"
    MIX_CALLBACKS = "mix.callbacks"
    MIX_REMOVED = "mix.removed"
    MIX_QUESTION = "mix.question"
    SCENES_BROKEN = "scenes.broken"
    SCENES_SAVE = "scenes.save"
    # The desk itself
    KEYRING = "keyring"
    KEYRING_LOCKED = "keyring.locked"
    KEYRING_MEMORY = "keyring.memory"
    SOUND_NONE = "sound.none"
    SOUND_GONE = "sound.gone"
    WALL_BACK = "wall.back"
    SETTINGS_BROKEN = "settings.broken"
    SETTINGS_SAVE = "settings.save"
    KEYS_BROKEN = "keys.broken"
    KEYS_SAVE = "keys.save"
    KEYS_LEFT_OUT = "keys.left"
    DESK_FAULT = "desk.fault"
    PICTURES_BROKEN = "pictures.broken"
    COPIED_ADDRESS = "copied.address"
    COPIED_TEXT = "copied.text"


PASSING = frozenset({Code.SERVICE_OFFLINE, Code.SERVICE_SLOW, Code.SERVICE_DOWN})  # may be over in a moment

Value = str | int | float


class Trouble(Exception):
    """Expected trouble. `values` fill the placeholders of the sentence that `code` names.

    `details` is raw text for support: never a secret, never shown as the sentence.
    """

    def __init__(self, code: Code, /, details: str = "", **values: Value) -> None:
        super().__init__(f"{code}: {details}" if details else str(code))
        self.code = code
        self.details = details
        self.values: dict[str, Value] = dict(values)
