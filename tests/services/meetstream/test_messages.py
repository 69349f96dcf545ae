from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.meetstream.messages import (
    LatencyPing,
    Malformed,
    Unknown,
    VideoStreamEnd,
    VideoStreamStart,
    parse,
    pong,
)


def test_the_start_of_the_guide() -> None:
    text = json.dumps(
        {
            "type": "video_stream_start",
            "bot_id": "bot-123",
            "codec": "h264",
            "audio_codec": "aac",
            "container": "fmp4",
            "width": 1920,
            "height": 1080,
            "framerate": 25,
            "audio_sample_rate": 44100,
            "audio_bitrate": "128k",
            "speakerId": 7,
            "speakerName": "Ann",
        }
    )
    assert parse(text) == VideoStreamStart("bot-123", "h264", "aac", "fmp4", 1920, 1080, 25.0, 44100, "128k")


def test_an_empty_start_is_a_start() -> None:
    assert parse('{"type":"video_stream_start"}') == VideoStreamStart()


def test_wrong_types_become_empty_or_their_meaning() -> None:
    text = (
        '{"type":"video_stream_start","bot_id":17,"codec":null,"audio_codec":["aac"],"width":"1280","height":-3,'
        '"framerate":"fast","audio_sample_rate":1e30,"audio_bitrate":{"k":1}}'
    )
    assert parse(text) == VideoStreamStart(bot_id="17", width=1280)


def test_the_end() -> None:
    assert parse('{"type":"video_stream_end","bot_id":"b","duration_seconds":152.7}') == VideoStreamEnd("b", 152.7)
    assert parse('{"type":"video_stream_end","duration_seconds":"abc"}') == VideoStreamEnd("", None)
    assert parse('{"type":"video_stream_end","duration_seconds":-1}') == VideoStreamEnd("", None)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ('{"a": NaN, "type": "video_latency_ping"}', "not JSON"),
        ('{"a":' + "[" * 100_000, "not JSON"),
        ("[]", "not an object"),
        ("3", "not an object"),
        ("{}", "no type"),
        ('{"type": null}', "no type"),
        ('{"type": ["video_stream_start"]}', "no type"),
        (b"\xff\xfe", "not JSON"),
    ],
)
def test_what_is_no_message(text: str | bytes, why: str) -> None:
    assert parse(text) == Malformed(why)


def test_an_unknown_type_is_kept_short() -> None:
    assert parse(json.dumps({"type": "x" * 1000})) == Unknown("x" * 64)


def test_a_pong_is_the_ping_to_the_letter() -> None:
    text = (
        '{"type":"video_latency_ping","seq":9007199254740993,"sent_at_ms":1.50,"z":[1e2,"\\u00e9"],"n":'
        + "9" * 500
        + "}"
    )
    ping = parse(text)
    assert isinstance(ping, LatencyPing)
    answer = pong(ping.raw, 5, "bot")
    assert '"seq":9007199254740993,"sent_at_ms":1.50,"z":[1e2,"\\u00e9"],"n":' + "9" * 500 in answer
    fields = json.loads(answer)
    assert fields["type"] == "video_latency_pong"
    assert fields["server_received_at_ms"] == 5
    assert fields["bot_id"] == "bot"


def test_a_pong_keeps_the_pings_own_bot() -> None:
    assert json.loads(pong({"bot_id": None, "server_received_at_ms": 1}, 5, "bot")) == {
        "type": "video_latency_pong",
        "bot_id": None,
        "server_received_at_ms": 5,
    }


@pytest.mark.parametrize("sent", ["null", "[]", '"soon"', "true", "9" * 5000, '"inf"'])
def test_a_ping_with_a_strange_time_is_a_ping(sent: str) -> None:
    ping = parse('{"type":"video_latency_ping","seq":1,"sent_at_ms":' + sent + "}")
    assert isinstance(ping, LatencyPing)
    assert ping.sent_at_ms is None
    assert msgspec.json.decode(pong(ping.raw, 5)[: -len("}")].split(',"sent_at_ms"')[0] + "}")


@given(st.text() | st.binary())
def test_nothing_makes_it_raise(text: str | bytes) -> None:
    assert parse(text) is not None
