"""Background work ends with its owner, and its failures are heard."""

import asyncio

import pytest

from desktop.core.tasks import Tasks


async def test_a_failure_is_handed_on_with_the_name_of_the_task() -> None:
    heard: list[tuple[str, BaseException]] = []
    tasks = Tasks("desk", lambda name, error: heard.append((name, error)))

    async def breaks() -> None:
        raise ValueError("broken")

    task = tasks.start(breaks(), "work")
    await asyncio.wait([task])
    await asyncio.sleep(0)
    assert [(name, str(error)) for name, error in heard] == [("desk: work", "broken")]
    assert len(tasks) == 0


async def test_closing_cancels_and_waits_until_all_has_ended() -> None:
    tasks = Tasks("desk")
    last_words: list[str] = []

    async def works() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            last_words.append("ended")

    tasks.start(works(), "one")
    tasks.start(works(), "two")
    await asyncio.sleep(0)
    await tasks.aclose()
    assert last_words == ["ended", "ended"]


async def test_nothing_starts_after_closing() -> None:
    tasks = Tasks("desk")
    await tasks.aclose()

    async def never() -> None:
        raise AssertionError

    with pytest.raises(RuntimeError, match="closed"):
        tasks.start(never(), "late")
