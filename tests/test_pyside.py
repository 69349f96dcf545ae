"""The Qt binding is one that lives: 6.12.0 on Python 3.11 loses a reference of True or None with each call."""

from __future__ import annotations

import subprocess
import sys

import pytest

# In a process of its own: a binding that loses references ends the process it is in.
CALL = """
import sys
from PySide6.QtCore import QObject, QTimer, Signal

class Bell(QObject):
    rang = Signal()
    told = Signal(bool)

bell, timer, heard = Bell(), QTimer(), 0
def hear(on):
    global heard
    heard += on
bell.told.connect(hear)
before = [sys.getrefcount(constant) for constant in (True, False, None)]
for _ in range(3000):
    bell.rang.emit()
    bell.told.emit(True)
    bell.told.emit(False)
    timer.setInterval(1)
    bell.blockSignals(False)
after = [sys.getrefcount(constant) for constant in (True, False, None)]
print(heard, *(now - then for now, then in zip(after, before)))
"""
SLACK = 50  # what the program itself may take or give


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="True, False and None are immortal from 3.12 on")
def test_thousands_of_calls_into_qt_keep_the_constants_alive() -> None:
    done = subprocess.run([sys.executable, "-c", CALL], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    heard, *drifts = map(int, done.stdout.split())
    assert heard == 3000
    assert all(abs(drift) < SLACK for drift in drifts), drifts
