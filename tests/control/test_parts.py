"""Which distributions Airdesk is made of, and what their metadata say."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from desktop.control.parts import UNKNOWN, File, installed, plain_name
from tests.control.fake_packages import lay


def test_what_is_wanted_comes_with_all_it_needs_and_nothing_else(tmp_path: Path) -> None:
    lay(tmp_path, "Desk", "Requires-Dist: middle_part>=2", "Requires-Dist: tests-only; extra == 'test'")
    lay(tmp_path, "middle.part", "Requires-Dist: Leaf ; python_version > '3'", "Requires-Dist: not-here")
    lay(tmp_path, "leaf", "Requires-Dist: desk")  # a circle ends
    lay(tmp_path, "tests-only")
    lay(tmp_path, "stranger")
    found = installed([tmp_path], ["desk>=1,<2"])
    assert [part.name for part in found] == ["Desk", "leaf", "middle.part"]
    assert found[0].needs == ("middle-part",)
    assert found[2].purl == "pkg:pypi/middle-part@1.0"


def test_the_first_folder_counts(tmp_path: Path) -> None:
    lay(tmp_path / "one", "desk", version="2.0")
    lay(tmp_path / "two", "desk", version="1.0")
    (part,) = installed([tmp_path / "one", tmp_path / "two"], ["desk"])
    assert part.version == "2.0"


@pytest.mark.parametrize(
    ("head", "licence"),
    [
        (["License-Expression: MIT", "License: something else"], "MIT"),
        (["License: Apache 2.0"], "Apache-2.0"),
        (["License: My own"], "My own"),
        (
            ["License: A whole", "        text of many lines", "Classifier: License :: OSI Approved :: MIT License"],
            "MIT",
        ),
        (["Classifier: License :: OSI Approved :: BSD License"], "BSD License"),
        (["Classifier: Topic :: Multimedia"], UNKNOWN),
    ],
)
def test_the_licence_is_what_the_metadata_say(tmp_path: Path, head: list[str], licence: str) -> None:
    lay(tmp_path, "desk", *head)
    assert installed([tmp_path], ["desk"])[0].licence == licence


@pytest.mark.parametrize(
    ("head", "home"),
    [
        (["Project-URL: Documentation, https://d", "Project-URL: Source Code, https://s"], "https://s"),
        (["Project-URL: homepage, https://h"], "https://h"),
        (["Home-page: https://old"], "https://old"),
        ([], "https://pypi.org/project/desk/"),
    ],
)
def test_its_sources_have_an_address(tmp_path: Path, head: list[str], home: str) -> None:
    lay(tmp_path, "desk", *head)
    assert installed([tmp_path], ["desk"])[0].home == home


def test_texts_are_those_beside_the_metadata_once_each(tmp_path: Path) -> None:
    files = {
        "licenses/LICENSE": b"Terms.\n",
        "licenses/part/COPYING": b"Other terms.",
        "licenses/part/again.txt": b"Terms.",
        "licenses/AUTHORS.py": b"print()",
        "desk/LICENSE.txt": b"somewhere in the code",
    }
    lay(tmp_path, "desk", files=files)
    lay(tmp_path, "old")
    (tmp_path / "old-1.0.dist-info" / "LICENSE").write_text("Old terms.")
    with (tmp_path / "old-1.0.dist-info" / "RECORD").open("a") as record:
        record.write("old-1.0.dist-info/LICENSE,,\nold-1.0.dist-info/NOTICE-is-gone,,\n")
    desk, old = installed([tmp_path], ["desk", "old"])
    assert desk.texts == ("Terms.", "Other terms.")
    assert old.texts == ("Old terms.",)


def test_machine_code_has_its_checksum(tmp_path: Path) -> None:
    files = {"desk/core.abi3.so": b"elf", "desk.libs/libx.so.2.1": b"lib", "desk/a.pyd": b"pe", "desk/text.py": b""}
    lay(tmp_path, "desk", files=files)
    (part,) = installed([tmp_path], ["desk"])
    assert [one.path for one in part.files] == ["desk/core.abi3.so", "desk.libs/libx.so.2.1", "desk/a.pyd"]
    assert part.files[0] == File("desk/core.abi3.so", hashlib.sha256(b"elf").hexdigest())


def test_names_are_compared_as_indexes_do() -> None:
    assert plain_name("Jaraco.Classes >=3 ; sys_platform == 'linux'") == "jaraco-classes"
    assert plain_name("a_b--c[extra]==1") == "a-b-c"
    assert plain_name("pytest; extra == 'test'") == ""
    assert plain_name("extraordinary") == "extraordinary"
    assert plain_name("") == ""
