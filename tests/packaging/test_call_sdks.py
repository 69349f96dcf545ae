"""What is brought in is what was chosen, or nothing is."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import io
import tarfile
from pathlib import Path
from urllib.error import URLError

import pytest

import call_sdks
from call_sdks import (
    AGORA,
    BUNDLERS,
    HMS,
    LICENCES,
    MODULE,
    NEEDED,
    SCRIPT,
    Package,
    Unfit,
    bring,
    is_current,
    licences,
    provide,
    unpack,
)

ESBUILD = b'#!/bin/sh\nfor word; do case $word in --outfile=*) cat > "${word#--outfile=}";; esac; done\n'


def tarball(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as tar:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))
    return made.getvalue()


def sealed(name: str, files: dict[str, bytes]) -> tuple[Package, bytes]:
    data = tarball(files)
    return Package(name, "1.0.0", "MIT", base64.b64encode(hashlib.sha512(data).digest()).decode()), data


def test_what_may_never_be_bundled_is_not_chosen() -> None:
    chosen = {package.name: package for package in (AGORA, HMS, *NEEDED)}
    assert "stream-chat" not in chosen
    assert chosen["ua-parser-js"].version.startswith("1.")
    assert {package.licence for package in chosen.values()} <= {"MIT", "BSD-3-Clause"}


def test_every_package_has_a_version_and_a_whole_checksum() -> None:
    for package in (AGORA, HMS, *NEEDED, *BUNDLERS.values()):
        assert len(base64.b64decode(package.sha512)) == 64, package.name
        assert package.address.endswith(f"-{package.version}.tgz")
    assert HMS.address == f"https://registry.npmjs.org/{HMS.name}/-/hms-video-store-0.15.2.tgz"


def test_other_bytes_are_refused(tmp_path: Path) -> None:
    package, data = sealed("x", {"package/a.js": b"1"})
    unpack(package, data, tmp_path / "x")
    assert (tmp_path / "x" / "a.js").read_bytes() == b"1"
    with pytest.raises(Unfit, match="is not what it was"):
        unpack(package, data + b"\0", tmp_path / "y")
    assert not (tmp_path / "y").exists()


def test_nothing_is_written_elsewhere(tmp_path: Path) -> None:
    package, data = sealed("x", {"package/../../a.js": b"1"})
    with pytest.raises(Unfit, match="would write to"):
        unpack(package, data, tmp_path / "deep" / "x")


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Packages of the right names with hardly anything in them; what they are called on the shelf is their name."""
    data: dict[str, bytes] = {}

    def stock(package: Package, files: dict[str, bytes]) -> Package:
        made, tar = sealed(package.name, files)
        data[package.name] = tar
        return dataclasses.replace(package, sha512=made.sha512)

    agora = stock(AGORA, {"package/AgoraRTC_N-production.js": b"agora"})
    hms = stock(HMS, {"package/LICENSE": b"text of hms"})
    needed = tuple(stock(one, {"package/LICENSE.md": one.name.encode()}) for one in NEEDED)
    bundlers = {key: stock(one, {"package/bin/esbuild": ESBUILD}) for key, one in BUNDLERS.items()}
    for name, value in (("AGORA", agora), ("HMS", hms), ("NEEDED", needed), ("BUNDLERS", bundlers)):
        monkeypatch.setattr(call_sdks, name, value)
    return data


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="stands in for esbuild as a script")
def test_all_comes_with_its_licences(shelf: dict[str, bytes], tmp_path: Path) -> None:
    bring(tmp_path / "sdk", lambda package: shelf[package.name])
    assert (tmp_path / "sdk" / SCRIPT).read_bytes() == b"agora"
    assert (tmp_path / "sdk" / MODULE).read_text() == f'export * from "{HMS.name}"'
    text = (tmp_path / "sdk" / LICENCES).read_text()
    assert "text of hms" in text
    assert f"{AGORA.name} {AGORA.version} (MIT)\n\nThe package says" in text


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="stands in for esbuild as a script")
def test_what_is_there_is_not_brought_again(
    shelf: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def fetch(package: Package) -> bytes:
        asked.append(package.name)
        return shelf[package.name]

    provide(tmp_path / "sdk", fetch)
    assert AGORA.name in asked
    count = len(asked)
    provide(tmp_path / "sdk", fetch)
    provide(tmp_path / "sdk", None)
    assert len(asked) == count
    assert "call_sdks.py" not in capsys.readouterr().out
    monkeypatch.setattr(call_sdks, "HMS", dataclasses.replace(call_sdks.HMS, version="9.9.9"))
    assert not is_current(tmp_path / "sdk")


def test_who_has_none_is_told_how_to_get_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def offline(_: Package) -> bytes:
        raise URLError("no network")

    provide(tmp_path / "sdk", None)
    assert "python3 packaging/call_sdks.py" in capsys.readouterr().out
    provide(tmp_path / "sdk", offline)
    told = capsys.readouterr().out
    assert "no network" in told
    assert "python3 packaging/call_sdks.py" in told
    assert not (tmp_path / "sdk").exists()


def test_a_fault_leaves_what_was_there(shelf: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / SCRIPT).write_bytes(b"former")
    shelf["immer"] = tarball({"package/other.js": b""})
    with pytest.raises(Unfit, match="immer"):
        bring(tmp_path, lambda package: shelf[package.name])
    assert [file.name for file in tmp_path.iterdir()] == [SCRIPT]
    assert (tmp_path / SCRIPT).read_bytes() == b"former"


def test_nothing_is_shipped_without_its_licence(shelf: dict[str, bytes], tmp_path: Path) -> None:
    for package in (call_sdks.AGORA, call_sdks.HMS, *call_sdks.NEEDED):
        (tmp_path / package.name).mkdir(parents=True)
    with pytest.raises(Unfit, match="has no licence"):
        licences(tmp_path)
