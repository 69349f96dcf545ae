"""What a clip of the demo studio shall be: pictures, sound, codecs and fragments.

How it is made lies in `clip.py`, the finished loop in `film.py`.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from math import gcd

SAMPLES_PER_AAC_FRAME = 1024

# Part of every cache name: raise it when drawing, sound or muxing change.
EDITION = 1


@dataclass(frozen=True, slots=True)
class Recipe:
    """One clip. Equal recipes give interchangeable clips; the hash of one names its cache file."""

    scene: str = "desk"
    name: str = ""  # written in the lower third
    line: str = ""  # second, smaller line of the lower third
    voice: str = "host"
    width: int = 1280
    height: int = 720
    fps: int = 25
    codec: str = "h264"  # "h264" or "hevc"
    preset: str = "superfast"
    b_frames: int = 0
    key_interval: int = 32  # frames; divides the loop, so that the loop point is no special place
    sound: bool = True
    sample_rate: int = 44100
    audio_kbit_s: int = 128
    fragment_ms: int = 200  # libavformat's frag_duration; a key frame always begins a fragment
    kbit_s: int = 0  # 0: constant quality
    grain: int = 0  # amplitude of moving film grain in code values; makes a high kbit_s honest
    counter: bool = False  # draws the frame number as a bar code along the lower edge, for measurements

    @property
    def loop_frames(self) -> int:
        """Pictures in the loop: at least `key_interval`, a multiple of it, and whole AAC frames of sound."""
        whole = self.key_interval
        if self.sound:
            step = self.sample_rate // gcd(self.sample_rate, self.fps)
            if step * self.fps != self.sample_rate:
                raise ValueError("the sample rate must be a multiple of the frame rate")
            aac = SAMPLES_PER_AAC_FRAME // gcd(SAMPLES_PER_AAC_FRAME, step)
            whole = aac * self.key_interval // gcd(aac, self.key_interval)
        return whole * max(1, -(-6 * self.fps // whole))  # not below six seconds

    @property
    def picture_frames(self) -> int:
        """How many different pictures there are: half the loop, shown twice, where that is whole key intervals."""
        half = self.loop_frames // 2
        return self.loop_frames if self.counter or half % self.key_interval or half < 4 * self.fps else half

    @property
    def loop_s(self) -> float:
        """Length of the loop in seconds."""
        return self.loop_frames / self.fps

    @property
    def file_name(self) -> str:
        """Name of its file in the cache."""
        text = f"{EDITION} {sorted(asdict(self).items())}"
        return f"clip{EDITION}-{self.scene}-{hashlib.sha256(text.encode()).hexdigest()[:16]}.mp4"
