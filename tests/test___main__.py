"""What happens before the console listens to signals."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

# The signal comes in the middle of the first imports.
EARLY = """
import runpy, signal, sys

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == "desktop.app":
            signal.raise_signal(signal.SIGINT)

signal.signal(signal.SIGINT, {handler})
sys.meta_path.insert(0, Interrupting())
sys.argv[1:] = ["--version"]
runpy.run_module("desktop", run_name="__main__")
"""


def run(handler: str) -> subprocess.CompletedProcess[str]:
    code = EARLY.format(handler=handler)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="nobody is ended by SIGINT there")
def test_an_early_interrupt_ends_it_without_a_word() -> None:
    ended = run("signal.default_int_handler")
    assert (ended.returncode, ended.stdout, ended.stderr) == (-signal.SIGINT, "", "")


def test_what_was_told_to_ignore_it_goes_on() -> None:
    ended = run("signal.SIG_IGN")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("Airdesk ")
