"""What the operator's choices and the command line mean for the parts of the desk. Pure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from desktop.control.sources import Sources
from desktop.core.launch import Launch
from desktop.core.model import LoudnessLine, Platform
from desktop.media.disk import GIB, DiskLimits
from desktop.services.http import Http
from desktop.services.meetstream.bots import BotPaths, BotsClient, Key
from desktop.services.meetstream.listener import IngestConfig
from desktop.settings.schema import Ingest, MeetStream, Monitoring, Recording

LOOPBACK = "127.0.0.1"
THIS_COMPUTER = ("127.0.0.0/8", "::1/128")
DEMO_FOLDER = "Demo"


def recordings_folder(chosen: Recording, default: Path, launch: Launch) -> Path:
    """Where new files go. Those of the demo studio do not lie among the real ones."""
    if chosen.folder and "\0" not in chosen.folder:
        try:
            return Path(chosen.folder).expanduser()
        except RuntimeError:  # ~ of somebody whom the system does not know: recorded all the same
            return default
    return default / DEMO_FOLDER if launch.demo else default


def disk_limits(chosen: Recording) -> DiskLimits:
    """When the disk guard warns and stops."""
    return DiskLimits(chosen.warn_hours * 3600, chosen.warn_gb * GIB, chosen.stop_gb * GIB)


def decodes_in_hardware(chosen: Monitoring, launch: Launch) -> bool:
    """Whether pictures may be decoded by the graphics card; its driver is what crashes first."""
    return chosen.hardware_decoding and not launch.safe


def is_measured(chosen: Callable[[], Monitoring], sources: Sources, source_id: str) -> bool:
    """Whether the loudness of a source is wanted: of the focus, and always of what comes from an address."""
    if chosen().loudness is LoudnessLine.OFF:
        return False
    source = sources.get(source_id)
    return source_id == sources.focus_id or (source is not None and source.platform is Platform.ADDRESS)


def listener(chosen: Ingest, launch: Launch) -> tuple[IngestConfig, Ingest]:
    """How to listen, and the ingest settings in force: demo and open ingest stay on this computer."""
    local = launch.open_ingest or launch.demo
    port = chosen.port if launch.ingest_port is None else launch.ingest_port
    config = IngestConfig(
        port=0 if launch.demo and launch.ingest_port is None else port,
        host=LOOPBACK if local else chosen.host,
        certificate=chosen.certificate,
        certificate_key=chosen.certificate_key,
        max_connections=chosen.max_connections,
        max_message_mib=chosen.max_message_mib,
    )
    return config, msgspec.structs.replace(chosen, public_address="") if local else chosen


def listens_otherwise(new: Ingest, old: Ingest) -> bool:
    """Whether the listener itself must begin anew."""
    apart = {"public_address": "", "allowed_networks": (), "allow_unknown": False}
    return msgspec.structs.replace(new, **apart) != msgspec.structs.replace(old, **apart)


def bots_client(chosen: MeetStream, http: Http, key: Key) -> BotsClient:
    """The client for the present settings."""
    return BotsClient(http, chosen.base, BotPaths(create=chosen.create_path), chosen.scheme.value, key)
