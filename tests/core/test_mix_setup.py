from __future__ import annotations

import base64

import msgspec
import pytest

from desktop.core.mix_setup import (
    Advanced,
    Alignment,
    Codec,
    Extra,
    MixMode,
    MixSetup,
    Output,
    OutputFault,
    encoded,
    output_fault,
    stream_id_is_right,
    user_data_bytes,
)


@pytest.mark.parametrize(
    ("outputs", "fault"),
    [
        ((), OutputFault.MISSING),
        ((Output("a"), Output("b"), Output("c")), OutputFault.NONE),
        ((Output("a"), Output("b"), Output("c"), Output("d")), OutputFault.TOO_MANY),
        ((Output(),), OutputFault.EMPTY),
        ((Output("a", "rtmp://x/a"),), OutputFault.BOTH),
        ((Output("a"), Output("a", codec=Codec.OPUS)), OutputFault.SAME),
        ((Output(address="rtmp://x/a"), Output(address="rtmp://x/a")), OutputFault.SAME),
        ((Output("a b"),), OutputFault.NAME),
        ((Output("ä"),), OutputFault.NAME),
        ((Output(address="rtmp://x/a"),), OutputFault.NONE),
        ((Output(address="rtmp://"),), OutputFault.ADDRESS),
        ((Output(address="https://x/a"),), OutputFault.ADDRESS),
        ((Output(address="rtmp://x/a b"),), OutputFault.ADDRESS),
        ((Output("in"),), OutputFault.INPUT),
    ],
)
def test_outputs(outputs: tuple[Output, ...], fault: OutputFault) -> None:
    assert output_fault(outputs, frozenset({"in"})) is fault


def test_names() -> None:
    assert stream_id_is_right("a-B_9")
    assert not stream_id_is_right("")
    assert not stream_id_is_right("a/b")


def test_user_data_is_measured_as_it_is_sent() -> None:
    assert base64.b64decode(encoded("Tin tức")).decode() == "Tin tức"
    assert user_data_bytes("x" * 3000) == 4000


AUTO = MixSetup(MixMode.AUTO, (Output("a"),))
DESK = MixSetup(MixMode.DESK, (Output("a"),))


@pytest.mark.parametrize(
    ("change", "auto", "desk"),
    [
        ({"advanced": Advanced(user_data="x")}, True, True),
        ({"advanced": Advanced(sound_level=True)}, True, True),
        ({"advanced": Advanced(extra=(Extra("k", "v"),))}, False, True),
        ({"outputs": (Output("b"),)}, False, True),
        ({"outputs": (Output(address="rtmp://x/a"),)}, False, True),
        ({"outputs": (Output("a"), Output("b"))}, False, False),
        ({"outputs": (Output("a", codec=Codec.OPUS),)}, False, False),
        ({"outputs": (Output("a", bitrate_bps=64_000),)}, False, False),
        ({"advanced": Advanced(alignment=Alignment.ALL)}, False, False),
        ({"advanced": Advanced(receive_buffer_ms=9)}, False, False),
        ({"advanced": Advanced(bypass=True)}, False, False),
        ({"advanced": Advanced(channels=2)}, False, False),
    ],
)
def test_what_a_running_mix_takes(change: dict[str, object], auto: bool, desk: bool) -> None:
    assert AUTO.live_change(msgspec.structs.replace(AUTO, **change)) is auto
    assert DESK.live_change(msgspec.structs.replace(DESK, **change)) is desk
    assert not AUTO.live_change(DESK)


@pytest.mark.parametrize(
    "wrong",
    [
        {"advanced": {"receive_buffer_ms": 4001}},
        {"advanced": {"receive_buffer_ms": -1}},
        {"advanced": {"alignment": 3}},
        {"advanced": {"channels": 3}},
        {"outputs": [{"codec": 4}]},
        {"outputs": [{"channels": 0}]},
        {"mode": "manual"},
    ],
)
def test_ranges_of_the_document(wrong: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(wrong, MixSetup)


def test_a_setup_survives_the_settings_file() -> None:
    advanced = Advanced(True, Alignment.CHOSEN, 100, True, 2, "x", (Extra("k", "v"),))
    setup = MixSetup(MixMode.DESK, (Output("a", codec=Codec.MP3), Output(address="rtmp://x/y")), advanced)
    assert msgspec.json.decode(msgspec.json.encode(setup), type=MixSetup) == setup
