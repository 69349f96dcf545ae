"""A private PulseAudio server with a null sink whose sound can be read back."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MISSING = [name for name in ("pulseaudio", "parec", "pactl") if shutil.which(name) is None]


def environment(folder: Path) -> dict[str, str]:
    """For clients of the server in this folder, and of no other."""
    return os.environ | {
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "PULSE_RUNTIME_PATH": str(folder),
        "PULSE_STATE_PATH": str(folder),
        "PULSE_COOKIE": str(folder / "cookie"),
        "PULSE_SERVER": f"unix:{folder / 'native'}",
    }


@contextmanager
def server(folder: Path, *sinks: str) -> Iterator[dict[str, str]]:
    """Run the server while the block runs; yields the environment of its clients."""
    own = environment(folder)
    modules = [f"module-null-sink sink_name={name} rate=48000 format=float32le channels=2" for name in sinks]
    modules.append(f"module-native-protocol-unix auth-anonymous=1 socket={folder / 'native'}")
    command = ["pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--disable-shm=yes"]
    command += [f"--load={module}" for module in modules]
    process = subprocess.Popen(command, env=own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 20
        while subprocess.run(["pactl", "info"], env=own, capture_output=True, check=False).returncode != 0:
            if time.monotonic() > deadline or process.poll() is not None:
                raise RuntimeError("the private PulseAudio server does not answer")
            time.sleep(0.05)
        yield own
    finally:
        process.terminate()
        process.wait()


def pactl(env: dict[str, str], *words: str) -> str:
    """One command to the server."""
    return subprocess.run(["pactl", *words], env=env, capture_output=True, check=True, text=True).stdout.strip()
