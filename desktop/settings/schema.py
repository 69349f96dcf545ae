"""What the operator can choose, with its defaults and bounds. No secret is a setting."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

import msgspec

from desktop.core.call_kind import CallKind
from desktop.core.mix_setup import MixSetup
from desktop.core.model import LoudnessLine


class Theme(StrEnum):
    """Colours of the window."""

    DARK = "dark"
    LIGHT = "light"
    SYSTEM = "system"


class Listen(StrEnum):
    """Which sources the operator hears."""

    FOCUS = "focus"
    CHOSEN = "chosen"
    EVERYTHING = "everything"


class AuthScheme(StrEnum):
    """The word before the API key; the seed and the service's own code differ."""

    TOKEN = "Token"
    BEARER = "Bearer"


class Clock(StrEnum):
    """How times are written."""

    SYSTEM = "system"
    H24 = "24"
    H12 = "12"


Port = Annotated[int, msgspec.Meta(ge=0, le=65535)]


class Ingest(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """The WebSocket server that the bots dial."""

    port: Port = 8787
    host: str = ""  # "" listens on all addresses
    certificate: str = ""  # path of a PEM chain; empty without TLS
    certificate_key: str = ""
    public_address: str = ""  # what MeetStream is told, ws:// or wss://; empty: made from host and port
    allowed_networks: tuple[str, ...] = ()  # CIDR; empty allows all
    allow_unknown: bool = False  # accept bots that were not invited from here
    max_connections: Annotated[int, msgspec.Meta(ge=1, le=256)] = 16
    max_message_mib: Annotated[int, msgspec.Meta(ge=1, le=64)] = 64


class Recording(msgspec.Struct, frozen=True):
    """Files of what arrives."""

    folder: str = ""  # "" is the folder of the data home
    automatic: bool = True  # from the first byte
    warn_hours: Annotated[float, msgspec.Meta(ge=0, le=1000)] = 2.0
    warn_gb: Annotated[float, msgspec.Meta(ge=0)] = 20.0
    stop_gb: Annotated[float, msgspec.Meta(ge=0)] = 0.5


class Monitoring(msgspec.Struct, frozen=True):
    """What the operator hears and is warned of."""

    device: str = ""  # "" is the system's default output
    buffer_ms: Annotated[int, msgspec.Meta(ge=40, le=1000)] = 100
    listen: Listen = Listen.FOCUS
    stalled_after_s: Annotated[int, msgspec.Meta(ge=3, le=120)] = 6
    hardware_decoding: bool = True
    loudness: LoudnessLine = LoudnessLine.SHORT_TERM
    target_lufs: Annotated[int, msgspec.Meta(ge=-36, le=-5)] = -23


class MeetStream(msgspec.Struct, frozen=True):
    """The meeting bot service. Its key is a secret and lies in the keyring."""

    base: str = "https://api.meetstream.ai"
    create_path: str = "/api/v1/bots/create_bot"
    scheme: AuthScheme = AuthScheme.TOKEN
    bot_name: str = "Airdesk"
    lobby_minutes: Annotated[int, msgspec.Meta(ge=1, le=120)] = 10
    retention_hours: Annotated[int, msgspec.Meta(ge=1, le=24 * 365)] = 24
    poll_s: Annotated[float, msgspec.Meta(ge=0.2, le=60)] = 5.0


class Mezon(msgspec.Struct, frozen=True):
    """Clans, chat and going live. Sessions are secrets and lie in the keyring."""

    publish_as: Literal["user", "bot"] = "bot"  # the other where this one is not signed in
    gateway: str = ""  # where one signs in; "" is the service's own
    streaming: str = ""  # where one goes live, as wss://host/ws; "" is the service's own, for its own gateway alone
    clan_id: int = 0  # shown last
    collapsed: tuple[int, ...] = ()  # categories whose channels are hidden


class Region(StrEnum):
    """Which of ZEGOCLOUD's addresses is asked."""

    NEAREST = ""
    SHANGHAI = "sha"
    HONG_KONG = "hkg"
    FRANKFURT = "fra"
    LOS_ANGELES = "lax"
    MUMBAI = "bom"
    SINGAPORE = "sgp"


class Zego(msgspec.Struct, frozen=True):
    """The cloud mixer. ServerSecret and CallbackSecret are secrets and lie in the keyring."""

    app_id: Annotated[int, msgspec.Meta(ge=0, le=2**32 - 1)] = 0  # 0: not set up
    region: Region = Region.NEAREST
    base: str = ""  # an address that goes before the region's, http:// on this computer only
    test: bool = False  # the test environment of projects made before the end of 2021
    room: Annotated[str, msgspec.Meta(max_length=127)] = ""
    setup: MixSetup = MixSetup()  # mode, outputs, advanced
    callback_port: Port = 0  # 0: nobody listens, and polling alone tells who comes and goes


class Calls(msgspec.Struct, frozen=True):
    """Calls of Stream Chat. The user token is a secret and lies in the keyring, as the API secret does."""

    base: str = "https://chat.stream-io-api.com"
    api_key: str = ""  # names the app; no secret. "": not set up
    user_id: str = ""
    channel: str = ""  # where calls are started, as type:id, "messaging:newsroom"
    development: bool = False  # tokens are made here from the API secret, which belongs on a server
    name: Annotated[str, msgspec.Meta(max_length=64)] = ""  # as others in a call see the operator; "": the user id
    kind: CallKind = CallKind.AUDIO
    microphone: str = ""  # devices by the page's ids; "" is the system's default
    camera: str = ""
    speaker: str = ""
    volume: Annotated[int, msgspec.Meta(ge=0, le=100)] = 100  # percent of what is heard
    push_to_talk: bool = False
    hms_page: str = ""  # where the app's hosted pages at 100ms are, https://<name>.app.100ms.live; "": not known


class Appearance(msgspec.Struct, frozen=True):
    """How the window looks."""

    theme: Theme = Theme.DARK
    interface_size: Annotated[int, msgspec.Meta(ge=90, le=150)] = 100  # percent: 90 100 115 130 150
    alternative_meters: bool = False
    more_contrast: bool = False
    clock_seconds: bool = True
    single_keys: bool = True  # digits and letters alone act outside text fields
    guards_ask: bool = False  # Go live and End ask at every press, instead of being held


class Shortcut(msgspec.Struct, frozen=True):
    """The keys of one command, where they are not its first ones."""

    command: str
    keys: tuple[str, ...] = ()  # as Qt writes them portably: "Ctrl+G, I"; none takes its keys away


class Shortcuts(msgspec.Struct, frozen=True):
    """Keys that the operator has chosen."""

    chosen: tuple[Shortcut, ...] = ()  # a list, so that a key given back is gone from the file


class Remote(msgspec.Struct, frozen=True):
    """The WebSocket that control surfaces dial. Its token is a secret and lies in the keyring."""

    enabled: bool = False
    port: Annotated[int, msgspec.Meta(ge=1024, le=65535)] = 8789
    other_computers: bool = False  # let in, not only this one
    origins: tuple[str, ...] = ()  # of web pages that may connect, "https://panel.example.net"


class Language(msgspec.Struct, frozen=True):
    """Words and clocks."""

    language: str = ""  # "" follows the system; "en", "vi"; of developers "pseudo", "mirrored"
    clock: Clock = Clock.SYSTEM


class Settings(msgspec.Struct, frozen=True):
    """Everything together, as it is stored."""

    ingest: Ingest = Ingest()
    recording: Recording = Recording()
    monitoring: Monitoring = Monitoring()
    meetstream: MeetStream = MeetStream()
    mezon: Mezon = Mezon()
    zego: Zego = Zego()
    calls: Calls = Calls()
    appearance: Appearance = Appearance()
    language: Language = Language()
    shortcuts: Shortcuts = Shortcuts()
    remote: Remote = Remote()
    welcomed: bool = False  # the first-run choice has been made
