"""The workflow that builds the installers: it can be read, names what exists, and gives nothing away."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import macos
import windows

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / ".github" / "workflows" / "installers.yml"
Step = dict[str, Any]


@pytest.fixture(scope="module")
def workflow() -> dict[Any, Any]:
    read: dict[Any, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return read


@pytest.fixture
def steps(workflow: dict[Any, Any]) -> list[Step]:
    found: list[Step] = workflow["jobs"]["build"]["steps"]
    return found


def test_it_builds_on_the_three_systems(workflow: dict[Any, Any]) -> None:
    matrix = workflow["jobs"]["build"]["strategy"]["matrix"]["include"]
    assert {one["runner"].split("-")[0] for one in matrix} == {"ubuntu", "windows", "macos"}
    assert len({one["name"] for one in matrix}) == len(matrix)
    assert workflow["permissions"] == {"contents": "read"}
    assert set(workflow[True]) == {"push", "workflow_dispatch"}  # YAML takes the key `on` for a truth


def test_every_action_is_pinned_to_a_commit(steps: list[Step]) -> None:
    used = [step["uses"] for step in steps if "uses" in step]
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", one) for one in used)


@pytest.mark.parametrize("system", ["Linux", "Windows", "macOS"])
def test_each_system_builds_tries_and_uploads(steps: list[Step], system: str) -> None:
    here = [step for step in steps if step.get("if", f"runner.os == '{system}'") == f"runner.os == '{system}'"]
    commands = "\n".join(step.get("run", "") for step in here)
    assert commands.index("packaging/build.py") < commands.index("packaging/selftest.py")
    assert here[-1]["uses"].startswith("actions/upload-artifact@")
    for program in set(re.findall(r"packaging/\w+\.py", commands)):
        assert (ROOT / program).is_file(), program


def test_secrets_reach_the_build_alone_and_are_those_it_reads(steps: list[Step]) -> None:
    (build,) = [step for step in steps if "secrets." in str(step)]
    read = {
        windows.CERTIFICATE, windows.PASSWORD, macos.CERTIFICATE, macos.PASSWORD, macos.IDENTITY, macos.NOTARY_KEY,
        macos.NOTARY_KEY_ID, macos.NOTARY_ISSUER,
    }  # fmt: skip
    assert set(build["env"]) == read
    assert all(value == f"${{{{ secrets.{name} }}}}" for name, value in build["env"].items())
    assert "secrets." not in build["run"]


def test_the_sources_lie_beside_the_programs(steps: list[Step]) -> None:
    assert any("git archive" in step.get("run", "") for step in steps)
