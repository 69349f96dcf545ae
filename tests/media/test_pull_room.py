from __future__ import annotations

import io
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from desktop.core.pull import PullEnded, PullFault
from desktop.media.boxes import BoxScanner, Fragment, Init
from desktop.media.movie import read_movie
from desktop.media.pull_room import STATUS, Output, pull
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


class Elsewhere:
    """Two RTSP servers: the first sends everybody on to the second, which notes what it is asked."""

    def __init__(self) -> None:
        self.first, self.second = socket.create_server(("127.0.0.1", 0)), socket.create_server(("127.0.0.1", 0))
        self.heard: list[bytes] = []

    def send_on(self) -> None:
        caller, _ = self.first.accept()
        with caller:
            caller.recv(4096)
            target = f"rtsp://127.0.0.1:{self.second.getsockname()[1]}/live"
            caller.sendall(f"RTSP/1.0 302 Found\r\nCSeq: 1\r\nLocation: {target}\r\n\r\n".encode())

    def listen(self) -> None:
        try:
            caller, _ = self.second.accept()
        except OSError:
            return
        with caller:
            self.heard.append(caller.recv(4096))

    def pulled(self, login: str) -> int:
        """The status of a pulling process."""
        address = f"rtsp://{login}127.0.0.1:{self.first.getsockname()[1]}/live\n"
        command = [sys.executable, "-m", "desktop", "--pull"]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        with process:
            assert process.stdin is not None
            assert process.stderr is not None
            process.stdin.write(address.encode())
            process.stdin.flush()
            said = process.stderr.read().decode()
        assert "secret" not in said
        return process.returncode


@contextmanager
def elsewhere() -> Iterator[Elsewhere]:
    made = Elsewhere()
    threads = [threading.Thread(target=work) for work in (made.send_on, made.listen)]
    for thread in threads:
        thread.start()
    try:
        yield made
    finally:
        made.second.shutdown(socket.SHUT_RDWR)
        for thread in threads:
            thread.join()
        made.first.close()
        made.second.close()


def test_rtsp_without_a_login_goes_where_it_is_sent() -> None:
    with elsewhere() as servers:
        assert servers.pulled("") != STATUS[PullFault.DENIED]
        assert servers.heard[0].startswith(b"OPTIONS rtsp://")


def test_a_login_is_not_taken_to_another_rtsp_server() -> None:
    with elsewhere() as servers:
        assert servers.pulled("me:secret@") == STATUS[PullFault.DENIED]
        assert servers.heard == []
