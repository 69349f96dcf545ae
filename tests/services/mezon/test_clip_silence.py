"""Silence at the beginning of real files; bytes that mean harm."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.mezon.clip_silence import silent_s
from tests.clips import clip, ogg, webm


@pytest.mark.parametrize("kind", [("ogg", ""), ("webm", ""), ("webm", "libvpx")])
@pytest.mark.parametrize("silence_s", [0.0, 3.0, 6.0])
def test_silence_before_the_first_sound(kind: tuple[str, str], silence_s: float) -> None:
    data = clip(kind[0], pictures=kind[1], seconds=7.0, silent_s=silence_s)
    assert silence_s - 1.0 <= silent_s(data) <= silence_s + 0.05  # a page of Ogg is a second


@pytest.mark.parametrize("container", ["ogg", "webm"])
def test_a_file_of_nothing_is_silent_to_its_end(container: str) -> None:
    assert silent_s(clip(container, seconds=4.0, silent_s=4.0)) == pytest.approx(4.0, abs=0.1)


def test_nothing_is_claimed_of_the_headers_alone() -> None:
    assert silent_s(ogg()[:47]) == silent_s(webm()[:200]) == silent_s(b"") == 0.0


def test_packets_in_laces_count_as_sound() -> None:
    data = bytearray(clip("webm", seconds=2.0, silent_s=2.0))
    blocks = [at for at in range(len(data) - 6) if data[at] == 0xA3 and data[at + 1] == 0x87 and data[at + 2] == 0x81]
    assert blocks
    data[blocks[1] + 5] |= 0x06
    assert silent_s(bytes(data)) == pytest.approx(0.0, abs=0.05)


@given(st.data())
def test_no_bytes_make_it_raise(data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from([ogg(), webm()]))[:4000])
    for _ in range(data.draw(st.integers(0, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    assert silent_s(bytes(whole[: data.draw(st.integers(0, len(whole)))])) >= 0
    assert silent_s(struct.pack("<4sB", b"OggS", 0)) == 0.0
