from __future__ import annotations

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.mezon.session import DEFAULT_SERVER_KEY, Claims, NoSession, Session
from tests.services.mezon.tokens import jwt

USER = 1840653409082937344


def session(**fields: object) -> Session:
    known: dict[str, object] = {"token": jwt(), "refresh_token": jwt(), "user_id": USER, "api_url": "https://a"}
    return Session(**{**known, **fields})  # type: ignore[arg-type]  # passed through


def test_what_a_token_says() -> None:
    claims = Claims.of(jwt(USER, born=1000.0, life_s=60))
    assert claims == Claims(1060.0, 1000.0, USER, "Huế")
    assert Claims.of(jwt(0, uid=str(USER))).user_id == USER


def test_characters_that_other_clients_lose_are_read() -> None:
    token = jwt(usn="ÿþ~?>" * 5)
    assert set("-_") & set(token.split(".")[1])
    assert Claims.of(token).user_name == "ÿþ~?>" * 5


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{", b"[" * 5000, b'{"exp":"soon","iat":-1,"uid":[],"usn":7}', b'{"exp":1e300,"uid":1.5}', b"\xff"],
)
def test_a_token_that_says_nothing(body: bytes) -> None:
    assert Claims.of(f"a.{base64.urlsafe_b64encode(body).decode()}.c") == Claims()


@given(st.text())
def test_any_text_is_a_token(text: str) -> None:
    Claims.of(text)
    Claims.of(f"a.{text}.b")


def test_nothing_secret_is_shown() -> None:
    one = session(session_id="SHORTSECRET", server_key="KEYSECRET", refresh_token="REFRESHSECRET")
    shown = f"{one} {one!r} {[one]} {one.claims}"
    for secret in (one.token, "REFRESHSECRET", "SHORTSECRET", "KEYSECRET"):
        assert secret not in shown


def test_there_and_back() -> None:
    one = session(ws_url="w", session_id="s", server_key="k")
    assert Session.restored(json.loads(json.dumps(one.exported()))) == one
    plain = session()
    assert plain.exported() == {
        "token": plain.token,
        "refresh_token": plain.refresh_token,
        "api_url": "https://a",
        "user_id": str(USER),
    }
    assert Session.restored(plain.exported()).server_key == DEFAULT_SERVER_KEY


def test_the_user_id_of_an_older_export_is_in_the_token() -> None:
    kept = session().exported()
    del kept["user_id"]
    assert Session.restored(kept).user_id == USER


@pytest.mark.parametrize("missing", ["token", "refresh_token", "api_url"])
def test_a_session_with_a_hole(missing: str) -> None:
    kept: dict[str, object] = {**session().exported(), missing: 5}
    with pytest.raises(NoSession, match=missing) as told:
        Session.restored(kept)
    assert jwt()[:20] not in str(told.value)


def test_whether_it_can_be_renewed() -> None:
    assert session(refresh_token="opaque").refreshable(0)
    assert not session(refresh_token="").refreshable(0)
    assert session(refresh_token=jwt(born=0.1, life_s=10)).refreshable(5)
    assert not session(refresh_token=jwt(born=0.1, life_s=10)).refreshable(11)
