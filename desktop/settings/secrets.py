"""Keys and tokens: the system's keyring, or memory for the demo and the tests.

Never a file of ours. No value ever enters a log line, an exception or a repr. The keyring
library is imported with the first call, on the thread that makes it.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol, TypeVar

from desktop.core.errors import Code, Trouble
from desktop.core.model import Keeping
from desktop.core.signal import Signal, SignalInstance

T = TypeVar("T")

SERVICE, DEMO_SERVICE = "Airdesk", "Airdesk demo"  # the demo's keys must not replace the operator's
# Somebody may have to type the keyring's password; after this long the desk goes on without it.
PATIENCE_S = 120.0
# Windows takes 2560 bytes of UTF-16 an entry.
WINDOWS_PART_CHARS = 1000
MOST_PARTS = 1000  # what a damaged head may name at most


class NoKeyring(Trouble):
    """None that is safe is there at the moment."""


@dataclass(frozen=True, slots=True)
class StoredSecret:
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
            await self._call(lambda: _backend().get_password(self._service, ""))
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

    def _entry(self, name: str) -> _Entry:
        return _Entry(_backend(), self._service, name, self._part_chars)

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


@dataclass(frozen=True, slots=True)
class _Entry:
    """One secret in the keyring: a head, and parts where an entry is short. Blocks; any thread.

    The head is written last and names its parts, so that a crash leaves the old value or
    the new one, never a mixture.
    """

    backend: Any
    service: str
    name: str
    part_chars: int | None

    def read(self) -> tuple[str, datetime] | None:
        head = self._head()
        if head is None:
            return None
        try:
            text = head["text"] if "text" in head else "".join(self._part(head, i) for i in range(head["parts"]))
            return str(json.loads(text)), datetime.fromisoformat(head["stored_at"])
        except (KeyError, TypeError, ValueError):
            raise Trouble(Code.KEYRING, "the entry is damaged; set it again") from None

    def write(self, value: str, stored_at: datetime) -> None:
        old = self._head_or_nothing()
        head: dict[str, Any] = {"stored_at": stored_at.isoformat()}
        text = json.dumps(value)  # ASCII, so that characters are what the system counts
        size = self.part_chars
        if size is None or len(text) <= size // 2:  # the head escapes its quotes again and adds the date
            head["text"] = text
        else:
            parts = [text[i : i + size] for i in range(0, len(text), size)]
            head |= {"parts": len(parts), "mark": secrets.token_hex(4)}
            for i, part in enumerate(parts):
                self.backend.set_password(self.service, _part_name(self.name, head["mark"], i), part)
        self.backend.set_password(self.service, self.name, json.dumps(head))
        self._delete_parts(old)

    def delete(self) -> None:
        head = self._head_or_nothing()
        self._delete(self.name)
        self._delete_parts(head)

    def _head(self) -> dict[str, Any] | None:
        text = self.backend.get_password(self.service, self.name)
        if text is None:
            return None
        try:
            head = json.loads(text)
        except ValueError:
            head = None
        if not isinstance(head, dict):
            raise Trouble(Code.KEYRING, "the entry was not written by Airdesk; set it again")
        return head

    def _head_or_nothing(self) -> dict[str, Any]:
        try:
            return self._head() or {}
        except Trouble:  # what it held is to be replaced or removed anyway
            return {}

    def _part(self, head: dict[str, Any], number: int) -> str:
        part = self.backend.get_password(self.service, _part_name(self.name, head["mark"], number))
        if part is None:
            raise ValueError("a part is missing")
        return str(part)

    def _delete_parts(self, head: dict[str, Any]) -> None:
        count = head.get("parts", 0)
        for number in range(min(count, MOST_PARTS) if isinstance(count, int) else 0):
            self._delete(_part_name(self.name, head.get("mark", ""), number))

    def _delete(self, name: str) -> None:
        if self.backend.get_password(self.service, name) is not None:  # deleting what is not there raises
            self.backend.delete_password(self.service, name)


def _part_name(name: str, mark: str, number: int) -> str:
    return f"{name}#{mark}.{number}"


def _backend() -> Any:
    """The keyring this computer offers now. Refuses one that forgets, or keeps keys in a readable file."""
    import keyring  # noqa: PLC0415 - takes a moment, and nobody needs it before a key is asked for
    from keyring.backend import get_all_keyring  # noqa: PLC0415

    if not _is_safe(keyring.get_keyring()):
        # The library looks around once a process: a keyring that has started since would never be found.
        vars(get_all_keyring).pop("saved_result", None)
        keyring.core.init_backend()
    chosen = keyring.get_keyring()
    if not _is_safe(chosen):
        raise NoKeyring(Code.KEYRING, f"no safe keyring: {type(chosen).__module__}")
    return chosen


def _is_safe(chosen: Any) -> bool:
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415 - as above

    first = chosen.backends[0] if isinstance(chosen, ChainerBackend) else chosen
    return bool(first.priority >= 1)  # keyring's own line between recommended and not


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
