"""The setup program for Windows: how it is made, and, where NSIS is, one made of a stand-in."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import windows
from environment import SetupFailed
from windows import (
    CERTIFICATE,
    PASSWORD,
    SCRIPT,
    compilation,
    found_makensis,
    found_signtool,
    four,
    resource,
    signature,
)

ROOT = Path(__file__).resolve().parents[2]
needs_nsis = pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis (NSIS) is not installed")


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """What PyInstaller would have made."""
    folder = tmp_path / "build" / "frozen" / "airdesk"
    (folder / "_internal" / "licences").mkdir(parents=True)
    (folder / "airdesk.exe").write_bytes(b"MZ" + b"\0" * 2048)
    (folder / "_internal" / "python311.dll").write_bytes(b"MZ")
    (folder / "_internal" / "licences" / "NOTICES.txt").write_text("The parts")
    return folder


@pytest.fixture(autouse=True)
def unsigned(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (CERTIFICATE, PASSWORD):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("1.2.3.4.5", (1, 2, 3, 4)), ("2.0rc1", (2, 0, 0, 0)), ("3", (3, 0, 0, 0)),
     ("1.dev4", (1, 0, 0, 0))],
)  # fmt: skip
def test_a_version_has_four_numbers(version: str, numbers: tuple[int, int, int, int]) -> None:
    assert four(version) == numbers


def test_what_is_no_version_is_refused() -> None:
    with pytest.raises(SetupFailed, match="no version"):
        four("nightly")


def test_the_command_names_everything_that_the_script_asks_for(frozen: Path, tmp_path: Path) -> None:
    command = compilation("makensis", frozen, tmp_path / "out.exe", "0.1.0", signing=True)
    given = dict(word[2:].split("=", 1) for word in command if word.startswith("-D"))
    script = SCRIPT.read_text(encoding="utf-8")
    own = set(re.findall(r"!define (\w+)", script)) | set(re.findall(r"!macro Facts (\w+)", script))
    asked = {name for name in re.findall(r"\$\{([A-Z0-9_]+)\}", script) if not name.startswith(("MUI_", "LANG_"))}
    assert asked - own - {"ICON", "SIDE"} == set(given)
    assert given["VERSION4"] == "0.1.0.0"
    assert given["NOTICES"].endswith("NOTICES.txt")
    assert given["SIZE_KB"] == "2"
    assert "windows.py" in given["SIGN"]
    assert command[-1] == str(SCRIPT)


def test_icon_and_notices_are_used_where_they_are(frozen: Path, tmp_path: Path) -> None:
    (frozen / "_internal" / "licences" / "NOTICES.txt").unlink()
    icon = tmp_path / "build" / "made" / "airdesk.ico"
    icon.parent.mkdir()
    icon.touch()
    command = compilation("makensis", frozen, tmp_path / "out.exe", "0.1.0")
    assert f"-DICON={icon}" in command
    assert f"-DNOTICES={ROOT / 'LICENSE'}" in command
    assert not [word for word in command if word.startswith("-DSIGN")]


def test_what_is_missing_is_said(frozen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "found_makensis", lambda _: None)
    with pytest.raises(SetupFailed, match="makensis"):
        windows.build(frozen, tmp_path, "1")
    monkeypatch.setattr(windows, "found_makensis", lambda _: "/bin/false")
    (frozen / "airdesk.exe").unlink()
    with pytest.raises(SetupFailed, match=r"no airdesk\.exe"):
        windows.build(frozen, tmp_path, "1")


def test_a_failing_compiler_is_said(frozen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "found_makensis", lambda _: shutil.which("false"))
    with pytest.raises(SetupFailed, match="did not make"):
        windows.build(frozen, tmp_path / "out", "1")


def test_nsis_is_found_where_its_setup_puts_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert found_makensis({}) is None
    program = tmp_path / "NSIS" / "makensis.exe"
    program.parent.mkdir()
    program.touch()
    assert found_makensis({"ProgramFiles(x86)": str(tmp_path)}) == str(program)


def test_the_newest_signtool_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert found_signtool({}) is None
    for version in ("10.0.9600.0", "10.0.22621.0"):
        program = tmp_path / "Windows Kits" / "10" / "bin" / version / "x64" / "signtool.exe"
        program.parent.mkdir(parents=True)
        program.touch()
    assert "22621" in str(found_signtool({"ProgramFiles(x86)": str(tmp_path)}))


def test_a_signature_has_a_time_stamp_and_sha256(tmp_path: Path) -> None:
    command = signature("signtool", tmp_path / "c.pfx", "", tmp_path / "a.exe")
    assert "/p" not in command
    assert command[-1] == str(tmp_path / "a.exe")
    assert command[command.index("/fd") + 1] == command[command.index("/td") + 1] == "sha256"
    assert "/tr" in command
    assert signature("signtool", tmp_path, "word", tmp_path)[4:6] == ["/p", "word"]


def test_without_a_certificate_it_is_said_to_be_unsigned(
    frozen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(windows, "found_makensis", lambda _: shutil.which("true"))
    assert windows.build(frozen, tmp_path / "out", "0.1.0") == [tmp_path / "out" / "airdesk-0.1.0-setup.exe"]
    assert "Not signed" in capsys.readouterr().out


def test_with_one_program_and_setup_are_signed_and_the_secret_is_nowhere(
    frozen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "signed"
    tool = tmp_path / "signtool"
    tool.write_text(f'#!/bin/sh\nfor last; do :; done\ntest -s "$3" && basename "$last" >> {log}\n')
    tool.chmod(0o755)
    monkeypatch.setenv(CERTIFICATE, "c2VjcmV0")
    monkeypatch.setenv(PASSWORD, "word")
    monkeypatch.setattr(windows, "found_makensis", lambda _: shutil.which("true"))
    monkeypatch.setattr(windows, "found_signtool", lambda _: str(tool))
    windows.build(frozen, tmp_path / "out", "0.1.0")
    assert log.read_text().split() == ["airdesk.exe", "airdesk-0.1.0-setup.exe"]
    said = capsys.readouterr()
    assert "word" not in said.out + said.err
    assert windows.main([str(frozen / "airdesk.exe")]) == 0
    monkeypatch.setattr(windows, "found_signtool", lambda _: None)
    assert windows.main(["x"]) == 1


def test_the_facts_of_the_program_are_a_resource() -> None:
    told = resource("0.1.0")
    assert "filevers=(0, 1, 0, 0)" in told
    compile(told, "version.txt", "eval")  # PyInstaller evaluates it


def test_icon_and_facts_are_prepared(tmp_path: Path) -> None:
    windows.prepare(Path(sys.executable), tmp_path, "0.1.0")
    assert (tmp_path / "airdesk.ico").is_file()
    assert "0.1.0" in (tmp_path / "version.txt").read_text()
    with pytest.raises(SetupFailed, match="icon"):
        windows.prepare(Path("/bin/false"), tmp_path, "0.1.0")


def test_both_languages_say_everything() -> None:
    script = SCRIPT.read_text(encoding="utf-8")
    english, vietnamese = (
        re.findall(rf"LangString (\w+) \${{LANG_{one}}}", script) for one in ("ENGLISH", "VIETNAMESE")
    )
    assert english == vietnamese
    assert set(re.findall(r"\$\((\w+)\)", script)) == set(english)


@needs_nsis
def test_it_compiles_without_a_warning(frozen: Path, tmp_path: Path) -> None:
    windows.prepare(Path(sys.executable), tmp_path / "build" / "made", "0.1.0")  # as the build does: with the icon
    (made,) = windows.build(frozen, tmp_path / "out", "0.1.0")
    assert made.read_bytes()[:2] == b"MZ"
    command = compilation(shutil.which("makensis") or "", frozen, made, "0.1.0")
    command[1] = "-V3"
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "warning" not in (told.stdout + told.stderr).lower()
