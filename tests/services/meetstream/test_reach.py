from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.model import Reach
from desktop.services.meetstream.reach import reach
from tests.services.meetstream.guests import Stage
from tests.services.office import Office, Reply, certificate, trusting


async def test_it_leads_back_here() -> None:
    async with Stage() as stage:
        assert await reach(stage.url("/"), stage.ingest.probe_answer) is Reach.REACHABLE
        assert await reach(stage.url("/behind/a/proxy/"), stage.ingest.probe_answer) is Reach.REACHABLE
        assert stage.guests.refusals == []


async def test_over_tls(tmp_path: Path) -> None:
    pem, key, _ = certificate(tmp_path)
    async with Stage(certificate=str(pem), certificate_key=str(key)) as stage:
        assert await reach(stage.url("/"), stage.ingest.probe_answer, tls=trusting(pem)) is Reach.REACHABLE
        assert await reach(stage.url("/"), stage.ingest.probe_answer) is Reach.NOT_REACHABLE


async def test_another_desk_answers() -> None:
    async with Stage() as here, Stage() as there:
        assert await reach(there.url("/"), here.ingest.probe_answer) is Reach.NOT_REACHABLE


@pytest.mark.parametrize("reply", [Reply(200, raw=b"hello"), Reply(404), Reply(200, raw="…".encode()), Reply(502)])
async def test_something_else_answers(reply: Reply) -> None:
    async with Stage() as here, Office(reply) as office:
        assert await reach(office.base.replace("http", "ws"), here.ingest.probe_answer) is Reach.NOT_REACHABLE


async def test_nothing_answers() -> None:
    async with Stage() as here:
        url = here.url("/")
        assert await reach("", here.ingest.probe_answer) is Reach.NOT_REACHABLE
        assert await reach("https://127.0.0.1", here.ingest.probe_answer) is Reach.NOT_REACHABLE
    assert await reach(url, here.ingest.probe_answer, timeout_s=1) is Reach.NOT_REACHABLE
