"""The process as such: any program that reads lines and writes lines."""

from __future__ import annotations

import sys
import threading

from desktop.ui.calls.web_process import WebProcess

ECHO = "import sys\nfor line in sys.stdin: print('heard', line, end='', flush=True)"
DEAF = "import sys, time\nprint('here', flush=True)\ntime.sleep(60)"


class Far:
    def __init__(self, code: str) -> None:
        self.lines: list[bytes] = []
        self.words = ""
        self.said, self.over = threading.Event(), threading.Event()
        self.process = WebProcess(self._hear, self._end, [sys.executable, "-c", code])
        self.process.start()

    def _hear(self, line: bytes) -> None:
        self.lines.append(line)
        self.said.set()

    def _end(self, words: str) -> None:
        self.words = words
        self.over.set()


def test_lines_go_there_and_back() -> None:
    far = Far(ECHO)
    far.process.send(b"one\n")
    assert far.said.wait(10)
    assert far.lines == [b"heard one\n"]
    assert far.process.pid is not None
    far.process.close()
    far.process.join()
    assert far.over.is_set()
    assert far.process.pid is None


def test_who_does_not_leave_is_put_out() -> None:
    far = Far(DEAF)
    assert far.said.wait(10)
    far.process.close()
    far.process.join()
    assert far.words.startswith("status -")


def test_the_last_words_are_kept() -> None:
    far = Far("raise SystemExit('libnss3 is missing')")
    assert far.over.wait(10)
    assert far.words == "status 1\nlibnss3 is missing"
    far.process.join()


def test_a_program_that_is_not_there() -> None:
    ended: list[str] = []
    process = WebProcess(lambda line: None, ended.append, ["/nowhere/airdesk"])
    process.start()
    process.join()
    assert "airdesk" in ended[0]
