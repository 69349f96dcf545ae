"""A claim lives as long as its process, whatever ends it."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.media.claim import Claim


def test_a_claim_is_inherited_only_after_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "a.owner"
    mine = Claim.create(path)
    assert mine.sure
    assert Claim.inherit(path) is None
    with pytest.raises(FileExistsError):
        Claim.create(path)
    mine.leave()
    theirs = Claim.inherit(path)
    assert theirs is not None
    theirs.remove()
    assert not path.exists()
    assert Claim.inherit(path) is None


def test_a_killed_process_has_no_claim(tmp_path: Path) -> None:
    path = tmp_path / "a.owner"
    program = (
        "import sys; from pathlib import Path\n"
        "from desktop.media.claim import Claim\n"
        "kept = Claim.create(Path(sys.argv[1])); print('locked', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        assert Claim.inherit(path) is None
        other.kill()
    left = Claim.inherit(path)
    assert left is not None
    left.remove()


@pytest.mark.skipif(sys.platform == "win32", reason="flock is POSIX")
def test_without_locks_on_the_disk_nothing_is_sure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def none(handle: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(fcntl, "flock", none)
    mine = Claim.create(tmp_path / "a.owner")
    assert not mine.sure
    assert Claim.inherit(tmp_path / "a.owner") is None
    mine.remove()


@pytest.mark.skipif(os.name != "posix", reason="links and modes")
def test_links_are_not_followed_and_it_is_for_this_user_only(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.touch()
    (tmp_path / "a.owner").symlink_to(precious)
    assert Claim.inherit(tmp_path / "a.owner") is None
    with pytest.raises(FileExistsError):
        Claim.create(tmp_path / "a.owner")
    Claim.create(tmp_path / "b.owner").leave()
    assert (tmp_path / "b.owner").stat().st_mode & 0o777 == 0o600
