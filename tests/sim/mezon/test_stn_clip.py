"""What the stand-in takes for a file that can be played."""

from __future__ import annotations

import aiohttp
import pytest

from desktop.sim.mezon.stn_clip import Unplayable, examine, fetch
from tests.clips import clip, ogg, webm
from tests.shelf import Shelf


def test_what_can_be_played() -> None:
    assert examine(ogg(1.0), "ogg").length_s == pytest.approx(1.0, abs=0.1)
    found = examine(webm(1.0), "matroska")
    assert found.has_video
    assert found.length_s == pytest.approx(1.0, abs=0.1)


@pytest.mark.parametrize(
    ("data", "container", "why"),
    [
        (clip(sound="flac"), "ogg", "opus is required"),
        (clip(layout="5.1"), "ogg", "mono or stereo"),
        (webm(), "ogg", "unsupported container"),
        (clip("matroska", pictures="mpeg4"), "matroska", "vp8 or vp9"),
        (b"<html>", "ogg", "invalid"),
        (b"", "ogg", "invalid"),
    ],
)
def test_what_cannot(data: bytes, container: str, why: str) -> None:
    with pytest.raises(Unplayable, match=why):
        examine(data, container)


async def test_fetching() -> None:
    async with Shelf() as shelf, aiohttp.ClientSession() as session:
        assert (await fetch(session, shelf.put("a.opus", ogg()))).size == len(ogg())
        for url, why in (
            (f"{shelf.base}/none.ogg", "status 404"),
            (f"{shelf.base}/a.mp3", "unsupported file format"),
            ("", "invalid file url"),
            ("/music/a.ogg", "invalid file url"),
            ("http://127.0.0.1:1/a.ogg", "unreachable"),
        ):
            with pytest.raises(Unplayable, match=why):
                await fetch(session, url)
