"""`python3 packaging/try_deb.py`: the .deb in a fresh Debian, from its first installation to its removal.

A Debian with nothing in it, 12 if no other is asked for, is fetched with debootstrap. Then, as a broadcaster would: an
older version is installed with apt, started through its menu entry by an ordinary user on a virtual display, tried
(`selftest.py`), upgraded to the package that was built, tried again, removed and purged. After each step it is looked
at what is there, and what the user has, settings and recordings, must be the same to the end. Every step is one line;
the first that fails ends the walk with status 1. Needs root, debootstrap and a network. The older version is the same
program under a lower number, with one more file, which the upgrade must take away.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import deb
import screen
from build import ROOT
from debian_tree import DebianTree
from environment import SetupFailed
from freeze import version_of
from linux import pack_deb
from needs import needs

SUITE, MIRROR = "bookworm", "http://deb.debian.org/debian"
OLDER, GONE = "0.0.1", "from-an-older-version"
USER = "desk"
HOME = Path("/home", USER)
TOOLS = ("xvfb", "xauth", "x11-utils", "libglib2.0-bin", "python3")
MENU = f"/usr/share/applications/{deb.NAME}.desktop"
WINDOW_S, TEST_S = 60.0, 300.0
DISPLAY = ("xvfb-run", "-a", "-n", "140")  # numbers are shared with the computer itself: start where nobody is
SCREEN = "-screen 0 1600x900x24 -nolisten tcp"
# The launcher returns at once; the display has to stay while somebody looks at it.
LAUNCH = f"""
gio launch {MENU} & sleep 0.2
for turn in $(seq 1 {WINDOW_S * 4:.0f}); do
  xwininfo -root -tree 2>/dev/null | grep '("airdesk" ' > {HOME}/windows && break; sleep 0.25
done
sleep 3
touch {HOME}/shown
while [ ! -e {HOME}/seen ]; do sleep 0.2; done
"""


class Walk:
    """The steps, in order. Each raises SetupFailed with what is wrong."""

    def __init__(self, tree: DebianTree, package: Path, older: Path, pictures: Path, suite: str = SUITE) -> None:
        self._tree = tree
        self._suite = suite
        self._package = package
        self._older = older
        self._pictures = pictures
        self._kept: dict[str, str] = {}  # what the user has, and its checksum

    def steps(self) -> list[tuple[str, Callable[[], str]]]:
        """Each with its name."""
        return [
            ("a fresh Debian", self._fresh),
            (f"version {OLDER} is installed with apt", self._install_older),
            ("its menu entry opens the window for an ordinary user", self._launch),
            ("the installed console works", self._test),
            ("apt upgrades it", self._upgrade),
            ("the upgraded console works", self._test_again),
            ("it is removed and purged, and nothing is left but what the user has", self._remove),
        ]

    def _fresh(self) -> str:
        self._tree.make(self._suite, MIRROR)
        self._tree.apt("update")
        self._tree.apt("install", "-y", "--no-install-recommends", *TOOLS)
        self._tree.root("useradd", "--create-home", USER)
        system = (self._tree.folder / "etc" / "debian_version").read_text(encoding="utf-8").strip()
        return f"Debian {system} with {', '.join(TOOLS)}; no library of a desktop"

    def _install_older(self) -> str:
        self._install(self._older)
        found = self._tree.root("dpkg-query", "-W", "-f", "${Version}", deb.NAME)
        if found != OLDER or not (self._installed / GONE).exists():
            raise SetupFailed(f"what is installed is {found or 'nothing'}")
        self._whole()
        return f"{self._tree.count_packages()} packages in all; every file of it lies where dpkg put it"

    def _launch(self) -> str:
        frames = self._tree.folder / HOME.relative_to("/") / "frames"
        self._tree.user(USER, "mkdir", "-p", str(HOME / "frames"))
        command = [*DISPLAY, "-s", f"{SCREEN} -fbdir {HOME}/frames", "sh", "-c", LAUNCH]
        display = self._tree.start(USER, command)
        try:
            self._tree.wait_for(HOME / "shown", WINDOW_S + 30)
            seen = (self._tree.folder / str(HOME)[1:] / "windows").read_text(encoding="utf-8").strip()
            screen.save(frames, self._pictures / "menu-entry.png")
            self._tree.ask_to_leave(Path("/", deb.PLACE, deb.NAME))
        finally:
            (self._tree.folder / str(HOME)[1:] / "seen").touch()
            self._tree.end(display)
        if not seen:
            raise SetupFailed("no window of the class airdesk was shown")
        shutil.rmtree(frames, ignore_errors=True)
        return seen.splitlines()[0].strip()[:100]

    def _test(self) -> str:
        told = self._selftest("first")
        chosen = 'mkdir -p .config/Airdesk && echo "{\\"welcomed\\": true}" > .config/Airdesk/settings.json'
        self._tree.user(USER, "sh", "-c", chosen)
        self._kept = self._theirs()
        recordings = [name for name in self._kept if "/recordings/" in name]
        if not recordings or not any(name.endswith("/settings-demo.json") for name in self._kept):
            raise SetupFailed("the user has no settings or no recordings that could be kept")
        return f"{told} {len(recordings)} files of recordings, {len(self._kept)} in all"

    def _upgrade(self) -> str:
        self._install(self._package)
        version = version_of(ROOT)
        told = self._tree.user(USER, deb.NAME, "--version")
        if told != f"Airdesk {version}":
            raise SetupFailed(f"after the upgrade the program says {told!r}")
        if (self._installed / GONE).exists():
            raise SetupFailed("a file of the older version is still there")
        self._whole()
        self._same("the upgrade")
        return f"{told}; the older version's file is gone, the user's {len(self._kept)} files are the same"

    def _test_again(self) -> str:
        return self._selftest("second")

    def _remove(self) -> str:
        self._tree.apt("remove", "-y", deb.NAME)
        self._tree.root("dpkg", "--purge", deb.NAME)  # apt knows it no more: nothing of it was left to purge
        left = self._tree.named(deb.NAME, apart_from=[self._home])
        if left:
            raise SetupFailed(f"left behind: {', '.join(left[:5])}")
        self._same("the removal")
        return "no file of that name outside the user's home; settings and recordings are the same"

    @property
    def _home(self) -> Path:
        return self._tree.folder / str(HOME)[1:]

    @property
    def _installed(self) -> Path:
        return self._tree.folder / deb.PLACE

    def _install(self, package: Path) -> None:
        shutil.copy(package, self._tree.folder / "tmp" / package.name)
        self._tree.apt("install", "-y", "--no-install-recommends", f"/tmp/{package.name}")

    def _theirs(self) -> dict[str, str]:
        """What the user has chosen and recorded."""
        return {**self._tree.checksums(self._home / ".config"), **self._tree.checksums(self._home / "first")}

    def _whole(self) -> None:
        wrong = self._tree.root("dpkg", "--verify", deb.NAME)
        if wrong:
            raise SetupFailed(f"files are not as they were packed: {wrong[:200]}")

    def _same(self, what: str) -> None:
        now = self._theirs()
        changed = [name for name, mark in self._kept.items() if now.get(name) != mark]
        if changed:
            raise SetupFailed(f"{what} touched what is the user's: {', '.join(changed[:5])}")

    def _selftest(self, name: str) -> str:
        shutil.copy(ROOT / "packaging" / "selftest.py", self._tree.folder / "tmp" / "selftest.py")
        picture = HOME / f"{name}.png"
        words = ["--home", str(HOME / name), "--screenshot", str(picture)]
        # In a folder that is called / the web engine cannot lock itself in: that belongs to the trial, not the package.
        command = ["env", "QTWEBENGINE_DISABLE_SANDBOX=1", *DISPLAY, "-s", SCREEN, "python3", "/tmp/selftest.py"]
        command += [f"/usr/bin/{deb.NAME}", *words]
        told = self._tree.user(USER, *command, within_s=TEST_S)
        shutil.copy(self._tree.folder / str(picture)[1:], self._pictures / f"selftest-{name}.png")
        return next((line for line in told.splitlines() if line.startswith("Seen: ")), told)


def older_package(frozen: Path, scratch: Path) -> Path:
    """The same program under a lower number, with one more file; hardly compressed."""
    tree = scratch / "older"
    shutil.rmtree(tree, ignore_errors=True)
    frozen_older = scratch / "older-frozen"
    shutil.rmtree(frozen_older, ignore_errors=True)
    shutil.copytree(frozen, frozen_older, symlinks=True, copy_function=os.link)
    (frozen_older / GONE).write_text("The upgrade takes this away.\n", encoding="utf-8")
    made = pack_deb(frozen_older, scratch, OLDER, needs(frozen), tree, "0")
    shutil.rmtree(tree)
    shutil.rmtree(frozen_older)
    return made


def main(arguments: list[str]) -> int:
    """Walk; returns the exit status."""
    parser = argparse.ArgumentParser(prog="packaging/try_deb.py", description="The .deb in a fresh Debian.")
    parser.add_argument("--package", type=Path, help="the .deb (the one of this version in dist)")
    frozen = ROOT / "build" / "frozen" / "airdesk"
    parser.add_argument("--frozen", type=Path, default=frozen, help="what it was made of")
    parser.add_argument("--suite", default=SUITE, help=f"which Debian ({SUITE})")
    parser.add_argument("--tree", type=Path, default=ROOT / "build" / "debian", help="where the fresh Debian goes")
    chosen = parser.parse_args(arguments)
    scratch = chosen.tree.parent
    try:
        tree = DebianTree(chosen.tree)
        this = f"{deb.NAME}_{deb.debian_version(version_of(ROOT))}_*.deb"
        package = chosen.package or next((ROOT / "dist").glob(this))
        scratch.mkdir(parents=True, exist_ok=True)
        walk = Walk(tree, package, older_package(chosen.frozen, scratch), scratch, chosen.suite)
    except (SetupFailed, StopIteration, OSError) as failed:
        print(f"The package cannot be tried: {str(failed) or 'build it first.'}", file=sys.stderr)
        return 1
    with tree:
        return take(walk)


def take(walk: Walk) -> int:
    """Every step in turn, each told as it is done."""
    for name, step in walk.steps():
        began = time.monotonic()
        try:
            seen = step()
        except (SetupFailed, OSError, subprocess.SubprocessError) as failed:
            print(f"FAILED  {name}: {failed}", file=sys.stderr, flush=True)
            return 1
        print(f"ok  {name} ({time.monotonic() - began:.0f} s): {seen}", flush=True)
    print("The package was installed, started, upgraded and removed as it should be.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
