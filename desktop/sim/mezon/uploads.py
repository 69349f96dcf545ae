"""Where attachments go: presigned addresses that take one PUT for a short time, and give the file back for good."""

from __future__ import annotations

import hmac
import re
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote, urlencode

from aiohttp import web

from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.ids import Clock, Ids
from desktop.sim.mezon.refused import INVALID, Refused
from desktop.sim.mezon.switches import Switches


class Uploads:
    """Files lie in a temporary folder until `close`. `base` is the address of the gateway."""

    def __init__(self, key: bytes, clock: Clock, switches: Switches, base: Callable[[], str]) -> None:
        self._key = key
        self._clock = clock
        self._switches = switches
        self._base = base
        self._ids = Ids(clock)
        self._folder = tempfile.TemporaryDirectory(prefix="airdesk-mezon-")
        self._types: dict[str, str] = {}  # what was announced, by name
        self._whole: set[str] = set()

    def routes(self) -> list[web.RouteDef]:
        """The paths of the store."""
        return [web.put("/cdn/{name}", self.put), web.get("/cdn/{name}", self.get)]

    def slot(self, wish: pb.UploadAttachmentRequest, user_id: int) -> pb.UploadAttachment:
        """An address for one file."""
        if not wish.filename or wish.size < 0:
            raise Refused(INVALID, "A file needs a name")
        plain = re.sub(r"[^\w.\-]+", "_", wish.filename)[-100:]
        name = f"{user_id}_{self._ids.next()}_{plain}"
        self._types[name] = wish.filetype
        until = int(self._clock() + self._switches.upload_s)
        query = {
            "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
            "X-Amz-Credential": "studio/us-east-1/s3/aws4_request",
            "X-Amz-Expires": str(until),
            "X-Amz-SignedHeaders": "host",
            "X-Amz-Signature": self._signature(name, until),
        }
        return pb.UploadAttachment(filename=name, url=f"{self._base()}/cdn/{quote(name)}?{urlencode(query)}")

    async def put(self, request: web.Request) -> web.StreamResponse:
        """Take the bytes, if the address is right and not too old."""
        name = request.match_info["name"]
        until = request.query.get("X-Amz-Expires", "")
        signature = request.query.get("X-Amz-Signature", "")
        good = until.isdigit() and hmac.compare_digest(signature.encode(), self._signature(name, int(until)).encode())
        if not good or name not in self._types:
            return _refusal("SignatureDoesNotMatch")
        if int(until) < self._clock():
            return _refusal("AccessDenied", "Request has expired")
        digest = sha256()
        with self._new_file(name) as file:
            async for piece in request.content.iter_chunked(65536):
                digest.update(piece)
                file.write(piece)
        self._whole.add(name)
        return web.Response(headers={"ETag": f'"{digest.hexdigest()[:32]}"'})

    async def get(self, request: web.Request) -> web.StreamResponse:
        """The file, to anybody, in ranges as well."""
        name = request.match_info["name"]
        if name not in self._whole:
            return web.Response(
                status=404, content_type="application/xml", text="<Error><Code>NoSuchKey</Code></Error>"
            )
        kind = self._types[name] or "application/octet-stream"
        return web.FileResponse(self._path(name), headers={"Content-Type": kind})

    def close(self) -> None:
        """Throw the files away."""
        self._folder.cleanup()

    def _new_file(self, name: str) -> BinaryIO:
        return self._path(name).open("wb")

    def _path(self, name: str) -> Path:
        return Path(self._folder.name) / sha256(name.encode()).hexdigest()

    def _signature(self, name: str, until: int) -> str:
        return hmac.new(self._key, f"{name}\n{until}".encode(), sha256).hexdigest()


def _refusal(code: str, message: str = "") -> web.Response:
    text = f"<Error><Code>{code}</Code><Message>{message}</Message></Error>"
    return web.Response(status=403, content_type="application/xml", text=text)
