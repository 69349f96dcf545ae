"""One file to the service's store, for a message: a place is asked for, the bytes are put there.

The address of the place carries credentials: it is shown and kept nowhere. What the message
says is the address without them.
"""

from __future__ import annotations

import asyncio
import mimetypes
import stat
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from urllib.parse import urlsplit

from desktop.core.chat import Attachment
from desktop.core.errors import Code, Trouble
from desktop.services.http import Http
from desktop.services.mezon.api import Api
from desktop.services.mezon.content import sound

PIECE = 256 * 1024
SIZE_LIMIT = 2**31 - 1  # bytes; the wire has no larger number for it
STALL_S = 30.0  # without a byte taken

Progress = Callable[[int, int], None]


class Upload:
    """Sends files; to stop one, cancel who waits for it. `http` needs a time-out that fits large files."""

    def __init__(self, api: Api, http: Http, stall_s: float = STALL_S) -> None:
        self._api = api
        self._http = http
        self._stall_s = stall_s

    async def send(
        self, file: Path, progress: Progress | None = None, *, width: int = 0, height: int = 0
    ) -> Attachment:
        """The attachment for the message. `progress(sent, all)` in bytes. Raises Trouble: CHAT_UPLOAD and Api's."""
        filetype = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        size = await asyncio.to_thread(self._size, file)
        _, slot = await self._api.upload_slot(file.name, filetype, size, width=width, height=height)
        address = clean_address(slot)
        if not address:
            raise self._trouble(file, "no address in the answer")
        try:
            await self._put(file, slot, filetype, size, progress or _unheard)
        except TimeoutError:
            raise self._trouble(file, "nothing is taken any more") from None
        return Attachment(sound(file.name), address, filetype, size, width, height)

    async def _put(self, file: Path, slot: str, filetype: str, size: int, progress: Progress) -> None:
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(self._stall_s) as limit:
            unread: list[OSError] = []

            async def pieces() -> AsyncIterator[bytes]:
                sent = 0
                try:
                    with await asyncio.to_thread(file.open, "rb") as source:
                        while sent < size:
                            piece = await asyncio.to_thread(source.read, min(PIECE, size - sent))
                            if not piece:
                                raise OSError(0, "the file has become shorter")
                            yield piece
                            sent += len(piece)
                            limit.reschedule(loop.time() + self._stall_s)
                            progress(sent, size)
                except OSError as error:
                    unread.append(error)
                    raise

            headers = {"Content-Type": filetype, "Content-Length": str(size)}
            try:
                answer = await self._http.request("PUT", slot, headers=headers, body=pieces)
            except Trouble:  # to the connection a file that cannot be read looks like one that broke
                if not unread:
                    raise
                raise self._trouble(file, unread[0].strerror or "") from None
        if answer.status not in (200, 201, 204):
            raise self._trouble(file, f"the store answered {answer.status}")

    def _size(self, file: Path) -> int:
        try:
            found = file.stat()
        except OSError as error:
            raise self._trouble(file, error.strerror or "") from None
        if not stat.S_ISREG(found.st_mode):  # a pipe would be waited for without end
            raise self._trouble(file, "not a file")
        size = found.st_size
        if size > SIZE_LIMIT:
            raise self._trouble(file, "larger than 2 GB")
        return size

    def _trouble(self, file: Path, reason: str) -> Trouble:
        return self._http.trouble(Code.CHAT_UPLOAD, reason, file=file.name, reason=reason)


def clean_address(url: str) -> str:
    """The address without query and fragment; empty if it is none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        return ""
    return f"{parts.scheme}://{parts.netloc}{parts.path}"


def _unheard(sent: int, size: int) -> None:
    pass
