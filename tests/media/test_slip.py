"""What one side packs the other reads, and nothing that cannot be meant is read as something."""

from __future__ import annotations

import contextlib
import io
import math
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.errors import Code
from desktop.core.model import DecodeMode, VideoFormat
from desktop.media import slip
from desktop.media.boxes import Fragment, Init
from desktop.media.decoder_stats import DecoderStats
from desktop.media.feed import Arrival
from desktop.media.levels import Peak
from desktop.media.slip import Garbled, Hands, Kind, Print, Slip, Wish

PEAKS = [Peak(1.5, -6.0, -math.inf), Peak(1.51, -7.0, -8.0)]
PRINT = Print(3, 8192, 16, 9, 64, 1.25, 100.5, Hands(99.0, 0.25), PEAKS)


def read(data: bytes) -> list[Slip]:
    return list(slip.read_slips(io.BufferedReader(io.BytesIO(data))))  # type: ignore[type-var]  # BytesIO is raw enough


def test_every_slip_arrives_as_it_was_packed() -> None:
    init, fragment = Arrival(Init(b"init"), 1.0), Arrival(Fragment(b"fragment", 7), 2.0, gap=True)
    wish = Wish(320, 180, DecodeMode.KEY, heard=True, delay_s=0.5)
    stats = DecoderStats(DecodeMode.OFF, VideoFormat("h264", 16, 9, 25.0, None), 3, 2, 1, fault=Code.SOURCE_BROKEN)
    sent = [slip.pack_arrival(1, one) + one.item.data for one in (init, fragment)]
    sent += [slip.pack_wish(2, wish), slip.pack_hardware(False), slip.pack_end(3), slip.pack_picture(4, PRINT)]
    sent += [slip.pack_peaks(5, PEAKS), slip.pack_sound(6, 1.0, Hands(9.0, 0.0), 48_000, b"12345678")]
    sent += [slip.pack_stats(7, stats), slip.pack_said(20, "so it is")]
    got = read(b"".join(sent))
    assert [one.source for one in got] == [1, 1, 2, 0, 3, 4, 5, 6, 7, 0]
    assert [slip.unpack_arrival(one) for one in got[:2]] == [init, fragment]
    assert slip.unpack_wish(got[2]) == wish
    assert slip.unpack_hardware(got[3]) is False
    assert got[4].kind is Kind.END
    assert slip.unpack_picture(got[5]) == PRINT
    assert PRINT.place == (3, 8192)
    assert slip.unpack_peaks(got[6]) == PEAKS
    sound = slip.unpack_sound(got[7])
    assert (sound.media_s, sound.clock, sound.rate, bytes(sound.frames)) == (1.0, (9.0, 0.0), 48_000, b"12345678")
    assert slip.unpack_stats(got[8]) == stats
    said = slip.unpack_said(got[9])
    assert (said.level, said.text) == (20, "so it is")


def test_it_ends_where_the_other_side_did() -> None:
    whole = slip.pack_end(1) + slip.pack_wish(2, Wish())
    for cut in range(len(whole)):
        assert len(read(whole[:cut])) == (cut >= len(slip.pack_end(1)))


def test_what_is_too_long_or_of_no_kind_is_garbled() -> None:
    with pytest.raises(Garbled):
        read(struct.pack("<IIB", 1 << 31, 1, Kind.PICTURE))
    with pytest.raises(Garbled):
        read(struct.pack("<IIB", 0, 1, 99))


@pytest.mark.parametrize(
    "unpack",
    [slip.unpack_wish, slip.unpack_picture, slip.unpack_peaks, slip.unpack_sound, slip.unpack_stats, slip.unpack_said],
)
@given(body=st.binary(max_size=200))
def test_any_bytes_are_read_or_garbled(unpack: object, body: bytes) -> None:
    with contextlib.suppress(Garbled):
        unpack(Slip(Kind.PICTURE, 1, body))  # type: ignore[operator]  # any of them


def test_a_piece_that_is_too_short_is_garbled() -> None:
    for kind in (Kind.INIT, Kind.FRAGMENT):
        with pytest.raises(Garbled):
            slip.unpack_arrival(Slip(kind, 1, b"123"))


def test_a_picture_without_pixels_is_garbled() -> None:
    for odd in (PRINT._replace(width=0), PRINT._replace(height=0), PRINT._replace(stride=60)):
        (one,) = read(slip.pack_picture(1, odd))
        with pytest.raises(Garbled):
            slip.unpack_picture(one)


def test_which_thread_decodes_a_source() -> None:
    (one,) = slip.read_slips(io.BytesIO(slip.pack_thread(3, 0x7F00DEADBEEF)))
    assert (one.kind, one.source, slip.unpack_thread(one)) == (Kind.THREAD, 3, 0x7F00DEADBEEF)
    with pytest.raises(slip.Garbled):
        slip.unpack_thread(slip.Slip(Kind.THREAD, 3, b"short"))
