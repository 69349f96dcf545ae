from __future__ import annotations

import msgspec
import pytest

from desktop.control.settings_tree import ADDRESSES, KEPT_HERE, changes, known, may_leave, over, places, public, tree_of
from desktop.core.mix_setup import Advanced, Extra, MixMode, MixSetup, Output
from desktop.settings.schema import Calls, Ingest, MeetStream, Mezon, Monitoring, Settings, Zego

SECRET = "s3cr3tKey9f2c77"
FULL_OF_SECRETS = Settings(
    ingest=Ingest(public_address=f"wss://user:{SECRET}@studio.example.net"),
    monitoring=Monitoring(device=SECRET),
    meetstream=MeetStream(base=f"https://proxy.example.net/{SECRET}", create_path=f"/api?key={SECRET}"),
    mezon=Mezon(gateway=f"gw.example.net?token={SECRET}", streaming=f"wss://stn.example.net/ws#{SECRET}"),
    zego=Zego(
        app_id=7,
        base=f"https://zego.example.net/{SECRET}/",
        setup=MixSetup(
            MixMode.DESK,
            (Output(stream_id="mix-main"), Output(address=f"rtmp://live.example.net/app/{SECRET}")),
            Advanced(user_data=SECRET, extra=(Extra("key", SECRET),)),
        ),
    ),
    calls=Calls(base=f"https://{SECRET}@chat.example.net", microphone=SECRET, camera=SECRET, speaker=SECRET),
)


@pytest.mark.parametrize(
    "address",
    [
        "https://api.meetstream.ai",
        "https://api.meetstream.ai:8443/",
        "wss://stn.mezon.ai/ws",
        "https://proxy.example.net/api/v1/bots",
    ],
)
def test_an_address_of_plain_words_may_leave(address: str) -> None:
    assert may_leave(address)


@pytest.mark.parametrize(
    "address",
    [
        "rtmp://live.example.net/app/main",
        "srt://live.example.net:9000",
        "https://user@api.example.net",
        "https://user:word@api.example.net",
        "https://api.example.net/?key=1",
        "https://api.example.net?",
        "https://api.example.net/#key",
        "https://api.example.net/abcdefghijklmnopqrstuvwxyz",
        "https://api.example.net/ab12cd34",
        "https://api.example.net/%61",
        "https://[",
    ],
)
def test_an_address_that_could_carry_a_secret_stays(address: str) -> None:
    assert not may_leave(address)


def test_no_secret_is_in_what_leaves() -> None:
    tree = public(tree_of(FULL_OF_SECRETS))
    assert SECRET not in msgspec.json.encode(tree).decode()
    assert tree["zego"]["app_id"] == 7
    assert tree["zego"]["setup"]["mode"] == "desk"
    assert "outputs" not in tree["zego"]["setup"]  # one of them would stand for all
    for place in ADDRESSES:
        section, name = place.split(".")
        assert name not in tree[section]


def test_outputs_without_an_address_leave() -> None:
    outputs = (Output(stream_id="mix-main"),)
    tree = public(tree_of(Settings(zego=Zego(setup=MixSetup(outputs=outputs)))))
    assert [one["stream_id"] for one in tree["zego"]["setup"]["outputs"]] == ["mix-main"]


def test_everything_else_leaves() -> None:
    left = {place for place in places() if place not in KEPT_HERE}
    tree = public(tree_of(Settings()))
    assert left == set(leaves(tree))


def test_places_that_are_kept_here_exist() -> None:
    assert set(KEPT_HERE) <= set(places())


def test_a_file_from_elsewhere_opens_no_door() -> None:
    doors: dict[str, object] = {"ingest": {"allow_unknown": True}, "remote": {"enabled": True, "other_computers": True}}
    assert known(doors) == ({"ingest": {}, "remote": {}}, ())
    assert set(ADDRESSES) <= set(places())


def test_what_is_left_out_stays() -> None:
    own = tree_of(FULL_OF_SECRETS)
    assert msgspec.convert(over(own, public(own)), Settings) == FULL_OF_SECRETS


def test_what_is_not_known_is_named_and_passed_over() -> None:
    kept, strange = known({"ingest": {"port": 9000, "sprot": 1}, "dreams": {"a": 1}, "welcomed": False})
    assert kept == {"ingest": {"port": 9000}}
    assert strange == ("ingest.sprot", "dreams")


def test_changes_are_told_setting_by_setting() -> None:
    new = Settings(ingest=Ingest(port=9000), zego=Zego(setup=MixSetup(MixMode.DESK)))
    found = [(one.place, one.old, one.new) for one in changes(Settings(), new)]
    assert found == [("ingest.port", 8787, 9000), ("zego.setup.mode", "auto", "desk")]


def leaves(tree: dict[str, object], place: str = "") -> list[str]:
    out = []
    for name, value in tree.items():
        here = f"{place}.{name}" if place else name
        out += leaves(value, here) if isinstance(value, dict) else [here]
    return out
