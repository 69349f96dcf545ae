"""Nothing that is known to be secret stays in a text, whatever it is written as; what support needs stays."""

from __future__ import annotations

import base64
import json
import random
import time
from collections.abc import Callable
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.redaction import HIDDEN, redacted
from desktop.core.scrub import EDGE_CHARS, LINE_CHARS, PIECE_CHARS, Scrub

SECRET = 'k3y/with "signs"+ö'
SMALL = "k3y%2fwith%20%22signs%22%2b%c3%b6"  # as some libraries write an address


@pytest.mark.parametrize(
    "text",
    [
        f"the key is {SECRET}.",
        json.dumps({"other": SECRET}),
        json.dumps({"other": SECRET}, ensure_ascii=False),
        f"GET /?q={quote(SECRET, safe='')}",
        f"GET /{quote(SECRET)}",
        f"GET /{SMALL}",
        json.dumps({"other": SECRET}).replace("/", "\\/"),
        repr({"name": SECRET})[:40] + SECRET,
    ],
)
def test_a_known_secret_is_found_in_every_spelling(text: str) -> None:
    cleaned = Scrub([SECRET]).clean(text)
    for form in (SECRET, quote(SECRET, safe=""), quote(SECRET), SMALL, json.dumps(SECRET)[1:-1]):
        assert form not in cleaned
    assert "signs" not in cleaned
    assert HIDDEN in cleaned


def test_the_secrets_within_a_secret_are_found_too() -> None:
    session = json.dumps({"token": "tok-123456", "more": [{"refresh": "ref-123456"}], "at": "https://x/y?k=que-123456"})
    cleaned = Scrub([session]).clean("tok-123456 ref-123456 que-123456 harmless")
    assert cleaned == f"{HIDDEN} {HIDDEN} {HIDDEN} harmless"


def test_the_parts_of_a_known_address_are_found_apart() -> None:
    known = "rtmp://operator:pass-word@play.example.net:1935/live/0123456789abcdef-key?auth=query-key#part-key"
    cleaned = Scrub([known]).clean("operator pass-word 0123456789abcdef-key query-key part-key play.example.net live")
    assert cleaned == f"{HIDDEN} {HIDDEN} {HIDDEN} {HIDDEN} {HIDDEN} play.example.net live"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("at https://api.example.net:8443/v1/bots, then", f"at https://api.example.net:8443/{HIDDEN} then"),
        ("rtmp://me:pw@host/app/key", f"rtmp://{HIDDEN}@host/{HIDDEN}"),
        ("rtmp://me:p@w@host/app", f"rtmp://{HIDDEN}@host/{HIDDEN}"),
        ("srt://[2001:db8::1]:9000?passphrase=x", f"srt://[2001:db8::1]:9000/{HIDDEN}"),
        ("wss://host?token=x", f"wss://host/{HIDDEN}"),
        ("ws://127.0.0.1:8787/", "ws://127.0.0.1:8787"),
        ("rtmp://me:pa/ss@host/key", f"rtmp://{HIDDEN}"),
        (r'{"url":"rtmp:\/\/host\/app\/key"}', rf'{{"url":"rtmp:\/\/host/{HIDDEN}"}}'),
        ('"https://host/in/secret"', f'"https://host/{HIDDEN}"'),
        ("file:///home/ann/key.pem", f"file://{HIDDEN}"),
    ],
)
def test_of_an_address_only_its_place_stays(text: str, left: str) -> None:
    assert Scrub([]).clean(text) == left


def test_what_looks_like_a_secret_goes_as_in_the_log() -> None:
    assert Scrub([]).clean("password=hunter22 eyJhbGciOi.eyJzdWIi.c2ln") == f"password={HIDDEN} {HIDDEN}"


def test_short_and_empty_secrets_do_not_take_words_with_them() -> None:
    assert Scrub(["", "on", "{", "[1"]).clean("on air in the demo") == "on air in the demo"


def test_a_deep_tree_ends() -> None:
    assert Scrub(["[" * 100_000, "[" * 20 + '"deep-secret"' + "]" * 20]).clean("words") == "words"


@pytest.mark.parametrize("at", [0, LINE_CHARS - EDGE_CHARS - 5, LINE_CHARS - 20, LINE_CHARS - 3, LINE_CHARS + 9])
def test_a_very_long_line_is_cut_and_no_secret_with_it(at: int) -> None:
    secret = "a-secret-of-some-length-0123456789"
    text = f"first\n{'. ' * (at // 2)}{secret}{' .' * LINE_CHARS}\nlast {secret}"
    first, long, last = Scrub([secret]).clean(text).split("\n")
    assert (first, last) == ("first", f"last {HIDDEN}")
    assert len(long) < LINE_CHARS
    assert long.endswith(" …")
    assert not any(secret[:size] in long for size in range(6, len(secret)))


@pytest.mark.parametrize("word", ["x", "token", "a://", "eyJ", '"', "authorization: ", "password = '", "1.", "://"])
def test_no_text_takes_long(word: str) -> None:
    """A pattern that looks at each place to its end would need hours here; the window would wait with it."""
    scrub = Scrub([f"secret-number-{number}" for number in range(50)])
    began = time.thread_time()
    scrub.clean(word * (1_000_000 // len(word)))
    assert time.thread_time() - began < 3


# What a secret may have become on its way into a text.
def wrapped(text: str, width: int, end: str = "\n") -> str:
    return end.join(text[at : at + width] for at in range(0, len(text), width))


def in_base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


CODINGS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "base64": in_base64,
    "base64 for addresses": lambda text: base64.urlsafe_b64encode(text.encode()).decode().rstrip("="),
    "hex": lambda text: text.encode().hex(),
    "HEX": lambda text: text.encode().hex().upper(),
}
ESCAPES: dict[str, Callable[[str], str]] = {
    "not at all": str,
    "percent": lambda text: quote(text, safe=""),
    "percent twice": lambda text: quote(quote(text, safe=""), safe=""),
    "percent of all": lambda text: "".join(f"%{byte:02x}" for byte in text.encode()),
    "json": lambda text: json.dumps(text)[1:-1],
    "json twice": lambda text: json.dumps(json.dumps(text)[1:-1])[1:-1],
    "json of all": lambda text: "".join(f"\\u{ord(one):04x}" for one in text),
    "json slashes": lambda text: json.dumps(text)[1:-1].replace("/", "\\/"),
}
WRAPS: dict[str, Callable[[str], str]] = {
    "one line": str,
    "lines": lambda text: wrapped(text, 7),
    "mail": lambda text: wrapped(text, 76, "\r\n"),
    "indented": lambda text: wrapped(text, 11, "\n    "),
    "lines in json": lambda text: json.dumps(wrapped(text, 9))[1:-1],
}
LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
secrets = st.text(LETTERS + '+/=_-.~ öđ"%&', min_size=10, max_size=60).filter(lambda text: text == text.strip())


@given(secrets, st.text(LETTERS, max_size=5), st.text(LETTERS, max_size=5), st.sampled_from(sorted(CODINGS)),
       st.sampled_from(sorted(ESCAPES)), st.sampled_from(sorted(WRAPS)))  # fmt: skip
def test_nothing_of_a_known_secret_is_left_however_it_is_written(
    secret: str, before: str, after: str, coding: str, escape: str, wrap: str
) -> None:
    """In the midst of others, so that every alignment comes; of eight characters in a row not all may stay."""
    written = WRAPS[wrap](ESCAPES[escape](CODINGS[coding](f"{before}{secret}{after}")))
    cleaned = Scrub([secret]).clean(f"first line\nsent [{written}] to them\nlast line\n")
    assert cleaned.startswith("first line\nsent [")
    assert cleaned.endswith("] to them\nlast line\n")
    inner = cleaned[len("first line\nsent [") : -len("] to them\nlast line\n")]
    assert HIDDEN in inner
    # What stood before and behind it may be there still, in its coding; nothing else.
    most = len(WRAPS[wrap](ESCAPES[escape](CODINGS[coding](before + after)))) + 30
    assert len(inner.replace(HIDDEN, "")) <= most


def test_basic_authorization_written_by_a_stranger_is_found() -> None:
    password = "pass-word-Kx93"
    for user in ("me", "you", "them"):
        for text in (in_base64(f"{user}:{password}"), in_base64(f"{user}:{password}:more")):
            assert HIDDEN in Scrub([password]).clean(f"sent {text} there")


def test_a_long_secret_is_found_as_a_whole() -> None:
    secret = "".join(random.Random(7).choices(LETTERS, k=7_000))
    assert Scrub([secret]).clean(f"<{secret}>") == f"<{HIDDEN}>"
    assert Scrub([secret]).clean(f"<{wrapped(in_base64(secret), 76)}>") == f"<{HIDDEN}>"


def test_a_secret_within_another_leaves_no_end_of_either() -> None:
    assert Scrub(["abcdefgh", "fghijklm"]).clean("<abcdefghijklm>") == f"<{HIDDEN}>"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\ufdd0"), max_size=300))
def test_a_harmless_text_stays_as_it_is(text: str) -> None:
    if "://" not in text and "eyJ" not in text:
        assert Scrub(["a-secret-that-is-nowhere-0123456789"]).clean(text) == redacted(text)


@pytest.mark.parametrize("text", ["", "a", "a\nb\n", "\n" * 20, "one line of words\n" * 20_000])
def test_pieces_are_the_text_cut_between_lines(text: str) -> None:
    pieces = list(Scrub(["nowhere-to-be-found"]).pieces(text))
    assert "".join(pieces) == text
    assert all(piece.endswith("\n") for piece in pieces[:-1])
    assert all(len(piece) <= PIECE_CHARS for piece in pieces)


@pytest.mark.parametrize("before", range(0, 60, 7))
def test_a_secret_wrapped_over_two_pieces_is_hidden_as_a_whole(before: int) -> None:
    secret = "stream-key-0123456789-0123456789-abcdefgh"
    filled = ("." * 99 + "\n") * (PIECE_CHARS // 100)
    text = filled[: PIECE_CHARS - before] + "\n" + wrapped(in_base64(secret), 12) + "\nlast"
    cleaned = Scrub([secret]).clean(text)
    assert cleaned.count(HIDDEN) == 1
    assert cleaned.endswith(f"{HIDDEN}\nlast")


def test_a_large_log_takes_a_bounded_time() -> None:
    """Two megabytes with fifty secrets: the collection takes half a megabyte of each of its few logs."""
    dice = random.Random(7)
    known = ["".join(dice.choices(LETTERS, k=40)) for _ in range(50)]
    words = ["".join(dice.choices(LETTERS, k=dice.randrange(2, 30))) for _ in range(2_000)]
    line = "2026-11-21 20:15:00,000 INFO desktop.control.live: {} {} %20 {}\n"
    text = "".join(line.format(*dice.choices(words, k=3)) for _ in range(20_000))
    scrub = Scrub(known)
    began = time.thread_time()
    assert HIDDEN not in scrub.clean(text)
    assert time.thread_time() - began < 20
