"""The programme of a streaming channel: tracks in their order. No I/O; main loop only.

What the service would refuse is refused here first, with the reason (`track_address.py`).
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from desktop.core.signal import Signal
from desktop.core.track_address import TrackRefusal, refusal, title_of

TRACKS_LIMIT = 1000
UNDO_STEPS = 20


class ClipFault(StrEnum):
    """Why a file cannot be played by the service, as far as it can be seen from here."""

    NONE = ""
    NO_ANSWER = "no_answer"
    STATUS = "status"  # `details` is the number
    LOGIN = "login"  # open only to who signs in
    CERTIFICATE = "certificate"
    REDIRECT = "redirect"  # led to nowhere, or from outside to this network
    NO_CLIP = "no_clip"  # a page or another kind of file
    CODEC = "codec"  # the right container with something else than Opus, or than VP8 and VP9
    CHANNELS = "channels"  # more than two
    ENDING = "ending"  # the content is of the other kind than the address says
    SERVICE = "service"  # the service's own word, in `details`


class TrackState(StrEnum):
    """Where a track stands."""

    CHECKING = "checking"
    READY = "ready"
    ON_AIR = "on_air"
    PAUSED = "paused"
    PLAYED = "played"
    REFUSED = "refused"  # of the wrong kind
    UNREACHABLE = "unreachable"


NOT_READY = frozenset({TrackState.REFUSED, TrackState.UNREACHABLE})
PLAYING = frozenset({TrackState.ON_AIR, TrackState.PAUSED})


class AtEnd(StrEnum):
    """What happens when the list is at its end."""

    SILENT = "silent"
    REPEAT = "repeat"
    STOP = "stop"


class Track(Struct, frozen=True):
    """One item of the list. `fault` says why it is not ready."""

    id: int
    address: str
    title: str
    length_s: float | None = None
    state: TrackState = TrackState.CHECKING
    fault: ClipFault = ClipFault.NONE
    details: str = ""
    sound: bool | None = None  # it has a sound track
    silent_s: float = 0.0  # at its beginning there is surely nothing to hear for so long
    began_at: datetime | None = None  # on the air last, by this computer's clock
    ended_at: datetime | None = None
    skipped: bool = False  # PLAYED, but not to its end: the operator went on


class Clip(Struct, frozen=True):
    """What a look at a file has shown. `sound` and `silent_s` as in a Track."""

    fault: ClipFault = ClipFault.NONE
    length_s: float | None = None
    details: str = ""
    sound: bool | None = None
    silent_s: float = 0.0


_STATE_OF = {
    ClipFault.NONE: TrackState.READY,
    ClipFault.NO_ANSWER: TrackState.UNREACHABLE,
    ClipFault.STATUS: TrackState.UNREACHABLE,
    ClipFault.LOGIN: TrackState.UNREACHABLE,
    ClipFault.CERTIFICATE: TrackState.UNREACHABLE,
    ClipFault.REDIRECT: TrackState.UNREACHABLE,
}


class Programme:
    """The list. What is on air cannot be moved, replaced or removed; edits can be undone, the air cannot."""

    changed = Signal()

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now
        self._at_end = AtEnd.SILENT
        self._tracks: tuple[Track, ...] = ()
        self._ids = itertools.count(1)
        self._undo: deque[tuple[Track, ...]] = deque(maxlen=UNDO_STEPS)

    @property
    def at_end(self) -> AtEnd:
        """What happens after the last track."""
        return self._at_end

    @at_end.setter
    def at_end(self, at_end: AtEnd) -> None:
        if at_end is not self._at_end:
            self._at_end = at_end
            self.changed.emit()

    @property
    def tracks(self) -> tuple[Track, ...]:
        """In the order they are played."""
        return self._tracks

    def track(self, track_id: int) -> Track | None:
        """One of them."""
        return next((track for track in self._tracks if track.id == track_id), None)

    def add(self, address: str, title: str = "", at: int | None = None) -> TrackRefusal:
        """Put a track into the list, at its end if `at` is not given. NONE if it was taken."""
        wrong = refusal(address) if len(self._tracks) < TRACKS_LIMIT else TrackRefusal.LIST_FULL
        if not wrong:
            place = len(self._tracks) if at is None else at
            track = Track(next(self._ids), address, title or title_of(address))
            self._edit([*self._tracks[:place], track, *self._tracks[place:]])
        return wrong

    def add_all(self, addresses: Sequence[str]) -> TrackRefusal:
        """Put them at the end of the list in one edit: all of them, or none and why."""
        wrong = next((why for why in map(refusal, addresses) if why), TrackRefusal.NONE)
        if len(self._tracks) + len(addresses) > TRACKS_LIMIT:
            wrong = TrackRefusal.LIST_FULL
        if not wrong and addresses:
            self._edit((*self._tracks, *(Track(next(self._ids), one, title_of(one)) for one in addresses)))
        return wrong

    def lay_out(self, tracks: Iterable[Track], at_end: AtEnd = AtEnd.SILENT) -> None:
        """The list as it lies there before anybody edits it, so there is nothing to undo. Numbers are given here; what
        could be no track is left out."""
        kept = [one for one in tracks if not refusal(one.address)][:TRACKS_LIMIT]
        self._tracks = tuple(replace(one, id=next(self._ids)) for one in kept)
        self._at_end = at_end
        self.changed.emit()

    def replace(self, track_id: int, address: str, title: str = "") -> TrackRefusal:
        """Another address in the same place; it is a new track, to be checked anew."""
        wrong = refusal(address)
        if not wrong and self._free(track_id):
            track = Track(next(self._ids), address, title or title_of(address))
            self._edit(track if one.id == track_id else one for one in self._tracks)
        return wrong

    def remove(self, track_id: int) -> bool:
        """Take it out; false if it is on air or not there."""
        if not self._free(track_id):
            return False
        self._edit(one for one in self._tracks if one.id != track_id)
        return True

    def move(self, track_id: int, to: int) -> bool:
        """Put it at place `to` of the list; false if it is on air or not there."""
        track = self.track(track_id)
        if track is None or not self._free(track_id):
            return False
        others = [one for one in self._tracks if one.id != track_id]
        others.insert(max(0, to), track)
        self._edit(others)
        return True

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return bool(self._undo)

    def undo(self) -> bool:
        """Take the last edit back. What is on air stays in the list; what was learnt of a track stays known."""
        if not self._undo:
            return False
        known = {track.id: track for track in self._tracks}
        back = [known.get(track.id, track) for track in self._undo.pop()]
        ids = {track.id for track in back}
        playing = [track for track in self._tracks if track.state in PLAYING and track.id not in ids]
        self._tracks = (*playing, *(one if one.id in known else replace(one, state=_rested(one)) for one in back))
        self.changed.emit()
        return True

    def mark(
        self,
        track_id: int,
        state: TrackState,
        fault: ClipFault = ClipFault.NONE,
        details: str = "",
        *,
        skipped: bool = False,
    ) -> None:
        """What became of a track on the air, just now."""
        track, times = self.track(track_id), dict[str, Any]()
        if track is not None and state in PLAYING and (track.began_at is None or track.ended_at is not None):
            times = {"began_at": self._now(), "ended_at": None}
        elif track is not None and state is TrackState.PLAYED and track.state in PLAYING:
            times = {"ended_at": self._now()}
        self._learn(track_id, state=state, fault=fault, details=details, skipped=skipped, **times)

    def checked(self, track_id: int, clip: Clip) -> None:
        """A check of a track has ended. One that is on air or was played keeps its state."""
        track = self.track(track_id)
        if track is None:
            return
        heard: dict[str, Any] = {"sound": clip.sound, "silent_s": clip.silent_s}
        if track.state in PLAYING or track.state is TrackState.PLAYED:
            self._learn(track_id, length_s=clip.length_s or track.length_s, **heard)
        else:
            state = _STATE_OF.get(clip.fault, TrackState.REFUSED)
            self._learn(track_id, state=state, fault=clip.fault, details=clip.details, length_s=clip.length_s, **heard)

    def check_again(self, track_id: int) -> None:
        """Whoever checks is to look at it once more."""
        track = self.track(track_id)
        if track is not None and track.state in (TrackState.READY, *NOT_READY):
            self._learn(track_id, state=TrackState.CHECKING, fault=ClipFault.NONE, details="")

    def first(self) -> Track | None:
        """What a broadcast begins with: the first that was not played; all over again if all were."""
        waiting = next((track for track in self._tracks if _waiting(track) or track.state in PLAYING), None)
        return waiting or next((track for track in self._tracks if _playable(track)), None)

    def begin(self) -> Track | None:
        """`first`, for a broadcast that begins now: when it is all over again, nothing counts as played."""
        first = self.first()
        if first is None or first.state is not TrackState.PLAYED:
            return first
        ready, played = TrackState.READY, TrackState.PLAYED
        self._tracks = tuple(
            replace(one, state=ready, skipped=False) if one.state is played else one for one in self._tracks
        )
        self.changed.emit()
        return self.track(first.id)

    def after(self, track_id: int) -> Track | None:
        """The next one to play after this: one not played yet, or, when the list repeats, whatever follows."""
        if self.at_end is not AtEnd.REPEAT:
            return next((track for track in self._behind(track_id) if _waiting(track)), None)
        return next((track for track in (*self._behind(track_id), *self._tracks) if _playable(track)), None)

    def left_out(self, track_id: int) -> tuple[Track, ...]:
        """What stands between this track and the one `after` names because it is not ready."""
        follows = self.after(track_id)
        between = itertools.takewhile(lambda track: track != follows, self._behind(track_id))
        return tuple(track for track in between if not _playable(track))

    def _behind(self, track_id: int) -> tuple[Track, ...]:
        """What follows a track; everything if it is no longer in the list."""
        ids = [track.id for track in self._tracks]
        return self._tracks[ids.index(track_id) + 1 :] if track_id in ids else self._tracks

    def _learn(self, track_id: int, **known: Any) -> None:
        old = self.track(track_id)
        if old is None:
            return
        new = replace(old, **known)
        if new != old:
            self._tracks = tuple(new if one.id == track_id else one for one in self._tracks)
            self.changed.emit()

    def _free(self, track_id: int) -> bool:
        track = self.track(track_id)
        return track is not None and track.state not in PLAYING

    def _edit(self, tracks: Iterable[Track]) -> None:
        self._undo.append(self._tracks)
        self._tracks = tuple(tracks)
        self.changed.emit()


def _playable(track: Track) -> bool:
    return track.state not in NOT_READY


def _waiting(track: Track) -> bool:
    return track.state in (TrackState.CHECKING, TrackState.READY)


def _rested(track: Track) -> TrackState:
    return TrackState.READY if track.state in PLAYING else track.state
