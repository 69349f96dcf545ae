"""Real files, files that only look like it, and bytes that mean harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.programme import ClipFault
from desktop.services.mezon.clip_kind import look
from tests.clips import clip, ogg, webm

F = ClipFault


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (ogg(2.0), ".ogg"),
        (ogg(2.0), ".opus"),
        (webm(2.0), ".webm"),
        (clip("webm", seconds=2.0), ".webm"),
        (clip("webm", pictures="libvpx-vp9", seconds=2.0), ".webm"),
        (clip(layout="mono", seconds=2.0), ".ogg"),
    ],
)
def test_what_the_service_plays(data: bytes, ending: str) -> None:
    found = look(data, data, ending)
    assert found.fault is F.NONE
    assert found.length_s == pytest.approx(2.0, abs=0.1)
    assert (found.sound, found.silent_s) == (True, 0.0)


def test_a_silent_beginning_is_seen() -> None:
    found = look(clip(seconds=7.0, silent_s=6.0), b"", ".ogg")
    assert (found.sound, found.silent_s) == (True, pytest.approx(5.5, abs=0.6))


@pytest.mark.parametrize(
    ("data", "ending", "fault"),
    [
        (clip(sound="flac"), ".ogg", F.CODEC),
        (clip("matroska"), ".webm", F.NO_CLIP),
        (clip("mp4", sound="aac"), ".webm", F.NO_CLIP),
        (clip(layout="5.1"), ".ogg", F.CHANNELS),
        (ogg(), ".webm", F.ENDING),
        (webm(), ".ogg", F.ENDING),
        (b"<!doctype html><title>Sign in</title>", ".ogg", F.NO_CLIP),
        (b"ID3\x04", ".ogg", F.NO_CLIP),
        (b"", ".ogg", F.NO_CLIP),
        (b"OggS", ".ogg", F.NO_CLIP),
        (b"\x1aE\xdf\xa3", ".webm", F.NO_CLIP),
    ],
)
def test_what_it_does_not(data: bytes, ending: str, fault: ClipFault) -> None:
    assert look(data, data, ending).fault is fault


def test_without_its_end_an_ogg_file_has_no_length() -> None:
    assert look(ogg(), b"", ".ogg").length_s is None
    assert look(ogg(), b"OggS", ".ogg").length_s is None


@given(st.data())
def test_no_bytes_make_it_raise(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([ogg(), webm()]))[:4000]
    at = data.draw(st.integers(0, len(whole)))
    broken = whole[:at] + data.draw(st.binary(max_size=40)) + whole[at + data.draw(st.integers(0, 40)) :]
    for ending in (".ogg", ".webm"):
        found = look(broken[: data.draw(st.integers(0, len(broken)))], broken, ending)
        assert found.length_s is None or 0 < found.length_s <= 7 * 24 * 3600
