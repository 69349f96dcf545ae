"""The I/O thread runs work for others and ends whole."""

import asyncio
import threading

import pytest

from desktop.core.io_thread import IoThread


async def test_work_runs_there_and_its_result_comes_back() -> None:
    io = IoThread()
    io.start()
    try:

        async def where() -> str:
            return threading.current_thread().name

        assert await io.run(where()) == "io"
    finally:
        io.stop()


async def test_stopping_cancels_what_still_runs() -> None:
    io = IoThread()
    io.start()
    ended = threading.Event()
    begun = asyncio.Event()
    loop = asyncio.get_running_loop()

    async def endless() -> None:
        loop.call_soon_threadsafe(begun.set)
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    future = io.submit(endless())
    await begun.wait()
    io.stop()
    assert ended.is_set()
    assert future.cancelled()


def test_calls_after_the_end_do_nothing() -> None:
    io = IoThread()
    io.start()
    io.stop()
    io.call_soon(pytest.fail, "called")
    with pytest.raises(RuntimeError):
        _ = io.loop
