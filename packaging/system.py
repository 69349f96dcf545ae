"""What Airdesk needs from the system on Debian and Ubuntu: installed as root, else named."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Package:
    """One need and the package names that meet it: newest system first."""

    names: tuple[str, ...]
    needed: bool = True  # False: it only looks or tests better with it


def _packages(*lines: str, needed: bool = True) -> tuple[Package, ...]:
    return tuple(Package(tuple(one.split("|")), needed) for line in lines for one in line.split())


FOR_VENV = _packages(f"python{sys.version_info.major}.{sys.version_info.minor}-venv|python3-venv")
FOR_WINDOW = (
    *_packages(
        "libglib2.0-0t64|libglib2.0-0 libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libx11-6",  # Qt at all
        "libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0",  # on X11
        "libwayland-cursor0",  # on Wayland
        "libpulse0 libxrandr2",  # QtMultimedia does not load without them
        "libnss3 libxcomposite1 libxdamage1 libxtst6 libasound2t64|libasound2 libxkbfile1 libgbm1",  # calls
    ),
    *_packages("fonts-inter fonts-jetbrains-mono", needed=False),  # the typefaces of the design
)
VIRTUAL_DISPLAY = _packages("xvfb xauth")
FOR_DEMO = (*FOR_WINDOW, *VIRTUAL_DISPLAY)
FOR_INSTALLER = (*FOR_WINDOW, *_packages("binutils xz-utils"))  # what is collected is loaded, and looked into
FOR_TESTS = (
    *FOR_DEMO,
    *_packages("gnome-keyring dbus pulseaudio pulseaudio-utils"),  # keyring and sound, for real
    *_packages("nsis", needed=False),  # compiles the setup program for Windows
)


def provide(wanted: tuple[Package, ...]) -> bool:
    """Install what is missing, as root on Debian and Ubuntu; else say what is missing. True if nothing is now."""
    lacking = missing(wanted)
    if not lacking:
        return True
    if not _is_debian() or os.geteuid() != 0:
        if any(package.needed for package in lacking):
            print(advice(wanted), flush=True)
        return False
    print("Installing system packages.", flush=True)
    _apt("update")
    needed = [name for package in lacking if package.needed and (name := _known(package))]
    if needed:
        print(f"  {' '.join(needed)}", flush=True)
        _apt("install", *needed)
    for package in lacking:
        if not package.needed and (name := _known(package)):
            _apt("install", name)  # each alone: one that cannot be had must not keep the others out
    still = [package for package in missing(wanted) if package.needed]
    if still:
        print(f"Not installed: {' '.join(package.names[0] for package in still)}. Going on without.", flush=True)
    return not still


def advice(wanted: tuple[Package, ...]) -> str:
    """What is missing and the command that installs it; empty if nothing is, or nobody knows."""
    names = [_known(package) or package.names[-1] for package in missing(wanted)]
    if not names:
        return ""
    command = shlex.join(["apt-get", "install", "--no-install-recommends", *names])
    return f"Missing system packages: {' '.join(names)}\nInstall them with: sudo {command}"


def missing(wanted: tuple[Package, ...]) -> list[Package]:
    """What is not installed. Empty where the system cannot be asked: then the libraries themselves will tell."""
    if not _is_debian():
        return []
    asked = [name for package in wanted for name in package.names]
    told = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *asked],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    installed = {line.split()[0] for line in told.stdout.splitlines() if line.endswith(" installed")}
    return [package for package in wanted if not installed.intersection(package.names)]


def _is_debian() -> bool:
    return Path("/etc/debian_version").exists() and shutil.which("dpkg-query") is not None


def _known(package: Package) -> str | None:
    """The first name that this system's package lists hold."""
    for name in package.names:
        shown = subprocess.run(["apt-cache", "show", name], capture_output=True, check=False)
        if shown.returncode == 0 and shown.stdout:
            return name
    return None


def _apt(action: str, *names: str) -> bool:
    options = ["-y", "--no-install-recommends"] if action == "install" else []
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300", action, *options, *names]
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        print(done.stdout[-2000:], done.stderr[-2000:], sep="\n", file=sys.stderr, flush=True)
    return done.returncode == 0
