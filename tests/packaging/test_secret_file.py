"""Secrets are files for as long as they are needed."""

from __future__ import annotations

import base64
import stat
import sys

import pytest

from environment import SetupFailed
from secret_file import secret_file

SECRET = b"\0certificate\xff" * 40


def test_it_is_this_users_alone_and_gone_afterwards() -> None:
    wrapped = base64.encodebytes(SECRET).decode()  # with line ends, as `base64` prints it
    with secret_file({"KEY": wrapped}, "KEY", "key.p12") as file:
        assert file.name == "key.p12"
        assert file.read_bytes() == SECRET
        if sys.platform != "win32":
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
            assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert not file.parent.exists()


@pytest.mark.parametrize(("value", "words"), [("", "KEY is not set"), ("sec ret!", "KEY is not base64")])
def test_what_is_no_secret_is_refused_without_saying_it(value: str, words: str) -> None:
    with pytest.raises(SetupFailed, match=words) as failed, secret_file({"KEY": value}, "KEY", "key.p12"):
        pytest.fail("nothing can be read")
    assert "ret!" not in str(failed.value)
