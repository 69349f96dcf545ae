from __future__ import annotations

import errno
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.errors import Code
from desktop.core.model import RecordingFault, RecordingState
from desktop.media.backlog import Taking
from desktop.media.part import Part
from desktop.media.roll import Happening, RecordingEvent, Roll
from desktop.media.take import EVIDENCE_S, NO_START_S, RETRY_S, SAVING_S, STUCK_S, Take
from tests.media.rolling import INIT, FakeClock, fragment


class Desk:
    """A take and the threads around it, one step at a time and without a disk."""

    def __init__(self, taking: Taking = Taking.ALL) -> None:
        self.clock = FakeClock()
        self.roll = Roll(self.clock)
        self.heard: list[RecordingEvent] = []
        self.take = Take(self.roll, "A", "stem", datetime(2025, 1, 1, tzinfo=UTC), self.heard.append, taking)
        self.roll.takes.append(self.take)
        self.opened: list[Part] = []
        self.in_flight: tuple[Part, int] | None = None

    def accept(self, data: bytes) -> None:
        with self.roll.lock:
            self.take.accept(data)

    def begin(self) -> bool:
        """The writer goes to the disk; true if there is something to do."""
        with self.roll.lock:
            batch = self.take.begin()
            part = self.take.part
        if not batch:
            return False
        if part is None:  # the handle and the journal are never used here
            part = Part(Path(f"folder/{len(self.opened)}.mp4"), -1, None)  # type: ignore[arg-type]  # what the test is about
            self.opened.append(part)
        self.in_flight = part, sum(len(piece) for piece in batch)
        return True

    def returned(self, error: int = 0, share: int = 1) -> None:
        """The disk call returns, with a part of the bytes or an error."""
        if self.in_flight is None:
            return
        (part, count), self.in_flight = self.in_flight, None
        with self.roll.lock:
            if error:
                self.take.refused(part, OSError(error, os.strerror(error)))
            else:
                self.take.wrote(part, max(1, count // share))

    def write(self) -> None:
        if self.begin():
            self.returned()

    def close_one(self, error: int = 0) -> None:
        with self.roll.lock:
            if self.roll.closings:
                take, part = self.roll.closings.popleft()
                assert take is self.take
                self.opened.remove(part)
                take.closed(part, OSError(error, "x") if error else None)

    def check(self, later: float = 0.0) -> None:
        self.clock.now += later
        with self.roll.lock:
            if self.take in self.roll.takes:
                self.take.check()

    def do(self, what: str) -> None:
        with self.roll.lock:
            match what:
                case "hold":
                    self.take.hold(RecordingFault.NO_SPACE)
                case "resume":
                    self.take.resume()
                case "finish":
                    self.take.finish()
                case "boundary":
                    self.take.backlog.boundary(0)
                case "init":
                    self.take.backlog.set_init(INIT)
                case _:
                    raise AssertionError(what)

    def taking(self) -> Taking:
        return self.take.backlog.taking

    def state(self) -> RecordingState:
        return self.take.view().state

    @property
    def story(self) -> list[Happening]:
        return [event.what for _, event in self.roll.events]

    def last(self) -> RecordingEvent:
        return self.roll.events[-1][1]


def recording() -> Desk:
    desk = Desk()
    desk.accept(b"abc")
    desk.write()
    assert desk.state() is RecordingState.RECORDING
    return desk


def test_no_evidence_no_rec() -> None:
    desk = recording()
    desk.clock.now += EVIDENCE_S
    assert desk.state() is RecordingState.RECORDING
    desk.clock.now += 0.1
    assert desk.state() is RecordingState.IDLE
    desk.accept(b"d")  # received is not recorded
    assert desk.begin()
    assert desk.state() is RecordingState.IDLE
    desk.returned()
    assert desk.state() is RecordingState.RECORDING


def test_a_write_that_takes_less_than_asked_goes_on_where_it_ended() -> None:
    desk = Desk()
    desk.accept(b"x" * 100)
    desk.begin()
    desk.returned(share=3)
    assert (desk.take.bytes_on_disk, desk.take.backlog.size) == (33, 67)
    desk.write()
    assert desk.take.bytes_on_disk == 100


def test_a_slow_disk_that_still_takes_bytes_is_not_stuck() -> None:
    desk = recording()
    desk.accept(b"x" * 1000)
    for _ in range(5):
        desk.check(STUCK_S - 1)
        desk.begin()
        desk.returned(share=10)
    assert desk.state() is RecordingState.RECORDING


@pytest.mark.parametrize("share", [0, 1])
def test_a_disk_that_takes_nothing_fails_it_in_time(share: int) -> None:
    desk = recording()
    desk.accept(b"x")
    if share:
        desk.begin()
    desk.check(STUCK_S + 0.1)
    assert desk.state() is RecordingState.FAILED
    assert desk.last().fault is RecordingFault.STUCK
    assert len(desk.roll.closings) == (0 if share else 1)  # a file that the disk holds is left alone
    desk.returned()
    assert len(desk.roll.closings) == 1


def test_saving_waits_for_the_last_byte_and_for_the_sync() -> None:
    desk = recording()
    desk.accept(b"last")
    desk.do("finish")
    assert desk.state() is RecordingState.SAVING
    desk.write()
    assert desk.state() is RecordingState.SAVING
    desk.close_one()
    assert desk.state() is RecordingState.SAVED
    assert (desk.last().code, desk.last().bytes_on_disk) == (Code.RECORDING_SAVED, 7)


def test_saving_that_does_not_end_fails_with_what_is_safe() -> None:
    desk = recording()
    desk.do("finish")
    desk.check(SAVING_S + 0.1)
    assert desk.state() is RecordingState.FAILED
    assert (desk.last().fault, desk.last().bytes_on_disk) == (RecordingFault.LATE, 3)
    desk.close_one()
    assert desk.state() is RecordingState.FAILED  # said once, not taken back


def test_a_sync_that_fails_at_the_end_is_no_saved_recording() -> None:
    desk = recording()
    desk.do("finish")
    desk.close_one(errno.EIO)
    assert desk.state() is RecordingState.FAILED
    assert desk.last().fault is RecordingFault.DISK_ERROR


def test_a_disk_that_is_full_while_saving_fails_with_what_is_safe() -> None:
    desk = recording()
    desk.accept(b"last")
    desk.do("finish")
    desk.begin()
    desk.returned(errno.ENOSPC)
    assert desk.last().fault is RecordingFault.NO_SPACE
    assert desk.state() is RecordingState.FAILED


def test_held_finishes_the_file_with_what_waits() -> None:
    desk = recording()
    desk.accept(b"waits")
    desk.do("hold")
    assert desk.state() is RecordingState.HELD
    desk.accept(b"dropped")
    desk.write()
    assert desk.story == [Happening.OPENED]  # not said before it is true
    desk.close_one()
    assert desk.story == [Happening.OPENED, Happening.HELD]
    assert desk.take.bytes_on_disk == 8


def test_a_hold_is_told_once_however_often_the_disk_refuses() -> None:
    desk = recording()
    desk.do("init")
    for _ in range(3):
        desk.do("hold")
        desk.close_one()
        desk.clock.now += RETRY_S
        desk.do("resume")
        desk.do("boundary")
        desk.accept(fragment(1))
        desk.begin()
        desk.returned(errno.ENOSPC)
        desk.close_one()
    assert desk.story == [Happening.OPENED, Happening.HELD]


def test_a_full_disk_is_not_asked_again_at_once() -> None:
    desk = recording()
    desk.do("hold")
    desk.close_one()
    desk.clock.now += RETRY_S - 0.1
    desk.do("resume")
    assert desk.taking() is Taking.NONE


def test_a_part_is_not_begun_before_the_last_is_closed() -> None:
    desk = recording()
    desk.do("hold")
    desk.clock.now += RETRY_S
    desk.do("resume")
    assert desk.taking() is Taking.NONE
    desk.close_one()
    desk.do("resume")
    assert desk.taking() is Taking.FROM_BOUNDARY


def test_a_file_too_long_goes_on_in_the_next_part_but_not_for_ever() -> None:
    desk = Desk()
    desk.accept(bytes(1 << 20))
    desk.write()
    desk.do("init")
    desk.accept(b"too much")
    desk.begin()
    desk.returned(errno.EFBIG)
    desk.close_one()
    desk.do("boundary")
    desk.accept(fragment(1))
    assert desk.begin()
    desk.returned(errno.EFBIG)  # nothing fits at all
    assert desk.state() is RecordingState.FAILED
    assert desk.last().fault is RecordingFault.TOO_LARGE


def test_no_place_to_begin_a_file() -> None:
    desk = Desk(Taking.FROM_BOUNDARY)
    desk.check(1000)
    assert desk.state() is RecordingState.STARTING
    desk.accept(b"something")
    desk.check()
    desk.check(NO_START_S + 0.1)
    assert desk.last().fault is RecordingFault.NO_START


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("accept"), st.binary(min_size=1, max_size=40)),
        st.tuples(st.sampled_from(["begin", "hold", "resume", "finish", "boundary", "init"]), st.none()),
        st.tuples(st.just("returned"), st.sampled_from([0, 0, 0, errno.ENOSPC, errno.EIO, errno.EFBIG])),
        st.tuples(st.just("close"), st.sampled_from([0, 0, 0, errno.EIO])),
        st.tuples(st.just("check"), st.sampled_from([0.0, 1.0, 6.0, 11.0])),
    ),
    max_size=40,
)


@given(STEPS, st.sampled_from([Taking.ALL, Taking.FROM_BOUNDARY]))
def test_whatever_happens_it_ends_and_every_file_is_closed_once(
    steps: list[tuple[str, bytes | int | float | None]], taking: Taking
) -> None:
    desk = Desk(taking)
    for what, value in steps:
        if isinstance(value, bytes):
            desk.accept(value)
        elif what == "begin" and desk.in_flight is None:
            desk.begin()
        elif what == "returned":
            desk.returned(int(value or 0), share=2)
        elif what == "close":
            desk.close_one(int(value or 0))
        elif what == "check":
            desk.check(float(value or 0))
        elif what != "begin":
            desk.do(what)
        assert desk.roll.pending == desk.take.backlog.size
        evidence = desk.take.view()
        if evidence.state is RecordingState.RECORDING:
            assert evidence.bytes_on_disk > 0
    desk.do("finish")
    while desk.in_flight or desk.begin():
        desk.returned()
    while desk.roll.closings:
        desk.close_one()
    assert desk.take.is_final
    assert desk.roll.takes == []
    assert desk.opened == []  # each was handed to the keeper, none of them twice
    assert desk.roll.pending == 0
    assert not desk.take.valve.shut
    endings = [what for what in desk.story if what in (Happening.SAVED, Happening.FAILED, Happening.EMPTY)]
    assert len(endings) == 1
    assert desk.story[-1] is endings[0]
    if Happening.SAVED in endings:
        assert desk.last().bytes_on_disk > 0
