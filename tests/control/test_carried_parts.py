"""Libraries that come inside distributions are named, too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.control.carried_parts import KNOWN, WITHIN, carried, ffmpeg_version
from desktop.control.parts import File, Part, installed

AVUTIL = b"\0FFmpeg version 8.1.2\0libavutil license: %b\0"


def test_ffmpeg_says_what_it_is(tmp_path: Path) -> None:
    library = tmp_path / "av.libs" / "libavutil-5809ad29.so.60.26.102"
    library.parent.mkdir()
    library.write_bytes(AVUTIL % b"LGPL version 3 or later")
    names = ("libavcodec-1.so.62", library.name, "libx264-d6.so.165", "libnobody.so.1")
    part = Part("av", "18", "BSD-3-Clause", files=tuple(File(f"av.libs/{name}") for name in names))
    ffmpeg, x264 = carried(part, tmp_path)
    assert (ffmpeg.name, ffmpeg.version, ffmpeg.licence) == ("FFmpeg", "8.1.2", "LGPL-3.0-or-later")
    assert (len(ffmpeg.files), ffmpeg.within) == (2, "av")
    assert (x264.name, x264.version, x264.licence) == ("x264", "", "GPL-2.0-or-later")


@pytest.mark.parametrize(
    ("words", "licence"),
    [
        (b"GPL version 2 or later", "GPL-2.0-or-later"),
        (b"LGPL version 2.1 or later", "LGPL-2.1-or-later"),
        (b"nonfree and unredistributable", "LGPL-2.1-or-later"),
    ],
)
def test_its_licence_follows_from_how_it_was_built(tmp_path: Path, words: bytes, licence: str) -> None:
    (tmp_path / "avutil-60.dll").write_bytes(AVUTIL % words)
    (ffmpeg,) = carried(Part("av", "18", "MIT", files=(File("avutil-60.dll"),)), tmp_path)
    assert ffmpeg.licence == licence


def test_what_is_linked_into_a_part_is_written_down(tmp_path: Path) -> None:
    (openssl,) = carried(Part("cryptography", "50", "Apache-2.0"), tmp_path)
    assert (openssl.name, openssl.version, openssl.within) == ("OpenSSL", "", "cryptography")
    engine, chromium = carried(Part("PySide6_Addons", "6.11.3", "LGPL-3.0-only"), tmp_path)
    assert (engine.version, chromium.version) == ("6.11.3", "")


def test_the_version_of_ffmpeg_is_read_without_loading_it(tmp_path: Path) -> None:
    (tmp_path / "libavutil.60.dylib").write_bytes(AVUTIL % b"?")
    assert ffmpeg_version([tmp_path / "gone-avutil.so", tmp_path / "libavutil.60.dylib"]) == "8.1.2"
    assert ffmpeg_version([tmp_path / "libavcodec.so"]) == ""
    (tmp_path / "libavutil.60.dylib").write_bytes(b"nothing of the kind")
    assert ffmpeg_version([tmp_path / "libavutil.60.dylib"]) == ""


def test_every_library_in_the_wheels_of_here_is_known() -> None:
    """One that nobody named would be shipped without a word."""
    import av

    folder = Path(av.__file__).parents[1]
    parts = installed([folder], ["av", "numpy"])
    shipped = [one.path for part in parts for one in part.files if re.match(r"[^/]+\.libs/", one.path)]
    named = {one.path for part in parts for inner in carried(part, folder) for one in inner.files}
    assert not set(shipped) - named
    assert all(
        len(known) == 3 and all(known)
        for known in [*KNOWN.values(), *(one for many in WITHIN.values() for one in many)]
    )
