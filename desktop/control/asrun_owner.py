"""Who writes an open row of the as-run log: a name, and a file beside the log that is locked while its owner lives.

A process that is killed loses its lock at once, and a name is used once: no number of a process is compared.
"""

from __future__ import annotations

import logging
import uuid
from pathlib import Path

from desktop.media.claim import Claim

log = logging.getLogger(__name__)

ENDING = ".owner"
_TRIES = 5


class Owner:
    """This console's. Touches the disk; one thread at a time."""

    def __init__(self, log_file: Path) -> None:
        self._log_file = log_file
        self._name = ""
        self._claim: Claim | None = None

    def name(self) -> str:
        """What the rows carry, from the first one on; empty where a claim cannot be staked, and then anybody who
        looks takes the row for one of a dead console until it is seen again."""
        if self._claim is None:
            try:
                self._name, self._claim = self._staked()
            except OSError as error:
                log.warning("the rows of the as-run log are nobody's: %s", error)
                return ""
        return self._name

    def is_gone(self, name: str) -> bool:
        """Whether nobody of this name lives any more."""
        if not name.isalnum():
            return True  # nobody's; and a name never leads elsewhere
        if self._claim is not None and name == self._name:
            return False
        left = Claim.inherit(self._file_of(name))
        if left is not None:
            left.leave()
        return left is not None or not self._file_of(name).exists()

    def tidy(self) -> None:
        """Take away what the dead left."""
        for path in self._log_file.parent.glob(f"{self._log_file.name}.*{ENDING}"):
            left = Claim.inherit(path)
            if left is not None:
                left.remove()

    def leave(self) -> None:
        """No row of ours is open."""
        claim, self._claim = self._claim, None
        if claim is not None:
            claim.remove()

    def _staked(self) -> tuple[str, Claim]:
        for _ in range(_TRIES):
            name = uuid.uuid4().hex
            try:
                claim = Claim.create(self._file_of(name))
            except FileExistsError:  # another console tidied in the moment between making and locking it
                continue
            if claim.sure:
                return name, claim
            claim.remove()
            break
        raise OSError("no lock is to be had beside it")

    def _file_of(self, name: str) -> Path:
        return self._log_file.with_name(f"{self._log_file.name}.{name}{ENDING}")
