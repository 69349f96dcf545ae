"""Real consoles, killed and started again; and a second one beside the first."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import msgspec
import pytest

from desktop.control.secrets_desk import MEETSTREAM_KEY
from desktop.settings.schema import Ingest, Language, MeetStream, Settings
from desktop.sim.behaviour import Meeting
from desktop.sim.studio import Studio as MeetingStudio
from tests.flows.conftest import SMALL
from tests.flows.console_process import ACT, KEYRING

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 60.0
LOOK_S = 0.02
KEY = "stream-key-Zq81"
ADDRESS = f"rtmp://127.0.0.1:1/live/{KEY}"
MEETING = "https://meet.google.com/abc-defg-hij"
REAL = ("--secrets", "memory", "--ingest-port", "0", "--open-ingest")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")


class Studio:
    """A home, and the consoles that were started in it."""

    def __init__(self, home: Path) -> None:
        self.home, self.state = home, home / "state.json"
        home.mkdir(exist_ok=True)
        (home / "settings.json").write_text('{"welcomed": true, "language": {"language": "en"}}')
        self.processes: list[subprocess.Popen[str]] = []

    def start(self, *words: str, act: str = "") -> subprocess.Popen[str]:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", ACT: act, KEYRING: str(self.home / "keyring")}
        command = [sys.executable, "-m", "tests.flows.console_process", "--home", str(self.home), *words]
        process = subprocess.Popen(
            [*command, "--print-state", str(self.state)],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.processes.append(process)
        return process

    def stands(self, *words: str, act: str = "") -> tuple[subprocess.Popen[str], dict[str, Any]]:
        """A console that stands, and what it shows."""
        process = self.start(*words, act=act)
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, process.communicate()[1]
        shown: dict[str, Any] = json.loads(line)
        return process, shown

    def sources(self) -> list[dict[str, Any]]:
        """As the newest state says."""
        try:
            found: list[dict[str, Any]] = json.loads(self.state.read_text())["sources"]
        except FileNotFoundError:
            return []
        return found

    def names(self) -> list[str]:
        return [source["name"] for source in self.sources()]

    def log(self) -> str:
        return (self.home / "logs" / "airdesk.log").read_text(encoding="utf-8")


@pytest.fixture
def open_studio(tmp_path: Path) -> Iterator[Callable[[str], Studio]]:
    made: list[Studio] = []

    def studio(name: str = "home") -> Studio:
        made.append(Studio(tmp_path / name))
        return made[-1]

    yield studio
    for process in (process for one in made for process in one.processes):
        process.kill()
        process.communicate()


@pytest.fixture
def studio(open_studio: Callable[[str], Studio]) -> Studio:
    return open_studio("home")


def until(condition: Callable[[], object]) -> None:
    pause = Event()
    for _ in range(int(PATIENCE_S / LOOK_S)):
        if condition():
            return
        pause.wait(LOOK_S)
    raise AssertionError("it did not come")


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
    return port


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def leave(process: subprocess.Popen[str]) -> str:
    """In order; what it said on the terminal."""
    process.terminate()
    said = process.communicate(timeout=PATIENCE_S)[1]
    assert process.returncode == 0, said
    return said


@pytest.mark.parametrize("words", [REAL, ("--demo",)], ids=["real", "demo"])
def test_a_killed_console_brings_its_sources_back_when_it_is_told_to(studio: Studio, words: tuple[str, ...]) -> None:
    sitting = studio.home / ("sitting-demo.json" if "--demo" in words else "sitting.json")
    first, shown = studio.stands(*words, act=f"add {ADDRESS}")
    assert "desk.crashed" not in shown["notices"]
    until(lambda: sitting.exists() and KEY in (studio.home / "keyring").read_text())
    kill(first)
    assert KEY not in sitting.read_text()
    studio.state.unlink(missing_ok=True)
    second, shown = studio.stands(*words, act="Restore")
    assert "desk.crashed" in shown["notices"]
    until(lambda: "Arena" in studio.names())
    leave(second)
    assert not sitting.exists()
    assert KEY not in (studio.home / "keyring").read_text()
    if words is REAL:  # the demo takes its time
        third, shown = studio.stands(*words)
        assert "desk.crashed" not in shown["notices"]
        leave(third)


def test_a_bot_that_is_still_in_its_meeting_is_followed_again_and_its_picture_comes_back(
    studio: Studio, film_cache: Path
) -> None:
    meeting = Meeting(film=SMALL, redials=1_000, redial_s=0.2)
    service = MeetingStudio(film_cache, lambda _link: meeting)
    address = service.start()["meetstream"]
    try:
        ingest, at = Ingest(port=free_port(), host="127.0.0.1"), MeetStream(base=address["base"], poll_s=0.2)
        settings = Settings(ingest=ingest, meetstream=at, welcomed=True, language=Language("en"))
        (studio.home / "settings.json").write_bytes(msgspec.json.encode(settings))
        (studio.home / "keyring").write_text(json.dumps({MEETSTREAM_KEY: address["api_key"]}))
        first, _ = studio.stands("--secrets", "memory", act=f"invite {MEETING}")
        until(lambda: [source["state"] for source in studio.sources()] == ["receiving"])
        bot = studio.sources()[0]["bot_id"]
        until(lambda: bot in (studio.home / "sitting.json").read_text())
        until(lambda: MEETING in (studio.home / "keyring").read_text())
        kill(first)
        studio.state.unlink()
        assert MEETING not in (studio.home / "sitting.json").read_text()
        second, _ = studio.stands("--secrets", "memory", act="Restore")
        until(lambda: [source["state"] for source in studio.sources()] == ["receiving"])
        assert (studio.sources()[0]["bot_id"], studio.names()) == (bot, ["Guest"])
        leave(second)
    finally:
        service.stop()


def test_two_crashes_at_the_start_offer_safe_mode_and_it_is_one(studio: Studio) -> None:
    for _ in range(2):
        process, shown = studio.stands(*REAL)
        assert "desk.unstable" not in shown["notices"]
        kill(process)
    process, shown = studio.stands(*REAL, act="Start in safe mode")
    assert "desk.unstable" in shown["notices"]
    until(lambda: "desk.safe" in studio.log())
    assert b"--safe" in Path(f"/proc/{process.pid}/cmdline").read_bytes().split(b"\0")
    leave(process)  # it hears signals as before
    process, shown = studio.stands(*REAL)
    assert "desk.crashed" not in shown["notices"]
    leave(process)


def test_safe_mode_says_so_in_its_title(studio: Studio) -> None:
    process, shown = studio.stands(*REAL, "--safe")
    assert (shown["title"], shown["notices"]) == ("Airdesk – SAFE MODE", ["desk.safe"])
    leave(process)


def test_a_second_start_shows_the_first_window_and_leaves(studio: Studio, open_studio: Callable[[str], Studio]) -> None:
    first, _ = studio.stands(*REAL)
    second = studio.start(*REAL)
    said = second.communicate(timeout=PATIENCE_S)[1]
    assert second.returncode == 0, said
    assert "asked to come to the front" in said
    assert "started a second time" in studio.log()
    other, _ = open_studio("other").stands(*REAL)  # another home, another desk
    assert first.poll() is None
    leave(other)
    leave(first)


def test_a_console_that_does_not_answer_is_not_doubled(studio: Studio) -> None:
    first, _ = studio.stands(*REAL)
    first.send_signal(signal.SIGSTOP)
    try:
        second = studio.start(*REAL)
        said = second.communicate(timeout=PATIENCE_S)[1]
    finally:
        first.send_signal(signal.SIGCONT)
    assert second.returncode == 1, said
    assert "does not answer" in said
    leave(first)
