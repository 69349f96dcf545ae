"""The first thing an installed program does: it forgets what its start program needed of the environment.

PyInstaller points the loader at the libraries of the installation. Other programs that are started from here, a file
manager or ffmpeg, must find their own; and what starts this program once more starts it from the beginning.
Run by PyInstaller before `desktop.__main__`; standard library only.
"""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping

LOADERS = ("LD_LIBRARY_PATH", "LIBPATH")
ITS_OWN = "_PYI_"


def forget(environment: MutableMapping[str, str]) -> None:
    """Make it again what it was before. The loader of this very process has read it already."""
    for name in LOADERS:
        before = environment.pop(f"{name}_ORIG", None)
        if before is not None:
            environment[name] = before
        else:
            environment.pop(name, None)
    for name in [one for one in environment if one.startswith(ITS_OWN)]:
        del environment[name]


if getattr(sys, "frozen", False):
    forget(os.environ)
