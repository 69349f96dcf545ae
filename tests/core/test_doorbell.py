"""A second start is answered, waits for one that is leaving, and is told when nobody answers."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from desktop.core import doorbell
from desktop.core.doorbell import Answer, answer, hang_up, ring


@pytest.fixture
def bell(tmp_path: Path) -> Path:
    return tmp_path / "console.bell"


def never() -> bool:
    return False


def rung(bell: Path, token: str = "") -> tuple[Answer, str | None]:
    """What a second start and the first one have of each other."""
    heard: list[str | None] = []
    done = threading.Event()

    def listen() -> None:
        while not done.is_set() and not heard:
            word = answer(bell)
            if word is not None:
                heard.append(word)

    first = threading.Thread(target=listen)
    first.start()
    try:
        said = ring(bell, never, token, patience_s=20)
    finally:
        done.set()
        first.join()
    return said, heard[0] if heard else None


@pytest.mark.parametrize(
    ("token", "heard"), [("", ""), ("wayland-7_TIME12", "wayland-7_TIME12"), ("a\nb", ""), ("x" * 999, "x" * 200)]
)
def test_the_first_console_hears_it_and_says_so(bell: Path, token: str, heard: str) -> None:
    assert rung(bell, token) == (Answer.SHOWN, heard)
    assert answer(bell) is None


def test_who_was_just_leaving_leaves_the_home_to_the_second(bell: Path) -> None:
    tries = iter([False, False, True])
    assert ring(bell, lambda: next(tries), patience_s=20) is Answer.LEFT
    assert answer(bell) is None  # nobody else has to answer it


def test_nobody_answers(bell: Path) -> None:
    assert ring(bell, never, patience_s=0.05) is Answer.SILENT
    assert answer(bell) is None


def test_where_nothing_can_be_written_nobody_is_asked(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert ring(tmp_path / "file" / "bell", never) is Answer.UNASKED
    assert "cannot be asked" in caplog.text


def test_a_bell_that_is_not_there_does_not_ring(bell: Path) -> None:
    assert answer(bell) is None
    hang_up(bell)
    assert bell.read_bytes() == b""


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such pipes")
def test_a_pipe_keeps_nobody_waiting(bell: Path) -> None:
    os.mkfifo(bell)
    assert answer(bell) is None
    hang_up(bell)
    assert ring(bell, never) is Answer.UNASKED


def test_a_bell_taken_away_is_no_answer(bell: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def taken() -> bool:
        bell.unlink(missing_ok=True)
        return False

    monkeypatch.setattr(doorbell, "LOOK_EVERY_S", 0.001)
    assert ring(bell, taken, patience_s=0.05) is Answer.SILENT
