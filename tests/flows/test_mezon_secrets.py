"""Signed in, refused, renewed, connected, cut, and failing on the way: no secret is in anything that is written."""

from __future__ import annotations

import asyncio
import base64
import logging
from pathlib import Path

import pytest
from aiohttp import web

from desktop import app
from desktop.core.errors import Trouble
from desktop.core.socket_state import SocketState
from desktop.core.tasks import Tasks
from desktop.paths import Paths
from desktop.services.http import Http
from desktop.services.mezon.address import socket_address
from desktop.services.mezon.api import Api
from desktop.services.mezon.backoff import Backoff
from desktop.services.mezon.keeper import SessionKeeper
from desktop.services.mezon.session import Session
from desktop.services.mezon.sign_in import SignIn
from desktop.services.mezon.socket import Socket
from desktop.services.mezon.upload import Upload
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.kiosk import Kiosk
from tests.services.mezon.door import Door
from tests.services.mezon.tokens import jwt

TOKENS = [jwt(life_s=3600 + n) for n in range(3)]
PLAIN = ["refresh-Zq81", "app-Kx93", "password-Vb27", "identity-Mn64", "server-Pd55", "sign-Hh12", "short-Ty70"]


@pytest.fixture
def log(tmp_path: Path, root_log: logging.Logger) -> Path:
    """The log of the program at its most talkative."""
    paths = Paths.find(tmp_path)
    app._keep_log(paths, verbose=True)
    return paths.logs / "airdesk.log"


class Gateway:
    """Signs everybody in, once; refuses every other question."""

    def __init__(self) -> None:
        self.base = ""
        self.socket = ""
        self._asked = 0
        self._kiosk = Kiosk()

    async def __aenter__(self) -> Gateway:
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", self._answer)
        self.base = f"http://{await self._kiosk.open(application, patience_s=0.1)}"
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self._kiosk.close()

    def session(self, token: str) -> pb.Session:
        return pb.Session(
            token=token, refresh_token=PLAIN[0], user_id=1, api_url=self.base, ws_url=self.socket, session_id=PLAIN[6]
        )

    async def _answer(self, request: web.Request) -> web.Response:
        self._asked += 1
        if "authenticate" in request.path:
            return web.Response(body=self.session(TOKENS[0]).SerializeToString())
        if request.path.endswith("SessionRefresh"):
            return web.Response(body=self.session(TOKENS[1]).SerializeToString())
        if request.path.endswith("UploadAttachmentFile"):
            slot = pb.UploadAttachment(url=f"{self.base}/store/f?X-Amz-Signature={PLAIN[5]}")
            return web.Response(body=slot.SerializeToString())
        text = f"no: {request.headers.get('Authorization', '')} {request.query_string} token={TOKENS[0]}"
        return web.json_response({"message": text}, status=401 if self._asked % 2 else 500)


async def live(gateway: Gateway, door: Door, folder: Path) -> list[str]:
    """Everything that has to do with secrets; returns what else might be shown of it."""
    http, shown = Http("Mezon", pause_s=0.001), []
    sign_in = SignIn(http, gateway.base)
    session = await sign_in.as_bot("42", PLAIN[1])
    await sign_in.by_password("a@b", PLAIN[2])
    await sign_in.by_id_token(PLAIN[3], "1", "hue", PLAIN[4])
    keeper = SessionKeeper(session, sign_in.renewed)
    api = Api(http, keeper)
    socket = Socket(keeper, backoff=Backoff(0.001, 0.001, 0.002))
    file = folder / "f.bin"
    file.write_bytes(b"x")
    for ask in (api.me, api.clans, lambda: Upload(api, http).send(file), api.sign_out):
        try:
            await ask()
        except Trouble as trouble:
            shown.append(f"{trouble!r} {trouble.details} {trouble.values}")
            logging.getLogger("desktop.test").error("with its trace", exc_info=trouble)
    socket.start()
    await until(socket, SocketState.ONLINE)
    await door.push(pb.Envelope(refresh_session_event=gateway.session(TOKENS[2])))
    door.cut()
    await until(socket, SocketState.WAITING)
    await until(socket, SocketState.ONLINE)
    await socket.aclose()
    await keeper.aclose()
    await http.aclose()
    return [*shown, repr(session), repr(keeper.session), repr(socket_address(session)), repr(socket.trouble)]


async def until(socket: Socket, state: SocketState) -> None:
    changed = asyncio.Event()
    socket.changed.connect(changed.set)
    while socket.state is not state:
        changed.clear()
        await changed.wait()


async def fail_with(session: Session) -> None:
    raise RuntimeError(f"{session.exported()} {socket_address(session).url} Bearer {session.token}")


async def test_no_secret_in_anything_that_is_written(
    log: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    asyncio.get_running_loop().set_debug(True)
    async with Gateway() as gateway, Door() as door:
        gateway.socket = f"ws://127.0.0.1:{door.port}"
        shown = await live(gateway, door, tmp_path)
    tasks = Tasks("test")  # a fault of our own, with everything in its trace
    task = tasks.start(fail_with(Session(TOKENS[0], PLAIN[0], 1, "https://a", session_id=PLAIN[6])), "fail")
    await asyncio.gather(task, return_exceptions=True)
    written = "\n".join([*(one.read_text() for one in log.parent.iterdir()), *capfd.readouterr(), *shown])
    assert "with its trace" in written
    assert "RuntimeError" in written
    for secret in (*TOKENS, *PLAIN, *(base64.b64encode(f"{one}:".encode()).decode() for one in PLAIN)):
        assert secret not in written
