"""Who may control the desk: the right token once, no page of a browser unasked, nothing else."""

from __future__ import annotations

import hmac
from http import HTTPStatus
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.remote.gate import Gate

TOKEN = "t0ken-" + "x" * 37
RIGHT = [f"Bearer {TOKEN}"]
IN = None
WRONG, PAGE = HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN


@pytest.mark.parametrize(
    ("target", "origins", "authorizations", "verdict"),
    [
        ("/", [], RIGHT, IN),
        ("/remote", [], [f"bearer {TOKEN}"], IN),
        (f"/?token={TOKEN}", [], [], IN),
        (f"/remote?token={TOKEN}&name=deck", [], [], IN),
        ("/", [], [], WRONG),
        ("/", [], ["Bearer "], WRONG),
        ("/", [], ["Bearer wrong"], WRONG),
        ("/", [], [f"Bearer {TOKEN}x"], WRONG),
        ("/", [], [f"Bearer {TOKEN[:-1]}"], WRONG),
        ("/", [], [f"Basic {TOKEN}"], WRONG),
        ("/", [], [TOKEN], WRONG),
        ("/", [], ["Bearer wrong", *RIGHT], WRONG),
        (f"/?token={TOKEN}", [], RIGHT, WRONG),
        (f"/?token=wrong&token={TOKEN}", [], [], WRONG),
        ("/?token=%ff%fe", [], [], WRONG),
        ("/?token=\u2068", [], [], WRONG),
        ("/?" + "&".join(f"a{n}=1" for n in range(50)), [], RIGHT, HTTPStatus.BAD_REQUEST),
        ("http://[", [], RIGHT, HTTPStatus.BAD_REQUEST),
        ("/elsewhere", [], RIGHT, HTTPStatus.NOT_FOUND),
        ("/", ["https://evil.example"], RIGHT, PAGE),
        ("/", ["null"], RIGHT, PAGE),
        ("/", [""], RIGHT, PAGE),
        ("/", ["https://panel.example"], RIGHT, IN),
        ("/", ["HTTPS://Panel.Example/"], RIGHT, IN),
        ("/", ["https://panel.example:8443"], RIGHT, PAGE),
        ("/", ["http://panel.example"], RIGHT, PAGE),
        ("/", ["https://panel.example", "https://evil.example"], RIGHT, PAGE),
        ("/", ["https://panel.example"], [], WRONG),
    ],
)
def test_verdicts(target: str, origins: list[str], authorizations: list[str], verdict: HTTPStatus | None) -> None:
    assert Gate(TOKEN, ("https://panel.example",)).judge(target, origins, authorizations) is verdict


@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=2), st.lists(st.text(max_size=40), max_size=2))
def test_nothing_raises_and_nothing_made_up_gets_in(target: str, origins: list[str], offered: list[str]) -> None:
    for value in (target, f"/?{target}", f"/?token={target}"):
        assert Gate(TOKEN, ("https://panel.example",)).judge(value, origins, offered) is not None


def test_without_a_token_nobody_is_let_in() -> None:
    assert Gate("").judge("/?token=", [], ["Bearer "]) is WRONG


def test_tokens_are_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[Any] = []
    real = hmac.compare_digest

    def compare(ours: bytes, theirs: bytes) -> bool:
        compared.append((ours, theirs))
        return real(ours, theirs)

    monkeypatch.setattr(hmac, "compare_digest", compare)
    Gate(TOKEN).judge("/", [], ["Bearer wrong"])
    assert compared == [(b"wrong", TOKEN.encode())]


def test_the_token_is_not_shown() -> None:
    assert TOKEN not in repr(Gate(TOKEN))
