from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.links import links


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://a.example/b?c=d#e.", ["https://a.example/b?c=d#e"]),
        ("HTTP://A and https://b, then", ["HTTP://A", "https://b"]),
        ("(https://a/b_(c)) [https://d]", ["https://a/b_(c)", "https://d"]),
        ("<https://a>", ["https://a"]),
        ("javascript:alert(1) data://x file:///etc ftp://x http://", []),
        ("https://...", []),
        ("https://a\u202egpj.exe", ["https://a"]),
        ("https://a\u200b.evil", ["https://a"]),
        ("no address", []),
        ("https://" + "a" * 2_000, []),
        ("http://[bad https://[::1 http://a]b[ https://ⅷ℀.example/ http:///path", []),
        ("https://" + ")" * 1_000_000, []),
    ],
)
def test_addresses(text: str, found: list[str]) -> None:
    assert [text[one.start : one.end] for one in links(text)] == found


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("see https://example.org/a?b=1.", ["https://example.org/a?b=1"]),
        ("(http://x.y)", ["http://x.y"]),
        ("javascript:alert(1) file:///etc/passwd mailto:a@b", []),
        ("https://a.b https://c.d", ["https://a.b", "https://c.d"]),
    ],
)
def test_only_web_addresses_are_links(text: str, addresses: list[str]) -> None:
    assert [text[one.start : one.end] for one in links(text)] == addresses


@given(st.lists(st.sampled_from(["https://", "http://", "a", ".", ")", "(", " ", "\u202e", "😀"])).map("".join))
def test_an_address_is_what_is_read(text: str) -> None:
    last = 0
    for one in links(text):
        assert last <= one.start < one.end <= len(text)
        assert re.fullmatch(r"https?://[^\s\u202e]+", text[one.start : one.end])
        last = one.end
