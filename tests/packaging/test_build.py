"""The one command that builds an installer: what it asks of whom, and what it says."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import build
import system
from environment import SetupFailed


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Freezing makes a folder with one file; packing a file beside. What each was given is noted."""
    given: list[object] = []

    class Freezer:
        def __init__(self, root: Path, scratch: Path) -> None:
            self._frozen = scratch / "frozen" / "airdesk"

        def freeze(self, *, with_call_sdks: bool) -> Path:
            given.append(with_call_sdks)
            self._frozen.mkdir(parents=True)
            (self._frozen / "airdesk").write_bytes(b"." * 2_000_000)
            return self._frozen

    def pack(frozen: Path, out: Path, version: str) -> list[Path]:
        given.append((frozen, out, version))
        (out / "made.deb").write_bytes(b"." * 1_500_000)
        return [out / "made.deb"]

    monkeypatch.setattr(build, "Freezer", Freezer)
    monkeypatch.setattr(build, "packer", lambda _platform: pack)
    monkeypatch.setattr(system, "provide", given.append)
    return given


def test_it_freezes_packs_and_tells_what_is_large(
    asked: list[object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, scratch = tmp_path / "dist", tmp_path / "build"
    words = ["--out", str(out), "--scratch", str(scratch)]
    assert build.main(words) == 0
    version = build.version_of(build.ROOT)
    assert asked == [system.FOR_INSTALLER, True, (scratch / "frozen" / "airdesk", out, version)]
    said = capsys.readouterr().out
    assert f"{out / 'made.deb'}  1.5 MB" in said
    report = (out / f"airdesk-{version}-largest-parts.txt").read_text()
    assert report in said
    assert report.splitlines()[0].split() == ["2.0", "MB", "100.0%", "airdesk"]
    asked.clear()
    assert build.main([*words, "--pack-only"]) == 0
    assert asked == [(scratch / "frozen" / "airdesk", out, version)]


def test_the_call_providers_files_can_be_left_out(asked: list[object], tmp_path: Path) -> None:
    words = ["--out", str(tmp_path), "--scratch", str(tmp_path / "build"), "--without-call-sdks"]
    assert build.main(words) == 0
    assert asked[1] is False


def test_what_fails_is_a_sentence(
    asked: list[object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_platform: str) -> build.Pack:
        raise SetupFailed("dpkg-deb is missing.")

    monkeypatch.setattr(build, "packer", fail)
    assert build.main(["--out", str(tmp_path), "--scratch", str(tmp_path)]) == 1
    assert "Nothing was built: dpkg-deb is missing." in capsys.readouterr().err


def test_an_unknown_system_is_told_so() -> None:
    with pytest.raises(SetupFailed, match="plan9"):
        build.packer("plan9")


@pytest.mark.skipif(sys.platform != "linux", reason="of Linux")
def test_this_system_has_its_packer() -> None:
    assert build.packer("linux").__module__ == "linux"


@pytest.mark.parametrize("name", build.PACKERS.values())
def test_every_packer_that_is_there_has_a_build(name: str) -> None:
    file = build.ROOT / "packaging" / f"{name}.py"
    if not file.exists():
        pytest.skip(f"{file.name} is not written yet")
    functions = [one for one in ast.parse(file.read_text(encoding="utf-8")).body if isinstance(one, ast.FunctionDef)]
    (found,) = [one for one in functions if one.name == "build"]
    assert len(found.args.args) - len(found.args.defaults) == 3
