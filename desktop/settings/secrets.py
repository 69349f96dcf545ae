"""Keys and tokens: the system's keyring, or memory for the demo and the tests.

Never a file of ours. No value ever enters a log line, an exception or a repr. The keyring
library is imported with the first call, on the thread that makes it. How a secret lies in the
keyring is in `keyring_entry.py`.
"""

from __future__ import annotations

import asyncio
import json
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

from msgspec import Struct

from desktop.core.errors import Code, Trouble
from desktop.core.model import Keeping
from desktop.core.signal import Signal, SignalInstance

if TYPE_CHECKING:
    from desktop.settings.keyring_entry import KeyringEntry

T = TypeVar("T")

SERVICE, DEMO_SERVICE = "Airdesk", "Airdesk demo"  # the demo's keys must not replace the operator's
# Somebody may have to type the keyring's password; after this long the desk goes on without it.
PATIENCE_S = 120.0
# Windows takes 2560 bytes of UTF-16 an entry.
WINDOWS_PART_CHARS = 1000


class NoKeyring(Trouble):
    """None that is safe is there at the moment."""


class StoredSecret(Struct, frozen=True):
    """That something was stored, and when. Not what."""

    name: str
    stored_at: datetime


class Secrets(Protocol):
    """What keeps secrets. Called on the main loop; never blocks it."""

    @property
    def answered(self) -> SignalInstance:
        """It answers again, after it did not."""

    @property
    def keeping(self) -> Keeping:
        """Where what was set is kept."""

    async def get(self, name: str) -> str | None:
        """The value, or None if none is stored. Raises Trouble(KEYRING or KEYRING_LOCKED)."""

    async def set(self, name: str, value: str) -> StoredSecret:
        """Store a value. Raises Trouble(KEYRING_MEMORY) when it could only be kept for this session."""

    async def forget(self, name: str) -> None:
        """Remove a value; one that is not there is no error. Raises Trouble as `get` does."""

    async def catch_up(self) -> None:
        """Ask again where it did not answer, and store what was kept for this session. Raises Trouble as `get` does."""

    def stored_at(self, name: str) -> datetime | None:
        """When the value last seen was stored; None if unknown, or kept for this session only."""


class MemorySecrets:
    """Secrets that end with the process."""

    answered = Signal()
    keeping = Keeping.MEMORY

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    async def get(self, name: str) -> str | None:
        """The value, or None."""
        return self._values.get(name)

    async def set(self, name: str, value: str) -> StoredSecret:
        """Keep it until the process ends."""
        self._values[name] = value
        return StoredSecret(name, datetime.now(UTC))

    async def forget(self, name: str) -> None:
        """Drop it."""
        self._values.pop(name, None)

    async def catch_up(self) -> None:
        """Nothing: it always answers."""

    def stored_at(self, name: str) -> datetime | None:
        """Never: nothing is stored beyond this session."""
        return None


class KeyringSecrets:
    """Secrets in the system's keyring, one entry each; what it refuses is kept for this session.

    Each call runs on a daemon thread of its own: a prompt may block it for as long as it
    likes without holding up the window or its end. A keyring that starts after the program is
    found with the next call that needs one; what was kept for the session goes there then.
    """

    answered = Signal()

    def __init__(
        self,
        service: str = SERVICE,
        *,
        part_chars: int | None = WINDOWS_PART_CHARS if sys.platform == "win32" else None,
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._service = service
        self._part_chars = part_chars
        self._patience_s = patience_s
        self._session: dict[str, str] = {}
        self._stored_at: dict[str, datetime] = {}
        self._turn = asyncio.Lock()  # one call at a time
        self._failed = False  # the last call

    @property
    def keeping(self) -> Keeping:
        """Not in the keyring alone, as long as it has refused something."""
        return Keeping.REFUSED if self._session else Keeping.KEYRING

    async def get(self, name: str) -> str | None:
        """The value: of this session if the keyring refused it, else the keyring's."""
        if name in self._session:
            return self._session[name]
        found = await self._call(lambda: self._entry(name).read())
        if found is None:
            self._stored_at.pop(name, None)
        else:
            self._stored_at[name] = found[1]
        with suppress(Trouble):
            await self._heard()
        return None if found is None else found[0]

    async def catch_up(self) -> None:
        """Ask again, where it did not answer last, and store what was kept for this session."""
        if self._failed:
            await self._call(lambda: self._entry("").read())
            await self._heard()

    async def _heard(self) -> None:
        """It has answered: what it refused before is tried once more, and told if that works."""
        if not self._failed:
            return
        self._failed = False
        for name, value in list(self._session.items()):
            if self._session.get(name) == value:  # else it was stored or forgotten meanwhile
                await self._write(name, value, datetime.now(UTC))
        self.answered.emit()

    async def set(self, name: str, value: str) -> StoredSecret:
        """Store it; if that fails it is kept for this session and Trouble(KEYRING_MEMORY) is raised."""
        stored = StoredSecret(name, datetime.now(UTC))
        self._session[name] = value
        try:
            await self._write(name, value, stored.stored_at)
        except Trouble as trouble:
            self._stored_at.pop(name, None)
            raise Trouble(Code.KEYRING_MEMORY, trouble.details) from None
        with suppress(Trouble):
            await self._heard()
        return stored

    async def _write(self, name: str, value: str, at: datetime) -> None:
        await self._call(lambda: self._entry(name).write(value, at), value)
        if self._session.get(name) == value:  # else a newer one waits for its turn
            del self._session[name]
        self._stored_at[name] = at

    async def forget(self, name: str) -> None:
        """Remove it from this session and from the keyring."""
        self._session.pop(name, None)
        await self._call(lambda: self._entry(name).delete())
        self._stored_at.pop(name, None)
        with suppress(Trouble):
            await self._heard()

    def stored_at(self, name: str) -> datetime | None:
        """As the last `get` or `set` found it."""
        return self._stored_at.get(name)

    def _entry(self, name: str) -> KeyringEntry:
        from desktop.settings.keyring_entry import KeyringEntry, safe_keyring  # noqa: PLC0415 - with the first call

        return KeyringEntry(safe_keyring(), self._service, name, self._part_chars)

    async def _call(self, work: Callable[[], T], secret: str = "") -> T:
        async with self._turn:
            try:
                return await asyncio.wait_for(_on_thread(work), self._patience_s)
            except TimeoutError:
                self._failed = True
                raise Trouble(Code.KEYRING, f"no answer within {self._patience_s:g} s") from None
            except Trouble as trouble:  # a damaged entry is no silence
                self._failed = self._failed or isinstance(trouble, NoKeyring)
                raise
            except Exception as error:  # noqa: BLE001 - each backend raises what it likes; all of it means: no keyring
                self._failed = True
                raise _trouble(error, secret) from None  # its own text may hold what was to be stored


async def _on_thread(work: Callable[[], T]) -> T:
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()

    def tell(settle: Callable[[], None]) -> None:
        try:
            loop.call_soon_threadsafe(lambda: None if answer.done() else settle())
        except RuntimeError:  # the loop is gone: nobody waits any more
            return

    def run() -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - carried to whoever awaits it
            failure = error
            tell(lambda: answer.set_exception(failure))
        else:
            tell(lambda: answer.set_result(result))

    threading.Thread(target=run, name="keyring", daemon=True).start()
    return await answer


def _trouble(error: Exception, secret: str) -> Trouble:
    from keyring.errors import KeyringLocked  # noqa: PLC0415

    said = f"{type(error).__name__}: {error}"
    details = type(error).__name__ if secret and (secret in said or json.dumps(secret)[1:-1] in said) else said
    return Trouble(Code.KEYRING_LOCKED if isinstance(error, KeyringLocked) else Code.KEYRING, details)
