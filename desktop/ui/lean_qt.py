"""PySide6 as a program needs it: without what it prepares at each start for those who make stubs of it.

Called once, by `app.py`, before anything else of Qt is imported.
"""

from __future__ import annotations

import builtins
import linecache
from typing import Any

from desktop.ui.kept_code import KeptCode

# It brings its support code along as source and compiles it each time, these two with some heavy patterns.
_MAKERS_ONLY = ("shibokensupport/signature/lib/pyi_generator.py", "shibokensupport/signature/lib/enum_sig.py")


def import_qt() -> None:
    """Import it for the first time. Saves 35 ms of each start and 10 MiB; where PySide changes, it saves nothing."""
    compile_, kept = builtins.compile, KeptCode(__file__)

    def compile_needed(source: Any, filename: Any, *how: Any, **more: Any) -> Any:
        if filename in _MAKERS_ONLY:
            source = b""
        if isinstance(source, bytes) and isinstance(filename, str) and how == ("exec",) and not more:
            return kept.compiled(source, filename)
        return compile_(source, filename, *how, **more)

    builtins.compile = compile_needed
    try:
        import PySide6.QtCore  # noqa: F401, PLC0415 - this is the place
    finally:
        builtins.compile = compile_
    # From now on PySide reads the source of each imported module in search of `from __feature__`, and keeps it.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    linecache.clearcache()  # three such sources
    kept.keep()
