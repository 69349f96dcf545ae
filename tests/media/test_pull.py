from __future__ import annotations

import asyncio
import sys

from desktop.core.pull import PullFault
from desktop.media.pull import CHUNK, Gate, pull
from tests.media.flv import live, recorded

SAYS = "import sys; address = sys.stdin.readline(); "


def speaking(code: str) -> list[str]:
    """A process in the place of ours."""
    return [sys.executable, "-c", SAYS + code]


def gate() -> Gate:
    return Gate(asyncio.get_running_loop())


async def test_what_comes_is_written_and_the_end_has_its_reason() -> None:
    got = bytearray()
    with live(recorded(1.0)) as server:
        fault, _ = await pull(f"{server.base}/live.flv", got.extend, gate())
    assert fault is PullFault.OVER
    assert got[4:8] == b"ftyp"


async def test_who_is_not_there_is_told_apart() -> None:
    fault, details = await pull("rtmp://127.0.0.1:1/secret", bytearray().extend, gate())
    assert fault is PullFault.REFUSED
    assert "secret" not in details


async def test_the_address_is_in_no_argument() -> None:
    got = bytearray()
    code = "sys.stdout.write(repr(sys.argv) + repr(address)); sys.stdout.flush()"
    fault, _ = await pull("rtmp://host/secret", got.extend, gate(), speaking(code))
    assert bytes(got) == b"['-c', '--pull']'rtmp://host/secret\\n'"
    assert fault is PullFault.BROKEN  # ours would have said why


async def test_a_closed_gate_holds_back_all_but_what_is_under_way() -> None:
    got, closed = bytearray(), gate()
    came = asyncio.Event()

    def write(data: bytes) -> None:
        got.extend(data)
        came.set()

    code = "sys.stdout.buffer.write(b'x' * 400000); sys.stdout.flush(); sys.exit(64)"
    closed.pause()
    work = asyncio.ensure_future(pull("a", write, closed, speaking(code)))
    await asyncio.wait_for(came.wait(), 10)
    for _ in range(100):  # turns of the loop
        await asyncio.sleep(0)
    assert len(got) <= CHUNK
    assert not work.done()
    closed.resume()
    assert await asyncio.wait_for(work, 10) == (PullFault.OVER, "")
    assert len(got) == 400_000


async def test_whoever_cancels_leaves_no_process() -> None:
    began = asyncio.Event()
    code = "print('x', flush=True); sys.stdin.read()"
    work = asyncio.ensure_future(pull("a", lambda _data: began.set(), gate(), speaking(code)))
    await asyncio.wait_for(began.wait(), 10)
    work.cancel()
    await asyncio.wait({work})
    assert work.cancelled()


async def test_a_process_that_does_not_leave_is_put_out() -> None:
    began = asyncio.Event()
    code = "import time; print('x', flush=True); time.sleep(1000)"
    work = asyncio.ensure_future(pull("a", lambda _data: began.set(), gate(), speaking(code)))
    await asyncio.wait_for(began.wait(), 10)
    work.cancel()
    await asyncio.wait({work})
    assert work.cancelled()
