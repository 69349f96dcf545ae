"""A real wheel: what is in it, and what is left behind."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(next(folder.glob("airdesk-*.whl")))


def test_it_carries_package_resources_and_compiled_translations(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    assert {"desktop/app.py", "desktop/_data/resources/tokens.json"} <= names
    for source in (ROOT / "translations").glob("*.ts"):
        compiled = wheel.read(f"desktop/_data/translations/{source.stem}.qm")
        assert compiled[:4] == b"\x3c\xb8\x64\x18", source.name  # how every .qm begins


def test_it_carries_the_licence_and_the_command(wheel: zipfile.ZipFile) -> None:
    names = wheel.namelist()
    (metadata,) = [name for name in names if name.endswith("/METADATA")]
    assert "License-Expression: GPL-3.0-or-later" in wheel.read(metadata).decode()
    (licence,) = [name for name in names if name.endswith("/LICENSE")]
    assert b"GNU GENERAL PUBLIC LICENSE" in wheel.read(licence)
    (entries,) = [name for name in names if name.endswith("/entry_points.txt")]
    assert "airdesk = desktop.__main__:main" in wheel.read(entries).decode()


def test_nothing_else_is_in_it_and_nothing_is_left_in_the_checkout(wheel: zipfile.ZipFile) -> None:
    assert all(name.startswith(("desktop/", "airdesk-")) for name in wheel.namelist())
    assert not list((ROOT / "translations").glob("*.qm"))
