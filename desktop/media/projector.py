"""The pictures of one source: what is decoded when, left out when, and shown when it is due.

Runs on the decoder's thread. Not here: the thread, what arrives, sound (`decoder`), libavcodec
(`codec`), size and colour (`scaler`), when a moment is due (`clock`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.model import DecodeMode, Picture
from desktop.media.clock import PlayClock
from desktop.media.movie import Bytes
from desktop.media.reel import Coded, Reel
from desktop.media.samples import Sample

if TYPE_CHECKING:
    from av.video.frame import VideoFrame

    from desktop.media.codec import VideoCodec
    from desktop.media.scaler import Scaler

AHEAD = 2  # pictures made ready before they are due
SETTLED = 50  # pictures, after which the codec has what memory it needs for itself
EARLY_S = 0.0005  # closer than a timer can be set
LATE_S = 0.045  # a picture that is later than this is left out, if there is another
STARVED_S = 0.25  # but not for longer than this
FAR_BEHIND_S = 0.5  # then the next key frame is better than what lies before it
LATENESS_TOLD_S = 1.2  # longer than from one look of the governor to the next
BACKWARDS_S = 0.5
LONGEST_AHEAD_S = 1.0  # no time stamp makes a picture wait longer
MOST_KEPT_BACK = 32  # no codec keeps more


class _Shot(NamedTuple):
    """A picture that waits to be due."""

    picture: Picture
    media_s: float
    made_s: float


class Projector:
    """Belongs to one thread. At most `AHEAD` pictures wait to be due, besides what one packet yields.

    `publish` is called with each picture when it is to be seen.
    """

    def __init__(self, clock: PlayClock, publish: Callable[[Picture], None], now: Callable[[], float]) -> None:
        self._clock, self._give, self._now = clock, publish, now
        self.reel = Reel()
        self.mode = DecodeMode.FULL
        self.decoded = self.shown = self.dropped = self.damage = 0
        self.failures = 0  # in a row
        self.picture_at_s: float | None = None
        self._behind_s, self._behind_at_s = 0.0, float("-inf")
        self.frame_size: tuple[int, int] | None = None
        self._video: VideoCodec | None = None
        self._scaler: Scaler | None = None
        self._size = (640, 360)
        self._reserved = 0  # bytes of the largest picture for which there was memory as often as there may be pictures
        self._inside: list[int] = []  # time stamps that the codec keeps back
        self._shots: deque[_Shot] = deque()
        self._frame: tuple[VideoFrame, float] | None = None  # the last one decoded, for a new size
        self._key_shown: Coded | None = None
        self._catching_up = True  # what is late now is not counted as dropped
        self._last_dts: int | None = None

    @property
    def behind_s(self) -> float:
        """How late pictures were ready, at worst in the last moments."""
        return self._behind_s if self._now() - self._behind_at_s < LATENESS_TOLD_S else 0.0

    def load(self, video: VideoCodec | None) -> None:
        """Another stream begins; None if its pictures cannot be decoded."""
        self._video = video
        self._shots.clear()
        self.failures, self.frame_size = 0, None
        self.cut()
        self._skip_as_mode_says()

    def cut(self) -> None:
        """What comes does not follow what was."""
        self.reel.cut()
        self._last_dts, self._key_shown = None, None
        self._catching_up = True
        self._flush()

    def change_mode(self, mode: DecodeMode) -> None:
        """From OFF and KEY to more, what came since the last key frame is caught up with."""
        before, self.mode = self.mode, mode
        if mode in (DecodeMode.OFF, DecodeMode.KEY):
            self._shots.clear()
        elif before in (DecodeMode.OFF, DecodeMode.KEY):
            self._catching_up = True
        if mode is DecodeMode.OFF:
            self._frame = None
        self._skip_as_mode_says()

    def resize(self, size: tuple[int, int]) -> None:
        """Pictures fit inside this from now on; the last one is made and shown again at once."""
        if size == self._size:
            return
        self._size = size
        if self._frame is not None:
            picture = self._picture(*self._frame, self._now())
            if picture is not None:
                self._give(picture)

    def collect(self, pictures: list[Sample], data: Bytes, arrived_s: float) -> None:
        """Take the pictures of a fragment (at least one)."""
        video = self._video
        if video is None:
            return
        first = pictures[0]
        if self._last_dts is not None and first.dts - self._last_dts < -BACKWARDS_S * video.track.timescale:
            self.cut()
        self._last_dts = pictures[-1].dts
        self._clock.arrived(video.track.seconds(self._earliest(video, pictures)), arrived_s)
        lost = self.reel.extend(pictures, data, self._now())
        if self.mode in (DecodeMode.OFF, DecodeMode.KEY):
            self.reel.to_newest_key()
        elif not self._catching_up:
            self.dropped += lost

    def _earliest(self, video: VideoCodec, pictures: list[Sample]) -> int:
        """The first time stamp that can be shown only since these arrived: the codec keeps some back for them."""
        stamps = [sample.pts for sample in pictures]
        before = self._inside + self.reel.stamps()
        if before and video.depth:
            stamps += sorted(before)[-video.depth :]
        elif not before and (depth := _reordered(stamps)):
            # Nothing was before. Some of these themselves are kept back, and come with the next fragment only;
            # how many the codec says only once it decodes, and encoders announce two as a rule.
            depth = min(len(stamps), max(depth, video.depth, 2))
            stamps.append(sorted(stamps)[-depth] - sum(sample.duration for sample in pictures))
        return min(stamps)

    def turn(self) -> float | None:
        """Do what is to be done now; returns how long nothing else is, None for until something arrives."""
        if self.mode is DecodeMode.OFF:
            return None
        if self.mode is DecodeMode.KEY:
            self._show_key()
            return None
        due_s = self._show_due()
        if len(self._shots) < AHEAD and self._decode_next():
            return 0.0
        return None if due_s is None else max(0.0, due_s - self._now())

    def close(self) -> None:
        """Let go of every frame."""
        self._shots.clear()
        self._frame, self._video, self._scaler = None, None, None

    # Decoding

    def _decode_next(self) -> bool:
        """Decode one coded picture; false if there is none."""
        video = self._video
        if video is None:
            return False
        self._skip_if_far_behind(video)
        head = self.reel.head
        if head is None:
            return False
        began_s = self._now()
        frames = video.decode(head.sample, head.data)
        self.reel.pop()
        self._inside.append(head.sample.pts)
        if frames is None:
            self.damage += 1
            self.failures += 1
            return True
        self.failures = 0
        for frame in frames:
            self._receive(video, frame, head.sample.pts)
        if frames:
            self._clock.worked(self._now() - began_s)
        return True

    def _skip_if_far_behind(self, video: VideoCodec) -> None:
        head = self.reel.head
        due_s = self._clock.due(video.track.seconds(head.sample.pts)) if head is not None else None
        if due_s is None or self._now() - due_s < FAR_BEHIND_S:
            return
        lost = self.reel.to_newest_key()
        if lost:
            self._flush()
            self.dropped += 0 if self._catching_up else lost

    def _receive(self, video: VideoCodec, frame: VideoFrame, fallback: int) -> None:
        self.decoded += 1
        self.frame_size = frame.width, frame.height
        stamp = fallback if frame.pts is None else frame.pts
        self._inside = [pts for pts in self._inside if pts > stamp][-MOST_KEPT_BACK:]
        media_s = video.track.seconds(stamp)
        now_s = self._now()
        due_s = self._clock.due(media_s)
        behind_s = 0.0 if due_s is None else max(0.0, now_s - due_s)
        late = behind_s > LATE_S
        starved = self.picture_at_s is None or now_s - self.picture_at_s > STARVED_S
        if late and len(self.reel) and not starved:
            self.dropped += not self._catching_up
            self._frame = (frame, media_s)  # to hold on to an older one would cost the codec one more of its own size
            return
        if not late:
            self._catching_up = False
        if not self._catching_up and (behind_s >= self._behind_s or now_s - self._behind_at_s > LATENESS_TOLD_S):
            self._behind_s, self._behind_at_s = behind_s, now_s
        picture = self._picture(frame, media_s, now_s if due_s is None else due_s)
        if picture is not None:
            self._shots.append(_Shot(picture, media_s, now_s))

    def _show_key(self) -> None:
        """KEY mode: each key frame as soon as it is here."""
        video, key = self._video, self.reel.newest_key()
        if video is None or key is None or key is self._key_shown:
            return
        self.reel.to_newest_key()
        self._key_shown = key
        self._flush()
        frames = video.decode(key.sample, key.data)
        if frames is None:
            self.damage += 1
            self.failures += 1
            return
        self.failures = 0
        for frame in [*frames, *video.drain()][-1:]:
            self.decoded += 1
            self.frame_size = frame.width, frame.height
            picture = self._picture(frame, video.track.seconds(key.sample.pts), self._now())
            if picture is not None:
                self._publish(picture)

    def _picture(self, frame: VideoFrame, media_s: float, due_s: float) -> Picture | None:
        if self._scaler is None:
            from desktop.media.scaler import Scaler  # noqa: PLC0415  # av is not needed before the first picture

            self._scaler = Scaler()
        aspect = self._video.aspect if self._video is not None else 1.0
        picture = self._scaler.picture(frame, self._size, aspect, media_s, due_s)
        if picture is None:
            self.damage += 1
            return None
        self._frame = (frame, media_s)
        if self.decoded >= SETTLED and picture.data.nbytes > self._reserved:
            self._reserved = picture.data.nbytes
            # As many as may wait besides this one, all at once: the memory for them is there from now on, and not
            # fetched with the first hitches of the evening, when it would look like a leak.
            _ = [self._scaler.picture(frame, self._size, aspect, media_s, due_s) for _ in range(AHEAD)]
        return picture

    def _flush(self) -> None:
        self._inside.clear()
        if self._video is not None:
            self._video.flush()

    def _skip_as_mode_says(self) -> None:
        if self._video is not None:
            self._video.skip("NONREF" if self.mode is DecodeMode.REFERENCE else "DEFAULT")

    # Showing

    def _next_due(self) -> float | None:
        """When the next picture is to be seen. It never waits longer than those after it."""
        if not self._shots:
            return None
        media_s, tail = min(shot.media_s for shot in self._shots), self.reel.tail
        if tail is not None and self._video is not None:
            media_s = min(media_s, self._video.track.seconds(tail.sample.pts))
        due_s, latest_s = self._clock.due(media_s), self._shots[0].made_s + LONGEST_AHEAD_S
        return latest_s if due_s is None else min(latest_s, due_s)

    def _show_due(self) -> float | None:
        """Returns when the next one is to be seen."""
        now_s = self._now()
        while (due_s := self._next_due()) is not None and due_s <= now_s + EARLY_S:
            shot = self._shots.popleft()
            following_s = self._clock.due(self._shots[0].media_s) if self._shots else None
            if following_s is not None and following_s <= now_s:
                self.dropped += not self._catching_up  # the thread was held up: the newer one takes its place
            else:
                self._publish(shot.picture)
        return due_s

    def _publish(self, picture: Picture) -> None:
        self.shown += 1
        self.picture_at_s = self._now()
        self._give(picture)


def _reordered(stamps: list[int]) -> int:
    """How many pictures must be kept back to bring these, in decoding order, into order."""
    stamps = stamps[:MOST_KEPT_BACK]
    return max(sum(earlier > stamp for earlier in stamps[:place]) for place, stamp in enumerate(stamps))
