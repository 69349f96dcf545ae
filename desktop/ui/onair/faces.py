"""From the state of a broadcast to what the on-air bar shows. Pure: the same state, the same face."""

from __future__ import annotations

import math

from desktop.control.retries import PAUSES_S
from desktop.core.air import Air, LiveState, Sound
from desktop.core.programme import NOT_READY, Programme, Track, TrackState
from desktop.ui.i18n import tr
from desktop.ui.onair.air_bar import AirFace
from desktop.ui.onair.channel_block import ChannelFace
from desktop.ui.onair.programme_block import ProgrammeFace
from desktop.ui.onair.state_lamp import LampFace, LampState

LONG_READ_S = 20.0
BREATH_S = 1.0
_FOLLOWING = 3


def lamp_state(air: Air, ready: bool, doubtful: bool = False) -> LampState:
    """The lamp is red only while the state is ON_AIR, which only an acknowledgement enters; green where it is `ready`
    and nothing makes that `doubtful`."""
    if air.state is LiveState.ON_AIR:
        return {
            Sound.PLAYING: LampState.ON_AIR,
            Sound.PAUSED: LampState.PAUSED,
        }.get(air.sound, LampState.SILENT)
    may_go = LampState.DOUBTFUL if doubtful else LampState.READY
    return {
        LiveState.OFF: may_go if ready else LampState.OFF,
        LiveState.CONNECTING: LampState.CONNECTING,
        LiveState.RECONNECTING: LampState.RECONNECTING,
        LiveState.STOPPING: LampState.STOPPING,
        LiveState.FAILED: LampState.FAILED,
    }[air.state]


def air_face(
    air: Air,
    programme: Programme,
    now: float,
    *,
    reason: str = "",
    sub_line: str = "",
    viewers: int | None = 0,
    other_live: bool = False,
    failure: str = "",
    demo: bool = False,
    held: bool = False,
) -> AirFace:
    """`reason` says in two or three words why going live is not possible, `sub_line` the same under the lamp, or what
    makes it doubtful.
    `other_live`: somebody else is live there, and whoever is in the channel watches that."""
    state = lamp_state(air, ready=not reason, doubtful=bool(sub_line))
    if state is LampState.FAILED:
        sub_line = "" if air.known else tr("Lamp", "Air state unknown")
    elif state not in (LampState.OFF, LampState.DOUBTFUL):
        sub_line = ""
    channel = air.channel
    return AirFace(
        LampFace(state, sub_line, _seconds(air, now), channel.name if channel else "", demo),
        ChannelFace(
            channel.name if channel else "",
            channel.clan if channel else "",
            viewers,
            air.state is LiveState.ON_AIR or other_live,
            air.under_way,
        ),
        _programme_face(air, programme, now, failure),
        reason,
        air.pause_asked is not None,
        max(0, math.ceil(now - air.since)) if air.state is LiveState.STOPPING else 0,
        air.skip_asked,
        held,
    )


def _seconds(air: Air, now: float) -> float:
    """What the lamp counts in this state."""
    since = air.since
    if air.state is LiveState.ON_AIR and air.sound is Sound.PLAYING:
        since = air.on_air_since if air.on_air_since is not None else air.since
    elif air.state is LiveState.ON_AIR:
        since = air.sound_since if air.sound_since is not None else air.since
    elif air.state is LiveState.RECONNECTING and air.lost_at is not None:
        since = air.lost_at
    return float(max(0, math.floor(now - since)))  # whole, so that the same second is the same face


def _programme_face(air: Air, programme: Programme, now: float, failure: str) -> ProgrammeFace:
    first = programme.first() if air.state is not LiveState.ON_AIR else None  # on air it is not what is heard
    shown = air.track or air.loading or first
    following = _following(programme, shown)
    again = first is not None and first.state is TrackState.PLAYED  # then all of them are played again
    waiting = [track for track in following if again or track.state is not TrackState.PLAYED]
    position = float(math.floor(air.position(now) or 0.0)) if shown is not None and shown is air.track else 0.0
    lengths = [track.length_s for track in waiting]
    own = shown.length_s if shown is not None else None
    left = None if own is None or None in lengths else sum(filter(None, lengths)) + max(0.0, own - position)
    return ProgrammeFace(
        shown.title if shown is not None else "",
        position,
        own,
        tuple(track.title for track in waiting[:_FOLLOWING]),
        len(waiting) + (shown is not None),
        left,
        _line(air, now),
        failure,
        air.retry_at is not None,
    )


def _line(air: Air, now: float) -> str:
    """What is waited for, instead of what follows."""
    if air.retry_at is not None:
        tries = {"n": max(0, math.ceil(air.retry_at - now)), "tried": air.attempt, "most": len(PAUSES_S)}
        return tr("AirBar", "Trying again in {n} s, try {tried} of {most}").format(**tries)
    if air.asked_at is not None and now - air.asked_at > LONG_READ_S and air.state is not LiveState.ON_AIR:
        return tr("AirBar", "The service is still reading the file. Long files can take up to 3 minutes.")
    if air.state is LiveState.ON_AIR and air.sound is Sound.SILENT:
        return _silence(air, now)
    if air.state is LiveState.RECONNECTING:
        return tr("AirBar", "Connecting again, try {tried} of {most}").format(tried=air.attempt, most=len(PAUSES_S))
    return ""


def _silence(air: Air, now: float) -> str:
    """Why nothing is heard, as far as that is known."""
    if air.loading is None:
        return tr("AirBar", "The list has ended and nothing is heard. What is added now is played at once.")
    if now - (air.sound_since or now) < BREATH_S:
        return ""  # one item follows the other
    return tr("AirBar", "Nothing is heard until the service has read this item.")


def _following(programme: Programme, shown: Track | None) -> list[Track]:
    tracks = list(programme.tracks)
    ids = [track.id for track in tracks]
    start = ids.index(shown.id) + 1 if shown is not None and shown.id in ids else 0
    return [track for track in tracks[start:] if track.state not in NOT_READY and track is not shown]
