from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email.utils import formatdate
from urllib.parse import parse_qs, urlsplit

import pytest

from desktop.core.errors import Code, Trouble
from desktop.core.redaction import redacted
from desktop.services.http import Http
from desktop.services.zego.client import ZegoClient
from desktop.services.zego.codes import Refused, ReturnCode
from desktop.services.zego.messages import OutputStream, PlayInfo, RoomStream, StartAutoMix, StopMix, Task, TaskInfo
from desktop.services.zego.place import Place
from desktop.services.zego.rates import Rates
from desktop.services.zego.signing import signature
from tests.services.office import Office, Reply

SECRET = "00112233445566778899aabbccddeeff"
NOW = 1_700_000_000
START = StartAutoMix(Task("t", "u", "r", 1), (), (OutputStream("out"),))


def answer(code: int = 0, data: object = None, **headers: str) -> Reply:
    return Reply(200, {"Code": code, "Message": f"said {SECRET}", "RequestId": "9", "Data": data}, headers)


@asynccontextmanager
async def client(
    *replies: Reply, secret: str | None = SECRET, test: bool = False, app_id: int = 1234567890
) -> AsyncIterator[tuple[ZegoClient, Office]]:
    async def ask() -> str | None:
        return secret

    async with Office(*replies) as office:
        http = Http("ZEGOCLOUD", timeout_s=2, connect_s=1)
        place = Place(app_id, office.base + "/", test)
        try:
            yield ZegoClient(http, place, ask, Rates(), lambda: float(NOW)), office
        finally:
            await http.aclose()


async def test_a_request_is_signed_and_its_body_is_json() -> None:
    async with client(answer(data={"PlayInfo": [{"StreamId": "out"}]})) as (zego, office):
        assert await zego.start(START) == (PlayInfo("out"),)
    (asked,) = office.asked
    query = {key: values[0] for key, values in parse_qs(urlsplit(asked.path).query).items()}
    nonce = query.pop("SignatureNonce")
    assert query == {
        "Action": "StartAutoMix",
        "AppId": "1234567890",
        "Timestamp": str(NOW),
        "Signature": signature(1234567890, nonce, SECRET, NOW),
        "SignatureVersion": "2.0",
    }
    assert (asked.method, asked.body) == ("POST", START.body())
    assert SECRET not in asked.path


async def test_each_request_has_a_signature_of_its_own() -> None:
    async with client(answer()) as (zego, office):
        await zego.stop(StopMix(START.task))
        await zego.stop(StopMix(START.task))
    assert office.asked[0].path != office.asked[1].path


async def test_what_is_only_read_stands_in_the_query() -> None:
    replies = (
        answer(data={"TaskInfo": {"TaskId": "a b", "MixDuration": 5}}),
        answer(data={"StreamList": [{"StreamId": "s"}]}),
    )
    async with client(*replies, test=True) as (zego, office):
        assert await zego.task("a b") == TaskInfo("a b", 5)
        assert await zego.streams("r&x") == (RoomStream("s"),)
    queries = [parse_qs(urlsplit(one.path).query) for one in office.asked]
    assert [one.method for one in office.asked] == ["GET", "GET"]
    assert (queries[0]["TaskId"], queries[1]["RoomId"]) == (["a b"], ["r&x"])
    assert queries[0]["IsTest"] == ["true"]


@pytest.mark.parametrize("number", [one.value for one in ReturnCode if one is not ReturnCode.OK])
async def test_every_code_is_an_error_of_its_own(number: int, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with client(answer(number)) as (zego, office):
        with pytest.raises(Refused) as caught:
            await zego.start(START)
    assert caught.value.number == number
    assert len(office.asked) == 1  # who asks decides about another try
    assert SECRET not in caplog.text + str(caught.value) + str(caught.value.values)


@pytest.mark.parametrize("number", [100000004, 100000005, 110200003])
@pytest.mark.parametrize(("off_s", "code"), [(1200, Code.MIX_CLOCK), (-1200, Code.MIX_CLOCK), (60, Code.MIX_SIGN)])
async def test_a_wrong_clock_is_told_from_a_wrong_signature(number: int, off_s: int, code: Code) -> None:
    async with client(answer(number, Date=formatdate(NOW + off_s, usegmt=True))) as (zego, _):
        with pytest.raises(Refused) as caught:
            await zego.start(START)
    assert caught.value.code is code
    assert caught.value.values.get("minutes", 20) == 20


@pytest.mark.parametrize("date", ["", "yesterday"])
async def test_without_a_date_it_is_the_signature(date: str) -> None:
    async with client(answer(100000004, Date=date)) as (zego, _):
        with pytest.raises(Refused) as caught:
            await zego.start(START)
    assert caught.value.code is Code.MIX_SIGN


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(502, raw=b"<html>bad gateway"), Code.SERVICE_DOWN),
        (Reply(200, raw=b"<html>hotel"), Code.SERVICE_UNKNOWN),
        (Reply(hang_up=True), Code.SERVICE_OFFLINE),
    ],
)
async def test_what_is_no_answer(reply: Reply, code: Code) -> None:
    async with client(reply) as (zego, office):
        with pytest.raises(Trouble) as caught:
            await zego.start(START)
    assert caught.value.code is code
    assert len(office.asked) == 1


@pytest.mark.parametrize(("secret", "app_id"), [(None, 1), (" ", 1), (SECRET, 0)])
async def test_nothing_is_asked_without_app_id_and_secret(secret: str | None, app_id: int) -> None:
    async with client(answer(), secret=secret, app_id=app_id) as (zego, office):
        with pytest.raises(Trouble) as caught:
            await zego.task("t")
    assert caught.value.code is Code.MIX_KEY_MISSING
    assert office.asked == []


async def test_no_signature_goes_over_http_to_another_computer() -> None:
    async def ask() -> str | None:
        return SECRET

    http = Http("ZEGOCLOUD")
    zego = ZegoClient(http, Place(1, "http://zego.example/"), ask, Rates())
    with pytest.raises(Trouble) as caught:
        await zego.task("t")
    await http.aclose()
    assert caught.value.code is Code.SERVICE_CERTIFICATE


def test_an_address_that_is_logged_shows_no_signature() -> None:
    shown = redacted("GET https://x/?Action=A&Signature=43e5cfcca828314675f91b001390566a&ServerSecret=abcdef&X=1")
    assert "43e5" not in shown
    assert "abcdef" not in shown
