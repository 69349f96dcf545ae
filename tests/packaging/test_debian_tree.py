"""A Debian in a folder, without one: commands, processes, checksums. packaging/try_deb.py makes a real one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import debian_tree
from debian_tree import DebianTree
from environment import SetupFailed


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DebianTree:
    monkeypatch.setattr(debian_tree.os, "geteuid", lambda: 0)
    monkeypatch.setattr(debian_tree.shutil, "which", lambda _name: "/usr/sbin/debootstrap")
    return DebianTree(tmp_path / "tree")


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[list[str]]]:
    commands: list[list[str]] = []
    monkeypatch.setattr(debian_tree, "_run", lambda command, _within_s: commands.append(command) or "told")
    return commands  # type: ignore[return-value]  # a list is what the tests read


def test_who_may_not_make_one_is_told_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(debian_tree.os, "geteuid", lambda: 1000)
    with pytest.raises(SetupFailed, match="only root"):
        DebianTree(tmp_path)
    monkeypatch.setattr(debian_tree.os, "geteuid", lambda: 0)
    monkeypatch.setattr(debian_tree.shutil, "which", lambda _name: None)
    with pytest.raises(SetupFailed, match="debootstrap"):
        DebianTree(tmp_path)


def test_it_is_made_anew_and_sees_the_system(tree: DebianTree, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []
    (tree.folder / "usr" / "sbin").mkdir(parents=True)
    (tree.folder / "old").touch()

    def strap(command: list[str], _within_s: float) -> str:
        ran.append(command)
        (tree.folder / "usr" / "sbin").mkdir(parents=True, exist_ok=True)
        return ""

    monkeypatch.setattr(debian_tree, "_run", strap)
    tree.make("bookworm", "http://example.net/debian")
    assert not (tree.folder / "old").exists()
    assert ran[0] == ["debootstrap", "--variant=minbase", "bookworm", str(tree.folder), "http://example.net/debian"]
    assert [command[-1] for command in ran[1:]] == [str(tree.folder / place) for place, _ in debian_tree.MOUNTS]
    assert os.access(tree.folder / "usr" / "sbin" / "policy-rc.d", os.X_OK)


def test_nothing_of_our_environment_is_seen_in_it(tree: DebianTree, ran: list[list[str]]) -> None:
    assert tree.root("id") == "told"
    assert tree.user("desk", "airdesk", "--version") == "told"
    tree.apt("update")
    assert ran[0][:4] == ["chroot", str(tree.folder), "env", "-i"]
    assert ran[1][:3] == ["chroot", "--userspec=desk:desk", str(tree.folder)]
    assert "HOME=/home/desk" in ran[1]
    assert ran[1][-2:] == ["airdesk", "--version"]
    assert ran[2][-1] == "update"
    assert "DEBIAN_FRONTEND=noninteractive" in ran[2]


def test_what_fails_says_its_last_words(tree: DebianTree) -> None:
    with pytest.raises(SetupFailed, match="ended with 3: sorry"):
        debian_tree._run(["sh", "-c", "echo sorry; exit 3"], 10)
    with pytest.raises(SetupFailed, match="did not end within"):
        debian_tree._run(["sleep", "5"], 0.1)


def test_only_what_runs_in_it_is_ended(tree: DebianTree) -> None:
    tree.folder.mkdir()
    assert tree._running() == []
    assert tree._running(Path("/bin/sh")) == []
    tree.leave()
    tree.folder = Path("/")  # where this test itself runs, in another root
    assert os.getpid() in tree._running()


def test_a_file_is_waited_for(tree: DebianTree) -> None:
    (tree.folder / "home").mkdir(parents=True)
    with pytest.raises(SetupFailed, match="nothing was seen"):
        tree.wait_for(Path("/home/shown"), 0.0)
    (tree.folder / "home" / "shown").touch()
    tree.wait_for(Path("/home/shown"), 0.0)


def test_what_is_left_is_found_by_its_name(tree: DebianTree) -> None:
    for place in ("opt/airdesk/file", "usr/bin/other", "var/log/airdesk.log", "tmp/airdesk.deb", "home/desk/airdesk"):
        (tree.folder / place).parent.mkdir(parents=True, exist_ok=True)
        (tree.folder / place).touch()
    found = tree.named("airdesk", apart_from=[tree.folder / "home" / "desk"])
    assert found == [str(tree.folder / "opt" / "airdesk")]


def test_checksums_tell_what_was_changed(tree: DebianTree) -> None:
    tree.folder.mkdir()
    file = tree.folder / "recording.mp4"
    file.write_bytes(b"one")
    before = tree.checksums(tree.folder)
    assert list(before) == [str(file)]
    file.write_bytes(b"two")
    assert tree.checksums(tree.folder) != before
