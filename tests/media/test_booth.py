"""The booth as a process: what it makes, what becomes of it when it is killed, and that nothing of it stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from desktop.core.departure import NAMES
from desktop.core.errors import Code
from desktop.core.model import DecodeMode
from desktop.media.booth import Booth
from desktop.media.boxes import Fragment
from desktop.media.codec import open_codecs
from desktop.media.movie import read_movie
from desktop.media.samples import SampleReader
from desktop.media.scaler import Scaler
from desktop.media.shelf import MOST_OUT
from tests.media.rolling import until
from tests.media.streams import pieces, stream
from tests.media.theatre import Seen, breaking, fragile, open_booth

ROOT = Path(__file__).parents[2]


def decoded_here(data: bytes, size: tuple[int, int]) -> dict[float, bytes]:
    """The pictures of a stream by their media time, made in this process."""
    init, *fragments = pieces(data)
    movie = read_movie(init.data)
    video, reader, scaler = open_codecs(init.data, movie).video, SampleReader(movie), Scaler()
    assert video is not None
    found = {}
    for fragment in fragments:
        assert isinstance(fragment, Fragment)
        for sample in reader.read(fragment.data, fragment.offset):
            for frame in video.decode(sample, fragment.data) or []:
                assert frame.pts is not None
                media_s = video.track.seconds(frame.pts)
                picture = scaler.picture(frame, size, 1.0, media_s, 0.0)
                assert picture is not None
                found[media_s] = bytes(picture.data)
    return found


def test_pictures_are_those_that_would_be_made_here(seen: Seen) -> None:
    expected = decoded_here(stream(), (160, 90))
    seen.send(stream())
    until(lambda: len(seen.pictures) >= 3)
    for picture in list(seen.pictures):
        assert bytes(picture.data) == expected[picture.media_s]
        assert (picture.width, picture.height, picture.stride) == (160, 90, 640)


def test_what_is_held_is_not_written_over(seen: Seen) -> None:
    seen.send(stream())
    until(lambda: seen.pictures)
    seen.holds = False
    held = seen.pictures[0]
    before = bytes(held.data)
    for _ in range(3):
        shown = seen.preview.stats.decoded
        seen.send(stream())
        until(lambda shown=shown: seen.preview.stats.decoded > shown)
    assert bytes(held.data) == before


def test_who_takes_nothing_or_lets_nothing_go_costs_no_memory(seen: Seen) -> None:
    for _ in range(8):
        seen.send(stream(), every_s=0.02)
    until(lambda: seen.preview.stats.dropped)
    assert len(seen.pictures) <= MOST_OUT
    seen.pictures.clear()
    seen.holds = False
    until(lambda: (seen.send(stream()), seen.pictures)[1])


def test_a_killed_booth_is_opened_again_and_pictures_come_back() -> None:
    faults: list[str] = []
    booth = Booth(faults.append)
    seen = Seen(booth)
    seen.holds = False
    try:
        init, *fragments = pieces(stream(frames=50))
        for piece in (init, *fragments[:3]):
            seen.preview.put(piece, time.monotonic())
        until(lambda: seen.pictures and seen.preview.stats.shown)
        before, pid = seen.preview.stats.shown, booth.pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        until(lambda: booth.pid not in (None, pid))
        seen.pictures.clear()
        for piece in fragments[3:]:  # nobody sends the init again
            seen.preview.put(piece, time.monotonic())
        until(lambda: seen.pictures)
        until(lambda: seen.preview.stats.shown > before)  # what was counted counts still
        assert len(faults) == 1
    finally:
        seen.preview.close()
        booth.close()


@pytest.mark.skipif(sys.platform == "win32", reason="nobody is asked by a signal there")
def test_what_asks_the_console_to_leave_does_not_end_the_booth_before_it() -> None:
    with open_booth() as booth:
        seen = Seen(booth)
        seen.holds = False
        try:
            seen.send(stream())
            until(lambda: seen.pictures)
            pid = booth.pid
            assert pid is not None
            for name in NAMES:
                os.kill(pid, getattr(signal, name))
            seen.pictures.clear()
            until(lambda: (seen.send(stream()), seen.pictures)[1])
            assert booth.pid == pid
        finally:
            seen.preview.close()


def test_who_breaks_it_twice_is_put_aside_and_the_others_keep_their_pictures() -> None:
    faults: list[str] = []
    booth = Booth(faults.append, fragile())
    good, bad = Seen(booth, "good"), Seen(booth, "bad")
    good.holds = bad.holds = False
    init, *fragments = pieces(stream())
    last = breaking(fragments[-1])
    try:
        for count in (1, 2):
            for piece in (init, *fragments, last):
                bad.preview.put(piece, time.monotonic())
            until(lambda count=count: len(faults) == count)
            assert "Segmentation fault" in faults[-1]
        until(lambda: bad.preview.stats.fault is Code.SOURCE_BROKEN)
        assert "Segmentation fault" in bad.preview.stats.fault_details
        good.pictures.clear()
        good.send(stream())
        until(lambda: good.pictures)
        bad.preview.put(last, time.monotonic())  # nobody looks at it any more
        good.pictures.clear()
        good.send(stream())
        until(lambda: good.pictures)
        assert len(faults) == 2
        bad.pictures.clear()
        bad.send(stream())  # its bot dials again
        until(lambda: bad.pictures)
        until(lambda: bad.preview.stats.fault is None)
        assert len(faults) == 2
    finally:
        good.preview.close()
        bad.preview.close()
        booth.close()


def test_it_leaves_with_the_console_however_that_ends() -> None:
    program = (
        "import sys, time\n"
        "from desktop.media.booth import Booth\n"
        "booth = Booth(print)\n"
        "booth.open()\n"
        "while booth.pid is None: time.sleep(0.01)\n"
        "print(booth.pid, flush=True)\n"
        "sys.stdin.read()\n"
    )
    console = subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert console.stdout is not None
    assert console.stdin is not None
    try:
        pid = int(console.stdout.readline())
        assert psutil.pid_exists(pid)
    finally:
        console.kill()
        console.wait()
    until(lambda: not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
    console.stdin.close()
    console.stdout.close()


def test_closing_leaves_nothing() -> None:
    with open_booth() as booth:
        seen = Seen(booth)
        seen.send(stream(sound="aac"))
        until(lambda: seen.pictures)
        pid = booth.pid
        assert pid is not None
    assert not psutil.pid_exists(pid)
    assert booth.pid is None
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("booth")]
    assert bytes(seen.pictures[0].data)  # what is held is still there
    booth.open()  # nothing is opened any more
    assert booth.pid is None
    booth.close()


def test_a_booth_that_was_never_needed_is_closed_at_once() -> None:
    with open_booth() as booth:
        booth.set_hardware(False)
    assert booth.pid is None


def test_a_booth_that_does_not_listen_is_not_waited_for_long() -> None:
    with open_booth() as booth:
        booth.open()
        until(lambda: booth.pid)
        assert booth.pid is not None
        os.kill(booth.pid, signal.SIGSTOP)
        seen = Seen(booth, ready=False)
        for _ in range(400):
            seen.send(stream())  # none of this waits
        seen.preview.close()


@pytest.mark.parametrize("said", ["import os; os.write(1, b'\\\\xff' * 99)", "pass"])
def test_a_booth_that_makes_no_sense_is_told_and_tried_again(said: str) -> None:
    faults: list[str] = []
    booth = Booth(faults.append, [sys.executable, "-c", said])
    booth.open()
    until(lambda: len(faults) >= 2)
    booth.close()
    assert all("status" in fault for fault in faults)


def test_a_booth_that_cannot_be_started_is_told() -> None:
    faults: list[str] = []
    booth = Booth(faults.append, ["/no/such/program"])
    seen = Seen(booth, ready=False)
    seen.send(stream())
    seen.preview.show(10, 10, DecodeMode.OFF)
    until(lambda: faults)
    seen.preview.close()
    booth.close()
    assert seen.pictures == []
