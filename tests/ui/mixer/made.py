"""Mixes as the panel is shown them. Times are of `NOW`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from desktop.core.errors import Code
from desktop.core.mix import Level, Mix, MixState, Origin, PlayAddress, Strip
from desktop.core.mix_setup import Codec, MixMode, MixSetup, Output

NOW = 1000.0
MAIN = Output("mix-main", codec=Codec.AAC_LC, bitrate_bps=128_000, channels=2)
LOW = Output("mix-low")
DESK = MixSetup(MixMode.DESK, (MAIN, LOW))
AUTO = MixSetup(MixMode.AUTO, (MAIN, LOW))
PLAY = (PlayAddress("mix-main", "rtmp://p/mix-main", "https://p/mix-main.m3u8", "https://p/mix-main.flv"),)


def strip(key: str = "quang", fader: int = 100, confirmed: int | None = 100, **values: Any) -> Strip:
    muted = bool(values.pop("muted", False))
    name = values.pop("name", key.title())
    known = None if confirmed is None else Level(confirmed, muted)
    return Strip(key, name=name, user=key, wish=Level(fader, muted), confirmed=known, **values)


def running(*strips: Strip, setup: MixSetup = DESK, **values: Any) -> Mix:
    mix = Mix(MixState.RUNNING, setup, setup, "night-desk", "airdesk-1", strips, PLAY, NOW - 60, NOW - 60)
    return replace(mix, **values)


def stopped(*strips: Strip, setup: MixSetup = DESK, **values: Any) -> Mix:
    return replace(Mix(setup=setup, room="night-desk", strips=strips), **values)


APPLIED = strip("thao")
SENDING = strip("quang", 118, 100)
REFUSED = replace(strip("jingles"), origin=Origin.ADDRESS, refused=Level(140), reason=Code.MIX_REFUSED)
GONE = strip("caller", gone_since=NOW - 12)
BED = strip("https://x/bed.flv", 34, 34, origin=Origin.ADDRESS, name="Bed music")
