"""What holds for every test: no screen, no address but this machine, nothing left behind."""

from __future__ import annotations

import asyncio
import gc
import ipaddress
import logging
import os
import socket
import sys
import threading
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # never the keyring of whoever runs the tests
os.environ.pop("AIRDESK_HOME", None)

import pytest
from hypothesis import HealthCheck, settings

from desktop.core.garbage import Sweeper

settings.register_profile(
    "airdesk",
    deadline=None,  # a busy machine is no fault of the code
    max_examples=int(os.environ.get("AIRDESK_EXAMPLES", "100")),
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)
settings.load_profile("airdesk")

# Threads of libraries that live as long as the process.
LASTING_THREADS = ("pytest_timeout",)
LEAVE_S = 5.0


class Left(AssertionError):
    """A test left something running."""


_sweeper = Sweeper()


@pytest.fixture(scope="session", autouse=True)
def collected_here() -> Iterator[None]:
    """As in the program: what of Qt hangs in cycles is destroyed on this thread, not on one of a test."""
    _sweeper.take_over()
    yield
    _sweeper.give_back()


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """Fail the test that leaves a thread, a child process or a pending task behind."""
    threads = set(threading.enumerate())
    children = _children()
    yield
    _sweeper.sweep()
    deadline = time.monotonic() + LEAVE_S
    left = _left(threads, children)
    while left and time.monotonic() < deadline:
        gc.collect()
        time.sleep(0.02)  # threads that were told to go are going
        left = _left(threads, children)
    if left:
        raise Left(f"left behind: {', '.join(left)}")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes make no readable name, and random ones (masked frames) no lasting one."""
    return argname if isinstance(val, bytes) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give every asyncio test the check for tasks it leaves behind."""
    for item in items:
        if isinstance(item, pytest.Function) and item.get_closest_marker("asyncio") is not None:
            # Outside every fixture of the loop, so that it looks last; inside the one that looks for threads.
            item.fixturenames.insert(item.fixturenames.index("nothing_left") + 1, "no_task_left")


@pytest.fixture
async def no_task_left() -> AsyncIterator[None]:
    """Fail the asyncio test that leaves a task behind."""
    mine = asyncio.current_task()
    yield
    now = asyncio.current_task()
    left = [t.get_name() for t in asyncio.all_tasks() if t not in (mine, now)]
    if left:
        raise Left(f"tasks left behind: {', '.join(left)}")


def _left(threads: set[threading.Thread], children: set[int]) -> list[str]:
    new = [
        f"thread {t.name}"
        for t in threading.enumerate()
        if t not in threads and not t.name.startswith(LASTING_THREADS) and _lives(t)
    ]
    return new + [f"process {pid}" for pid in _children() - children]


def _lives(thread: threading.Thread) -> bool:
    """Python never forgets a foreign thread (one of Qt's) that has called it: ask the system."""
    task = Path(f"/proc/self/task/{thread.native_id}")
    return not (thread.name.startswith("Dummy-") and task.parent.is_dir() and not task.exists())


def _children() -> set[int]:
    """The children of this process, where the system says so."""
    listing = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    if not sys.platform.startswith("linux") or not listing.exists():
        return set()
    return {int(pid) for pid in listing.read_text().split()}


@pytest.fixture
def loop(qapp: Any) -> Iterator[Any]:
    """The window's loop, for a test that plays a whole sitting."""
    from tests.evening_loop import evening_loop

    with evening_loop(qapp) as made:
        yield made


@pytest.fixture
def root_log() -> Iterator[logging.Logger]:
    """The root logger, and afterwards everything as it was."""
    from desktop import app

    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    levels = {name: logging.getLogger(name).level for name in app.QUIET}
    yield root
    for handler in root.handlers:
        if handler not in handlers:
            handler.close()
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


@pytest.fixture(autouse=True)
def this_machine_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that would leave this machine."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def guarded(self: socket.socket, address: Any) -> None:
        _check(self, address)
        connect(self, address)

    def guarded_ex(self: socket.socket, address: Any) -> int:
        _check(self, address)
        return connect_ex(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_ex)


def _check(sock: socket.socket, address: Any) -> None:
    if sock.family not in (socket.AF_INET, socket.AF_INET6):
        return
    host = str(address[0]).partition("%")[0]
    if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
        raise AssertionError(f"a test tried to reach {host}")
