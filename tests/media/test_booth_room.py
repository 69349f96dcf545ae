"""What happens in the booth, without the process: slips in through one pipe, out through another."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator

import pytest

from desktop.media import slip
from desktop.media.booth_room import BoothRoom
from desktop.media.feed import Arrival
from desktop.media.shelf import BackShelf, Shelf
from desktop.media.slip import Kind, Slip, Wish
from tests.media.rolling import until
from tests.media.streams import pieces, stream


class Hatch:
    """The console's end of both pipes."""

    def __init__(self) -> None:
        shelf = Shelf(16 * 1024 * 1024)
        name, _, size = shelf.key.rpartition(":")
        back = BackShelf(f"{os.dup(int(name))}:{size}" if shelf.descriptors else shelf.key)
        shelf.shared()
        (slips_in, slips_out), (answers_in, answers_out) = os.pipe(), os.pipe()
        self.slips = os.fdopen(slips_out, "wb", buffering=0)
        self._ends = [os.fdopen(slips_in, "rb"), os.fdopen(answers_out, "wb"), os.fdopen(answers_in, "rb")]
        self.answers: list[Slip] = []
        self.room = BoothRoom(self._ends[0], self._ends[1], back)  # type: ignore[arg-type]  # opened as they should
        self._threads = [threading.Thread(target=self.room.work), threading.Thread(target=self._listen)]
        for thread in self._threads:
            thread.start()

    def _listen(self) -> None:
        for answer in slip.read_slips(self._ends[2]):  # type: ignore[arg-type]  # opened for reading
            self.answers.append(answer)

    def play(self, source: int) -> None:
        for piece in pieces(stream()):
            self.slips.write(slip.pack_arrival(source, Arrival(piece, time.monotonic())) + piece.data)

    def close(self) -> None:
        self.slips.close()
        self._threads[0].join()
        self.room.close()
        self._ends[1].close()
        self._threads[1].join()
        for end in self._ends:
            end.close()


@pytest.fixture
def hatch() -> Iterator[Hatch]:
    made = Hatch()
    yield made
    made.close()


def kinds(hatch: Hatch, source: int) -> set[Kind]:
    return {one.kind for one in hatch.answers if one.source == source}


def test_it_does_as_it_is_told_until_there_is_nothing_more(hatch: Hatch) -> None:
    hatch.slips.write(slip.pack_hardware(False) + slip.pack_wish(1, Wish(160, 90)))
    hatch.play(1)
    hatch.play(2)
    until(lambda: {Kind.PICTURE, Kind.STATS} <= kinds(hatch, 1) & kinds(hatch, 2))
    hatch.slips.write(slip.pack_end(1) + slip.pack_end(9))
    until(lambda: not [one for one in threading.enumerate() if one.name == "decoder 1"])
    assert [one for one in threading.enumerate() if one.name == "decoder 2"]
