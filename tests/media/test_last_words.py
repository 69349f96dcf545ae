"""What a process says at its end."""

from __future__ import annotations

import subprocess
import sys

import pytest

from desktop.media import last_words
from desktop.media.last_words import MOST_BYTES, TOLD_LINES, LastWords

BREAKS = """
import ctypes, faulthandler, threading, time
faulthandler.enable(2)
other = threading.Thread(target=time.sleep, args=(60,), daemon=True)
other.start()
broken = threading.Thread(target=lambda: (print(threading.get_ident(), flush=True), ctypes.string_at(0)))
broken.start()
broken.join()
"""


def said(program: str) -> tuple[LastWords, str]:
    words = LastWords()
    done = subprocess.run(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=words.file, text=True, check=False
    )
    words.close()
    return words, done.stdout


def test_the_thread_that_broke_is_known() -> None:
    words, out = said(BREAKS)
    assert words.thread == int(out)
    assert words.text.startswith("Fatal Python error: Segmentation fault")


def test_an_end_in_peace_has_none() -> None:
    words, _ = said("print('Goodbye')")
    assert words.thread is None
    assert words.text == ""


def test_what_a_library_complains_of_is_kept_up_to_a_bound() -> None:
    words, _ = said("import os\nfor n in range(9999): os.write(2, b'impossible\\n' * 99)")
    assert words.thread is None
    assert words.text == "\n".join(["impossible"] * TOLD_LINES)
    assert len(words._words) <= MOST_BYTES


def test_without_room_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError("no space")

    monkeypatch.setattr(last_words, "_nameless", full)
    words = LastWords()
    assert words.file is None
    words.close()
    assert (words.thread, words.text) == (None, "")
