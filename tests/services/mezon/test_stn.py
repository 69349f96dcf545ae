"""The frames of STN, byte for byte as documented, and what a stranger may send."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.mezon.stn import (
    Frame,
    Place,
    ask_live,
    connect,
    live_in,
    parse,
    pause,
    paused_in,
    skip,
    stop,
    words,
)

PLACE = Place(1840666462012837888, 1977287012746530816, 9007199254740993)
IDS = {"ClanId": "1840666462012837888", "ChannelId": "1977287012746530816", "UserId": "9007199254740993"}
VALUE = {"ChannelId": "1977287012746530816", "Password": ""}


def test_the_commands() -> None:
    address = "https://clips.example/a%20b.ogg?x=é"
    assert json.loads(connect(PLACE, address)) == {
        **IDS, "Value": {**VALUE, "FileUrl": address}, "Key": "connect_publisher"
    }  # fmt: skip
    assert json.loads(stop(PLACE)) == {**IDS, "Value": {**VALUE, "FileUrl": ""}, "Key": "stop_publisher"}
    assert json.loads(skip(PLACE)) == {**IDS, "Value": {**VALUE, "FileUrl": ""}, "Key": "stream_track_ended"}
    assert json.loads(pause(PLACE, True)) == {**IDS, "Value": {"paused": True}, "Key": "stream_track_paused"}


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ('{"Key":"x"}', Frame("x")),
        ('{"Key":"x","ChannelId":7,"Value":[1]}', Frame("x", [1], "7")),
        ('{"Key":"x","ChannelId":true,"Other":{}}', Frame("x")),
        ('{"Key":7}', None),
        ('["Key"]', None),
        ('"Key"', None),
        ("{", None),
        ("", None),
        ('{"Key":"x","Value":' + "[" * 100_000, None),
    ],
)
def test_what_the_service_says(text: str, frame: Frame | None) -> None:
    assert parse(text) == frame


@given(st.text())
def test_nothing_raises(text: str) -> None:
    parse(text)
    parse(json.dumps({"Key": text, "Value": text}))


def test_a_pause_frame_comes_bare_or_in_an_object() -> None:
    assert [paused_in(value) for value in (True, {"paused": False}, {"paused": 1}, None, "true")] == [
        *(True, False, None, None, None)
    ]


def test_values_as_words() -> None:
    assert words("as it is") == "as it is"
    assert words({"a": [1]}) == '{"a":[1]}'


def test_the_question_what_is_live() -> None:
    assert json.loads(ask_live()) == {"Key": "get_channels"}


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        (["1977287012746530816", 7], {1977287012746530816, 7}),
        ([{"ChannelId": "7"}, {"channel_id": 8}, {"id": "9", "HasVideo": True}, {"x": 1}], {7, 8, 9}),
        ("7", {7}),
        ([True, "", "x", "²", "9" * 21, None, [7], 1.5], set()),
        (None, set()),
    ],
)
def test_what_is_live(value: object, ids: set[int]) -> None:
    assert live_in(value) == ids
