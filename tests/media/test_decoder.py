"""The decoder's thread: real streams in, pictures and sound out, and an end to it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from desktop.core.errors import Code
from desktop.core.model import DecodeMode, Picture, VideoFormat
from desktop.media import codec as codec_module
from desktop.media.boxes import BoxScanner, Fragment, Init
from desktop.media.clock import PlayClock
from desktop.media.codec import Codecs
from desktop.media.decoder import HARDWARE_FAILURES, Decoder
from desktop.media.feed import Feed
from desktop.media.hardware import Hardware
from tests.media.streams import pieces, stream

PATIENCE_S = 20.0


@dataclass
class Viewer:
    """Takes every picture and hears every block."""

    sound: bool = True
    hardware: Hardware | None = None
    pictures: list[Picture] = field(default_factory=list)
    blocks: list[tuple[float, int, int]] = field(default_factory=list)  # media time, frames, rate

    def __post_init__(self) -> None:
        self.changed = threading.Condition()
        self.feed, self.clock = Feed(), PlayClock()
        self.decoder = Decoder(self.feed, self.clock, self.arrived, self if self.sound else None, self.hardware)
        self.decoder.set_size(160, 90)
        self.decoder.start()

    def arrived(self) -> None:
        picture = self.decoder.take()
        with self.changed:
            if picture is not None:
                self.pictures.append(picture)
            self.changed.notify_all()

    def push(self, media_s: float, samples: np.ndarray, rate: int) -> None:
        assert samples.dtype == np.float32
        with self.changed:
            self.blocks.append((media_s, len(samples), rate))
            self.changed.notify_all()

    def send(self, data: bytes, pace_s: float = 0.0) -> None:
        """The whole stream, in real time if there is a pace."""
        start = time.monotonic()
        for number, piece in enumerate(pieces(data)):
            self.pause(start + number * pace_s - time.monotonic())
            self.feed.put(piece, time.monotonic())

    def pause(self, seconds: float) -> None:
        with self.changed:
            self.changed.wait_for(lambda: False, max(0.0, seconds))

    def wait(self, reached: Callable[[], object]) -> None:
        with self.changed:
            deadline = time.monotonic() + PATIENCE_S
            while not reached():
                assert time.monotonic() < deadline, "not reached"
                self.changed.wait(0.01)  # counters change without a call

    @property
    def last(self) -> float:
        return self.pictures[-1].media_s if self.pictures else -1.0


@pytest.fixture
def viewers() -> Iterator[list[Viewer]]:
    made: list[Viewer] = []
    yield made
    for viewer in made:
        viewer.decoder.stop()


@pytest.fixture
def viewer(viewers: list[Viewer]) -> Viewer:
    viewers.append(Viewer())
    return viewers[0]


def test_pictures_and_sound_come_out(viewer: Viewer) -> None:
    viewer.send(stream(frames=30, sound="aac"), 0.2)
    viewer.wait(lambda: viewer.last > 1.15)
    assert len(viewer.pictures) + viewer.decoder.stats.dropped >= 29  # a busy computer may be late for some
    assert [p.media_s for p in viewer.pictures] == sorted(p.media_s for p in viewer.pictures)
    assert {(p.width, p.height) for p in viewer.pictures} == {(160, 90)}
    assert sum(frames for _, frames, _ in viewer.blocks) == pytest.approx(1.2 * 48000, abs=4800)
    stats = viewer.decoder.stats
    assert stats.format == VideoFormat("h264", 160, 90, 25.0, "aac")
    assert (stats.damage, stats.fault, stats.hardware) == (0, None, False)
    assert stats.shown == len(viewer.pictures) + viewer.decoder._latest.replaced
    assert 0 < stats.cpu_s < 10
    assert stats.picture_at_s is not None


@pytest.mark.parametrize(
    ("codec", "pix_fmt", "size"),
    [
        ("libx264", "yuv422p10le", (160, 90)),
        ("libx264", "yuv444p", (161, 91)),
        ("libx264", "yuvj420p", (90, 160)),
        ("libx265", "yuv420p10le", (160, 90)),
        ("libx265", "yuv422p", (854, 480)),
    ],
)
def test_unusual_pictures_are_seen_as_they_were_coded(
    viewer: Viewer, codec: str, pix_fmt: str, size: tuple[int, int]
) -> None:
    viewer.send(stream(codec, frames=10, width=size[0], height=size[1], pix_fmt=pix_fmt))
    viewer.wait(lambda: viewer.pictures)
    stats, seen = viewer.decoder.stats, viewer.pictures[-1]
    assert stats.format is not None
    assert (stats.format.width, stats.format.height, stats.fault, stats.damage) == (*size, None, 0)
    assert seen.width <= 160
    assert seen.height <= 90
    assert seen.width / seen.height == pytest.approx(size[0] / size[1], rel=0.06)
    rows = np.frombuffer(seen.data, np.uint8)[: seen.height * seen.stride].reshape(seen.height, seen.stride)
    grey = np.median(rows[:, : 4 * seen.width].reshape(-1, 4), axis=0)
    coded = 40 + round(seen.media_s * 25) * 3
    assert grey.tolist() == pytest.approx([coded, coded, coded, 255], abs=6)


@pytest.mark.parametrize("sizes", [[1], [7, 4000], [100_000]])
def test_any_cutting_of_the_bytes_gives_pictures(viewer: Viewer, sizes: list[int]) -> None:
    data, scanner, at, turn = stream(frames=10, sound="aac"), BoxScanner(), 0, 0
    while at < len(data):
        size = sizes[turn % len(sizes)]
        for piece in scanner.feed(data[at : at + size]):
            viewer.feed.put(piece, time.monotonic())
        at, turn = at + size, turn + 1
    viewer.wait(lambda: viewer.last > 0.35)


def test_a_new_init_changes_size_and_codec(viewer: Viewer) -> None:
    viewer.send(stream(frames=10))
    viewer.wait(lambda: viewer.last > 0.35)
    viewer.send(stream(codec="libx265", frames=10, width=96, height=96, bframes=2))
    viewer.wait(lambda: viewer.pictures[-1].width == 88)  # 90, less what the fast conversion cannot do
    stats = viewer.decoder.stats
    assert stats.format is not None
    assert (stats.format.codec, stats.format.width, stats.format.height) == ("hevc", 96, 96)
    assert stats.damage == 0


def test_a_repeated_init_disturbs_nothing(viewer: Viewer) -> None:
    found = pieces(stream(frames=20, gop=50))
    for piece in found[1:]:
        viewer.feed.put(Init(bytes(found[0].data)), time.monotonic())
        viewer.feed.put(piece, time.monotonic())
    viewer.wait(lambda: viewer.last > 18.9 * 0.04)


def test_fragments_before_an_init_are_passed_over(viewer: Viewer) -> None:
    data = stream(frames=20, gop=5)
    for piece in pieces(data)[1:]:
        viewer.feed.put(piece, time.monotonic())
    viewer.send(data)
    viewer.wait(lambda: viewer.last > 18.9 * 0.04)


def test_damage_of_every_kind_is_survived_and_counted(viewer: Viewer) -> None:
    good = pieces(stream(frames=30, gop=5, sound="aac"))
    assert isinstance(good[2], Fragment)
    viewer.feed.put(good[0], time.monotonic())
    hurt = bytearray(good[2].data)
    head = hurt.index(b"mdat") + 4
    hurt[head:] = bytes([0x5A]) * (len(hurt) - head)
    table = bytearray(good[3].data)
    table[table.index(b"trun") + 8 : table.index(b"trun") + 12] = b"\x7f\xff\xff\xff"
    for data in (hurt, table, b"\x00\x00\x00\x08moof", b""):
        viewer.feed.put(Fragment(bytes(data)), time.monotonic())
    for piece in good[1:]:
        viewer.feed.put(piece, time.monotonic())
    viewer.wait(lambda: viewer.last > (29 - 0.1) * 0.04)
    assert viewer.decoder.stats.damage >= 3


def test_an_unknown_coding_is_a_fault_and_its_sound_still_heard(viewer: Viewer) -> None:
    data = stream(frames=20, sound="aac")
    found = pieces(data)
    init = bytearray(found[0].data)
    at = init.index(b"avc1", init.index(b"stsd"))
    init[at : at + 4] = b"xyzw"
    viewer.feed.put(Init(init), time.monotonic())
    for piece in found[1:]:
        viewer.feed.put(piece, time.monotonic())
    viewer.wait(lambda: len(viewer.blocks) >= 3)
    assert (viewer.decoder.stats.fault, viewer.decoder.stats.fault_details) == (Code.SOURCE_BROKEN, "xyzw")
    viewer.send(data)
    viewer.wait(lambda: viewer.pictures)
    assert viewer.decoder.stats.fault is None


def test_an_init_without_sense_is_a_fault(viewer: Viewer) -> None:
    viewer.feed.put(Init(b"\x00\x00\x00\x08moov"), time.monotonic())
    viewer.wait(lambda: viewer.decoder.stats.fault is Code.SOURCE_BROKEN)
    viewer.send(stream(frames=5))
    viewer.wait(lambda: viewer.pictures)


def test_sound_alone_is_heard(viewer: Viewer) -> None:
    viewer.send(stream(codec="", frames=30, sound="aac", layout="mono"))
    viewer.wait(lambda: sum(frames for _, frames, _ in viewer.blocks) > 48000)
    assert viewer.clock.due(0.0) is not None
    assert viewer.decoder.stats.format is None


def test_off_decodes_nothing_and_comes_back_with_a_picture(viewer: Viewer) -> None:
    viewer.decoder.set_mode(DecodeMode.OFF)
    viewer.wait(lambda: viewer.decoder.stats.mode is DecodeMode.OFF)
    viewer.send(stream(frames=60, gop=20, sound="aac"))
    viewer.pause(0.2)
    assert (viewer.decoder.stats.decoded, viewer.blocks) == (0, [])
    viewer.decoder.set_mode(DecodeMode.FULL)
    viewer.wait(lambda: viewer.last > (59 - 0.1) * 0.04)
    assert viewer.decoder.stats.decoded <= 21
    assert viewer.decoder.stats.dropped == 0


def test_what_nobody_took_before_it_was_hidden_is_not_shown_again(viewer: Viewer) -> None:
    viewer.decoder._on_picture = lambda: None
    viewer.send(stream(frames=10))
    viewer.wait(lambda: viewer.decoder.stats.shown > 0)
    viewer.decoder.set_mode(DecodeMode.OFF)
    viewer.wait(lambda: viewer.decoder.stats.mode is DecodeMode.OFF)
    viewer.decoder.stop()
    assert viewer.decoder.stats.shown > 0
    assert viewer.decoder.take() is None


def test_off_with_sound_hears_and_sees_nothing(viewer: Viewer) -> None:
    viewer.decoder.set_sound(True)
    viewer.decoder.set_mode(DecodeMode.OFF)
    viewer.wait(lambda: viewer.decoder.stats.mode is DecodeMode.OFF)
    viewer.send(stream(frames=60, gop=20, sound="aac"))
    viewer.wait(lambda: sum(frames for _, frames, _ in viewer.blocks) > 2 * 48000)
    assert viewer.decoder.stats.decoded == 0
    viewer.decoder.set_mode(DecodeMode.FULL)
    viewer.wait(lambda: viewer.last > (59 - 0.1) * 0.04)


def test_key_mode_keeps_the_meters_alive(viewer: Viewer) -> None:
    viewer.decoder.set_mode(DecodeMode.KEY)
    viewer.send(stream(frames=60, gop=20, sound="aac"), 0.02)
    viewer.wait(lambda: sum(frames for _, frames, _ in viewer.blocks) > 2 * 48000 and len(viewer.pictures) == 3)
    assert viewer.decoder.stats.decoded == 3


def test_without_anybody_who_hears_no_sound_is_decoded(viewers: list[Viewer]) -> None:
    viewers.append(Viewer(sound=False))
    viewers[0].send(stream(frames=20, sound="aac"))
    viewers[0].wait(lambda: viewers[0].last > 18.9 * 0.04)
    assert viewers[0].blocks == []


def test_a_new_size_needs_no_new_media(viewer: Viewer) -> None:
    viewer.send(stream(frames=10))
    viewer.wait(lambda: viewer.last > 0.35)
    viewer.decoder.set_size(80, 46)
    viewer.wait(lambda: (viewer.pictures[-1].width, viewer.pictures[-1].height) == (80, 44))


def test_only_the_newest_picture_waits_for_a_slow_viewer(viewer: Viewer) -> None:
    calls = []
    viewer.decoder._on_picture = lambda: calls.append(1)
    viewer.send(stream(frames=30), 0.2)
    viewer.wait(lambda: viewer.decoder.stats.shown >= 28)
    assert len(calls) == 1
    picture = viewer.decoder.take()
    assert picture is not None
    assert picture.media_s > 1.0
    assert viewer.decoder.take() is None


def test_it_ends_when_its_feed_does_and_all_was_shown(viewer: Viewer) -> None:
    viewer.send(stream(frames=20))
    viewer.feed.close()
    viewer.decoder._thread.join(PATIENCE_S)
    assert not viewer.decoder._thread.is_alive()
    assert viewer.last > 18.9 * 0.04


def test_it_stops_at_once_and_twice() -> None:
    viewer = Viewer()
    viewer.feed.put(pieces(stream())[0], time.monotonic())
    viewer.decoder.stop()
    viewer.decoder.stop()
    assert not viewer.decoder._thread.is_alive()
    Decoder(Feed(), PlayClock(), lambda: None).stop()


class FailingCodec:
    """A video decoder in hardware that opened, and then decodes nothing."""

    hardware, name, size, aspect, depth = True, "h264", (160, 90), 1.0, 0

    def __init__(self, track: Any) -> None:
        self.track = track

    def decode(self, *_: Any) -> None:
        return None

    def skip(self, _: str) -> None:
        """As the real one."""

    def flush(self) -> None:
        """As the real one."""


def test_hardware_that_fails_is_followed_by_the_processor(
    viewers: list[Viewer], monkeypatch: pytest.MonkeyPatch
) -> None:
    device = object()
    opened: list[bool] = []
    really = codec_module.open_codecs

    def open_codecs(init: bytes, movie: Any, given: Any = None) -> Codecs:
        opened.append(given is device)
        codecs = really(init, movie)
        if given is device and codecs.video is not None:
            codecs.video = FailingCodec(codecs.video.track)  # type: ignore[assignment]  # a double
        return codecs

    monkeypatch.setattr(codec_module, "open_codecs", open_codecs)
    viewers.append(Viewer(hardware=Hardware(lambda: ["cuda"], lambda kind, codec: device)))  # type: ignore[arg-type, return-value]  # a double
    viewer = viewers[0]
    viewer.send(stream(frames=60, gop=5), 0.05)
    viewer.wait(lambda: viewer.last > (59 - 0.1) * 0.04)
    assert opened == [True, False]
    assert viewer.decoder.stats.hardware is False
    assert viewer.decoder.stats.damage >= HARDWARE_FAILURES


def test_a_device_that_cannot_be_opened_is_followed_by_the_processor(viewers: list[Viewer]) -> None:
    from av.codec.hwaccel import HWAccel

    viewers.append(Viewer(hardware=Hardware(lambda: ["cuda"], lambda kind, codec: HWAccel(kind))))
    viewers[0].send(stream(frames=10))
    viewers[0].wait(lambda: viewers[0].last > 0.35)
    assert viewers[0].decoder.stats.hardware is False
