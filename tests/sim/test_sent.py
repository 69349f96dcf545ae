from __future__ import annotations

from hashlib import sha256

from desktop.sim.sent import Ended, Sent


def test_every_byte_counts() -> None:
    sent = Sent("bot", 0)
    for message in (b"ftyp", b"", b"moov" * 9):
        sent.add(message)
    assert (sent.size, sent.messages) == (40, 3)
    assert sent.sha256 == sha256(b"ftyp" + b"moov" * 9).hexdigest()
    assert sent.ended is Ended.RUNNING
