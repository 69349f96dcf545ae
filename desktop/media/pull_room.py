"""The pulling process: one address in, fragmented MP4 out, as a bot would send it.

A process of its own, as the booth is: what comes from an address reaches libavformat, whose faults cost
this address and nothing else. The address comes through the standard input, where nobody else can read it;
when that input ends the console is gone, and so are we. Nothing is decoded: pictures and sound are handed
on as they are coded.
"""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO, NoReturn
from urllib.parse import urlsplit

import av
from av.bitstream import BitStreamFilterContext
from av.error import FFmpegError
from av.packet import Packet
from av.stream import Stream

from desktop.core.manners import leave_signals_to_the_console
from desktop.core.pull import PullEnded, PullFault
from desktop.media.pull import FIRST_STATUS
from desktop.media.pull_http import TIMEOUT_S, Answer, get
from desktop.media.pull_srt import Srt

if TYPE_CHECKING:
    from av.codec.context import CodecContext
    from av.container import InputContainer, OutputContainer

ALLOWED = "rtmp,rtmps,rtmpt,rtp,rtsp,rtsps,srtp,tcp,tls,udp"  # never a file
# What comes may call itself a list of files, or a description of ports to listen at: nothing else is opened for it.
ALONE = {"protocol_whitelist": "none"}
# How long it is looked at before it is shown: sound and picture may begin a little apart.
LOOK = {"analyzeduration": "1000000", "probesize": "1000000"}
EACH_ANEW = {"http_persistent": "0", "http_multiple": "0"}  # else it looks for its own client, and aborts
SHAPE = {
    "movflags": "+empty_moov+delay_moov+default_base_moof",
    "frag_duration": "100000",  # microseconds: the delay that this adds
    "use_editlist": "0",
    "flush_packets": "1",
}
CODED = frozenset({"h264", "hevc", "av1", "vp9", "aac", "opus", "mp3", "ac3", "eac3", "flac", "alac"})  # what MP4 holds
STEP_BACK_S = 1  # a sender that begins anew is pulled anew
STATUS = {fault: FIRST_STATUS + number for number, fault in enumerate(PullFault)}  # of the process

_leaving: list[Callable[[], None]] = []  # what must not outlive this process


class Output:
    """What libavformat writes to: all of it goes on at once, and is counted."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.bytes = 0

    def write(self, data: bytes) -> int:
        self.bytes += len(data)
        view = memoryview(data)
        while view:
            view = view[self._out.write(view) :]
        return len(data)


def pull(address: str, out: Output) -> NoReturn:
    """Hand on what comes until nothing more does. Raises PullEnded."""
    try:
        with _opened(address) as source:
            _hand_on(source, out)
    except PullEnded:
        raise
    except EOFError:
        raise PullEnded(PullFault.NOT_MEDIA, "it ended at once") from None
    except (FFmpegError, OSError, ValueError) as error:
        raise PullEnded(_fault_of(error), _words(error)) from None
    raise PullEnded(PullFault.OVER)


@contextlib.contextmanager
def _opened(address: str) -> Iterator[InputContainer]:
    scheme = urlsplit(address).scheme.lower()
    if scheme in ("http", "https"):
        answer = get(address)
        try:
            with _over_http(address, answer) as source:
                yield source
        finally:
            answer.close()
        return
    if scheme == "srt":
        srt = Srt(address)
        _leaving.append(srt.close)
        try:
            with av.open(srt, "r", format="mpegts", options=LOOK) as source:
                yield source
        finally:
            srt.close()
        return
    options = LOOK | {"protocol_whitelist": ALLOWED, "tls_verify": "1"}
    if (authorities := _authorities()) is not None:
        options["ca_file"] = authorities
    if scheme.startswith("rtsp"):
        options["rtsp_transport"] = "tcp"  # what passes firewalls, and loses nothing
        if urlsplit(address).username is not None:
            _keep_login(address)
    with av.open(address, "r", timeout=(TIMEOUT_S, TIMEOUT_S), options=options) as source:
        yield source


def _keep_login(address: str) -> None:
    """Raises PullEnded where an RTSP server sends everybody on to another computer.

    libavformat would follow, and give the login to whoever asks for it there; it has no switch for that. So the server
    is asked first, without a login, what it answers to both of the questions that come before one.
    """
    parts = urlsplit(address)
    secure = parts.scheme.lower() == "rtsps"
    host, port = parts.hostname or "", parts.port or (322 if secure else 554)
    target = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    for number, question in enumerate(("OPTIONS", "DESCRIBE"), 1):
        with contextlib.ExitStack() as stack:
            line = stack.enter_context(socket.create_connection((host, port), TIMEOUT_S))
            if secure:
                import ssl  # noqa: PLC0415 - as above

                line = stack.enter_context(ssl.create_default_context().wrap_socket(line, server_hostname=host))
            line.sendall(f"{question} {target} RTSP/1.0\r\nCSeq: {number}\r\n\r\n".encode())
            if line.recv(64).partition(b" ")[2].startswith(b"3"):
                raise PullEnded(PullFault.DENIED, "it sends the login to another place")


def _over_http(address: str, answer: Answer) -> InputContainer:
    if answer.is_list or urlsplit(address).path.endswith(".m3u8"):

        def open_part(url: str, _flags: int, _options: object) -> Answer:
            return get(url)

        return av.open(address, "r", format="hls", io_open=open_part, options=LOOK | EACH_ANEW)
    return av.open(answer, "r", options=LOOK | ALONE)


def _authorities() -> str | None:
    """Whom this computer trusts, where OpenSSL keeps that in a file."""
    import ssl  # noqa: PLC0415 - only here, and only for what is not HTTP

    return ssl.get_default_verify_paths().cafile


def _hand_on(source: InputContainer, out: Output) -> None:
    chosen = _chosen(source)
    if not chosen:
        coded = ", ".join(sorted({_coding(stream) for stream in source.streams})) or "nothing"
        raise PullEnded(PullFault.CODING if source.streams else PullFault.NOT_MEDIA, coded)
    with av.open(out, "w", format="mp4", options=SHAPE) as target:
        lines = {stream.index: _Line(stream, target) for stream in chosen}
        for packet in source.demux(chosen):
            if packet.dts is not None:
                lines[packet.stream.index].hand_on(packet)


class _Line:
    """One track on its way through."""

    def __init__(self, stream: Stream, target: OutputContainer) -> None:
        self._target = target
        self._track = target.add_stream_from_template(stream)
        self._filter: BitStreamFilterContext | None = None
        if stream.codec_context.name == "aac" and not stream.codec_context.extradata:  # as in a transport stream
            self._filter = BitStreamFilterContext("aac_adtstoasc", stream)
        self._last: int | None = None

    def hand_on(self, packet: Packet[Stream]) -> None:
        for one in [packet] if self._filter is None else self._filter.filter(packet):
            if one.dts is None:
                continue
            if self._last is not None and one.dts <= self._last:  # MP4 knows no way back
                if self._last - one.dts > STEP_BACK_S / one.time_base:
                    raise PullEnded(PullFault.LOST, "its clock went back")
                continue
            self._last = one.dts
            one.stream = self._track
            self._target.mux(one)


def _chosen(source: InputContainer) -> list[Stream]:
    """The first picture and the first sound that MP4 can hold."""
    found: dict[str, Stream] = {}
    for stream in source.streams:
        if stream.type in ("video", "audio") and _coding(stream) in CODED:
            found.setdefault(stream.type, stream)
    return list(found.values())


def _coding(stream: Stream) -> str:
    """Its name, whichever decoder is used for it: that of MP3 is called mp3float."""
    context: CodecContext | None = stream.codec_context  # None for a coding that libavcodec does not know
    return context.codec.canonical_name if context is not None else "unknown"


def _fault_of(error: Exception) -> PullFault:
    if isinstance(error, ConnectionRefusedError):
        return PullFault.REFUSED
    if isinstance(error, (av.error.HTTPUnauthorizedError, av.error.HTTPForbiddenError, PermissionError)):
        return PullFault.DENIED
    if isinstance(error, av.error.HTTPNotFoundError):
        return PullFault.MISSING
    if isinstance(error, (av.error.InvalidDataError, ValueError)):
        return PullFault.NOT_MEDIA
    return PullFault.UNREACHABLE


def _words(error: Exception) -> str:
    """Never the address, which may hold a secret."""
    return getattr(error, "strerror", None) or type(error).__name__


def main() -> NoReturn:
    """The whole process. The first line of the input is the address; the status says how it ended."""
    leave_signals_to_the_console()
    out = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # whatever a library prints is no media
    av.logging.set_level(None)  # it would name the address
    address = _read_line(0)
    threading.Thread(target=_leave_with_the_console, name="console", daemon=True).start()
    counted = Output(out)
    try:
        pull(address, counted)
    except PullEnded as end:
        fault = PullFault.LOST if counted.bytes and end.fault is PullFault.UNREACHABLE else end.fault
        sys.stderr.write(str(end))
        sys.stderr.flush()
        os._exit(STATUS[fault])  # a library that hangs must not keep us


def _read_line(descriptor: int) -> str:
    """Without a buffer: another thread reads on."""
    line = b""
    while not line.endswith(b"\n") and (one := os.read(descriptor, 1)):
        line += one
    return line.decode().strip()


def _leave_with_the_console() -> None:
    while os.read(0, 4096):
        pass
    for leave in _leaving:
        leave()
    os._exit(0)
