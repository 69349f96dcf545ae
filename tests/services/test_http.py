from __future__ import annotations

import asyncio
import email.utils
import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web

from desktop.core.errors import Code, Trouble
from desktop.services.http import BODY_LIMIT, Answer, Http, clean
from tests.services.office import Office, Reply, certificate, served_by, trusting

SECRET = "ms_very_secret"
AUTH = {"Authorization": f"Token {SECRET}"}


async def refusal(http: Http, url: str, method: str = "GET", *, repeatable: bool = False) -> Trouble:
    try:
        with pytest.raises(Trouble) as trouble:
            await http.request(method, url, headers=AUTH, repeatable=repeatable)
    finally:
        await http.aclose()
    assert trouble.value.values["service"] == "Office"
    assert SECRET not in str(trouble.value) + repr(trouble.value.__cause__) + repr(trouble.value.values)
    return trouble.value


def client(**options: object) -> Http:
    return Http("Office", pause_s=0.001, **options)  # type: ignore[arg-type]  # passed through


async def test_an_answer() -> None:
    async with Office(Reply(201, {"a": 1}, {"X-Note": "n"})) as office:
        http = client()
        answer = await http.request("POST", office.base + "/a?b=%2F", headers=AUTH, json={"q": [1]})
        await http.aclose()
    assert (answer.status, answer.json(), answer.headers["x-note"]) == (201, {"a": 1}, "n")
    assert office.asked[0].path == "/a?b=%2F"
    assert office.asked[0].body == {"q": [1]}
    assert office.asked[0].headers["Authorization"] == f"Token {SECRET}"
    assert "a" not in repr(answer).replace("Answer", "").replace("status", "")


async def test_nothing_is_opened_after_the_end() -> None:
    http = client()
    await http.aclose()
    assert (await refusal(http, "http://127.0.0.1:9/")).code is Code.SERVICE_OFFLINE
    assert http._session is None


async def test_only_what_may_be_repeated_is_repeated() -> None:
    async with Office(Reply(500), Reply(503), Reply(200, {"ok": True})) as office:
        http = client()
        assert (await http.request("GET", office.base, repeatable=True)).status == 200
        assert len(office.asked) == 3
        office.replies = [Reply(500), Reply(200)]
        assert (await http.request("POST", office.base)).status == 500
        office.replies = [Reply(507), Reply(200)]
        assert (await http.request("POST", office.base, repeatable=True)).status == 507
        await http.aclose()


async def test_the_last_of_many_faults_is_the_answer() -> None:
    async with Office(Reply(502, {"message": "again"})) as office:
        http = client(attempts=2)
        answer = await http.request("GET", office.base, repeatable=True)
        await http.aclose()
    assert (answer.status, len(office.asked)) == (502, 2)


async def test_a_broken_connection_is_tried_again() -> None:
    async with Office(Reply(hang_up=True), Reply(hang_up=True), Reply(200, 5)) as office:
        http = client()
        assert (await http.request("GET", office.base, repeatable=True)).json() == 5
        office.replies = [Reply(hang_up=True)]
        assert (await refusal(http, office.base, repeatable=True)).code is Code.SERVICE_OFFLINE


async def test_nobody_there() -> None:
    async with Office(Reply()) as office:
        base = office.base
    assert (await refusal(client(), base)).code is Code.SERVICE_OFFLINE


async def test_too_slow() -> None:
    done = asyncio.Event()

    async def wait(request: web.Request) -> None:
        await done.wait()

    async with Office(Reply()) as office:
        office.act = wait
        assert (await refusal(client(timeout_s=0.05), office.base)).code is Code.SERVICE_SLOW
        done.set()


async def test_a_certificate_that_is_not_trusted(tmp_path: Path) -> None:
    pem, key, _ = certificate(tmp_path)
    async with Office(Reply(), tls=served_by(pem, key)) as office:
        assert (await refusal(client(), office.base)).code is Code.SERVICE_CERTIFICATE
        assert office.asked == []
        http = client(tls=trusting(pem))
        assert (await http.request("GET", office.base, headers=AUTH)).status == 200
        await http.aclose()
        # the right certificate, under a name it is not for
        named = office.base.replace("127.0.0.1", "localhost")
        assert (await refusal(client(tls=trusting(pem)), named)).code is Code.SERVICE_CERTIFICATE


async def test_no_key_over_plain_http_to_another_computer() -> None:
    assert (await refusal(client(), "http://192.0.2.1/")).code is Code.SERVICE_CERTIFICATE


@pytest.mark.parametrize("url", ["", "ftp://127.0.0.1/", "https://", "http://[bad", "https://127.0.0.1:99999/"])
async def test_no_address_at_all(url: str) -> None:
    assert (await refusal(client(), url)).code is Code.SERVICE_UNKNOWN


async def test_a_redirect_at_home_is_followed() -> None:
    async with Office(Reply(302, None, {"Location": "/there"}), Reply(200, 1)) as office:
        http = client()
        assert (await http.request("GET", office.base + "/here", headers=AUTH)).json() == 1
        assert office.asked[1].path == "/there"
        office.replies = [Reply(307, None, {"Location": office.base + "/post"}), Reply(200, 2)]
        assert (await http.request("POST", office.base, headers=AUTH, json=3)).json() == 2
        assert office.asked[-1].body == 3
        await http.aclose()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_no_redirect_takes_the_key_elsewhere(status: int) -> None:
    async with Office(Reply(200)) as elsewhere, Office(Reply(status, None, {"Location": elsewhere.base})) as office:
        assert (await refusal(client(), office.base)).code is Code.SERVICE_UNKNOWN
        office.replies = [Reply(status, None, {"Location": office.base.replace("http", "https")})]
        assert (await refusal(client(), office.base)).code is Code.SERVICE_UNKNOWN
        assert elsewhere.asked == []


async def test_a_post_does_not_become_a_get_and_circles_end() -> None:
    async with Office(Reply(302, None, {"Location": "/x"})) as office:
        assert (await refusal(client(), office.base, "POST")).code is Code.SERVICE_UNKNOWN
        assert len(office.asked) == 1
        assert (await refusal(client(), office.base)).code is Code.SERVICE_UNKNOWN
        assert len(office.asked) == 4


async def test_an_endless_answer_is_not_kept() -> None:
    async with Office(Reply(200, raw=bytes(BODY_LIMIT + 1))) as office:
        assert (await refusal(client(), office.base)).code is Code.SERVICE_UNKNOWN


async def test_a_small_answer_does_not_become_a_large_one() -> None:
    async with Office(Reply(200, raw=b"\x1f\x8b-not-unpacked", headers={"Content-Encoding": "gzip"})) as office:
        http = client()
        assert (await http.request("GET", office.base)).json() is None
        await http.aclose()
    assert office.asked[0].headers["Accept-Encoding"] == "identity"


async def test_no_secret_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with Office(Reply(500)) as office:
        http = client()
        await http.request("GET", office.base, headers=AUTH, repeatable=True)
        await http.aclose()
    assert SECRET not in "\n".join(str(record.__dict__) for record in caplog.records)


def test_how_long_to_wait() -> None:
    def wait(text: str) -> float:
        return Answer(429, {"retry-after": text}, b"").retry_after_s(7)

    soon = email.utils.format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    assert 85 < wait(soon) <= 90
    assert [wait(text) for text in ("12", "0", "99999", "", "soon", "-5", "٣")] == [12, 1, 3600, 7, 7, 7, 7]
    assert wait("Wed, 21 Oct 2015 07:28:00 GMT") == 1
    assert wait("Wed, 21 Oct 2015 07:28:00 -0000") == 1
    assert Answer(429, {}, b"").retry_after_s(7) == 7


def test_words_of_strangers() -> None:
    assert clean("a\x00b\r\n\x1b[31mc  d\u202e") == "a b [31mc d"
    assert len(clean("x" * 100_000)) == 300
    assert clean("the key ms_1 is wrong", "ms_1") == "the key ••• is wrong"


async def test_a_body_of_bytes_and_a_wish_for_the_answer() -> None:
    async with Office(Reply(200, raw=b"\x01")) as office:
        http = client()
        wishes = {"Accept": "application/proto", "Content-Type": "application/proto"}
        assert (await http.request("POST", office.base, headers=wishes, body=b"\x00\x02")).body == b"\x01"
        await http.aclose()
    assert office.asked[0].body == b"\x00\x02"
    assert office.asked[0].headers["Accept"] == "application/proto"


async def test_a_body_in_pieces_is_made_anew_for_each_attempt() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"ab"
        yield b"c"

    async with Office(Reply(503), Reply(200)) as office:
        http = client()
        length = {"Content-Length": "3", "Content-Type": "text/plain"}
        assert (await http.request("PUT", office.base, headers=length, body=pieces, repeatable=True)).status == 200
        await http.aclose()
    assert [one.body for one in office.asked] == [b"abc", b"abc"]
    assert "Transfer-Encoding" not in office.asked[0].headers


async def test_an_answer_as_long_as_allowed() -> None:
    async with Office(Reply(200, raw=b"12345")) as office:
        http = client(body_limit=5)
        assert (await http.request("GET", office.base)).body == b"12345"
        await http.aclose()
        assert (await refusal(client(body_limit=4), office.base)).code is Code.SERVICE_UNKNOWN


async def test_a_query_is_in_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise TimeoutError(f"Connection timeout to host http://127.0.0.1/x?sign={SECRET} now")

    monkeypatch.setattr("aiohttp.ClientSession.request", fail)
    trouble = await refusal(client(), "http://127.0.0.1:1/x")
    assert "http://127.0.0.1/x now" in trouble.details
