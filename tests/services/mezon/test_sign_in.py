from __future__ import annotations

import base64
import logging

import pytest

from desktop.core.errors import Code, Trouble
from desktop.services.http import Http
from desktop.services.mezon.keeper import Doubt
from desktop.services.mezon.session import DEFAULT_SERVER_KEY, Session
from desktop.services.mezon.sign_in import SignIn, bot_renewal
from desktop.services.mezon.wire import mezon_pb2 as pb
from tests.services.mezon.tokens import jwt
from tests.services.office import Office, Reply

USER = 1840653409082937344
TOKEN, REFRESH = jwt(USER), jwt(USER, life_s=1e6)
SECRETS = (TOKEN, REFRESH, "BOTSECRET", "PASSWORD", "IDSECRET", "KEYSECRET", "123456")
ANSWER = {
    "token": TOKEN,
    "refresh_token": REFRESH,
    "user_id": str(USER),
    "api_url": "https://api.mezon.ai:",
    "ws_url": "sock",
}
AS_PROTO = pb.Session(token=TOKEN, refresh_token=REFRESH, user_id=USER, api_url="https://api.mezon.ai", ws_url="sock")


def basic(key: str) -> str:
    return "Basic " + base64.b64encode(f"{key}:".encode()).decode()


class Desk:
    """A SignIn at an office."""

    def __init__(self, *replies: Reply) -> None:
        self.office = Office(*replies)
        self.http = Http("Mezon", pause_s=0.001)

    async def __aenter__(self) -> SignIn:
        await self.office.__aenter__()
        return SignIn(self.http, self.office.base)

    async def __aexit__(self, *exc: object) -> None:
        await self.http.aclose()
        await self.office.__aexit__(*exc)


@pytest.fixture(autouse=True)
def nothing_secret_in_the_log(caplog: pytest.LogCaptureFixture) -> object:
    caplog.set_level(logging.DEBUG)
    yield
    assert not [one for one in SECRETS if one in caplog.text]
    return None


@pytest.mark.parametrize("reply", [Reply(200, ANSWER), Reply(200, raw=AS_PROTO.SerializeToString())])
async def test_a_bot(reply: Reply) -> None:
    desk = Desk(reply)
    async with desk as sign_in:
        session = await sign_in.as_bot(" 42 ", " BOTSECRET ")
    assert (session.token, session.refresh_token, session.user_id) == (TOKEN, REFRESH, USER)
    assert (session.api_url, session.ws_url) == ("https://api.mezon.ai", "sock")
    asked = desk.office.asked[0]
    assert (asked.path, asked.body) == (
        "/v2/apps/authenticate/token",
        {"account": {"appid": "42", "token": "BOTSECRET"}},
    )
    assert asked.headers["Authorization"] == basic("BOTSECRET")


async def test_a_password() -> None:
    desk = Desk(Reply(200, ANSWER))
    async with desk as sign_in:
        assert (await sign_in.by_password("a@b", "PASSWORD ")).user_id == USER
    asked = desk.office.asked[0]
    assert asked.path == "/v2/account/authenticate/email"
    assert asked.body == {"account": {"email": "a@b", "password": "PASSWORD ", "vars": {}}, "username": ""}
    assert asked.headers["Authorization"] == basic(DEFAULT_SERVER_KEY)


async def test_a_code() -> None:
    desk = Desk(Reply(200, {"req_id": "r1"}), Reply(200, ANSWER))
    async with desk as sign_in:
        assert await sign_in.send_code("a@b") == "r1"
        assert (await sign_in.by_code("r1", " 123456 ")).token == TOKEN
    assert [one.path.rpartition("/")[2] for one in desk.office.asked] == ["emailotp", "confirmotp"]
    assert desk.office.asked[1].body == {"req_id": "r1", "otp_code": "123456"}


async def test_an_id_token() -> None:
    desk = Desk(Reply(200, ANSWER))
    async with desk as sign_in:
        session = await sign_in.by_id_token("IDSECRET", str(USER), "hue", "KEYSECRET")
        assert session.server_key == "KEYSECRET"
        assert (await sign_in.by_id_token("IDSECRET", str(USER), "hue")).server_key == DEFAULT_SERVER_KEY
    assert desk.office.asked[0].body == {"id_token": "IDSECRET", "user_id": str(USER), "username": "hue"}
    assert desk.office.asked[0].headers["Authorization"] == basic("KEYSECRET")


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(401, {"code": 16, "message": "Server key required"}), Code.MEZON_REFUSED),
        (Reply(404, {}), Code.MEZON_REFUSED),
        (Reply(500, {}), Code.SERVICE_DOWN),
        (Reply(429, {}), Code.SERVICE_DOWN),
        (Reply(200, {}), Code.SERVICE_UNKNOWN),
        (Reply(200, {"token": 5, "user_id": []}), Code.SERVICE_UNKNOWN),
        (Reply(200, raw=b"<html>"), Code.SERVICE_UNKNOWN),
        (Reply(200, {**ANSWER, "api_url": "http://192.0.2.1"}), Code.SERVICE_UNKNOWN),
        (Reply(200, {**ANSWER, "api_url": "https://[bad"}), Code.SERVICE_UNKNOWN),
        (Reply(hang_up=True), Code.SERVICE_OFFLINE),
    ],
)
async def test_what_can_be_wrong(reply: Reply, code: Code) -> None:
    async with Desk(reply) as sign_in:
        with pytest.raises(Trouble) as trouble:
            await sign_in.as_bot("42", "BOTSECRET")
    assert trouble.value.code is code
    assert not [one for one in SECRETS if one in f"{trouble.value!r} {trouble.value.values}"]


@pytest.mark.parametrize("gateway", ["https://[bad", "https://a..b", "ftp://a.b", "https://ⅷ℀.example", "\ud800"])
async def test_a_gateway_that_is_none(gateway: str) -> None:
    http = Http("Mezon")
    with pytest.raises(Trouble) as trouble:
        await SignIn(http, gateway).by_password("a@b", "PASSWORD")
    assert trouble.value.code is Code.SERVICE_UNKNOWN
    await http.aclose()


@pytest.mark.parametrize("user_id", ["²", "9" * 5000, 10**30, -1, True, 1.5, None])
async def test_a_user_id_that_is_none_is_read_in_the_token(user_id: object) -> None:
    async with Desk(Reply(200, {**ANSWER, "user_id": user_id})) as sign_in:
        assert (await sign_in.as_bot("42", "BOTSECRET")).user_id == USER


async def test_half_a_character_in_what_is_entered() -> None:
    async with Desk(Reply(401, {}), Reply(401, {})) as sign_in:
        with pytest.raises(Trouble):
            await sign_in.as_bot("\ud800", "BOT\ud800")
        with pytest.raises(Trouble):
            await sign_in.by_password("a@b", "\ud800")


async def test_no_code_without_a_number_for_it() -> None:
    async with Desk(Reply(200, {"req_id": 5})) as sign_in:
        with pytest.raises(Trouble):
            await sign_in.send_code("a@b")


async def test_an_answer_may_leave_out_where_and_who() -> None:
    desk = Desk(Reply(200, {"token": TOKEN}))
    async with desk as sign_in:
        session = await sign_in.as_bot("42", "BOTSECRET")
    assert (session.user_id, session.api_url) == (USER, desk.office.base)


async def test_renewal() -> None:
    fresh = jwt(USER, life_s=7200)
    desk = Desk(Reply(200, raw=pb.Session(token=fresh, refresh_token="R2", user_id=USER).SerializeToString()))
    async with desk as sign_in:
        old = Session(TOKEN, REFRESH, USER, desk.office.base, server_key="KEYSECRET")
        session = await sign_in.renewed(old)
    assert (session.token, session.refresh_token, session.api_url) == (fresh, "R2", desk.office.base)
    asked = desk.office.asked[0]
    assert asked.path == "/mezon.api.Mezon/SessionRefresh"
    assert asked.headers["Authorization"] == basic("KEYSECRET")
    assert pb.SessionRefreshRequest.FromString(asked.body).token == REFRESH


async def test_a_key_that_is_no_server_key() -> None:
    desk = Desk(Reply(401), Reply(200, raw=pb.Session(token=TOKEN, user_id=USER).SerializeToString()))
    async with desk as sign_in:
        session = await sign_in.renewed(Session(TOKEN, REFRESH, USER, desk.office.base, server_key="BOTSECRET"))
    assert session.server_key == "BOTSECRET"
    sent = [one.headers["Authorization"] for one in desk.office.asked]
    assert sent == [basic("BOTSECRET"), basic(DEFAULT_SERVER_KEY)]


@pytest.mark.parametrize(
    ("replies", "expired", "code", "likely"),
    [
        ((Reply(401),), False, Code.MEZON_TOKEN, True),
        ((Reply(500), Reply(401)), False, Code.MEZON_TOKEN, True),  # revoked: it had time left
        ((Reply(500), Reply(401)), True, Code.MEZON_TOKEN, False),  # says little: it would be refused anyway
        ((Reply(500), Reply(200, raw=b"")), False, Code.SERVICE_DOWN, None),
        ((Reply(500), Reply(500)), True, Code.SERVICE_DOWN, None),
        ((Reply(500), Reply(hang_up=True)), True, Code.SERVICE_OFFLINE, None),
        ((Reply(503),), True, Code.SERVICE_DOWN, None),
        ((Reply(404),), True, Code.SERVICE_DOWN, None),
        ((Reply(hang_up=True),), True, Code.SERVICE_OFFLINE, None),
    ],
)
async def test_a_renewal_that_fails(replies: tuple[Reply, ...], expired: bool, code: Code, likely: bool | None) -> None:
    desk = Desk(*replies)
    async with desk as sign_in:
        token = jwt(USER, born=1000.0) if expired else TOKEN
        with pytest.raises(Trouble) as trouble:
            await sign_in.renewed(Session(token, REFRESH, USER, desk.office.base))
    assert trouble.value.code is code
    assert getattr(trouble.value, "likely", None) is likely
    assert len(desk.office.asked) == len(replies)


async def test_a_bot_whose_session_has_ended_signs_in_anew() -> None:
    async def kept() -> tuple[str, str] | None:
        return ("42", "BOTSECRET")

    async def lost() -> tuple[str, str] | None:
        return None

    desk = Desk(Reply(500), Reply(401), Reply(200, ANSWER))
    async with desk as sign_in:
        old = Session(TOKEN, REFRESH, USER, desk.office.base)
        assert (await bot_renewal(sign_in, kept)(old)).token == TOKEN
        desk.office.replies = [Reply(401)]
        with pytest.raises(Trouble, match="token"):
            await bot_renewal(sign_in, lost)(old)
        desk.office.replies = [Reply(401)]
        with pytest.raises(Doubt):
            await bot_renewal(sign_in, kept)(old)
        for down in ([Reply(503)], [Reply(500), Reply(401), Reply(503)]):
            desk.office.replies = down
            with pytest.raises(Trouble, match="down"):
                await bot_renewal(sign_in, kept)(old)
