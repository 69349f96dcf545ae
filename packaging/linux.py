"""Packs the frozen program for Linux: a .deb, and an archive that is unpacked anywhere and started.

Needs dpkg-deb, tar and xz. The compression takes most of the time: `XZ_LEVEL=1` is for trials.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import tempfile
from pathlib import Path

import deb
import parts
from environment import SetupFailed
from needs import Needs, needs

ROOT = Path(__file__).resolve().parent.parent
ICON, LICENCE = ROOT / "packaging" / "airdesk.svg", ROOT / "LICENSE"
LEVEL = "6"
README = """\
Airdesk {version}, unpacked and ready: start the program `airdesk` in this folder. Nothing is installed and nothing in
this folder is written to; settings, recordings and logs go where your system keeps them, or with --home DIR into a
folder of your choice. `airdesk --demo` runs on a demo studio inside this computer.

It needs these packages of Debian or Ubuntu, or what other systems call them:
{packages}
"""


def build(frozen: Path, out: Path, version: str) -> list[Path]:
    """Both; returns where they lie. Raises SetupFailed."""
    wanted = needs(frozen)
    _strip(frozen)
    level = os.environ.get("XZ_LEVEL", LEVEL)
    with tempfile.TemporaryDirectory(prefix="airdesk-", dir=frozen.parent) as scratch:
        made = pack_deb(frozen, out, version, wanted, Path(scratch, "deb"), level)
        return [made, _pack_archive(frozen, out, version, wanted, Path(scratch, "archive"), level)]


def pack_deb(frozen: Path, out: Path, version: str, wanted: Needs, tree: Path, level: str) -> Path:
    """The .deb; `tree` is made and left behind. `level` is xz's, from 0 to 9."""
    deb.lay_out(tree, frozen, ICON, LICENCE)
    size = parts.size_of(tree) // 1024
    package = deb.Package(version, platform.machine(), tuple(wanted.packages()), size)
    deb.write_control(tree, package)
    made = out / package.file_name
    _run("dpkg-deb", "--root-owner-group", "-Zxz", f"-z{level}", "--build", str(tree), str(made))
    return made


def _pack_archive(frozen: Path, out: Path, version: str, wanted: Needs, scratch: Path, level: str) -> Path:
    """`airdesk-<version>/` with the program, its licence and a word on what it needs."""
    folder = scratch / f"{deb.NAME}-{version}"
    shutil.copytree(frozen, folder, symlinks=True)
    shutil.copy(LICENCE, folder / "LICENSE")
    packages = "".join(f"  {one}\n" for one in wanted.packages())
    (folder / "README.txt").write_text(README.format(version=version, packages=packages), encoding="utf-8")
    made = out / f"{deb.NAME}-{version}-linux-{platform.machine()}.tar.xz"
    options = ["--owner=0", "--group=0", "--numeric-owner", "--sort=name", "--mode=go-w"]
    _run(
        "tar", *options, "-C", str(scratch), "-cJf", str(made), folder.name,
        environment={**os.environ, "XZ_OPT": f"-{level} -T0"},
    )  # fmt: skip
    return made


def _strip(frozen: Path) -> None:
    """Take from Python's own libraries what only a debugger reads. The other packages are shipped as they came."""
    for library in [*frozen.rglob("libpython3*.so*"), *frozen.rglob("lib-dynload/*.so")]:
        if not library.is_symlink():
            _run("strip", "--strip-unneeded", str(library))


def _run(*command: str, environment: dict[str, str] | None = None) -> None:
    try:
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetupFailed(f"{command[0]} did not do its part: {error}") from None
