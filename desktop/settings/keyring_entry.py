"""How a secret lies in the system's keyring, and which keyring is good enough. Who asks when is `secrets.py`.

Imported with the first key that is asked for: the library takes a moment.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import keyring
from keyring.backend import get_all_keyring
from keyring.backends.chainer import ChainerBackend

from desktop.core.errors import Code, Trouble
from desktop.settings.secrets import NoKeyring

MOST_PARTS = 1000  # what a damaged head may name at most


@dataclass(frozen=True, slots=True)
class KeyringEntry:
    """One secret: a head, and parts where an entry is short. Blocks; any thread.

    The head is written last and names its parts, so that a crash leaves the old value or
    the new one, never a mixture.
    """

    backend: Any
    service: str
    name: str
    part_chars: int | None

    def read(self) -> tuple[str, datetime] | None:
        """The value and when it was stored; None if there is none. Raises Trouble(KEYRING) for a damaged one."""
        head = self._head()
        if head is None:
            return None
        try:
            text = head["text"] if "text" in head else "".join(self._part(head, i) for i in range(head["parts"]))
            return str(json.loads(text)), datetime.fromisoformat(head["stored_at"])
        except (KeyError, TypeError, ValueError):
            raise Trouble(Code.KEYRING, "the entry is damaged; set it again") from None

    def write(self, value: str, stored_at: datetime) -> None:
        """Instead of what is there."""
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
        """With all its parts; one that is not there is no error."""
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


def safe_keyring() -> Any:
    """The keyring this computer offers now. Raises NoKeyring for one that forgets, or keeps keys in a readable file.

    Any thread; blocks.
    """
    if not _is_safe(keyring.get_keyring()):
        # The library looks around once a process: a keyring that has started since would never be found.
        vars(get_all_keyring).pop("saved_result", None)
        keyring.core.init_backend()
    chosen = keyring.get_keyring()
    if not _is_safe(chosen):
        raise NoKeyring(Code.KEYRING, f"no safe keyring: {type(chosen).__module__}")
    return chosen


def _is_safe(chosen: Any) -> bool:
    first = chosen.backends[0] if isinstance(chosen, ChainerBackend) else chosen
    return bool(first.priority >= 1)  # keyring's own line between recommended and not
