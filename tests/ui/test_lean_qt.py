"""In a process of its own: PySide is imported for the first time once."""

from __future__ import annotations

import os
import subprocess
import sys

PROGRAM = """
import builtins, sys
plain = builtins.compile
from desktop.ui.lean_qt import import_qt
import_qt()
print("as before:", builtins.compile is plain and builtins.__import__ is not builtins.__feature_import__)
import shibokensupport.signature.lib.pyi_generator as makers, shibokensupport.signature.lib.enum_sig as others
print("left out:", not hasattr(makers, "Formatter") and not hasattr(others, "EnumFormatter"))
from PySide6.QtCore import QObject, QTimer, Signal

class Bell(QObject):
    rang = Signal(int)

bell, heard = Bell(), []
bell.rang.connect(heard.append)
bell.rang.emit(3)
print("heard:", heard)
try:
    QTimer().setInterval("soon")
except TypeError as error:
    print("told:", "setInterval" in str(error) and "str" in str(error))
from PySide6.support.signature import get_signature
print("signature:", get_signature(QObject.setObjectName) is not None)
"""


def test_pyside_is_whole_but_for_what_makes_its_stubs() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "as before: True",
        "left out: True",
        "heard: [3]",
        "told: True",
        "signature: True",
    ]
