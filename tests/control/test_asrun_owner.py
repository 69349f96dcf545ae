"""Whose row it is, and whether that one lives."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.control.asrun_owner import Owner
from desktop.media.claim import Claim


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_an_owner_is_known_by_others_for_as_long_as_it_lives(tmp_path: Path) -> None:
    one, two = Owner(tmp_path / "asrun.db"), Owner(tmp_path / "asrun.db")
    assert names(tmp_path) == []  # nothing is written before the first row
    assert one.name() == one.name() != two.name()
    assert not one.is_gone(one.name())
    assert not two.is_gone(one.name())
    two.tidy()
    mine = one.name()
    one.leave()
    assert two.is_gone(mine)
    assert one.name() != mine  # a name is used once
    one.leave()
    two.leave()
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["", "../asrun", "never-was", "abc"])
def test_who_was_never_here_is_gone(tmp_path: Path, name: str) -> None:
    assert Owner(tmp_path / "asrun.db").is_gone(name)


def test_what_the_dead_left_is_tidied(tmp_path: Path) -> None:
    dead, owner = Owner(tmp_path / "asrun.db"), Owner(tmp_path / "asrun.db")
    name = dead.name()
    assert dead._claim is not None
    dead._claim.leave()  # as the system does it for a killed process
    Claim.create(tmp_path / "other.db.abc.owner").leave()
    assert owner.is_gone(name)
    owner.tidy()
    assert names(tmp_path) == ["other.db.abc.owner"]


def test_a_claim_tidied_away_while_it_was_made_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create, taken = Claim.create, [FileExistsError("just taken")] * 2

    def raced(path: Path) -> Claim:
        if taken:
            raise taken.pop()
        return create(path)

    monkeypatch.setattr(Claim, "create", raced)
    owner = Owner(tmp_path / "asrun.db")
    assert owner.name()
    owner.leave()


def test_where_nothing_can_be_claimed_the_rows_are_nobodys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Owner(tmp_path / "missing" / "asrun.db").name() == ""
    if sys.platform != "win32":
        monkeypatch.setattr("desktop.media.claim._lock", lambda handle: None)
        assert Owner(tmp_path / "asrun.db").name() == ""
        assert names(tmp_path) == []
