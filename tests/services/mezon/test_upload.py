from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web

from desktop.core.chat import Attachment
from desktop.core.errors import Code, Trouble
from desktop.services.http import Http
from desktop.services.mezon.api import Api
from desktop.services.mezon.keeper import SessionKeeper
from desktop.services.mezon.session import Session
from desktop.services.mezon.upload import PIECE, SIZE_LIMIT, Upload, clean_address
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.kiosk import Kiosk
from tests.services.mezon.tokens import jwt

SIGN = "X-Amz-Signature=SIGNSECRET"


class Store:
    """Gives places and takes files."""

    def __init__(self) -> None:
        self.taken = b""
        self.headers: dict[str, str] = {}
        self.asked: list[pb.UploadAttachmentRequest] = []
        self.status = 200
        self.url: str | None = None
        self.begun = asyncio.Event()
        self.hold: asyncio.Event | None = None
        self.base = ""

    async def slot(self, request: web.Request) -> web.Response:
        self.asked.append(pb.UploadAttachmentRequest.FromString(await request.read()))
        url = f"{self.base}/store/a%20b.bin?{SIGN}" if self.url is None else self.url
        return web.Response(body=pb.UploadAttachment(filename="7/a b.bin", url=url).SerializeToString())

    async def put(self, request: web.Request) -> web.Response:
        self.headers = dict(request.headers)
        assert request.query_string == SIGN
        self.begun.set()
        if self.hold is not None:
            await self.hold.wait()
        self.taken = await request.read()
        return web.Response(status=self.status)


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    made = Store()
    app = web.Application(client_max_size=64 * 1024 * 1024)
    app.router.add_post("/mezon.api.Mezon/UploadAttachmentFile", made.slot)
    app.router.add_put("/store/{name}", made.put)
    kiosk = Kiosk()
    made.base = f"http://{await kiosk.open(app, patience_s=0.1)}"
    yield made
    if made.hold is not None:
        made.hold.set()
    await kiosk.close()


@pytest.fixture
async def upload(store: Store) -> AsyncIterator[Upload]:
    async def never(old: Session) -> Session:
        raise AssertionError

    http = Http("Mezon", timeout_s=60)
    keeper = SessionKeeper(Session(jwt(), "r", 1, store.base), never)
    yield Upload(Api(http, keeper), http, stall_s=5.0)
    await http.aclose()


def file(folder: Path, size: int, name: str = "a b.png") -> Path:
    path = folder / name
    path.write_bytes(bytes(range(256)) * (size // 256) + b"z" * (size % 256))
    return path


@pytest.mark.parametrize("size", [0, 1, PIECE, 3 * PIECE + 7])
async def test_a_file(store: Store, upload: Upload, tmp_path: Path, size: int) -> None:
    path = file(tmp_path, size)
    seen: list[tuple[int, int]] = []
    made = await upload.send(path, lambda sent, whole: seen.append((sent, whole)), width=3, height=4)
    assert store.taken == path.read_bytes()
    assert made == Attachment("a b.png", f"{store.base}/store/a%20b.bin", "image/png", size, 3, 4)
    assert (store.headers["Content-Type"], store.headers["Content-Length"]) == ("image/png", str(size))
    assert "Authorization" not in store.headers
    assert seen == [(min(size, (n + 1) * PIECE), size) for n in range(-(-size // PIECE))]
    assert store.asked == [
        pb.UploadAttachmentRequest(filename="a b.png", filetype="image/png", size=size, width=3, height=4)
    ]


async def test_any_type(store: Store, upload: Upload, tmp_path: Path) -> None:
    assert (await upload.send(file(tmp_path, 5, "odd.zzz"))).filetype == "application/octet-stream"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is text")
async def test_a_name_that_is_no_text(store: Store, upload: Upload, tmp_path: Path) -> None:
    await upload.send(file(tmp_path, 5, "a\udcff.png"))
    assert store.asked[0].filename == "a\ufffd.png"


async def test_cancelled_on_the_way(store: Store, upload: Upload, tmp_path: Path) -> None:
    store.hold = asyncio.Event()
    sending = asyncio.create_task(upload.send(file(tmp_path, 32 * 1024 * 1024)))
    await store.begun.wait()
    sending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sending


async def refusal(upload: Upload, path: Path, caplog: pytest.LogCaptureFixture) -> Trouble:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(Trouble) as trouble:
        await upload.send(path)
    assert "SIGNSECRET" not in f"{trouble.value!r} {trouble.value.details} {trouble.value.values} {caplog.text}"
    return trouble.value


async def test_a_store_that_refuses(
    store: Store, upload: Upload, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store.status = 403
    trouble = await refusal(upload, file(tmp_path, 5), caplog)
    assert trouble.code is Code.CHAT_UPLOAD
    assert (trouble.values["file"], trouble.values["reason"]) == ("a b.png", "the store answered 403")


async def test_a_store_that_takes_nothing(store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async def never(old: Session) -> Session:
        raise AssertionError

    store.hold = asyncio.Event()
    http = Http("Mezon", timeout_s=60)
    api = Api(http, SessionKeeper(Session(jwt(), "r", 1, store.base), never))
    trouble = await refusal(Upload(api, http, stall_s=0.2), file(tmp_path, 32 * 1024 * 1024), caplog)
    await http.aclose()
    assert trouble.code is Code.CHAT_UPLOAD


@pytest.mark.parametrize("url", ["", "nonsense", "ftp://a/b", "https://user:pass@a/b", "http://[bad"])
async def test_no_place(
    store: Store, upload: Upload, tmp_path: Path, caplog: pytest.LogCaptureFixture, url: str
) -> None:
    store.url = url
    assert (await refusal(upload, file(tmp_path, 5), caplog)).code is Code.CHAT_UPLOAD


async def test_a_file_that_is_not_there_or_too_large(
    store: Store, upload: Upload, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert (await refusal(upload, tmp_path / "none", caplog)).code is Code.CHAT_UPLOAD
    huge = tmp_path / "huge"
    with huge.open("wb") as hole:
        hole.truncate(SIZE_LIMIT + 1)
    assert (await refusal(upload, huge, caplog)).values["reason"] == "larger than 2 GB"
    assert store.asked == []


@pytest.mark.skipif(sys.platform == "win32", reason="pipes with a name")
async def test_a_pipe_is_not_waited_for(
    store: Store, upload: Upload, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert (await refusal(upload, tmp_path / "pipe", caplog)).values["reason"] == "not a file"


async def test_a_file_that_shrinks_on_the_way_is_no_fault_of_the_network(
    store: Store, upload: Upload, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = file(tmp_path, 40 * PIECE)

    def shrink(sent: int, _size: int) -> None:
        if sent == PIECE:
            os.truncate(path, 2 * PIECE)

    with pytest.raises(Trouble) as trouble:
        await upload.send(path, shrink)
    assert (trouble.value.code, trouble.value.values["reason"]) == (Code.CHAT_UPLOAD, "the file has become shorter")


def test_the_address_in_the_message_has_no_credentials() -> None:
    assert clean_address(f"https://cdn/f.png?{SIGN}#x") == "https://cdn/f.png"
