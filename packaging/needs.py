"""Which libraries of the system a frozen program needs: read out of its own files, and named as Debian's packages.

So a dependency is declared because something is linked to it, and a library that nobody provides is found while it is
built, not by whoever installs it. Linux only; needs objdump.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from environment import SetupFailed

# Newest system first: Debian 13 and Ubuntu 24.04 have renamed some.
PACKAGES = {
    "libasound.so.2": "libasound2t64 | libasound2",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libcrypt.so.1": "libcrypt1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libEGL.so.1": "libegl1",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgbm.so.1": "libgbm1",
    "libgcc_s.so.1": "libgcc-s1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libnspr4.so": "libnspr4",
    "libnss3.so": "libnss3",
    "libnssutil3.so": "libnss3",
    "libpulse.so.0": "libpulse0",
    "libsmime3.so": "libnss3",
    "libstdc++.so.6": "libstdc++6",
    "libudev.so.1": "libudev1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-dri3.so.0": "libxcb-dri3-0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libXcomposite.so.1": "libxcomposite1",
    "libXdamage.so.1": "libxdamage1",
    "libXext.so.6": "libxext6",
    "libXfixes.so.3": "libxfixes3",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbfile.so.1": "libxkbfile1",
    "libXrandr.so.2": "libxrandr2",
    "libXtst.so.6": "libxtst6",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
# Parts of the C library's package, whose version is told by the symbols that are asked for.
C_LIBRARY = re.compile(r"^(ld-linux.*|lib(c|m|dl|pthread|rt|util|resolv|mvec|anl|nsl))\.so")
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)")
MAGIC = b"\x7fELF"


@dataclass(slots=True)
class Needs:
    """What the files ask for that is not among them, and the newest C library that any of them was made for."""

    libraries: dict[str, str] = field(default_factory=dict)  # each with one of the files that need it
    glibc: tuple[int, int] = (2, 17)

    def packages(self) -> list[str]:
        """As `Depends` has them, sorted. Raises SetupFailed for a library that nobody is known to provide."""
        unknown = {name: file for name, file in self.libraries.items() if name not in PACKAGES}
        if unknown:
            told = ", ".join(f"{name} (for {file})" for name, file in sorted(unknown.items()))
            raise SetupFailed(f"libraries are needed that are neither shipped nor known as Debian's: {told}")
        named = {PACKAGES[name] for name in self.libraries}
        return [f"libc6 (>= {self.glibc[0]}.{self.glibc[1]})", *sorted(named)]


def needs(folder: Path) -> Needs:
    """Of all programs and libraries in a frozen folder. Raises SetupFailed without objdump."""
    files = [file for file in sorted(folder.rglob("*")) if file.is_file() and not file.is_symlink() and _is_elf(file)]
    return read(((file.relative_to(folder).as_posix(), _headers(file)) for file in files), _names(folder))


def read(headers: Iterable[tuple[str, str]], shipped: set[str]) -> Needs:
    """From what objdump says of each file, and the names of the files that are shipped."""
    found = Needs()
    for file, text in headers:
        for name in _NEEDED.findall(text):
            if name not in shipped and not C_LIBRARY.match(name):
                found.libraries.setdefault(name, file)
        versions = [(int(major), int(minor)) for major, minor in _GLIBC.findall(text)]
        found.glibc = max([found.glibc, *versions])
    return found


def _names(folder: Path) -> set[str]:
    return {file.name for file in folder.rglob("*.so*")}


def _is_elf(file: Path) -> bool:
    with file.open("rb") as data:
        return data.read(4) == MAGIC


def _headers(file: Path) -> str:
    try:
        told = subprocess.run(["objdump", "-p", file], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetupFailed(f"objdump (of the package binutils) does not tell what {file.name} needs: {error}") from None
    return told.stdout
