"""What a setting of the file is called on its page, and its value in words. For the list of what an import changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from desktop.ui import formats
from desktop.ui.i18n import tr

Words = Callable[[], str]

_PAGES: Mapping[str, Words] = {
    "ingest": lambda: tr("Ingest", "Ingest"),
    "recording": lambda: tr("Recording", "Recording"),
    "monitoring": lambda: tr("Monitoring", "Monitoring"),
    "meetstream": lambda: "MeetStream",
    "mezon": lambda: "Mezon",
    "zego": lambda: "ZEGOCLOUD",
    "calls": lambda: tr("Services", "Calls"),
    "appearance": lambda: tr("Appearance", "Appearance"),
    "language": lambda: tr("Language", "Language"),
    "shortcuts": lambda: tr("Shortcuts", "Shortcuts"),
}
_NAMES: Mapping[str, Words] = {
    "ingest.port": lambda: tr("Ingest", "Port"),
    "ingest.host": lambda: tr("Ingest", "Listen on"),
    "ingest.certificate": lambda: tr("SettingNames", "TLS certificate"),
    "ingest.certificate_key": lambda: tr("SettingNames", "Key file of the certificate"),
    "ingest.public_address": lambda: tr("Ingest", "Public address"),
    "ingest.allowed_networks": lambda: tr("Ingest", "Allowed senders"),
    "ingest.allow_unknown": lambda: tr("Ingest", "Unknown bots"),
    "ingest.max_connections": lambda: tr("Ingest", "Connections at once"),
    "ingest.max_message_mib": lambda: tr("SettingNames", "Largest message (MiB)"),
    "recording.folder": lambda: tr("Recording", "Folder"),
    "recording.automatic": lambda: tr("Recording", "Automatic"),
    "recording.warn_hours": lambda: tr("SettingNames", "Warn below (hours)"),
    "recording.warn_gb": lambda: tr("SettingNames", "Warn below (GB)"),
    "recording.stop_gb": lambda: tr("SettingNames", "Stop recording below (GB)"),
    "monitoring.buffer_ms": lambda: tr("SettingNames", "Buffer (ms)"),
    "monitoring.listen": lambda: tr("Monitoring", "Listen"),
    "monitoring.stalled_after_s": lambda: tr("SettingNames", "Stalled after (seconds)"),
    "monitoring.hardware_decoding": lambda: tr("Monitoring", "Use the graphics hardware where it can"),
    "monitoring.loudness": lambda: tr("Monitoring", "Loudness line"),
    "monitoring.target_lufs": lambda: tr("SettingNames", "Loudness target (LUFS)"),
    "meetstream.base": lambda: tr("Services", "Address"),
    "meetstream.create_path": lambda: tr("Services", "Path for new bots"),
    "meetstream.scheme": lambda: tr("Services", "Sign as"),
    "meetstream.bot_name": lambda: tr("SettingNames", "Name of the bots"),
    "meetstream.lobby_minutes": lambda: tr("SettingNames", "Give up at the door after (minutes)"),
    "meetstream.retention_hours": lambda: tr("SettingNames", "MeetStream keeps its copy (hours)"),
    "meetstream.poll_s": lambda: tr("SettingNames", "Ask for the state every (seconds)"),
    "mezon.publish_as": lambda: tr("Services", "Publish as"),
    "mezon.gateway": lambda: tr("SignIn", "Server"),
    "mezon.streaming": lambda: tr("Services", "Streaming address"),
    "zego.app_id": lambda: tr("Services", "App ID"),
    "zego.region": lambda: tr("Services", "Region"),
    "zego.base": lambda: tr("Services", "Own address"),
    "zego.test": lambda: tr("Services", "Test environment"),
    "zego.room": lambda: tr("Services", "Room"),
    "zego.callback_port": lambda: tr("Services", "Port for callbacks"),
    "zego.setup.mode": lambda: tr("Mixer", "Mode"),
    "zego.setup.outputs": lambda: tr("SettingNames", "Outputs of the mix"),
    "zego.setup.advanced.sound_level": lambda: tr("Mixer", "Sound levels travel in the outputs, for their players"),
    "zego.setup.advanced.alignment": lambda: tr("Mixer", "Align by network time"),
    "zego.setup.advanced.receive_buffer_ms": lambda: tr("SettingNames", "Receive buffer, at least (ms)"),
    "zego.setup.advanced.bypass": lambda: tr("Mixer", "A single input is passed on as it is"),
    "zego.setup.advanced.channels": lambda: tr("SettingNames", "Sound channels of the mix"),
    "calls.base": lambda: tr("Services", "Address"),
    "calls.api_key": lambda: tr("Services", "API key"),
    "calls.user_id": lambda: tr("Services", "User"),
    "calls.channel": lambda: tr("Services", "Channel"),
    "calls.development": lambda: tr("Services", "Development mode"),
    "calls.hms_page": lambda: tr("Services", "Pages of 100ms"),
    "calls.name": lambda: tr("Services", "Name in calls"),
    "calls.kind": lambda: tr("SettingNames", "Sound alone or with picture"),
    "calls.volume": lambda: tr("SettingNames", "Volume of calls (%)"),
    "calls.push_to_talk": lambda: tr("SettingNames", "Push to talk"),
    "appearance.theme": lambda: tr("Appearance", "Theme"),
    "appearance.interface_size": lambda: tr("Appearance", "Interface size"),
    "appearance.alternative_meters": lambda: tr("SettingNames", "Meters in blue, yellow, orange"),
    "appearance.more_contrast": lambda: tr("Appearance", "More contrast"),
    "appearance.clock_seconds": lambda: tr("Appearance", "Clock with seconds"),
    "appearance.single_keys": lambda: tr("Appearance", "Single keys"),
    "appearance.guards_ask": lambda: tr("SettingNames", "Guarded buttons ask instead of being held"),
    "language.language": lambda: tr("Language", "Language"),
    "language.clock": lambda: tr("Language", "Times"),
    "shortcuts.chosen": lambda: tr("SettingNames", "Keys of your own"),
}


def setting_words(place: str) -> str:
    """“Ingest › Port” for "ingest.port"; the place itself where it has no words."""
    page, name = _PAGES.get(place.partition(".")[0]), _NAMES.get(place)
    return f"{page()} › {name()}" if page is not None and name is not None else place


def has_words(place: str) -> bool:
    """Whether it is called something."""
    return place in _NAMES


def value_words(value: Any) -> str:
    """A value as the file has it, in a few words."""
    if value is True:
        return tr("SettingNames", "on")
    if value is False:
        return tr("SettingNames", "off")
    if isinstance(value, list):
        if all(isinstance(one, str) for one in value):
            return ", ".join(value) or formats.UNKNOWN
        return tr("SettingNames", "%n entries", "", len(value))
    return str(value) if value not in ("", None) else formats.UNKNOWN
