from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from desktop.control import session_file
from desktop.core.errors import Code, Trouble
from desktop.services.mezon.session import Session

SESSION = Session("token.of.mine", "renewal.of.mine", 7, "http://127.0.0.1:1")
DEEP = b'{"a":' + b"[" * 5_000 + b"]" * 5_000 + b"}"


def test_it_is_what_other_clients_keep_and_comes_back_whole(tmp_path: Path) -> None:
    file = tmp_path / "session.json"
    session_file.write(file, SESSION.exported())
    assert Session.restored(session_file.read(file)) == SESSION
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(os.name != "posix", reason="rights of another kind")
def test_it_is_for_its_owners_eyes_even_over_an_open_one(tmp_path: Path) -> None:
    file = tmp_path / "session.json"
    file.write_text("{}")
    file.chmod(0o644)
    session_file.write(file, SESSION.exported())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"[]", b"{", b"\xff", b'{"a": "\xff"}', DEEP, b"x" * (session_file.LIMIT + 1)])
def test_what_is_no_session_is_said_without_its_content(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "other.json"
    file.write_bytes(content)
    with pytest.raises(Trouble) as told:
        session_file.read(file)
    assert told.value.code is Code.SESSION_NONE
    assert "xxx" not in str(told.value)


def test_a_place_that_takes_nothing_is_said(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as told:
        session_file.write(tmp_path / "none" / "session.json", SESSION.exported())
    assert told.value.values["reason"]
    with pytest.raises(Trouble):
        session_file.read(tmp_path / "none.json")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_pipe_and_a_file_without_end_keep_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "session.json")
    for file, code in ((tmp_path / "session.json", Code.SESSION_FILE), (Path("/dev/zero"), Code.SESSION_NONE)):
        with pytest.raises(Trouble) as told:
            session_file.read(file)
        assert told.value.code is code
