"""A keyring of the tests."""

from __future__ import annotations

import threading

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError


class Shelf(KeyringBackend):
    """A keyring in memory that can refuse, be slow, and be as narrow as that of Windows."""

    priority = 9  # type: ignore[assignment]  # a class property in the base

    def __init__(self, widest: int | None = None) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.widest = widest
        self.refuses: Exception | None = None
        self.dies_after: int | None = None
        self.hangs: threading.Event | None = None
        self.threads: set[threading.Thread] = set()

    def _visit(self) -> None:
        self.threads.add(threading.current_thread())
        if self.hangs is not None:
            self.hangs.wait(30)
        if self.refuses is not None:
            raise self.refuses

    def get_password(self, service: str, username: str) -> str | None:
        self._visit()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._visit()
        if self.dies_after is not None:
            if self.dies_after == 0:
                raise OSError("the power went")
            self.dies_after -= 1
        if self.widest is not None and len(password.encode("utf-16-le")) > self.widest:
            raise OSError(1783, "The stub received bad data")
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._visit()
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError("not found")
