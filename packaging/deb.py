"""A Debian package of the frozen program: what is in it, and in which words. `linux.py` packs it.

The program lies in /opt/airdesk, where nobody but dpkg writes; what the operator has lies in their own folders, which
no package touches. So there is nothing to run when it is installed, upgraded or removed.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

NAME = "airdesk"
PLACE = Path("opt", NAME)
MAINTAINER = "The Airdesk maintainers <maintainers@airdesk.invalid>"
RECOMMENDED = ("fonts-inter", "fonts-jetbrains-mono", "gnome-keyring | kwalletmanager")
SUGGESTED = ("ffmpeg",)  # for addresses that begin with srt:
SUMMARY = "operator console of a broadcaster"
DESCRIPTION = """\
Brings people in from meetings, shows them side by side, hears them and
records every byte of them, puts a programme on air in a streaming channel
and talks with its audience, at one desk. `airdesk --demo` runs on a demo
studio inside this computer."""
ENTRY = """\
[Desktop Entry]
Type=Application
Name=Airdesk
GenericName=Broadcast console
GenericName[vi]=Bàn điều khiển phát sóng
Comment=Bring guests in, record them and go on air
Comment[vi]=Đưa khách vào, ghi hình và lên sóng
Exec=airdesk
TryExec=airdesk
Icon=airdesk
Terminal=false
StartupNotify=true
StartupWMClass=airdesk
Categories=AudioVideo;Recorder;
Keywords=broadcast;record;stream;meeting;live;
Actions=demo;

[Desktop Action demo]
Name=Demo studio
Name[vi]=Trường quay mẫu
Exec=airdesk --demo
"""
COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Airdesk
Comment: What other parts this package holds, and under which licences, is written in
 /opt/airdesk/_internal/licences/NOTICES.txt and shown by the program in Help > About.

Files: *
Copyright: the authors of Airdesk
License: GPL-3+
 This program is free software: you can redistribute it and/or modify it under the terms of the GNU General Public
 License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later
 version.
 .
 On Debian systems the text of the licence lies in /usr/share/common-licenses/GPL-3; with the package it lies in
 /opt/airdesk/LICENSE.
"""
MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}
_BEFORE_RELEASE = re.compile(r"(?<=\d)\.?(a|b|rc|dev)(?=\d)")


@dataclass(frozen=True, slots=True)
class Package:
    """What the control file says of it."""

    version: str
    machine: str  # as `platform.machine` has it
    depends: tuple[str, ...]
    installed_kib: int

    @property
    def architecture(self) -> str:
        """In Debian's words."""
        return MACHINES.get(self.machine, self.machine)

    @property
    def file_name(self) -> str:
        """Of the .deb."""
        return f"{NAME}_{debian_version(self.version)}_{self.architecture}.deb"

    def control(self) -> str:
        """The control file."""
        lines = [
            f"Package: {NAME}",
            f"Version: {debian_version(self.version)}",
            f"Architecture: {self.architecture}",
            f"Maintainer: {MAINTAINER}",
            f"Installed-Size: {self.installed_kib}",
            f"Depends: {', '.join(self.depends)}",
            f"Recommends: {', '.join(RECOMMENDED)}",
            f"Suggests: {', '.join(SUGGESTED)}",
            "Section: video",
            "Priority: optional",
            f"Description: {SUMMARY}",
            *(f" {line}" for line in DESCRIPTION.splitlines()),
        ]
        return "\n".join(lines) + "\n"


def debian_version(version: str) -> str:
    """Python's way to write a version as Debian's: there what comes before a release sorts before it with a tilde."""
    return _BEFORE_RELEASE.sub(r"~\1", version)


def lay_out(tree: Path, frozen: Path, icon: Path, licence: Path) -> None:
    """Everything but the control file, as it lies in the system. Of `frozen` no copy is made where it can be linked."""
    shutil.copytree(frozen, tree / PLACE, symlinks=True, copy_function=_link)
    shutil.copy(licence, tree / PLACE / "LICENSE")
    link = tree / "usr" / "bin" / NAME
    link.parent.mkdir(parents=True)
    link.symlink_to(Path("/", PLACE, NAME))
    for place, text in ((f"applications/{NAME}.desktop", ENTRY), (f"doc/{NAME}/copyright", COPYRIGHT)):
        _write(tree / "usr" / "share" / place, text)
    drawn = tree / "usr" / "share" / "icons" / "hicolor" / "scalable" / "apps" / f"{NAME}.svg"
    _write(drawn, icon.read_text(encoding="utf-8"))
    for one in (tree, *tree.rglob("*")):  # whatever the umask was
        if not one.is_symlink():
            one.chmod(0o755 if one.is_dir() or one.stat().st_mode & 0o100 else 0o644)


def write_control(tree: Path, package: Package) -> None:
    """The control file, the last thing before it is packed."""
    _write(tree / "DEBIAN" / "control", package.control())
    (tree / "DEBIAN").chmod(0o755)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    file.chmod(0o644)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
