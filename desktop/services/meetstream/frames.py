"""WebSocket frames of a peer, read from whatever pieces the network delivers (RFC 6455, 5.2); no I/O.

Bytes of a binary message are handed on as they come, unmasked, without waiting for the end
of their frame: a frame of 64 MiB costs no more memory than one of 4 KiB, and nobody can
make this console hold a half-sent one. Only text and control frames are collected, with a
limit.
"""

from __future__ import annotations

import struct
from collections.abc import Callable

try:
    from websockets.speedups import apply_mask
except ImportError:  # the library's own fallback where its C part is missing
    from websockets.utils import apply_mask

CONTINUATION, TEXT, BINARY = 0, 1, 2
CLOSE, PING, PONG = 8, 9, 10
PROTOCOL_ERROR, TOO_BIG = 1002, 1009
_CONTROL_LIMIT = 125
_HEADER_LIMIT = 14
_TURN = 2000  # frames in one go, some milliseconds of work; a read of the socket holds 349,525 of the smallest
_SHORT = struct.Struct("!BBH4s")  # the header of a frame of 126 to 65,535 bytes, mask included
_LONG = struct.Struct("!Q4s")  # of a longer one, behind its first two bytes


class FrameFault(Exception):
    """The peer does not speak WebSocket as it should; the connection must be failed with `code`."""

    def __init__(self, code: int, why: str) -> None:
        super().__init__(why)
        self.code = code


class FrameReader:
    """Reads the masked frames of a client.

    `on_binary` gets pieces of binary messages, in order; `on_text` gets whole text
    messages as bytes, or None for one that was longer than the limit; `on_control` gets
    whole control frames. `feed` raises FrameFault once and must not be called again.
    """

    def __init__(
        self,
        on_binary: Callable[[bytes], object],
        on_text: Callable[[bytes | None], object],
        on_control: Callable[[int, bytes], object],
        *,
        message_limit: int,
        text_limit: int = 65536,
    ) -> None:
        self._on_binary = on_binary
        self._on_text = on_text
        self._on_control = on_control
        self._message_limit = message_limit
        self._text_limit = text_limit
        self._head = bytearray()  # of a header that is not complete yet
        self._left = 0  # bytes of the present frame's payload still to come
        self._mask = b""
        self._opcode = BINARY  # of the present frame; a continuation has that of its message
        self._final = True
        self._message = 0  # opcode of the unfinished message, 0 if there is none
        self._size = 0  # bytes of the present message so far, announced ones included
        self._text = bytearray()
        self._control = bytearray()
        self._stopped = False  # for now or for good
        self._over = False

    def stop(self) -> None:
        """Nothing more is read, not even the rest of what is being fed: the peer has said goodbye."""
        self._stopped = self._over = True

    def pause(self) -> None:
        """Read nothing behind the present frame until `resume`."""
        self._stopped = True

    def resume(self) -> None:
        """Read on, unless it was stopped."""
        self._stopped = self._over

    @property
    def held(self) -> int:
        """Bytes kept until more arrive."""
        return len(self._head) + len(self._text) + len(self._control)

    def feed(self, data: memoryview) -> int:
        """Read what has arrived; `data` may be reused afterwards.

        Returns how much was read: not all after `pause`, or if there were very many frames.
        The rest must be fed again, before anything else.
        """
        at, end, turns = 0, len(data), _TURN
        while at < end and turns and not self._stopped:
            if self._left:
                take = min(self._left, end - at)
                self._left -= take
                piece = apply_mask(data[at : at + take], self._mask)
                at += take
                if self._opcode == BINARY:
                    self._on_binary(piece)
                    if self._left:
                        self._turn(take)
                else:
                    self._payload(piece, take)
                continue
            turns -= 1
            if self._head:
                at += self._resume_header(data[at : at + _HEADER_LIMIT])
                continue
            if end - at >= _HEADER_LIMIT:
                first, second, length, mask = _SHORT.unpack_from(data, at)
                begin = at + _SHORT.size
                if second == 0xFF:
                    length, mask = _LONG.unpack_from(data, at + 2)
                    begin = at + 2 + _LONG.size
                    second = 0xFE if length <= self._message_limit else 0
                if first == 0x82 and second == 0xFE and begin + length <= end and not self._message:
                    # The common case without detours: a whole binary message of more than 125 bytes.
                    at = begin + length
                    self._on_binary(apply_mask(data[begin:at], mask))
                    continue
            used = self._header(data, at, end)
            if not used:
                self._head += data[at:end]
                return end
            at += used
        return end if self._over else at

    def _resume_header(self, more: memoryview) -> int:
        kept = len(self._head)
        self._head += more
        head = memoryview(bytes(self._head))
        used = self._header(head, 0, len(head))
        if not used:
            return len(more)
        self._head.clear()
        return used - kept

    def _header(self, data: memoryview, at: int, end: int) -> int:
        """Read one header; the number of bytes it takes, 0 if it is not complete."""
        if end - at < 2:
            return 0
        first, length = data[at], data[at + 1] & 0x7F
        if first & 0x70:
            raise FrameFault(PROTOCOL_ERROR, "reserved bits must be 0")
        if not data[at + 1] & 0x80:
            raise FrameFault(PROTOCOL_ERROR, "incorrect masking")
        used = 6 if length < 126 else 8 if length == 126 else 14
        if end - at < used:
            return 0
        if used > 6:
            length = int.from_bytes(data[at + 2 : at + used - 4], "big")
        self._mask = bytes(data[at + used - 4 : at + used])
        self._left = length
        self._begin(first & 0x0F, first >= 0x80, length)
        if not length:
            self._payload(b"", 0)
        return used

    def _begin(self, opcode: int, final: bool, length: int) -> None:
        self._final = final
        if opcode >= CLOSE:
            self._begin_control(opcode, final, length)
            return
        if opcode == CONTINUATION:
            if not self._message:
                raise FrameFault(PROTOCOL_ERROR, "unexpected continuation frame")
            opcode = self._message
        else:
            if opcode > BINARY:
                raise FrameFault(PROTOCOL_ERROR, "invalid opcode")
            if self._message:
                raise FrameFault(PROTOCOL_ERROR, "expected a continuation frame")
            self._size = 0
        self._opcode = opcode
        self._size += length
        if self._size > self._message_limit:
            raise FrameFault(TOO_BIG, "message too big")
        self._message = 0 if final else opcode

    def _begin_control(self, opcode: int, final: bool, length: int) -> None:
        if opcode > PONG:
            raise FrameFault(PROTOCOL_ERROR, "invalid opcode")
        if length > _CONTROL_LIMIT:
            raise FrameFault(PROTOCOL_ERROR, "control frame too long")
        if not final:
            raise FrameFault(PROTOCOL_ERROR, "fragmented control frame")
        self._opcode = opcode

    def _payload(self, piece: bytes, size: int) -> None:
        """A piece of anything but binary; of that, only the empty one comes here."""
        if self._opcode == TEXT:
            self._text_piece(piece, size)
        elif self._opcode != BINARY:
            self._control_piece(piece, size)

    def _turn(self, size: int) -> None:
        turn = size & 3
        if self._left and turn:
            self._mask = self._mask[turn:] + self._mask[:turn]

    def _text_piece(self, piece: bytes, size: int) -> None:
        if len(self._text) <= self._text_limit:
            self._text += piece  # one piece is at most one read of the socket
        self._turn(size)
        if self._left or not self._final:
            return
        text = bytes(self._text)
        self._text.clear()
        self._on_text(None if len(text) > self._text_limit else text)

    def _control_piece(self, piece: bytes, size: int) -> None:
        self._control += piece
        self._turn(size)
        if self._left:
            return
        payload = bytes(self._control)
        self._control.clear()
        opcode = self._opcode
        self._on_control(opcode, payload)
