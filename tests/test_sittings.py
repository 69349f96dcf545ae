"""One sitting after another, until somebody leaves for good."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from qasync import QEventLoop

from desktop.core.departure import Departure
from desktop.core.home_lock import HomeLock
from desktop.core.launch import Launch, SecretsKind
from desktop.paths import Paths
from desktop.sittings import run
from desktop.ui.console import Console, Outcome
from desktop.ui.faults import Faults

PATIENCE_S = 20.0
LAUNCH = Launch(secrets=SecretsKind.MEMORY)


def test_it_runs_until_it_is_time_and_leaves_its_last_words(loop: QEventLoop, tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    launch = Launch(secrets=SecretsKind.MEMORY, ingest_port=0, open_ingest=True, exit_after_s=0.3, print_state=state)
    faults = Faults()
    loop.run_until_complete(asyncio.wait_for(run(Paths.find(tmp_path), launch, faults, Departure()), PATIENCE_S))
    assert json.loads(state.read_text())["ingest"]["state"] == "stopped"
    assert faults.tell is None
    assert (tmp_path / "layout.json").exists()


def test_who_is_asked_to_end_before_it_began_opens_no_window(loop: QEventLoop, tmp_path: Path) -> None:
    departure = Departure()
    departure.ask()
    loop.run_until_complete(run(Paths.find(tmp_path), LAUNCH, Faults(), departure))
    assert not (tmp_path / "layout.json").exists()


def test_the_system_may_ask_to_end_at_any_time(loop: QEventLoop, tmp_path: Path) -> None:
    departure = Departure()
    loop.call_later(0.1, departure.ask)
    launch = Launch(secrets=SecretsKind.MEMORY, ingest_port=0, open_ingest=True)
    loop.run_until_complete(asyncio.wait_for(run(Paths.find(tmp_path), launch, Faults(), departure), PATIENCE_S))
    assert (tmp_path / "layout.json").exists()


@pytest.mark.parametrize("outcome", [Outcome.QUIT, Outcome.SAFE, Outcome.NORMAL])
def test_it_says_how_it_was_left(
    loop: QEventLoop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, outcome: Outcome
) -> None:
    stay: Callable[[Console], object] = Console.stay
    sittings: list[bool] = []

    async def stays(console: Console) -> Outcome:
        sittings.append(console.desk.demo)
        loop.call_soon(console.leave, outcome)
        left = await stay(console)  # type: ignore[misc]  # a coroutine function, seen as a plain one
        assert left is outcome
        return outcome

    monkeypatch.setattr(Console, "stay", stays)
    lock = HomeLock(tmp_path / "console.lock")
    assert lock.take()
    launch = Launch(secrets=SecretsKind.MEMORY, ingest_port=0, open_ingest=True)
    left = loop.run_until_complete(run(Paths.find(tmp_path), launch, Faults(), Departure(), lock=lock))
    lock.let_go()
    assert left is outcome
    assert sittings == [False]
