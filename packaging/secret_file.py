"""A secret of the environment as a file, for the tools that sign: they take certificates and keys only as files."""

from __future__ import annotations

import base64
import binascii
import contextlib
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from environment import SetupFailed


@contextlib.contextmanager
def secret_file(environment: Mapping[str, str], name: str, file_name: str) -> Iterator[Path]:
    """What the variable `name` holds in base64, as a file for this user alone that is gone afterwards.

    Raises SetupFailed if the variable is missing or holds something else; the value is never said.
    """
    try:
        data = base64.b64decode("".join(environment.get(name, "").split()), validate=True)
    except binascii.Error as error:
        raise SetupFailed(f"{name} is not base64.") from error
    if not data:
        raise SetupFailed(f"{name} is not set.")
    with tempfile.TemporaryDirectory(prefix="airdesk-") as folder:  # its rights are this user's alone
        file = Path(folder, file_name)
        file.touch(mode=0o600)
        file.write_bytes(data)
        yield file
