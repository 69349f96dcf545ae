"""A log that cannot be written is told once, and goes on when it can."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.log_file import LogFile


@pytest.fixture
def desk() -> Iterator[logging.Logger]:
    logger = logging.getLogger("test.log_file")
    logger.propagate = False
    yield logger
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    logger.propagate = True


def test_lines_reach_the_file_and_nothing_is_made_before_the_first(tmp_path: Path, desk: logging.Logger) -> None:
    path = tmp_path / "airdesk.log"
    desk.addHandler(LogFile(path))
    assert not path.exists()
    desk.warning("one")
    desk.warning("two")
    assert path.read_text() == "one\ntwo\n"


def test_without_a_folder_it_is_said_once_and_goes_on_when_there_is_one(
    tmp_path: Path, desk: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "logs" / "airdesk.log"
    desk.addHandler(LogFile(path))
    for number in range(3):
        desk.warning("lost %d", number)
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "the log cannot be written: No such file or directory" in said
    path.parent.mkdir()
    desk.warning("kept")
    assert path.read_text() == "kept\nthe log could not be written for a while: 3 lines are missing\n"
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(os.name != "posix", reason="elsewhere an open file cannot be taken away")
@pytest.mark.parametrize("put_back", [False, True])
def test_a_file_that_is_taken_away_is_begun_anew(tmp_path: Path, desk: logging.Logger, put_back: bool) -> None:
    path = tmp_path / "airdesk.log"
    desk.addHandler(LogFile(path))
    desk.warning("one")
    path.rename(tmp_path / "taken.log")
    if put_back:
        path.write_text("of somebody else\n")
    desk.warning("two")
    assert (tmp_path / "taken.log").read_text() == "one\n"
    assert path.read_text() == ("of somebody else\n" if put_back else "") + "two\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is full is a device of Linux")
def test_a_full_disk_costs_lines_and_no_traceback(
    tmp_path: Path, desk: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "airdesk.log"
    path.symlink_to("/dev/full")
    desk.addHandler(LogFile(path))
    for number in range(5):
        desk.warning("lost %d", number)
    said = capsys.readouterr().err
    assert "No space left on device" in said
    assert said.count("\n") == 1
    path.unlink()
    desk.warning("there is space again")
    assert "5 lines are missing" in path.read_text()
    assert "lost" not in path.read_text()


def test_a_fault_of_ours_is_shown_as_usual(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = LogFile(tmp_path / "airdesk.log")
    file.handle(logging.LogRecord("test", logging.WARNING, __file__, 1, "%d", ("no number",), None))
    file.close()
    assert "Traceback" in capsys.readouterr().err


def test_a_file_that_has_grown_long_is_begun_anew_and_three_are_kept(tmp_path: Path, desk: logging.Logger) -> None:
    path = tmp_path / "airdesk.log"
    desk.addHandler(LogFile(path, most_bytes=10))
    for number in range(6):
        desk.warning("line number %d", number)
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {
        "airdesk.log": "line number 5\n",
        "airdesk.log.1": "line number 4\n",
        "airdesk.log.2": "line number 3\n",
        "airdesk.log.3": "line number 2\n",
    }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_pipe_keeps_nobody_waiting(tmp_path: Path, desk: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "airdesk.log"
    os.mkfifo(path)
    desk.addHandler(LogFile(path))
    desk.warning("lost")
    assert "the log cannot be written: Not a file" in capsys.readouterr().err
