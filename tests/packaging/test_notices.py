"""The list of parts and the notices that an installer carries."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import notices
from desktop.control.licences import NOTICES
from desktop.control.parts import File, Part
from notices import CARRIED, SBOM, component, requirements, sbom, sdks, write
from tests.control.fake_packages import lay

ROOT = Path(__file__).resolve().parents[2]


def walk(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [inner for one in components for inner in (one, *walk(one.get("components", [])))]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small environment in which Airdesk was built."""
    folder = tmp_path / "site-packages"
    files = {"av/core.so": b"code", "av.libs/libx265-1.so.216": b"lib", "licenses/LICENSE": b"Terms of av."}
    lay(folder, "av", "License-Expression: BSD-3-Clause", "Requires-Dist: numpy", files=files)
    lay(folder, "numpy", "License: Their own words")
    lay(folder, "pyinstaller", "License: GPLv2-or-later with an exception", "Requires-Dist: altgraph")
    lay(folder, "altgraph")
    lay(folder, "pytest")
    return folder


def test_both_files_are_written(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "made" / "licences"
    write(site, out, "1.2.3")
    text = (out / NOTICES).read_text(encoding="utf-8")
    assert "Terms of av." in text
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "dav1d: Copyright" in text
    listed = json.loads((out / SBOM).read_text(encoding="utf-8"))
    names = [one["name"] for one in listed["components"]]
    assert {"Python", "av", "numpy", "pyinstaller"} <= set(names)
    assert not {"pytest", "altgraph"} & set(names)  # tools of whoever builds
    assert listed["metadata"]["component"]["version"] == "1.2.3"


def test_the_list_is_what_cyclonedx_asks_for(site: Path, tmp_path: Path) -> None:
    write(site, tmp_path / "out", "1.2.3")
    listed = json.loads((tmp_path / "out" / SBOM).read_text(encoding="utf-8"))
    assert (listed["bomFormat"], listed["specVersion"], listed["version"]) == ("CycloneDX", "1.5", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", listed["serialNumber"])
    every = walk(listed["components"])
    references = [one["bom-ref"] for one in every if "bom-ref" in one]
    assert len(references) == len(set(references))
    for one in every:
        assert one["type"] in ("library", "file")
        assert one["name"]
        assert all(("expression" in licence) != ("license" in licence) for licence in one.get("licenses", []))
        assert all(re.fullmatch("[0-9a-f]{64}|[0-9a-f]{128}", digest["content"]) for digest in one.get("hashes", []))
    known = {"airdesk", *references}
    for edge in listed["dependencies"]:
        assert {edge["ref"], *edge["dependsOn"]} <= known
    assert "numpy" in next(edge["dependsOn"] for edge in listed["dependencies"] if edge["ref"] == "av")
    assert "numpy" not in next(edge["dependsOn"] for edge in listed["dependencies"] if edge["ref"] == "airdesk")


def test_what_a_part_carries_stands_within_it() -> None:
    lib, code = File("av.libs/libx265-1.so", "ab" * 32), File("av/core.so")
    x265 = Part("x265", "", "GPL-2.0-or-later", "https://x265.org", files=(lib,), within="av")
    made = component(Part("av", "18.1", "BSD-3-Clause", purl="pkg:pypi/av@18.1", files=(lib, code)), [x265])
    inner, own = made["components"]
    assert inner["bom-ref"] == "av/x265"
    assert inner["components"] == [
        {"type": "file", "name": lib.path, "hashes": [{"alg": "SHA-256", "content": "ab" * 32}]}
    ]
    assert own == {"type": "file", "name": "av/core.so"}
    assert "version" not in inner
    assert made["purl"] == "pkg:pypi/av@18.1"


def test_words_that_are_no_expression_are_a_name() -> None:
    assert component(Part("a", "1", "LGPL-3.0-only OR (MIT AND GPL-2.0-only)"))["licenses"][0]["expression"]
    assert component(Part("a", "1", "BSD"))["licenses"] == [{"license": {"name": "BSD"}}]
    assert component(Part("a", "1", "Their own words"))["licenses"] == [{"license": {"name": "Their own words"}}]


def test_the_same_parts_give_the_same_list() -> None:
    parts = [Part("a", "1", "MIT")]
    assert sbom("1", parts) == sbom("1", parts)
    assert sbom("1", parts)["serialNumber"] != sbom("2", parts)["serialNumber"]


def test_the_call_page_is_part_of_it_where_it_is_shipped(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices.call_sdks, "TARGET", tmp_path)
    write(site, tmp_path / "without", "1")
    assert "agora" not in (tmp_path / "without" / SBOM).read_text()
    (tmp_path / notices.call_sdks.SCRIPT).touch()
    write(site, tmp_path / "with", "1")
    assert "pkg:npm/agora-rtc-sdk-ng@" in (tmp_path / "with" / SBOM).read_text()
    assert {"alg", "content"} == set(sdks()[0]["hashes"][0])
    assert next(one for one in sdks() if one["name"].startswith("@"))["purl"].startswith("pkg:npm/%40100mslive/")


def test_it_is_made_of_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(project["project"]["dependencies"]) < set(requirements())
    assert any(one.startswith("aiortc") for one in requirements())


def test_a_plain_python_can_run_it(site: Path, tmp_path: Path) -> None:
    """`build.py` runs before there is an environment: nothing but the standard library, and no installed `desktop`."""
    program = str(ROOT / "packaging" / "notices.py")
    command = [sys.executable, "-S", program, str(site), str(tmp_path / "out")]
    done = subprocess.run(command, cwd=tmp_path, env={}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / SBOM).is_file()
    assert notices.main([]) == 2


def test_the_texts_that_no_wheel_brings_name_their_holders() -> None:
    text = (ROOT / "packaging" / CARRIED).read_text(encoding="utf-8")
    for name in (
        "dav1d",
        "libvpx",
        "libwebp",
        "Opus",
        "SVT-AV1",
        "libsrtp",
        "libxcb",
        "libXau",
        "libdrm",
        "VPL",
        "ICU",
    ):
        assert name in text
