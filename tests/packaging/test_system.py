"""System packages, against stand-ins of dpkg and apt that keep their lists in files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import system

DPKG_QUERY = """#!/bin/sh
while [ "$1" != "" ]; do
  grep -qx "$1" "$APT/installed" 2>/dev/null && echo "$1 installed"
  shift
done
exit 1
"""
APT_CACHE = """#!/bin/sh
grep -qx "$2" "$APT/lists" 2>/dev/null && echo "Package: $2"
"""
APT_GET = """#!/bin/sh
echo "$@" >> "$APT/log"
case "$*" in
  *update*) test -e "$APT/offline" && exit 100; cp "$APT/server" "$APT/lists" ;;
  *install*) for word; do grep -qx "$word" "$APT/server" && echo "$word" >> "$APT/installed"; done
             case "$*" in *broken*) echo "E: broken" >&2; exit 100 ;; esac ;;
esac
exit 0
"""


class Machine:
    """A Debian whose packages are words in files."""

    def __init__(self, folder: Path, *server: str) -> None:
        self.folder = folder
        (folder / "server").write_text("".join(f"{name}\n" for name in server))

    def say(self, name: str, *words: str) -> None:
        (self.folder / name).write_text("".join(f"{word}\n" for word in words))

    def told(self, name: str) -> list[str]:
        file = self.folder / name
        return file.read_text().splitlines() if file.exists() else []


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    for name, text in (("dpkg-query", DPKG_QUERY), ("apt-cache", APT_CACHE), ("apt-get", APT_GET)):
        program = tmp_path / name
        program.write_text(text)
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setenv("APT", str(tmp_path))
    monkeypatch.setattr(system, "_is_debian", lambda: True)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return Machine(tmp_path, "liba", "libb", "new-libc", "font")


WANTED = (*system._packages("liba libb new-libc|libc"), *system._packages("font", needed=False))


def test_as_root_the_missing_ones_are_installed(machine: Machine) -> None:
    machine.say("installed", "liba")
    assert system.provide(WANTED)
    assert sorted(machine.told("installed")) == ["font", "liba", "libb", "new-libc"]
    installs = [line for line in machine.told("log") if "install" in line]
    assert [line.split("--no-install-recommends ")[1] for line in installs] == ["libb new-libc", "font"]


def test_nothing_is_done_when_all_is_there(machine: Machine) -> None:
    machine.say("installed", "liba", "libb", "libc", "font")  # the older name of the third
    assert system.provide(WANTED)
    assert machine.told("log") == []


def test_without_root_they_are_named_with_the_command(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    machine.say("lists", "liba", "libb", "libc", "font")
    assert not system.provide(WANTED)
    assert "sudo apt-get install --no-install-recommends liba libb libc font" in capsys.readouterr().out
    assert machine.told("log") == []


def test_a_missing_nicety_is_not_worth_a_word(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    machine.say("installed", "liba", "libb", "libc")
    system.provide(WANTED)
    assert capsys.readouterr().out == ""


def test_what_cannot_be_had_is_told_and_the_rest_installed(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not system.provide(system._packages("liba nowhere"))
    assert machine.told("installed") == ["liba"]
    assert "Not installed: nowhere." in capsys.readouterr().out


def test_old_lists_do_when_new_ones_cannot_be_fetched(machine: Machine) -> None:
    machine.say("lists", "liba")
    machine.say("offline")
    assert system.provide(system._packages("liba"))


def test_what_apt_says_is_shown_when_it_fails(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.say("server", "broken-thing")
    system.provide(system._packages("broken-thing"))
    assert "E: broken" in capsys.readouterr().err


def test_elsewhere_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "_is_debian", lambda: False)
    assert system.missing(WANTED) == []
    assert system.advice(WANTED) == ""


def test_the_tests_get_all_that_the_window_gets() -> None:
    assert set(system.FOR_WINDOW) < set(system.FOR_DEMO) < set(system.FOR_TESTS)


def test_calls_find_what_the_web_engine_links_to() -> None:
    wanted = {name for package in system.FOR_WINDOW for name in package.names}
    assert {"libnss3", "libxkbfile1", "libgbm1", "libasound2", "libasound2t64"} <= wanted
