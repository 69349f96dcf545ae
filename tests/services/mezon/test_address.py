from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.mezon.address import BadAddress, place, socket_address
from desktop.services.mezon.session import Session


def session(api_url: str, ws_url: str = "", token: str = "T") -> Session:
    return Session(token, "R", 1, api_url, ws_url)


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("https://gw.mezon.ai", "https://gw.mezon.ai"),
        ("https://gw.mezon.ai:", "https://gw.mezon.ai"),  # published clients leave the colon
        ("https://gw.mezon.ai:443/path?x=1", "https://gw.mezon.ai"),
        ("https://gw.mezon.ai:7350", "https://gw.mezon.ai:7350"),
        (" gw.mezon.ai ", "https://gw.mezon.ai"),
        ("gw.mezon.ai:7350", "https://gw.mezon.ai:7350"),
        ("http://127.0.0.1:5/", "http://127.0.0.1:5"),
        ("http://localhost", "http://localhost"),
        ("ws://[::1]:5", "http://[::1]:5"),
        ("WSS://a.example", "https://a.example"),
    ],
)
def test_places(text: str, base: str) -> None:
    assert place(text).base == base


@pytest.mark.parametrize(
    "text",
    ["", " ", "http://gw.mezon.ai", "ws://192.0.2.1", "ftp://a", "https://", "https://a:b", "https://a:99999",
     "https://u:p@a", "http://[bad", "https://a b", "file:///etc/passwd", "http://127.0.0.1.evil.example"],
)  # fmt: skip
def test_no_places(text: str) -> None:
    with pytest.raises(BadAddress) as told:
        place(text)
    assert not text.strip() or text not in str(told.value)


@pytest.mark.parametrize(
    ("api_url", "ws_url", "begins"),
    [
        ("https://gw.mezon.ai", "", "wss://gw.mezon.ai/ws?"),
        ("https://gw.mezon.ai", "sock.mezon.ai", "wss://sock.mezon.ai/ws?"),
        ("https://gw.mezon.ai:7350", "sock.mezon.ai:7351", "wss://sock.mezon.ai:7351/ws?"),
        ("http://127.0.0.1:5", "127.0.0.1", "ws://127.0.0.1:5/ws?"),  # a stand-in can say no more than a host
        ("http://127.0.0.1:5", "127.0.0.1:6", "ws://127.0.0.1:6/ws?"),
        ("https://127.0.0.1:5", "127.0.0.1:6", "wss://127.0.0.1:6/ws?"),
        ("https://gw.mezon.ai:7350", "gw.mezon.ai", "wss://gw.mezon.ai:7350/ws?"),
        ("http://127.0.0.1:5", "ws://127.0.0.1:6/other", "ws://127.0.0.1:6/ws?"),
        ("http://127.0.0.1:5", "", "ws://127.0.0.1:5/ws?"),
    ],
)
def test_where_the_socket_is(api_url: str, ws_url: str, begins: str) -> None:
    assert socket_address(session(api_url, ws_url)).url.startswith(begins)


def test_the_token_is_encoded_and_hidden() -> None:
    address = socket_address(session("https://a", token="a+b/c=&d"))
    assert address.url.endswith("/ws?lang=en&status=true&token=a%2Bb%2Fc%3D%26d&format=protobuf&platform=0")
    assert "a%2Bb" not in repr(address)


def test_no_token_goes_without_tls_to_another_computer() -> None:
    for one in (session("http://192.0.2.1"), session("https://a", "ws://a")):
        with pytest.raises(BadAddress):
            socket_address(one)


@given(st.text())
def test_any_text_is_a_place_or_none(text: str) -> None:
    try:
        made = place(text)
    except BadAddress:
        return
    assert place(made.base) == made
