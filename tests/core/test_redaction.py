from __future__ import annotations

import logging
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.redaction import HIDDEN, RedactingFormatter, redacted

JWT = "eyJhbGciOiJIUzI1NiJ9.eyJ1aWQiOjF9.c2lnbmF0dXJl"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"GET /ws?lang=en&token={JWT}&format=protobuf", f"GET /ws?lang=en&token={HIDDEN}&format=protobuf"),
        (f"got {JWT}, next", f"got {HIDDEN}, next"),
        (f"Session({JWT!r}, 1)", f"Session('{HIDDEN}', 1)"),
        ("Authorization: Basic QUJDOg==", f"Authorization: {HIDDEN}"),
        ("{'Authorization': 'Token abc', 'X': 1}", f"{{'Authorization': {HIDDEN}, 'X': 1}}"),
        ("with Bearer abc.def/gh+i= sent", f"with Bearer {HIDDEN} sent"),
        ('{"account":{"appid":"1","token":"a \\"b c"}}', f'{{"account":{{"appid":"1","token":{HIDDEN}}}}}'),
        ("{'refresh_token': 'abc', 'n': 1}", f"{{'refresh_token': {HIDDEN}, 'n': 1}}"),
        ('refresh_token: "abc"', f"refresh_token: {HIDDEN}"),
        ("password='a b', email='x'", f"password={HIDDEN}, email='x'"),
        ("f?X-Amz-Credential=a%2Fb&X-Amz-Signature=9 now", f"f?X-Amz-Credential={HIDDEN}&X-Amz-Signature={HIDDEN} now"),
        (f"wss://a.example/in/{'x-_9' * 10} is no address", f"wss://a.example/in/{HIDDEN} is no address"),
        (f'"wss:\\/\\/a.example\\/in\\/{"x" * 43}"', f'"wss:\\/\\/a.example\\/in\\/{HIDDEN}"'),
        ("sign/in/again, /in/guess", "sign/in/again, /in/guess"),
        ("id_token=abc&user_id=5", f"id_token={HIDDEN}&user_id=5"),
        ("Session(server_key=abc)", f"Session(server_key={HIDDEN})"),
        ("srt: passphrase=abc stream-key=abc", f"srt: passphrase={HIDDEN} stream-key={HIDDEN}"),
        ('"streamKey": "abc"', f'"streamKey": {HIDDEN}'),
        ("{'X-Api-Key': 'abc'}", f"{{'X-Api-Key': {HIDDEN}}}"),
        ('"otp_code": 123456}', f'"otp_code": {HIDDEN}}}'),
        ("no connection: mezon.token: the socket answered 401", "no connection: mezon.token: the socket answered 401"),
        ("the token has expired; a basic one", "the token has expired; a basic one"),
    ],
)  # fmt: skip
def test_what_is_written(text: str, shown: str) -> None:
    assert redacted(text) == shown


@given(st.text(), st.text(), st.sampled_from(["token=%s ", "?token=%s&x", '{"token": "%s"}', "Bearer %s ", "(%s)"]))
def test_a_token_is_in_no_text(before: str, after: str, form: str) -> None:
    assert JWT not in redacted(before + form % JWT + after)


@given(st.text())
def test_any_text_can_be_written(text: str) -> None:
    redacted(text)


def test_a_long_text_takes_no_time() -> None:
    redacted("token" * 20_000)
    redacted('"token": "' + "\\" * 100_000)
    redacted("eyJ" + "a" * 100_000)


def test_traces_and_arguments_are_redacted() -> None:
    try:
        raise ValueError(f"bad token={JWT}")
    except ValueError:
        record = logging.LogRecord("n", logging.ERROR, "p", 1, "for %s", (JWT,), sys.exc_info())
    line = RedactingFormatter("%(levelname)s %(message)s").format(record)
    assert line.startswith(f"ERROR for {HIDDEN}\nTraceback")
    assert JWT not in line
