"""Both packages for Linux, of a program of a few bytes."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

import linux
from environment import SetupFailed
from needs import Needs

needs_tools = pytest.mark.skipif(
    sys.platform != "linux" or not all(map(shutil.which, ("dpkg-deb", "tar", "xz"))), reason="needs dpkg, tar and xz"
)


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XZ_LEVEL", "0")
    monkeypatch.setattr(linux, "needs", lambda _folder: Needs({"libX11.so.6": "airdesk"}, (2, 35)))
    folder = tmp_path / "frozen" / "airdesk"
    folder.mkdir(parents=True)
    (folder / "airdesk").write_text("#!/bin/sh\necho started\n")
    (folder / "airdesk").chmod(0o755)
    return folder


@needs_tools
def test_a_package_and_an_archive(frozen: Path, tmp_path: Path) -> None:
    out = tmp_path / "dist"
    out.mkdir()
    package, archive = linux.build(frozen, out, "1.2.3")
    assert package.name.startswith("airdesk_1.2.3_")
    told = subprocess.run(["dpkg-deb", "--field", package], check=True, capture_output=True, text=True).stdout
    assert "Depends: libc6 (>= 2.35), libx11-6" in told
    assert archive.name.startswith("airdesk-1.2.3-linux-")
    with tarfile.open(archive) as tar:
        tar.extractall(tmp_path / "unpacked", filter="data")
    unpacked = tmp_path / "unpacked" / "airdesk-1.2.3"
    assert subprocess.run([unpacked / "airdesk"], check=True, capture_output=True).stdout == b"started\n"
    assert "GNU GENERAL PUBLIC LICENSE" in (unpacked / "LICENSE").read_text()
    said = (unpacked / "README.txt").read_text()
    assert said.startswith("Airdesk 1.2.3")
    assert "  libx11-6\n" in said
    assert sorted(one.name for one in frozen.parent.iterdir()) == ["airdesk"]  # nothing is left there


def test_a_tool_that_is_missing_is_named() -> None:
    with pytest.raises(SetupFailed, match="no-such-tool did not do its part"):
        linux._run("no-such-tool")


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("strip") is None, reason="needs binutils")
def test_pythons_library_is_made_smaller_and_no_other(frozen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[tuple[str, ...]] = []
    monkeypatch.setattr(linux, "_run", lambda *command: ran.append(command))
    (frozen / "lib-dynload").mkdir()
    for name in ("libpython3.11.so.1.0", "libssl.so.3", "lib-dynload/_json.so"):
        (frozen / name).touch()
    (frozen / "libpython3.so").symlink_to("libpython3.11.so.1.0")
    linux._strip(frozen)
    assert [command[-1] for command in ran] == [
        str(frozen / "libpython3.11.so.1.0"), str(frozen / "lib-dynload" / "_json.so"),
    ]  # fmt: skip
