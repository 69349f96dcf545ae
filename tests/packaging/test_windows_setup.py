"""The setup program itself, run by Wine over a stand-in of the program: installed, upgraded, refused, removed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import windows

WINE = shutil.which("wine64") or shutil.which("wine64", path="/usr/lib/wine")  # where Debian puts it
KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Airdesk"
# A program that does nothing for ten minutes: NSIS can make that, too.
STAND_IN = """
Target amd64-unicode
OutFile "{out}"
SilentInstall silent
RequestExecutionLevel user
Section
  Sleep 600000
SectionEnd
"""
IS_RUNNING, NO_SUCH_WINDOWS = 3, 4
WITHIN_S = 100

pytestmark = [
    pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis (NSIS) is not installed"),
    pytest.mark.skipif(WINE is None, reason="Wine is not installed"),
    pytest.mark.timeout(300),
]


class Computer:
    """A Windows of its own, and setup programs for it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._environment = {
            **os.environ,
            "WINEPREFIX": str(folder / "wine"),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
        }
        self._environment.pop("DISPLAY", None)
        self.run("wineboot", "--init")
        (user,) = [one for one in (folder / "wine/drive_c/users").iterdir() if one.name != "Public"]
        self.local = user / "AppData" / "Local"
        self.installed = self.local / "Programs" / "Airdesk"
        self.menu = user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Airdesk.lnk"

    def setup(self, version: str, *files: str) -> Path:
        """A setup program that brings these files beside the program."""
        frozen = self._folder / version / "frozen" / "airdesk"
        (frozen / "_internal").mkdir(parents=True)
        for name in files:
            (frozen / "_internal" / name).write_text(version)
        script = self._folder / "stand-in.nsi"
        script.write_text(STAND_IN.format(out=frozen / "airdesk.exe"))
        subprocess.run(["makensis", "-V1", script], check=True)
        (made,) = windows.build(frozen, self._folder / "out", version)
        return made

    def run(self, *command: str | Path) -> int:
        """The exit status of a program of this computer."""
        return subprocess.run(
            [str(WINE), *map(str, command)], env=self._environment, timeout=WITHIN_S, check=False, capture_output=True
        ).returncode

    def start(self, program: Path) -> subprocess.Popen[bytes]:
        return subprocess.Popen([str(WINE), str(program)], env=self._environment, stderr=subprocess.DEVNULL)

    def known(self, name: str) -> str:
        """What the list of installed programs says."""
        told = subprocess.run(
            [str(WINE), "reg", "query", KEY, "/v", name],
            env=self._environment, capture_output=True, text=True, check=False, timeout=WITHIN_S,
        )  # fmt: skip
        return told.stdout.split("REG_SZ")[-1].strip() if "REG_SZ" in told.stdout else ""

    def close(self) -> None:
        """End every process of this Windows, and no other."""
        command = [Path(str(WINE)).with_name("wineserver"), "-k", "-w"]
        subprocess.run(command, env=self._environment, check=False, timeout=WITHIN_S)


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    made = Computer(tmp_path)
    yield made
    made.close()


def test_it_is_installed_upgraded_and_removed_and_what_is_the_operators_stays(computer: Computer) -> None:
    first = computer.setup("1.0", "old.txt", "both.txt")
    computer.run("winecfg", "-v", "win7")
    assert computer.run(first, "/S") == NO_SUCH_WINDOWS
    assert not computer.installed.exists()
    computer.run("winecfg", "-v", "win10")
    assert computer.run(first, "/S") == 0
    assert (computer.installed / "airdesk.exe").is_file()
    assert (computer.installed / "LICENCES.txt").is_file()
    assert computer.menu.is_file()
    assert computer.known("DisplayVersion") == "1.0"
    settings = computer.local / "Airdesk" / "settings.json"
    settings.parent.mkdir()
    settings.write_text("{}")
    (computer.installed / "mine.txt").write_text("the operator's")

    assert computer.run(computer.setup("1.1", "new.txt", "both.txt"), "/S") == 0
    inner = {file.name for file in (computer.installed / "_internal").iterdir()}
    assert inner == {"new.txt", "both.txt"}
    assert (computer.installed / "_internal" / "both.txt").read_text() == "1.1"
    assert computer.known("DisplayVersion") == "1.1"

    place = computer.known("InstallLocation")
    assert place.startswith("C:\\")
    remove = (computer.installed / "uninstall.exe", "/S", f"_?={place}")  # in place, so that it is waited for
    another = computer.setup("1.2")
    running = computer.start(computer.installed / "airdesk.exe")
    try:
        while computer.run("cmd", "/c", "tasklist | findstr airdesk") != 0:
            assert running.poll() is None
        assert computer.run(another, "/S") == IS_RUNNING
        assert computer.known("DisplayVersion") == "1.1"
        assert computer.run(*remove) == IS_RUNNING
    finally:
        computer.run("taskkill", "/f", "/im", "airdesk.exe")
        running.wait(WITHIN_S)

    computer.run(computer.installed / "uninstall.exe", "/S")  # as a user does: it goes on from a copy of its own
    while (computer.installed / "uninstall.exe").exists() or computer.known("DisplayVersion"):
        pass  # asking takes long enough
    assert [file.name for file in computer.installed.iterdir()] == ["mine.txt"]
    assert not computer.menu.exists()
    assert computer.known("DisplayVersion") == ""
    assert settings.read_text() == "{}"
