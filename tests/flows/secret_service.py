"""A message bus and a GNOME keyring of our own: nobody else's keys are seen, nobody is asked for a password.

The bus starts no services, so that a keyring that wants to ask somebody finds nobody to ask with.
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

secretstorage = pytest.importorskip("secretstorage", reason="the Secret Service is of Linux")
PROGRAMS = ("dbus-daemon", "gnome-keyring-daemon")  # of the packages dbus-daemon (Debian: dbus) and gnome-keyring
PATIENCE_S = 20.0
_DEFAULT = "/org/freedesktop/secrets/aliases/default"
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>
"""


def missing() -> str:
    """Which of the programs are not there."""
    return " ".join(name for name in PROGRAMS if shutil.which(name) is None)


class SecretService:
    """Somebody's session, with a home of its own that ends with it. Blocks; every process is ended by `stop`."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="keys-")  # short: a socket's path has a limit
        self.home = Path(self._folder.name)
        self.environment = {
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(self.home),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
        }
        # A copy of it has none of the file's privileges (cap_ipc_lock), without which containers refuse to start it.
        self._program = shutil.copyfile(shutil.which(PROGRAMS[1]) or "", self.home / "keyring-daemon")
        self._program.chmod(0o700)
        self._bus: subprocess.Popen[str] | None = None
        self._daemon: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """The bus; from now on `environment` is whole."""
        settings = self.home / "bus.conf"
        settings.write_text(_BUS.format(folder=self.home), encoding="utf-8")
        command = ["dbus-daemon", f"--config-file={settings}", "--nofork", "--nopidfile", "--print-address=1"]
        self._bus = self._process(command)
        assert self._bus.stdout is not None
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._bus.stdout.readline().strip()

    def start_daemon(self, password: str, *, opens: bool = True) -> None:
        """The keyring's daemon, its login keyring open, or made; with a wrong password it stays closed.

        This process must have the `environment`.
        """
        folder = f"--control-directory={self.home}"
        self._daemon = self._process([str(self._program), "--unlock", "--foreground", "--components=secrets", folder])
        assert self._daemon.stdin is not None
        self._daemon.stdin.write(password)
        self._daemon.stdin.close()
        deadline = time.monotonic() + PATIENCE_S
        while self._open() is not opens:
            assert time.monotonic() < deadline, "the keyring did not come"
            time.sleep(0.01)

    def lock(self) -> None:
        """Close the keyring, as a desktop does when somebody leaves it."""
        with contextlib.closing(secretstorage.dbus_init()) as connection:
            secretstorage.get_default_collection(connection).lock()

    def stop_daemon(self) -> None:
        """The keyring is gone; what was kept is in its files."""
        _end(self._daemon)
        self._daemon = None

    def stop(self) -> None:
        """End both. May be called in any state."""
        self.stop_daemon()
        _end(self._bus)
        self._bus = None
        self._folder.cleanup()

    @staticmethod
    def _open() -> bool | None:
        """Whether the keyring that is used by default is open; None while there is none."""
        with contextlib.closing(secretstorage.dbus_init()) as connection:
            try:
                return not secretstorage.Collection(connection, _DEFAULT).is_locked()
            except secretstorage.SecretStorageException:
                return None

    def _process(self, command: list[str]) -> subprocess.Popen[str]:
        quiet = subprocess.DEVNULL
        pipe = subprocess.PIPE
        environment = {"PATH": "/usr/bin:/bin", **self.environment}
        return subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, stderr=quiet, text=True)


def _end(process: subprocess.Popen[str] | None) -> None:
    if process is None:
        return
    process.terminate()
    try:
        process.wait(PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()
