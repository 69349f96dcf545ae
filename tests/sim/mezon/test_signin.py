"""Every sign-in as published clients write it."""

from __future__ import annotations

import json

import pytest

from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.accounts import CODE
from desktop.sim.mezon.founding import EMAIL, PASSWORD
from tests.sim.mezon import heard
from tests.sim.mezon.client import PROTO, Client, basic

PEOPLE = "/v2/account/authenticate"
AS_PROTOBUF = {"Accept": "application/x-protobuf", "Content-Type": "application/json"}


def id_token_body(client: Client) -> str:
    who = client.founded.operator.person
    token = client.gateway.accounts.id_token(who.id)
    return heard.LIGHT_SIGN_IN[1].format(id_token=token, user_id=who.id, username=who.username)


async def test_the_light_client_sends_json_as_protobuf_and_is_answered_in_json(client: Client) -> None:
    headers = {**heard.LIGHT_SIGN_IN[0], **basic()}
    url = f"{client.gateway.base}{PEOPLE}/idtoken?"
    async with client.http.post(url, data=id_token_body(client), headers=headers) as answer:
        assert answer.status == 200
        session = await answer.json()
    assert session["user_id"] == str(client.founded.operator.person.id)
    assert session["api_url"] == client.gateway.base
    assert session["ws_url"] == client.gateway.base.removeprefix("http://")
    assert len(session["token"].split(".")) == len(session["refresh_token"].split(".")) == 3


@pytest.mark.parametrize(
    ("headers", "said"),
    [
        ({}, "Server key required"),
        (basic("x"), "Server key invalid"),
        ({"Authorization": "Basic ?"}, "Server key invalid"),
    ],
)
async def test_a_person_needs_the_server_key(client: Client, headers: dict[str, str], said: str) -> None:
    for path in ("idtoken", "email", "emailotp", "confirmotp"):
        assert await client.json("POST", f"{PEOPLE}/{path}", {}, headers) == (401, {"code": 16, "message": said})
    assert await client.status("SessionRefresh", pb.SessionRefreshRequest(), headers) == 401


async def test_password_and_code_are_answered_as_asked(client: Client) -> None:
    account = {"account": {"email": EMAIL, "password": PASSWORD}, "username": ""}
    url = client.gateway.base + PEOPLE
    async with client.http.post(f"{url}/email", json=account, headers={**AS_PROTOBUF, **basic()}) as answer:
        session = pb.Session.FromString(await answer.read())
    assert session.user_id == client.founded.operator.person.id
    asked = {"username": "", "account": {"email": EMAIL}}
    async with client.http.post(f"{url}/emailotp", json=asked, headers={**AS_PROTOBUF, **basic()}) as answer:
        body = await answer.read()
    assert body[0] == 0x0A
    request = body[2:].decode()
    wrong = {"req_id": request, "otp_code": "0"}
    assert (await client.json("POST", f"{PEOPLE}/confirmotp", wrong, basic()))[0] == 401
    right = {"req_id": request, "otp_code": CODE}
    status, told = await client.json("POST", f"{PEOPLE}/confirmotp", right, {**basic(), "Accept": "application/json"})
    assert (status, told["user_id"]) == (200, str(session.user_id))
    status, told = await client.json("POST", f"{PEOPLE}/emailotp", {"email": EMAIL}, basic())
    assert told["req_id"]


async def test_a_bot_is_answered_in_json_or_protobuf(client: Client) -> None:
    bot = client.founded.bot
    account = {"account": {"appid": str(bot.person.id), "token": bot.bot_token}}
    url = f"{client.gateway.base}/v2/apps/authenticate/token"
    odd = {"Accept": "application/json", "Authorization": heard.PYTHON_AUTHORIZATION}
    async with client.http.post(url, json=account, headers=odd) as answer:
        assert (await answer.json())["user_id"] == str(bot.person.id)
    newest = {"Accept": "application/x-protobuf", "Content-Type": "application/proto"}
    async with client.http.post(url, data=json.dumps(account), headers=newest) as answer:
        assert pb.Session.FromString(await answer.read()).user_id == bot.person.id
    client.gateway.switches.json_sessions = True
    async with client.http.post(url, data=json.dumps(account), headers=newest) as answer:
        assert (await answer.json())["token"]
    account["account"]["token"] = "wrong"
    async with client.http.post(url, json=account) as answer:
        assert answer.status == 401


async def test_refresh_and_sign_out(client: Client) -> None:
    asked = pb.SessionRefreshRequest(token=client.refresh_token, is_remember=True)
    headers = {**PROTO, **basic()}
    url = f"{client.gateway.base}/mezon.api.Mezon/SessionRefresh"
    async with client.http.post(url, data=asked.SerializeToString(), headers=headers) as answer:
        session = pb.Session.FromString(await answer.read())
    client.token = session.token
    assert await client.status("GetAccount") == 200
    async with client.http.post(url, data=b"\xff", headers=headers) as answer:
        assert answer.status == 500
    assert await client.status("SessionLogout", pb.SessionLogoutRequest()) == 200
    assert await client.status("GetAccount") == 401
    assert await client.status("SessionRefresh", asked, basic()) == 500


async def test_refresh_and_sign_out_of_bots(client: Client) -> None:
    await client.sign_in_bot()
    path = "/v2/apps/authenticate"
    status, session = await client.json("POST", f"{path}/refresh", {"refresh_token": client.refresh_token}, {})
    assert status == 200
    client.token = session["token"]
    assert (await client.json("POST", f"{path}/logout", {}))[0] == 200
    assert (await client.json("GET", "/v2/clandesc"))[0] == 401


async def test_no_json_is_a_bad_request(client: Client) -> None:
    for body in ("", "[]", "{", '{"account": 1}'):
        async with client.http.post(f"{client.gateway.base}{PEOPLE}/email", data=body, headers=basic()) as answer:
            assert answer.status in (400, 401)
