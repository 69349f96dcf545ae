"""The Debian package: its words, and what lies where."""

from __future__ import annotations

import configparser
import email
import shutil
import stat
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import deb
from desktop import app

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = deb.Package("1.2.3", "x86_64", ("libc6 (>= 2.35)", "libasound2t64 | libasound2"), 4321)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    frozen = tmp_path / "frozen"
    (frozen / "_internal").mkdir(parents=True)
    (frozen / "airdesk").write_text("program")
    (frozen / "airdesk").chmod(0o700)
    (frozen / "_internal" / "library.so").write_text("library")
    (frozen / "_internal" / "library.so").chmod(0o600)
    (frozen / "_internal" / "link.so").symlink_to("library.so")
    (frozen / "_internal").chmod(0o700)
    tree = tmp_path / "tree"
    deb.lay_out(tree, frozen, ROOT / "packaging" / "airdesk.svg", ROOT / "LICENSE")
    return tree


def test_the_control_file_says_what_dpkg_must_know() -> None:
    said = email.message_from_string(PACKAGE.control())
    assert said["Package"] == "airdesk"
    assert said["Version"] == "1.2.3"
    assert said["Architecture"] == "amd64"
    assert said["Installed-Size"] == "4321"
    assert said["Depends"] == "libc6 (>= 2.35), libasound2t64 | libasound2"
    assert "@" in said["Maintainer"]
    assert said["Description"].splitlines()[0] == deb.SUMMARY
    assert all(line.startswith(" ") and len(line) < 80 for line in said["Description"].splitlines()[1:])
    assert PACKAGE.control().endswith("\n")
    assert PACKAGE.file_name == "airdesk_1.2.3_amd64.deb"


@pytest.mark.parametrize(
    ("python", "debian"), [("0.1.0", "0.1.0"), ("1.0rc1", "1.0~rc1"), ("1.0.dev3", "1.0~dev3"), ("2.1b2", "2.1~b2")]
)
def test_what_comes_before_a_release_sorts_before_it(python: str, debian: str) -> None:
    assert deb.debian_version(python) == debian


def test_the_menu_entry_can_be_read_and_leads_to_the_window() -> None:
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment, method-assign]  # names of keys are told apart by case
    parser.read_string(deb.ENTRY)
    entry = parser["Desktop Entry"]
    assert entry["Type"] == "Application"
    assert entry["Exec"] == "airdesk"
    assert entry["Icon"] == deb.NAME
    for key in ("Categories", "Keywords", "Actions"):
        assert entry[key].endswith(";"), key
    for action in entry["Actions"].rstrip(";").split(";"):
        assert parser[f"Desktop Action {action}"]["Exec"].startswith("airdesk ")
    source = Path(app.__file__).read_text(encoding="utf-8")
    assert f'setDesktopFileName("{entry["StartupWMClass"]}")' in source
    for section in parser.sections():
        for key in [key for key in parser[section] if not key.endswith("[vi]")]:
            if key in ("GenericName", "Comment") or (key == "Name" and section != "Desktop Entry"):
                assert parser[section][f"{key}[vi]"], key


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="needs the package desktop-file-utils")
def test_the_menu_entry_is_valid(tmp_path: Path) -> None:
    file = tmp_path / "airdesk.desktop"
    file.write_text(deb.ENTRY, encoding="utf-8")
    done = subprocess.run(["desktop-file-validate", file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert not done.stdout


def test_everything_lies_where_it_belongs_and_anybody_may_read_it(tree: Path) -> None:
    assert (tree / "opt/airdesk/airdesk").read_text() == "program"
    assert (tree / "opt/airdesk/_internal/link.so").readlink() == Path("library.so")
    assert (tree / "usr/bin/airdesk").readlink() == Path("/opt/airdesk/airdesk")
    assert (tree / "usr/share/applications/airdesk.desktop").exists()
    assert "GPL-3+" in (tree / "usr/share/doc/airdesk/copyright").read_text()
    assert (tree / "opt/airdesk/LICENSE").exists()
    for one in [tree, *tree.rglob("*")]:
        if not one.is_symlink():
            wanted = 0o755 if one.is_dir() or one.name == "airdesk" else 0o644
            assert stat.S_IMODE(one.stat().st_mode) == wanted, one


def test_the_icon_is_a_drawing(tree: Path) -> None:
    drawn = ET.parse(tree / "usr/share/icons/hicolor/scalable/apps/airdesk.svg").getroot()
    assert drawn.tag.endswith("svg")
    assert drawn.get("viewBox") == "0 0 128 128"


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="needs dpkg")
def test_dpkg_takes_it(tree: Path, tmp_path: Path) -> None:
    deb.write_control(tree, PACKAGE)
    made = tmp_path / PACKAGE.file_name
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Znone", "--build", tree, made], check=True, capture_output=True)
    told = subprocess.run(["dpkg-deb", "--contents", made], check=True, capture_output=True, text=True).stdout
    assert "root/root" in told
    assert "./usr/bin/airdesk -> /opt/airdesk/airdesk" in told
    scripts = subprocess.run(["dpkg-deb", "--ctrl-tarfile", made], check=True, capture_output=True).stdout
    assert b"postinst" not in scripts
