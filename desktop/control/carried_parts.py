"""Libraries of others that come inside distributions, and that no metadata name.

They are known by the names of their files. What is linked into another file cannot be seen, so it is written down here.
Standard library only: the program that builds the installers uses it, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from desktop.control.parts import Part, plain_name

_FFMPEG_VERSION = re.compile(rb"FFmpeg version ([0-9][0-9A-Za-z.\-]*)")
_FFMPEG_LICENCE = re.compile(rb"libavutil license: (L?GPL) version ([0-9.]+) or later")

FFMPEG = "FFmpeg"
# How the file's name begins, without "lib": name, licence, home.
KNOWN: dict[str, tuple[str, str, str]] = {
    **dict.fromkeys(
        ("avcodec", "avdevice", "avfilter", "avformat", "avutil", "swresample", "swscale"),
        (FFMPEG, "LGPL-2.1-or-later", "https://ffmpeg.org"),
    ),
    "x264": ("x264", "GPL-2.0-or-later", "https://www.videolan.org/developers/x264.html"),
    "x265": ("x265", "GPL-2.0-or-later", "https://bitbucket.org/multicoreware/x265_git"),
    "SvtAv1": ("SVT-AV1", "BSD-3-Clause-Clear", "https://gitlab.com/AOMediaCodec/SVT-AV1"),
    "dav1d": ("dav1d", "BSD-2-Clause", "https://code.videolan.org/videolan/dav1d"),
    "vpx": ("libvpx", "BSD-3-Clause", "https://chromium.googlesource.com/webm/libvpx"),
    "opus": ("Opus", "BSD-3-Clause", "https://opus-codec.org"),
    "mp3lame": ("LAME", "LGPL-2.0-or-later", "https://lame.sourceforge.io"),
    "opencore-amr": ("OpenCORE AMR", "Apache-2.0", "https://sourceforge.net/projects/opencore-amr/"),
    **dict.fromkeys(
        ("webp", "sharpyuv"), ("libwebp", "BSD-3-Clause", "https://chromium.googlesource.com/webm/libwebp")
    ),
    "vpl": ("Intel VPL", "MIT", "https://github.com/intel/libvpl"),
    "gnutls": ("GnuTLS", "LGPL-2.1-or-later", "https://www.gnutls.org"),
    **dict.fromkeys(
        ("nettle", "hogweed"),
        ("Nettle", "LGPL-3.0-or-later OR GPL-2.0-or-later", "https://www.lysator.liu.se/~nisse/nettle/"),
    ),
    "gmp": ("GMP", "LGPL-3.0-or-later OR GPL-2.0-or-later", "https://gmplib.org"),
    "unistring": (
        "libunistring",
        "LGPL-3.0-or-later OR GPL-2.0-or-later",
        "https://www.gnu.org/software/libunistring/",
    ),
    "asound": ("ALSA library", "LGPL-2.1-or-later", "https://www.alsa-project.org"),
    "drm": ("libdrm", "MIT", "https://gitlab.freedesktop.org/mesa/drm"),
    **dict.fromkeys(("xcb", "Xau"), ("libxcb and libXau", "MIT", "https://xcb.freedesktop.org")),
    "icu": ("ICU", "Unicode-3.0", "https://icu.unicode.org"),
    "scipy_openblas": ("OpenBLAS", "BSD-3-Clause", "https://www.openblas.net"),
    "gfortran": ("GNU Fortran library", "GPL-3.0-or-later WITH GCC-exception-3.1", "https://gcc.gnu.org"),
    "quadmath": ("GCC quad-precision library", "LGPL-2.1-or-later", "https://gcc.gnu.org"),
    "crc32c": ("crc32c", "BSD-3-Clause", "https://github.com/google/crc32c"),
}
# What is linked into the files of a distribution, by its plain name.
WITHIN: dict[str, tuple[tuple[str, str, str], ...]] = {
    # The libraries that Python's own modules are linked to; some systems bring them as files of their own.
    "python": (
        ("OpenSSL", "Apache-2.0", "https://openssl-library.org"),
        ("libffi", "MIT", "https://sourceware.org/libffi/"),
        ("SQLite", "blessing", "https://sqlite.org"),
        ("Expat", "MIT", "https://libexpat.github.io"),
        ("mpdecimal", "BSD-2-Clause", "https://www.bytereef.org/mpdecimal/"),
        ("libuuid", "BSD-3-Clause", "https://github.com/util-linux/util-linux"),
        ("XZ Utils", "0BSD", "https://tukaani.org/xz/"),
        ("bzip2", "bzip2-1.0.6", "https://sourceware.org/bzip2/"),
        ("zlib", "Zlib", "https://zlib.net"),
    ),
    "cryptography": (("OpenSSL", "Apache-2.0", "https://openssl-library.org"),),
    "pylibsrtp": (
        ("libsrtp", "BSD-3-Clause", "https://github.com/cisco/libsrtp"),
        ("OpenSSL", "Apache-2.0", "https://openssl-library.org"),
    ),
    "pyside6-essentials": (("Qt", "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", "https://www.qt.io"),),
    "pyside6-addons": (
        ("Qt WebEngine", "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", "https://doc.qt.io/qt-6/qtwebengine-licensing.html"),
        ("Chromium, within Qt WebEngine", "BSD-3-Clause", "https://www.chromium.org"),
    ),
}  # fmt: skip


def carried(part: Part, folder: Path) -> list[Part]:
    """What `part`, installed in `folder`, carries in its files. Reads one of FFmpeg's, which says what it is."""
    linked = [
        Part(name, part.version if name.startswith("Qt") else "", licence, home, within=part.name)
        for name, licence, home in WITHIN.get(plain_name(part.name), ())
    ]
    found: dict[str, Part] = {}
    for file in part.files:
        known = _known(PurePosixPath(file.path).name)
        if known is not None:
            name, licence, home = known
            before = found.get(name) or Part(name, "", licence, home, within=part.name)
            found[name] = replace(before, files=(*before.files, file))
    if FFMPEG in found:
        found[FFMPEG] = _in_its_own_words(found[FFMPEG], folder)
    return [*linked, *sorted(found.values(), key=lambda one: one.name.lower())]


def ffmpeg_version(files: Iterable[Path]) -> str:
    """As one of its own libraries says; empty if none of `files` is one. Reads about a megabyte, loads nothing."""
    match = _FFMPEG_VERSION.search(_avutil(files))
    return match.group(1).decode() if match else ""


def _known(file_name: str) -> tuple[str, str, str] | None:
    stem = file_name.removeprefix("lib")
    return next((known for begin, known in KNOWN.items() if stem.startswith(begin)), None)


def _in_its_own_words(ffmpeg: Part, folder: Path) -> Part:
    """Version, and the licence that follows from how it was built."""
    files = [folder / file.path for file in ffmpeg.files]
    match = _FFMPEG_LICENCE.search(_avutil(files))
    if match is None:
        return replace(ffmpeg, version=ffmpeg_version(files))
    kind, number = match.group(1).decode(), match.group(2).decode()
    licence = f"{kind}-{number if '.' in number else number + '.0'}-or-later"
    return replace(ffmpeg, version=ffmpeg_version(files), licence=licence)


def _avutil(files: Iterable[Path]) -> bytes:
    named = (file for file in files if file.name.removeprefix("lib").startswith("avutil") and file.is_file())
    found = next(named, None)
    return found.read_bytes() if found else b""
