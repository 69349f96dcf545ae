"""A bot that sends a file as fast as it is taken: plain blocking socket, frames masked beforehand.

Usage: flat_out.py PORT BOT_ID FILE FRAME_BYTES. Waits for a line on stdin, sends, says goodbye.
"""

from __future__ import annotations

import json
import socket
import sys
from pathlib import Path

from websockets.speedups import apply_mask

_MASK = b"\x5a\x17\xc3\x88"


def frame(opcode: int, payload: bytes) -> bytes:
    """A client's frame."""
    size = len(payload)
    head = bytes([0x80 | opcode])
    if size < 126:
        head += bytes([0x80 | size])
    elif size < 65536:
        head += b"\xfe" + size.to_bytes(2, "big")
    else:
        head += b"\xff" + size.to_bytes(8, "big")
    return head + _MASK + apply_mask(payload, _MASK)


def main(port: int, bot_id: str, path: Path, size: int) -> None:
    """Send all of it."""
    data = path.read_bytes()
    start = {"type": "video_stream_start", "bot_id": bot_id, "codec": "h264", "container": "fmp4"}
    wire = bytearray(frame(1, json.dumps(start).encode()))
    for at in range(0, len(data), size):
        wire += frame(2, data[at : at + size])
    wire += frame(1, json.dumps({"type": "video_stream_end", "bot_id": bot_id}).encode())
    wire += frame(8, b"\x03\xe8")
    print("ready", flush=True)
    sys.stdin.readline()
    with socket.create_connection(("127.0.0.1", port)) as bot:
        bot.sendall(
            b"GET /bench HTTP/1.1\r\nHost: bench\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )
        answer = bot.recv(4096)
        if not answer.startswith(b"HTTP/1.1 101"):
            raise SystemExit(answer.decode("ascii", "replace"))
        bot.sendall(wire)
        while bot.recv(65536):
            pass


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]))
