"""Distributions as pip would leave them in site-packages, made up."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path


def lay(folder: Path, name: str, *head: str, version: str = "1.0", files: dict[str, bytes] | None = None) -> None:
    """One distribution with these lines in its metadata and these files; those of `licenses/` go beside it."""
    beside = f"{name}-{version}.dist-info"
    metadata = "\n".join(["Metadata-Version: 2.4", f"Name: {name}", f"Version: {version}", *head, "", "About it."])
    every = {f"{beside}/METADATA": metadata.encode()}
    for path, data in (files or {}).items():
        every[f"{beside}/{path}" if path.startswith("licenses/") else path] = data
    record = []
    for path, data in every.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        record.append(f"{path},sha256={digest},{len(data)}")
    (folder / beside / "RECORD").write_text("\n".join([*record, f"{beside}/RECORD,,"]) + "\n")
