from __future__ import annotations

import pytest

from desktop.ui.settings.address_faults import address_fault, meetstream_fault, streaming_fault

pytestmark = pytest.mark.usefixtures("languages")


@pytest.mark.parametrize(
    "address", ["relay", "ftp://relay.example.net", "http://example.net", "https://a@b.net", "https://b.net/?k=1"]
)
def test_no_address(address: str) -> None:
    assert address_fault(address)


@pytest.mark.parametrize("address", ["", "https://relay.example.net/zego", "http://127.0.0.1:8080"])
def test_an_address(address: str) -> None:
    assert address_fault(address) == ""


@pytest.mark.parametrize(
    ("base", "path", "words"),
    [
        ("https://api.meetstream.ai", "/bots", ""),
        ("http://localhost:9999", "/bots", ""),
        ("", "/bots", "begins with https://"),
        ("https://key@api.meetstream.ai", "/bots", "user name"),
        ("http://api.meetstream.ai", "bots", "unprotected"),
        ("https://api.meetstream.ai", "bots", "path begins"),
    ],
)
def test_the_address_of_meetstream(base: str, path: str, words: str) -> None:
    found = meetstream_fault(base, path)
    assert (words in found) if words else not found


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", ""),
        ("wss://stn.example.net/ws", ""),
        ("ws://127.0.0.1:9000/ws", ""),
        ("https://stn.example.net/ws", "begins with wss://"),
        ("wss://[::1/ws", "cannot be read"),
        ("ws://stn.example.net/ws", "unprotected"),
        ("wss://stn.example.net/ws?token=1", "ends with its path"),
    ],
)
def test_the_streaming_address(address: str, words: str) -> None:
    found = streaming_fault(address)
    assert (words in found) if words else not found
