from __future__ import annotations

import ssl
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.asyncio.client import connect

from desktop.core.errors import Code, Trouble
from desktop.services.meetstream.certificate import _end_of, not_after, server_context
from desktop.services.meetstream.session import EndReason
from tests.services.meetstream.guests import RawBot, Stage
from tests.services.office import certificate, trusting


@pytest.mark.parametrize("days", [-1, 30, 365 * 40])  # over, usual, and in the other notation of time
def test_when_it_ends(tmp_path: Path, days: int) -> None:
    pem, _, end = certificate(tmp_path, days=days)
    assert not_after(str(pem)) == end


def test_what_is_no_certificate(tmp_path: Path) -> None:
    other = tmp_path / "other.pem"
    other.write_text("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
    assert not_after(str(other)) is None
    assert not_after(str(tmp_path / "none.pem")) is None
    for given_ones in ((str(other), str(other)), (str(tmp_path / "none.pem"), "")):
        with pytest.raises(Trouble) as trouble:
            server_context(*given_ones)
        assert trouble.value.code is Code.INGEST_TLS


@given(st.binary(max_size=200))
def test_bytes_that_are_no_certificate(der: bytes) -> None:
    with pytest.raises((ValueError, IndexError)):
        _end_of(der)


async def test_bots_come_over_tls(tmp_path: Path) -> None:
    pem, key, end = certificate(tmp_path)
    async with Stage(certificate=str(pem), certificate_key=str(key), close_timeout_s=0.2) as stage:
        assert stage.listen.tls
        assert stage.ingest.not_after == end
        payload = bytes(range(256)) * 8000
        async with connect(stage.invite(), ssl=trusting(pem), compression=None, proxy=None) as bot:
            await bot.send(payload)
            await bot.send('{"type":"video_latency_ping","seq":1}')
            assert '"seq":1' in str(await bot.recv())
        await stage.guests.until(lambda: stage.guests.guests[0].ends)
        assert bytes(stage.guests.guests[0].data) == payload
        assert stage.guests.guests[0].end is EndReason.CLOSED


async def test_strangers_to_tls_do_no_harm(tmp_path: Path) -> None:
    pem, key, _ = certificate(tmp_path)
    async with Stage(certificate=str(pem), certificate_key=str(key)) as stage:
        plain = await RawBot.reach(stage.listen.port)
        await plain.send(b"GET / HTTP/1.1\r\n\r\n")
        await plain.read_all()
        with pytest.raises(ssl.SSLCertVerificationError):
            await RawBot.reach(stage.listen.port, ssl.create_default_context())
        idle = [await RawBot.reach(stage.listen.port) for _ in range(150)]
        async with connect(stage.invite(), ssl=trusting(pem), compression=None, proxy=None) as bot:
            await bot.send(b"x")
            await stage.guests.until(lambda: stage.guests.guests)
        for socket in (plain, *idle):
            await socket.close()


async def test_half_open_ones_are_cut_off(tmp_path: Path) -> None:
    pem, key, _ = certificate(tmp_path)
    async with Stage(certificate=str(pem), certificate_key=str(key), open_timeout_s=0.1) as stage:
        idle = await RawBot.reach(stage.listen.port)
        assert await idle.read_all() == b""
        await idle.close()


async def test_a_request_in_the_same_breath_as_the_handshake(tmp_path: Path) -> None:
    pem, key, _ = certificate(tmp_path)
    async with Stage(certificate=str(pem), certificate_key=str(key), close_timeout_s=0.2) as stage:
        for _ in range(5):
            bot = await RawBot.reach(stage.listen.port, trusting(pem))
            head = await bot.upgrade(stage.admissions.invite("one"), stage.listen.port)
            assert head.startswith(b"HTTP/1.1 101 ")
            bot.abort()
