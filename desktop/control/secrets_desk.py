"""What the interface may know of secrets: whether and when one was stored. Never the value.

Main loop only; the store itself may take its time (a keyring can ask the operator).
"""

from __future__ import annotations

from datetime import datetime

from desktop.control.notices import Notices
from desktop.core.errors import Code, Trouble
from desktop.core.model import Keeping
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks
from desktop.settings.secrets import Secrets

MEETSTREAM_KEY = "meetstream.api_key"
ZEGO_SECRET = "zego.server_secret"
ZEGO_CALLBACK_SECRET = "zego.callback_secret"
CALLS_TOKEN = "calls.user_token"
CALLS_SECRET = "calls.api_secret"  # in the mode for development alone
NAMES = (MEETSTREAM_KEY, ZEGO_SECRET, ZEGO_CALLBACK_SECRET, CALLS_TOKEN, CALLS_SECRET)
_MISSED = {
    MEETSTREAM_KEY: Code.BOT_KEY_MISSING,
    ZEGO_SECRET: Code.MIX_KEY_MISSING,
    CALLS_TOKEN: Code.CALL_KEY_MISSING,
    CALLS_SECRET: Code.CALL_KEY_MISSING,
}
_SILENT = (Code.KEYRING, Code.KEYRING_LOCKED, Code.KEYRING_MEMORY)  # told while it does not answer


class SecretsDesk:
    """Secrets can be set and forgotten, and never read back here."""

    changed = Signal()

    def __init__(self, secrets: Secrets, notices: Notices, tasks: Tasks) -> None:
        self._secrets = secrets
        self._notices = notices
        self._tasks = tasks
        self._set: set[str] = set()
        secrets.answered.connect(self._answered)

    @property
    def keeping(self) -> Keeping:
        """Where what was set is kept."""
        return self._secrets.keeping

    async def look(self) -> None:
        """Find out which secrets are stored. A keyring that does not answer is a notice."""
        for name in NAMES:
            try:
                value = await self._secrets.get(name)
            except Trouble as trouble:
                self._notices.trouble(trouble)
                break
            if value is not None:
                self._set.add(name)
        self.changed.emit()

    def is_set(self, name: str) -> bool:
        """Whether there is a value for this session."""
        return name in self._set

    def stored_at(self, name: str) -> datetime | None:
        """When it was stored, in UTC; None if it is not set or only kept for this session."""
        return self._secrets.stored_at(name)

    def retry(self) -> None:
        """Ask a keyring that did not answer again. Nothing where it did."""
        self._tasks.start(self._retry(), "ask the keyring again")

    def set(self, name: str, value: str) -> None:
        """Store a value; without a keyring it is kept for this session, with a notice."""
        self._tasks.start(self._store(name, value), f"store {name}")

    def forget(self, name: str) -> None:
        """Remove a value."""
        self._tasks.start(self._forget(name), f"forget {name}")

    async def _store(self, name: str, value: str) -> None:
        try:
            await self._secrets.set(name, value)
        except Trouble as trouble:
            self._notices.trouble(trouble)
        else:
            self._solve()
        self._set.add(name)
        if (missed := _MISSED.get(name)) is not None:
            self._notices.solve(missed)
        self.changed.emit()

    async def _retry(self) -> None:
        try:
            await self._secrets.catch_up()
        except Trouble as trouble:
            self._notices.trouble(trouble)

    def _answered(self) -> None:
        self._solve()
        self._tasks.start(self.look(), "look for secrets")

    def _solve(self) -> None:
        for code in _SILENT:
            self._notices.solve(code)

    async def _forget(self, name: str) -> None:
        try:
            await self._secrets.forget(name)
        except Trouble as trouble:
            self._notices.trouble(trouble)
            return
        self._set.discard(name)
        self.changed.emit()
