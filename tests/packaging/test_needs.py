"""What a frozen program needs of the system, read out of its files."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

import needs
from environment import SetupFailed

CORE = """
Dynamic Section:
  NEEDED               libX11.so.6
  NEEDED               libQt6Core.so.6
  NEEDED               libc.so.6
  NEEDED               ld-linux-x86-64.so.2
  RUNPATH              $ORIGIN

Version References:
  required from libc.so.6:
    0x06969189 0x00 02 GLIBC_2.9
    0x0d696914 0x00 10 GLIBC_2.34
"""
SOUND = (
    "  NEEDED               libasound.so.2\n  NEEDED               libX11.so.6\n  NEEDED  libmvec.so.1\n GLIBC_2.28\n"
)


def test_what_is_not_shipped_is_named_as_debians_packages() -> None:
    found = needs.read([("core.so", CORE), ("sound.so", SOUND)], {"libQt6Core.so.6"})
    assert found.libraries == {"libX11.so.6": "core.so", "libasound.so.2": "sound.so"}
    assert found.packages() == ["libc6 (>= 2.34)", "libasound2t64 | libasound2", "libx11-6"]


def test_a_library_that_nobody_provides_stops_the_build() -> None:
    found = needs.read([("core.so", CORE)], set())
    with pytest.raises(SetupFailed, match=r"libQt6Core\.so\.6 \(for core\.so\)"):
        found.packages()


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("objdump") is None, reason="needs binutils on Linux")
def test_real_files_are_read(tmp_path: Path) -> None:
    shutil.copy(Path(sys.executable).resolve(), tmp_path / "program")
    (tmp_path / "text").write_text("no program")
    (tmp_path / "link").symlink_to("program")
    found = needs.needs(tmp_path)
    assert found.glibc >= (2, 17)
    assert "libc.so.6" not in found.libraries
    for library in list(found.libraries):  # such as libpython
        (tmp_path / library).write_text("shipped")
    assert not needs.needs(tmp_path).libraries
