"""Makes a clip once: draws, speaks, encodes with PyAV, has libavformat cut it into fragments, caches it.

What is drawn lies in `scene/`, what is said in `voice.py`, how a finished clip is played
without end in `film.py`.
"""

from __future__ import annotations

import io
import logging
import threading
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TypeAlias, cast

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.packet import Packet
from av.video.stream import VideoStream

from desktop.core.whole_file import replace_file
from desktop.sim.film import VIDEO_TIMESCALE, BrokenClip, Film, split
from desktop.sim.recipe import SAMPLES_PER_AAC_FRAME, Recipe
from desktop.sim.scene import pictures
from desktop.sim.voice import Samples, speech

# Generic in the stubs only, hence the quotes.
Picture: TypeAlias = "Packet[VideoStream]"
Sound: TypeAlias = "Packet[AudioStream]"

log = logging.getLogger(__name__)

_LEAD = 8  # AAC frames before and after the loop: the encoder's priming, and its state as in full flight
_ENCODERS = {"h264": "libx264", "hevc": "libx265"}


class Abandoned(Exception):
    """Nobody waits for the clip any more."""


def film(recipe: Recipe, cache: Path | None, leaving: threading.Event | None = None) -> Film:
    """The film of `recipe`, from the cache folder or newly made (seconds of work: not on a loop).

    A broken cache file is made anew; a cache that cannot be written is reported and done without.
    Raises Abandoned soon after `leaving` is set.
    """
    kept = _from_cache(recipe, cache)
    if kept is not None:
        return kept
    made = make(recipe, leaving)
    if cache is not None:
        try:
            _keep(cache / recipe.file_name, made.sealed())
        except OSError as error:
            log.warning("the clip %s could not be cached: %s", recipe.file_name, error)
    return made


def make(recipe: Recipe, leaving: threading.Event | None = None) -> Film:
    """Draw and encode, without any cache. Raises Abandoned soon after `leaving` is set."""
    target = io.BytesIO()
    flags = "empty_moov+default_base_moof+frag_keyframe+skip_trailer"
    options = {
        "movflags": flags,
        "frag_duration": str(recipe.fragment_ms * 1000),
        "video_track_timescale": str(VIDEO_TIMESCALE),
    }
    with av.open(target, "w", format="mp4", options=options) as container:
        video = _video_stream(container, recipe)
        sound = _sound_stream(container, recipe) if recipe.sound else None
        container.start_encoding()
        leaving = leaving or threading.Event()
        spoken = _spoken(sound, recipe, leaving) if sound is not None else []
        _mux(container, _shown(video, recipe, leaving), spoken)
    return Film(recipe, *split(target.getvalue()))


def _from_cache(recipe: Recipe, cache: Path | None) -> Film | None:
    if cache is None:
        return None
    path = cache / recipe.file_name
    try:
        return Film.parse(recipe, path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, BrokenClip) as error:
        log.warning("the cached clip %s is made anew: %s", path.name, error)
        return None


def _keep(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    replace_file(path, data, lasting=False)


def _video_stream(container: OutputContainer, recipe: Recipe) -> VideoStream:
    gop = recipe.key_interval
    fixed = f"keyint={gop}:min-keyint={gop}:scenecut=0:b-adapt=0:open-gop=0:bframes={recipe.b_frames}"
    fixed += ":colorprim=bt709:transfer=bt709:colormatrix=bt709"
    options = {"preset": recipe.preset}
    if recipe.codec == "h264":
        options["x264-params"] = f"{fixed}:b-pyramid=none:aq-mode=1"
    else:
        options["x265-params"] = f"{fixed}:b-pyramid=0:log-level=none:pools=2"
    if recipe.kbit_s:
        rate = recipe.kbit_s * 1000
        options |= {"maxrate": str(rate), "bufsize": str(rate)}
    else:
        options["crf"] = "20"
    stream = container.add_stream(
        _ENCODERS[recipe.codec],
        rate=recipe.fps,
        options=options,
        width=recipe.width,
        height=recipe.height,
        bit_rate=recipe.kbit_s * 1000,
        time_base=Fraction(1, recipe.fps),
    )
    assert isinstance(stream, VideoStream)
    stream.codec_context.thread_count = 2
    if recipe.codec == "hevc":
        stream.codec_context.codec_tag = "hvc1"
    return stream


def _sound_stream(container: OutputContainer, recipe: Recipe) -> AudioStream:
    stream = container.add_stream(
        "aac", rate=recipe.sample_rate, options={"aac_coder": "fast"}, bit_rate=recipe.audio_kbit_s * 1000
    )
    assert isinstance(stream, AudioStream)
    return stream


def _shown(stream: VideoStream, recipe: Recipe, leaving: threading.Event) -> Iterator[Picture]:
    """The encoded pictures in decode order; the first decode time is 0, no time is negative.

    Where the pictures fill only half the loop they come again, as copies of the packets: every
    group of pictures is closed.
    """
    shown: list[Picture] = []
    for index, picture in enumerate(pictures(recipe)):
        if leaving.is_set():
            raise Abandoned(recipe.file_name)
        picture.pts = index
        shown += stream.encode(picture)
    shown += stream.encode(None)
    for start in range(_delay(recipe), recipe.loop_frames, recipe.picture_frames):
        for packet in shown:
            yield _again(packet, start)


def _again(packet: Picture, later: int) -> Picture:
    assert packet.pts is not None
    assert packet.dts is not None
    copy = cast(Picture, av.Packet(bytes(packet)))
    copy.stream, copy.time_base = packet.stream, packet.time_base
    copy.pts, copy.dts, copy.duration = packet.pts + later, packet.dts + later, 1
    copy.is_keyframe = packet.is_keyframe
    return copy


def _delay(recipe: Recipe) -> int:
    """By how many pictures an encoder without B pyramid lets the decode times run ahead."""
    return min(recipe.b_frames, 1)


def _spoken(stream: AudioStream, recipe: Recipe, leaving: threading.Event) -> list[Sound]:
    """The loop's sound as AAC in full flight: encoded with a lead on both sides, which is then cut off.

    The transform of each frame overlaps its neighbour. As the sound is periodic, the last frame of
    the loop fits before the first as it would before the one that followed it: no click.
    """
    samples = recipe.loop_frames * recipe.sample_rate // recipe.fps
    late = _delay(recipe) * recipe.sample_rate // recipe.fps
    spoken = speech(recipe.voice, recipe.picture_frames * recipe.sample_rate // recipe.fps, recipe.sample_rate)
    sound = np.roll(np.tile(spoken, recipe.loop_frames // recipe.picture_frames), late, axis=1)
    lead = _LEAD * SAMPLES_PER_AAC_FRAME
    around = np.concatenate((sound[:, -lead:], sound, sound[:, :lead]), axis=1)
    loop: list[Sound] = []
    for packet in _aac(stream, around):
        if leaving.is_set():
            raise Abandoned(recipe.file_name)
        assert packet.pts is not None
        packet.pts -= lead
        packet.dts = packet.pts
        if 0 <= packet.pts < samples:
            loop.append(packet)
    return loop


def _aac(stream: AudioStream, sound: Samples) -> Iterator[Sound]:
    for at in range(0, sound.shape[1], SAMPLES_PER_AAC_FRAME):
        block = np.ascontiguousarray(sound[:, at : at + SAMPLES_PER_AAC_FRAME])
        frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
        frame.sample_rate = stream.codec_context.sample_rate
        frame.pts = at
        frame.time_base = Fraction(1, stream.codec_context.sample_rate)
        yield from stream.encode(frame)
    yield from stream.encode(None)


def _mux(container: OutputContainer, shown: Iterator[Picture], spoken: list[Sound]) -> None:
    """In the order of decode times; at the same time pictures come first, so that they begin a fragment."""
    waiting = iter(spoken)
    sound = next(waiting, None)
    for picture in shown:
        while sound is not None and _time(sound) < _time(picture):
            container.mux_one(sound)
            sound = next(waiting, None)
        container.mux_one(picture)
    while sound is not None:
        container.mux_one(sound)
        sound = next(waiting, None)


def _time(packet: Picture | Sound) -> Fraction:
    assert packet.dts is not None
    return packet.dts * packet.time_base
