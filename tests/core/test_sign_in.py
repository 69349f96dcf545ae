from __future__ import annotations

import pytest

from desktop.core.sign_in import BotSignIn, CodeSignIn, IdTokenSignIn, PasswordSignIn, SignInRequest

SECRET = "s3cr3t-value"


@pytest.mark.parametrize(
    "way",
    [
        BotSignIn("app", SECRET),
        PasswordSignIn("a@b.c", SECRET),
        CodeSignIn("a@b.c", SECRET),
        IdTokenSignIn(SECRET, "1", "thao", SECRET),
    ],
)
def test_no_secret_is_in_a_repr(way: BotSignIn | PasswordSignIn | CodeSignIn | IdTokenSignIn) -> None:
    assert SECRET not in repr(SignInRequest(way))
