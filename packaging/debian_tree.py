"""A fresh Debian in a folder: made with debootstrap, worked in with chroot, unmounted at the end. Root only."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from types import TracebackType

from environment import SetupFailed

PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
# What lies outside of a tree and must be seen in it, in this order.
MOUNTS = (
    ("proc", ["-t", "proc", "proc"]),
    ("sys", ["-t", "sysfs", "-o", "ro", "sysfs"]),
    ("dev", ["--bind", "/dev"]),
    ("dev/pts", ["--bind", "/dev/pts"]),
    ("dev/shm", ["-t", "tmpfs", "-o", "mode=1777", "tmpfs"]),
)
# How this computer reaches a mirror.
OF_THE_HOST = ("etc/resolv.conf", "etc/ssl/certs/ca-certificates.crt")
SETTLED_S = 10.0
LAST_WORDS = 1500


class DebianTree:
    """`with tree:` unmounts what `make` mounted; the folder stays, to be looked into, until it is made again."""

    def __init__(self, folder: Path) -> None:
        """Raises SetupFailed where there can be none."""
        if os.geteuid() != 0:
            raise SetupFailed("only root can make a Debian in a folder.")
        if shutil.which("debootstrap") is None:
            raise SetupFailed("install the package debootstrap.")
        self.folder = folder.absolute()

    def __enter__(self) -> DebianTree:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.leave()

    def make(self, suite: str, mirror: str) -> None:
        """A new one; what was in the folder is gone."""
        self.leave()
        if self.folder.exists():
            shutil.rmtree(self.folder)
        self.folder.mkdir(parents=True)
        _run(["debootstrap", "--variant=minbase", suite, str(self.folder), mirror], 1200)
        for place in OF_THE_HOST:
            if Path("/", place).exists():
                (self.folder / place).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(Path("/", place), self.folder / place)
        for place, how in MOUNTS:
            (self.folder / place).mkdir(exist_ok=True)
            _run(["mount", *how, str(self.folder / place)], 30)
        (self.folder / "usr" / "sbin" / "policy-rc.d").write_text("#!/bin/sh\nexit 101\n", encoding="utf-8")
        (self.folder / "usr" / "sbin" / "policy-rc.d").chmod(0o755)  # no service is started in here

    def leave(self) -> None:
        """End what still runs in it, and unmount."""
        self._end_all()
        for place, _ in reversed(MOUNTS):
            if os.path.ismount(self.folder / place):
                subprocess.run(["umount", self.folder / place], check=False)

    def root(self, *command: str, within_s: float = 60.0) -> str:
        """Run it as root; returns what it said. Raises SetupFailed if it fails."""
        return _run(["chroot", str(self.folder), *_environment("/root"), *command], within_s)

    def user(self, name: str, *command: str, within_s: float = 60.0) -> str:
        """The same as an ordinary user, in their home."""
        return _run(self._as_user(name, list(command)), within_s)

    def start(self, name: str, command: list[str]) -> subprocess.Popen[bytes]:
        """Start it as an ordinary user and go on; see `end`."""
        return subprocess.Popen(self._as_user(name, command), start_new_session=True)

    def end(self, process: subprocess.Popen[bytes]) -> None:
        """Wait for a moment, then end it and all that runs in the tree."""
        try:
            process.wait(SETTLED_S)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()
        self._end_all()

    def ask_to_leave(self, program: Path) -> None:
        """As a session that ends asks. Raises SetupFailed if it is still there after a while."""
        for number in self._running(program):
            os.kill(number, signal.SIGTERM)
        until = time.monotonic() + SETTLED_S
        while self._running(program):
            if time.monotonic() > until:
                raise SetupFailed(f"{program} did not leave when it was asked to")
            time.sleep(0.1)

    def apt(self, *words: str) -> str:
        """apt-get, without a question."""
        options = ["-q", "-o", "Dpkg::Use-Pty=0"]
        return self.root("apt-get", *options, *words, within_s=1200)

    def wait_for(self, file: Path, within_s: float) -> None:
        """Until there is such a file in it. Raises SetupFailed."""
        until = time.monotonic() + within_s
        while not (self.folder / str(file)[1:]).exists():
            if time.monotonic() > until:
                raise SetupFailed(f"nothing was seen within {within_s:g} s")
            time.sleep(0.2)

    def count_packages(self) -> int:
        """That are installed."""
        return len(self.root("dpkg-query", "-W", "-f", "${Package}\\n").split())

    def named(self, name: str, apart_from: list[Path]) -> list[str]:
        """Files and folders with that in their name, but for logs and what the mounts show."""
        passed = {*(self.folder / place for place, _ in MOUNTS), self.folder / "tmp", self.folder / "var" / "log"}
        found = []
        for folder, folders, files in os.walk(self.folder):
            here = Path(folder)
            folders[:] = [one for one in folders if here / one not in passed and here / one not in apart_from]
            found += [str(here / one) for one in (*folders, *files) if name in one.lower()]
        return sorted(found)

    def checksums(self, folder: Path) -> dict[str, str]:
        """Of every file of a folder, by its place."""
        files = [file for file in sorted(folder.rglob("*")) if file.is_file() and not file.is_symlink()]
        return {str(file): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}

    def _as_user(self, name: str, command: list[str]) -> list[str]:
        where = ["chroot", f"--userspec={name}:{name}", str(self.folder)]
        return [*where, *_environment(f"/home/{name}"), "sh", "-c", 'cd "$HOME" && exec "$@"', "sh", *command]

    def _end_all(self) -> None:
        """Those that run in it, and no other: by where their root is."""
        for number in self._running():
            os.kill(number, signal.SIGTERM)
        until = time.monotonic() + SETTLED_S
        while self._running() and time.monotonic() < until:
            time.sleep(0.1)
        for number in self._running():
            os.kill(number, signal.SIGKILL)

    def _running(self, program: Path | None = None) -> list[int]:
        """Of one program, or of all."""
        found = []
        for place in Path("/proc").iterdir():
            try:
                if not place.name.isdigit() or (place / "root").readlink() != self.folder:
                    continue
                if program is None or (place / "exe").readlink() == self.folder / program.relative_to("/"):
                    found.append(int(place.name))
            except OSError:
                continue  # it has ended, or it is none of ours
        return found


def _environment(home: str) -> list[str]:
    return ["env", "-i", f"PATH={PATH}", f"HOME={home}", "LANG=C.UTF-8", "DEBIAN_FRONTEND=noninteractive"]


def _run(command: list[str], within_s: float) -> str:
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=within_s
        )
    except subprocess.TimeoutExpired as late:
        raise SetupFailed(f"{' '.join(command[:6])}… did not end within {within_s:g} s") from late
    if done.returncode != 0:
        said = (done.stdout[-LAST_WORDS:] + done.stderr[-LAST_WORDS:]).strip()
        raise SetupFailed(f"{' '.join(command)} ended with {done.returncode}: {said}")
    return done.stdout.strip()
