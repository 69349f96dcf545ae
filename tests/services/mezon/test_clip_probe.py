"""Looking at files on real hosts, honest and hostile."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web

from desktop.core.programme import ClipFault
from desktop.services.mezon import clip_probe
from desktop.services.mezon.clip_probe import HEAD_BYTES, ClipProbe
from desktop.sim.kiosk import Kiosk
from tests.clips import ogg, webm
from tests.services.office import certificate, served_by, trusting
from tests.shelf import Shelf

F = ClipFault


@pytest.fixture
async def probe() -> AsyncIterator[ClipProbe]:
    probe = ClipProbe()
    yield probe
    await probe.aclose()


@pytest.fixture
async def shelf() -> AsyncIterator[Shelf]:
    async with Shelf() as shelf:
        yield shelf


@pytest.mark.parametrize("ranges", [True, False])
async def test_a_file_and_its_length(probe: ClipProbe, shelf: Shelf, ranges: bool) -> None:
    shelf.ranges = ranges
    found = await probe.look(shelf.put("long.ogg", ogg(20.0)))
    assert found.fault is F.NONE
    assert found.length_s == (pytest.approx(20.0, abs=0.1) if ranges else None)
    found = await probe.look(shelf.put("a.webm", webm(1.0)) + "?sig=1%2F2")
    assert (found.fault, found.length_s) == (F.NONE, pytest.approx(1.0, abs=0.1))
    assert shelf.asked[-1] == ("GET", "/a.webm?sig=1%2F2", f"bytes=0-{HEAD_BYTES - 1}")


@pytest.mark.parametrize(("status", "fault"), [(404, F.STATUS), (500, F.STATUS), (401, F.LOGIN), (403, F.LOGIN)])
async def test_statuses(probe: ClipProbe, shelf: Shelf, status: int, fault: ClipFault) -> None:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=status)

    found = await probe.look(shelf.put("a.ogg", answer))
    assert (found.fault, found.details) == (fault, str(status))


async def test_nobody_there(probe: ClipProbe, shelf: Shelf) -> None:
    assert (await probe.look("http://127.0.0.1:1/a.ogg")).fault is F.NO_ANSWER
    await shelf.__aexit__()
    assert (await probe.look(f"{shelf.base}/a.ogg")).fault is F.NO_ANSWER


async def test_a_page_instead_of_a_file(probe: ClipProbe, shelf: Shelf) -> None:
    assert (await probe.look(shelf.put("a.ogg", b"<html>"))).fault is F.NO_CLIP


async def test_a_few_redirects_are_followed(probe: ClipProbe, shelf: Shelf) -> None:
    shelf.put("real.ogg", ogg())

    async def once(_: web.Request) -> web.Response:
        raise web.HTTPFound("/real.ogg")

    async def round_and_round(request: web.Request) -> web.Response:
        raise web.HTTPFound(request.path)

    async def to_a_file(_: web.Request) -> web.Response:
        raise web.HTTPFound("file:///etc/passwd")

    assert (await probe.look(shelf.put("once.ogg", once))).fault is F.NONE
    assert (await probe.look(shelf.put("round.ogg", round_and_round))).fault is F.REDIRECT
    assert (await probe.look(shelf.put("file.ogg", to_a_file))).fault is F.REDIRECT


async def test_no_redirect_leads_from_outside_into_this_network(
    probe: ClipProbe, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.put("inside.ogg", ogg())

    async def once(_: web.Request) -> web.Response:
        raise web.HTTPFound(f"{shelf.base}/inside.ogg?secret")

    address = shelf.put("once.ogg", once)

    async def inside(asked: str) -> bool:
        return "secret" in asked  # the first address stands for one outside

    monkeypatch.setattr(clip_probe, "_is_inside", inside)
    assert (await probe.look(address)).fault is F.REDIRECT
    assert not [path for _, path, _ in shelf.asked if "secret" in path]


async def test_an_endless_file_is_not_read_to_its_end(probe: ClipProbe, shelf: Shelf) -> None:
    sent = 0

    async def endless(request: web.Request) -> web.StreamResponse:
        nonlocal sent
        answer = web.StreamResponse()
        await answer.prepare(request)
        while not shelf.leaving.is_set():
            await answer.write(b"\0" * 65536)
            sent += 65536
        return answer

    assert (await probe.look(shelf.put("a.ogg", endless))).fault is F.NO_CLIP
    assert sent < 64 * 1024 * 1024


async def test_a_host_that_says_nothing(probe: ClipProbe, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clip_probe, "WHOLE_S", 0.2)

    async def silent(_: web.Request) -> web.Response:
        await shelf.leaving.wait()
        return web.Response()

    assert (await probe.look(shelf.put("a.ogg", silent))).fault is F.NO_ANSWER


async def test_nothing_is_unpacked(probe: ClipProbe, shelf: Shelf) -> None:
    async def bomb(_: web.Request) -> web.Response:
        return web.Response(body=gzip.compress(bytes(50_000_000)), headers={"Content-Encoding": "gzip"})

    assert (await probe.look(shelf.put("a.ogg", bomb))).fault is F.NO_CLIP


@pytest.mark.parametrize(
    "told", ["bytes 0-9/*", "bytes 0-65535/99999999999999999999999", "nonsense", "bytes 0-65535/999999999999"]
)
async def test_a_range_that_makes_no_sense(probe: ClipProbe, shelf: Shelf, told: str) -> None:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=206, body=ogg(), headers={"Content-Range": told})

    assert (await probe.look(shelf.put("a.ogg", answer))).fault is F.NONE


async def test_a_certificate_nobody_knows(tmp_path: Path) -> None:
    pem, key, _ = certificate(tmp_path)
    app = web.Application()

    async def file(_: web.Request) -> web.Response:
        return web.Response(body=ogg())

    app.router.add_get("/a.ogg", file)
    kiosk = Kiosk()
    address = f"https://{await kiosk.open(app, tls=served_by(pem, key))}/a.ogg"
    stranger, friend = ClipProbe(), ClipProbe(trusting(pem))
    try:
        assert (await stranger.look(address)).fault is F.CERTIFICATE
        assert (await friend.look(address)).fault is F.NONE
    finally:
        await stranger.aclose()
        await friend.aclose()
        await kiosk.close()
