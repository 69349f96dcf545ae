from __future__ import annotations

import io
import threading
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from desktop.core.pull import PullEnded, PullFault
from desktop.media.boxes import BoxScanner, Fragment, Init
from desktop.media.movie import read_movie
from desktop.media.pull_room import Output, pull
from tests.media.flv import live, recorded


class Enough(Exception):
    """The test has seen what it wanted."""


class Pipe(io.RawIOBase):
    """Cut into pieces by the scanner, as an intake would."""

    def __init__(self, fragments: int) -> None:
        super().__init__()
        self._left = fragments
        self._scanner = BoxScanner()
        self.pieces: list[Init | Fragment] = []

    def write(self, data: object) -> int:
        assert isinstance(data, memoryview)
        self.pieces += self._scanner.feed(bytes(data))
        if len(self.pieces) > self._left:
            raise Enough
        return len(data)


def pulled(address: str, fragments: int) -> Pipe:
    pipe = Pipe(fragments)
    with pytest.raises((Enough, PullEnded)):
        pull(address, Output(cast(BinaryIO, pipe)))
    return pipe


def test_flv_over_http_becomes_what_a_bot_would_send() -> None:
    with live(recorded(20.0)) as server:
        pipe = pulled(f"{server.base}/live.flv", 8)
    init = pipe.pieces[0]
    assert isinstance(init, Init)
    movie = read_movie(init.data)
    assert movie.video is not None
    assert movie.sound is not None
    assert (movie.video.coding, movie.sound.coding) == ("avc1", "mp4a")
    assert all(isinstance(piece, Fragment) for piece in pipe.pieces[1:])


def test_sound_alone_is_enough() -> None:
    with live(recorded(20.0, picture=False)) as server:
        pipe = pulled(f"{server.base}/live.flv", 4)
    init = pipe.pieces[0]
    assert isinstance(init, Init)
    assert read_movie(init.data).video is None
    assert len(pipe.pieces) > 4


def test_a_sound_whose_decoder_has_another_name() -> None:
    with live(recorded(20.0, picture=False, coding="libmp3lame")) as server:
        pipe = pulled(f"{server.base}/live.flv", 4)
    assert len(pipe.pieces) > 4


def fault(address: str) -> PullFault:
    with pytest.raises(PullEnded) as ended:
        pull(address, Output(io.BytesIO()))
    assert "secret" not in str(ended.value)
    return ended.value.fault


def test_each_end_has_its_reason() -> None:
    with live(recorded(0.5)) as server:
        assert fault(f"{server.base}/page?secret") is PullFault.NOT_MEDIA
        assert fault(f"{server.base}/nothing?secret") is PullFault.MISSING
        assert fault(f"{server.base}/denied?secret") is PullFault.DENIED
        assert fault(f"{server.base}/live.flv?secret") is PullFault.OVER
        port = server.server_address[1]
    for scheme in ("rtmp", "rtsp", "http"):
        assert fault(f"{scheme}://127.0.0.1:{port}/secret") is PullFault.REFUSED


@pytest.mark.parametrize(
    "text",
    [
        "ffconcat version 1.0\nfile mine.flv\n",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 0 RTP/AVP 96\na=rtpmap:96 H264/90000\n",
    ],
    ids=["a list of files", "ports to listen at"],
)
def test_what_comes_opens_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    (tmp_path / "mine.flv").write_bytes(recorded(0.5))
    monkeypatch.chdir(tmp_path)
    with live(b"") as server:
        server.page = text.encode()
        assert fault(f"{server.base}/page") is PullFault.NOT_MEDIA


def test_a_stream_that_is_cut_ends() -> None:
    with live(recorded(20.0)) as server:
        soon = threading.Timer(2.0, server.cut)
        soon.start()
        assert fault(f"{server.base}/live.flv") is PullFault.OVER
        soon.join()
