"""Hatch build hook: a wheel carries .qm files made from translations/*.ts. An editable install needs none."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Translations(BuildHookInterface[Any]):
    """Compiles with Qt's own tool, which the PySide6 wheel carries."""

    PLUGIN_NAME = "translations"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled files to the wheel."""
        if version == "editable":
            return
        import PySide6  # noqa: PLC0415 - only a real wheel needs it

        tool = Path(PySide6.__file__).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
        self._made = tempfile.TemporaryDirectory(prefix="airdesk-qm-")
        for source in sorted(Path(self.root, "translations").glob("*.ts")):
            made = Path(self._made.name, f"{source.stem}.qm")
            subprocess.run([tool, "-silent", source, "-qm", made], check=True)
            build_data["force_include"][str(made)] = f"desktop/_data/translations/{made.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was made on the way."""
        if version != "editable":
            self._made.cleanup()
