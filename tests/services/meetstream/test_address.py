from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.model import AddressFault
from desktop.services.meetstream.address import check_address, dial_address, dotted
from desktop.services.meetstream.ingest import ListenAddress


def test_made_from_where_the_ingest_listens() -> None:
    assert dial_address(ListenAddress("0.0.0.0", 8787, False), "", "/in/x") == "ws://127.0.0.1:8787/in/x"
    assert dial_address(ListenAddress("192.0.2.7", 443, True), " ", "/in/x") == "wss://192.0.2.7:443/in/x"
    assert dial_address(ListenAddress("2001:db8::1", 1, False), "", "/in/x") == "ws://[2001:db8::1]:1/in/x"
    assert dial_address(None, "", "/in/x") == ""


def test_the_public_address_wins_and_keeps_its_path() -> None:
    listen = ListenAddress("0.0.0.0", 8787, False)
    assert dial_address(listen, " wss://desk.example.net/ ", "/in/x") == "wss://desk.example.net/in/x"
    assert dial_address(None, "wss://example.net:8443/desk", "/in/x") == "wss://example.net:8443/desk/in/x"


@pytest.mark.parametrize(
    ("address", "tls", "fault"),
    [
        ("wss://desk.example.net/in/x", False, AddressFault.NONE),
        ("wss://desk.example.net/in/x", True, AddressFault.NONE),
        ("ws://desk.example.net:8787/in/x", False, AddressFault.NONE),
        ("ws://8.8.8.8/in/x", False, AddressFault.NONE),
        ("wss://büro.example/in/x", False, AddressFault.NONE),
        ("ws://desk.example.net/in/x", True, AddressFault.TLS),
        ("", False, AddressFault.EMPTY),
        ("desk.example.net", False, AddressFault.SCHEME),
        ("https://desk.example.net", False, AddressFault.SCHEME),
        ("wss://", False, AddressFault.HOST),
        ("wss://des k.example/", False, AddressFault.HOST),
        ("wss://1.2.3/", False, AddressFault.HOST),
        ("wss://[bad", False, AddressFault.HOST),
        ("wss://localhost/in/x", False, AddressFault.LOOPBACK),
        ("ws://127.0.0.1:8787/in/x", False, AddressFault.LOOPBACK),
        ("ws://[::1]:8787/in/x", False, AddressFault.LOOPBACK),
        ("ws://[::ffff:127.0.0.1]/", False, AddressFault.LOOPBACK),
        ("ws://192.168.1.20:8787/in/x", False, AddressFault.PRIVATE),
        ("ws://100.64.0.1/", False, AddressFault.PRIVATE),
        ("ws://studio-pc:8787/in/x", False, AddressFault.PRIVATE),
        ("ws://studio.local/in/x", False, AddressFault.PRIVATE),
        ("ws://0.0.0.0:8787/in/x", False, AddressFault.UNSPECIFIED),
        ("ws://[::]:8787/in/x", False, AddressFault.UNSPECIFIED),
        ("ws://239.1.1.1/", False, AddressFault.HOST),
        ("wss://desk.example.net:0/", False, AddressFault.PORT),
        ("wss://desk.example.net:99999/", False, AddressFault.PORT),
        ("wss://desk.example.net:/", False, AddressFault.PORT),
        ("wss://desk.example.net:http/", False, AddressFault.PORT),
        ("wss://user:word@desk.example.net/", False, AddressFault.CREDENTIALS),
        ("wss://desk.example.net/?key=1", False, AddressFault.QUERY),
        ("wss://desk.example.net/#top", False, AddressFault.QUERY),
    ],
)
def test_what_cannot_be_right(address: str, tls: bool, fault: AddressFault) -> None:
    assert check_address(address, tls) is fault


@given(st.text(), st.booleans())
def test_no_address_makes_it_raise(text: str, tls: bool) -> None:
    assert check_address(text, tls) in AddressFault
    assert check_address("wss://" + text, tls) in AddressFault


def test_the_secret_is_dots() -> None:
    assert dotted("wss://desk.example.net/in/abc-DEF_123") == "wss://desk.example.net/in/••••"
    assert dotted("wss://desk.example.net/in/abc?x=1") == "wss://desk.example.net/in/••••?x=1"
    assert dotted("wss://desk.example.net/") == "wss://desk.example.net/"
