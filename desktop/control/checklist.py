"""What is ready for going live and what is not, line by line, each with its reason. Pure."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from desktop.core.air import AirChannel
from desktop.core.programme import Programme, Track, TrackState

SILENT_START_S = 5.0  # a track may begin gently


class Point(StrEnum):
    """The lines, in their order."""

    SIGNED_IN = "signed_in"
    CHANNEL = "channel"
    PUBLISHER = "publisher"
    SERVICE = "service"
    NOBODY_ELSE = "nobody_else"
    PLAYLIST = "playlist"
    TRACK = "track"
    SOUND = "sound"
    DISK = "disk"
    KEYRING = "keyring"


class Readiness(StrEnum):
    """How a line stands."""

    READY = "ready"
    CHECKING = "checking"
    UNKNOWN = "unknown"  # nobody knows; one may go live all the same
    WARNING = "warning"  # likewise
    NOT_READY = "not_ready"


class Why(StrEnum):
    """Why a line stands so."""

    NONE = ""
    UNKNOWN = "unknown"
    SIGNED_OUT = "signed_out"
    NO_CHANNEL = "no_channel"
    CHANNEL_GONE = "channel_gone"
    NOT_STREAMING = "not_streaming"
    NO_PUBLISHER = "no_publisher"
    NOT_CONNECTED = "not_connected"
    SERVICE_SILENT = "service_silent"
    OTHER_LIVE = "other_live"  # going live may end their broadcast
    LIVE_UNKNOWN = "live_unknown"
    NOTHING_TO_PLAY = "nothing_to_play"
    NO_TRACK_READY = "no_track_ready"  # `details`: the fault of the first one
    BEING_CHECKED = "being_checked"
    SOUND_TRACK = "sound_track"  # ready, as far as anybody can see from here
    SILENT_START = "silent_start"  # `details`: for how many seconds
    DISK_LOW = "disk_low"
    KEYRING_SILENT = "keyring_silent"


class Facts(Struct, frozen=True):
    """What the other rooms know. None means that nobody knows."""

    signed_in: bool = False
    publisher: str = ""  # the name of who publishes
    streaming: bool = True  # the channel is a streaming channel
    channel_gone: bool = False  # it is no longer among the person's channels
    connected: bool = True  # to Mezon's gateway
    service_reached: bool | None = None  # the streaming service answered when it was asked last
    somebody_else_live: bool | None = None
    disk_ok: bool | None = None
    keyring_ok: bool | None = None


class Check(Struct, frozen=True):
    """One line."""

    point: Point
    readiness: Readiness
    why: Why = Why.NONE
    details: str = ""


def checks(facts: Facts, channel: AirChannel | None, programme: Programme) -> tuple[Check, ...]:
    """Every line."""
    return (
        _must(Point.SIGNED_IN, facts.signed_in, Why.SIGNED_OUT),
        _channel(facts, channel),
        _must(Point.PUBLISHER, bool(facts.publisher), Why.NO_PUBLISHER),
        _service(facts),
        _nobody_else(facts),
        _must(Point.PLAYLIST, bool(programme.tracks), Why.NOTHING_TO_PLAY),
        _track(programme),
        _sound(programme.first()),
        _should(Point.DISK, facts.disk_ok, Why.DISK_LOW),
        _should(Point.KEYRING, facts.keyring_ok, Why.KEYRING_SILENT),
    )


def hindrance(lines: tuple[Check, ...]) -> Check | None:
    """The first line that stands in the way of going live."""
    in_the_way = (Readiness.NOT_READY, Readiness.CHECKING)
    return next((line for line in lines if line.readiness in in_the_way), None)


def doubt(lines: tuple[Check, ...]) -> Check | None:
    """Nothing stands in the way, but whoever would broadcast is not answered now."""
    return next((line for line in lines if line.why in (Why.NOT_CONNECTED, Why.SERVICE_SILENT)), None)


def _must(point: Point, ready: bool, why: Why) -> Check:
    return Check(point, Readiness.READY) if ready else Check(point, Readiness.NOT_READY, why)


def _should(point: Point, ready: bool | None, why: Why) -> Check:
    if ready is None:
        return Check(point, Readiness.UNKNOWN, Why.UNKNOWN)
    return Check(point, Readiness.READY) if ready else Check(point, Readiness.WARNING, why)


def _channel(facts: Facts, channel: AirChannel | None) -> Check:
    if channel is None:
        return Check(Point.CHANNEL, Readiness.NOT_READY, Why.NO_CHANNEL)
    if facts.channel_gone:
        return Check(Point.CHANNEL, Readiness.NOT_READY, Why.CHANNEL_GONE)
    return _must(Point.CHANNEL, facts.streaming, Why.NOT_STREAMING)


def _service(facts: Facts) -> Check:
    """It may come back any moment, so nobody is kept from trying."""
    if not facts.connected:
        return Check(Point.SERVICE, Readiness.WARNING, Why.NOT_CONNECTED)
    return _should(Point.SERVICE, facts.service_reached, Why.SERVICE_SILENT)


def _nobody_else(facts: Facts) -> Check:
    if facts.somebody_else_live is None:
        return Check(Point.NOBODY_ELSE, Readiness.WARNING, Why.LIVE_UNKNOWN)
    return _should(Point.NOBODY_ELSE, not facts.somebody_else_live, Why.OTHER_LIVE)


def _track(programme: Programme) -> Check:
    first = programme.first()
    if first is None:
        unfit = next(iter(programme.tracks), None)
        return Check(Point.TRACK, Readiness.NOT_READY, Why.NO_TRACK_READY, unfit.fault if unfit is not None else "")
    if first.state is TrackState.CHECKING:
        return Check(Point.TRACK, Readiness.CHECKING, Why.BEING_CHECKED)
    return Check(Point.TRACK, Readiness.READY)


def _sound(first: Track | None) -> Check:
    if first is None or not first.sound:
        return Check(Point.SOUND, Readiness.UNKNOWN, Why.UNKNOWN)
    if first.silent_s >= SILENT_START_S:
        return Check(Point.SOUND, Readiness.WARNING, Why.SILENT_START, f"{first.silent_s:.0f}")
    return Check(Point.SOUND, Readiness.READY, Why.SOUND_TRACK)
