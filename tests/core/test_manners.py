"""Who works for later gives way to who is waited for."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.core.manners import STEPS_BACK, SWITCH_S, take_short_turns

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="said when a process is started there")
def test_a_process_stands_back_and_stays_there() -> None:
    program = "import os; from desktop.core.manners import stand_back; stand_back(); stand_back(); print(os.nice(0))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    assert int(done.stdout) == STEPS_BACK


def test_turns_become_short() -> None:
    before = sys.getswitchinterval()
    try:
        take_short_turns()
        assert sys.getswitchinterval() == pytest.approx(SWITCH_S)
    finally:
        sys.setswitchinterval(before)
