"""The command line is understood, and the log says neither too much nor too little."""

from __future__ import annotations

import errno
import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import __version__, app
from desktop.core import doorbell
from desktop.core.departure import NAMES, Departure
from desktop.core.doorbell import Answer
from desktop.core.garbage import Sweeper
from desktop.core.home_lock import HomeLock
from desktop.core.launch import Launch, SecretsKind
from desktop.paths import Paths

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def mask() -> Iterator[None]:
    """The mask of new files belongs to the process: put back what the program changes."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, root_log: logging.Logger) -> Iterator[list[tuple[Paths, Launch]]]:
    """What the console would be started with; the signals are given back."""
    before = {number: signal.getsignal(number) for number in (getattr(signal, n, None) for n in NAMES) if number}
    calls: list[tuple[Paths, Launch]] = []

    def console(paths: Paths, launch: Launch, departure: Departure, lock: HomeLock, _sweeper: Sweeper) -> int:
        assert not departure.asked
        lock.goodbye()
        calls.append((paths, launch))
        return 7

    monkeypatch.setattr(app, "_console", console)
    yield calls
    for number, handler in before.items():
        signal.signal(number, handler)


def test_without_words_everything_is_as_the_settings_say(started: list[tuple[Paths, Launch]], tmp_path: Path) -> None:
    assert app.main(["--home", str(tmp_path)]) == 7
    ((paths, launch),) = started
    assert launch == Launch()
    assert paths.settings_file.parent == tmp_path


def test_every_word_of_the_command_line_arrives(started: list[tuple[Paths, Launch]], tmp_path: Path) -> None:
    words = "--demo --ingest-port 0 --open-ingest --secrets memory --screenshot a.png --exit-after 2.5"
    app.main(["--home", str(tmp_path), *words.split(), "--print-state", "state.json", "--developer", "--safe"])
    assert started[0][1] == Launch(
        demo=True,
        ingest_port=0,
        open_ingest=True,
        secrets=SecretsKind.MEMORY,
        screenshot=Path("a.png"),
        exit_after_s=2.5,
        print_state=Path("state.json"),
        developer=True,
        safe=True,
    )


@pytest.mark.parametrize("behind", [False, True])
def test_the_home_may_be_named_before_the_studio_or_behind_it(
    behind: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[tuple[Path, Path]] = []
    monkeypatch.setattr("desktop.sim.studio.run_alone", lambda *places: runs.append(places))
    home, studio = ["--home", str(tmp_path)], ["studio", "--addresses", "a.json"]
    assert app.main([*studio, *home] if behind else [*home, *studio]) == 0
    assert runs == [(Path("a.json"), tmp_path / "cache")]


def test_a_studio_that_cannot_say_where_it_is_ends_with_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuses(*_places: Path) -> None:
        raise OSError(errno.EINVAL, "Not a file", "a.json")

    monkeypatch.setattr("desktop.sim.studio.run_alone", refuses)
    assert app.main(["--home", str(tmp_path), "studio", "--addresses", "a.json"]) == 1
    assert "Not a file: 'a.json'" in capsys.readouterr().err


def test_the_demo_can_go_on_air_by_itself(started: list[tuple[Paths, Launch]], tmp_path: Path) -> None:
    app.main(["--home", str(tmp_path), "--demo-on-air"])
    assert started[0][1] == Launch(demo=True, demo_on_air=True)


@pytest.mark.parametrize(
    "words",
    [
        ["--ingest-port", "65536"],
        ["--ingest-port", "-1"],
        ["--exit-after", "nan"],
        ["--exit-after", "inf"],
        ["--exit-after", "-1"],
        ["--secrets", "paper"],
        ["--unknown"],
        ["studio"],
    ],
    ids=" ".join,
)
def test_what_is_not_understood_ends_with_a_reason(
    words: list[str], started: list[tuple[Paths, Launch]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        app.main(["--home", str(tmp_path), *words])
    assert left.value.code == 2
    assert words[0] in capsys.readouterr().err
    assert started == []


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        app.main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out.strip() == f"Airdesk {__version__}"


@pytest.mark.parametrize(("words", "level"), [([], logging.INFO), (["--verbose"], logging.DEBUG)])
def test_the_log_is_kept_and_who_might_tell_a_secret_is_quiet(
    words: list[str], level: int, started: list[tuple[Paths, Launch]], tmp_path: Path, root_log: logging.Logger
) -> None:
    app.main(["--home", str(tmp_path), *words])
    assert root_log.level == level
    logging.getLogger("desktop.some").info("the desk stands")
    for name in app.QUIET:
        logging.getLogger(name).info("a secret")
    ((paths, _),) = started
    written = (paths.logs / "airdesk.log").read_text(encoding="utf-8")
    assert "INFO desktop.some: the desk stands" in written
    assert "a secret" not in written
    if sys.platform != "win32":
        assert paths.logs.stat().st_mode & 0o777 == 0o700


def test_a_home_that_cannot_be_written_is_a_sentence_on_the_terminal_and_in_the_window(
    root_log: logging.Logger, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    home, state = tmp_path / "file" / "home", tmp_path / "state.json"
    program = f"""
import sys
from desktop.app import main
from desktop.control import notices
say = notices.Notices.raise_
notices.Notices.raise_ = lambda self, code, **more: (print("notice", code), say(self, code, **more))[1]
sys.exit(main(["--home", {str(home)!r}, "--secrets", "memory", "--ingest-port", "0", "--exit-after", "1",
               "--print-state", {str(state)!r}]))
"""
    ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    assert f"{home} cannot be written: Not a directory." in ended.stderr
    assert ended.stderr.count("the log cannot be written") == 1
    assert "notice settings.save" in ended.stdout
    assert json.loads(state.read_text())["ingest"]["state"] in ("listening", "stopped")


@pytest.mark.skipif(os.name != "posix", reason="rights are of another kind elsewhere")
def test_what_is_written_is_for_its_owner_only(root_log: logging.Logger, tmp_path: Path) -> None:
    program = f"""
import sys
from desktop.app import main
sys.exit(main(["--home", {str(tmp_path)!r}, "--secrets", "memory", "--ingest-port", "0", "--exit-after", "1",
               "--print-state", {str(tmp_path / "state.json")!r}]))
"""
    ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"airdesk.log", "state.json"}
    assert [path for path in files if path.stat().st_mode & 0o077] == []


def test_the_studio_alone_needs_no_window(tmp_path: Path) -> None:
    file = tmp_path / "addresses.json"
    program = (
        "import gc, sys; from desktop.__main__ import main; main(); assert 'PySide6' not in sys.modules;"
        "assert gc.isenabled()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, "--home", str(tmp_path), "studio", "--addresses", str(file)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        given_up = threading.Event()
        for _ in range(2000):
            if file.exists() or process.poll() is not None:
                break
            given_up.wait(0.01)
        assert set(json.loads(file.read_text())["meetstream"]) == {"base", "api_key"}
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
        assert process.returncode == 0, said.decode()
        assert not file.exists()
    finally:
        process.kill()
        process.communicate()


LOADING = """
import sys
from desktop import app
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QWidget

class Watched(QWidget):
    painted = 0
    def paintEvent(self, event):
        type(self).painted += 1
        self.update()

application = QApplication([])
window = Watched()
window.show()
application.processEvents()
before, asked = Watched.painted, []
process = application.processEvents
class Loop:
    def processEvents(self, how):
        asked.append(how)
        process(how)
assert not set(app.BEHIND) & set(sys.modules)
app._load(Loop())
assert set(app.BEHIND) <= set(sys.modules)
assert asked == [QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents] * len(app.BEHIND)
assert Watched.painted > before + 1, Watched.painted
"""


def test_the_window_paints_itself_while_the_desk_is_loaded_and_no_click_is_taken_meanwhile() -> None:
    ended = subprocess.run([sys.executable, "-c", LOADING], cwd=ROOT, capture_output=True, text=True, check=False,
                           env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})  # fmt: skip
    assert ended.returncode == 0, ended.stderr


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        (Answer.SHOWN, 0, "asked to come to the front"),
        (Answer.SILENT, 1, "does not answer"),
        (Answer.UNASKED, 1, "the home is read-only"),
        (Answer.LEFT, 7, ""),
    ],
)
def test_where_a_console_runs_already_no_other_begins(
    answer: Answer,
    status: int,
    said: str,
    started: list[tuple[Paths, Launch]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked: list[tuple[Path, str]] = []

    def ring(bell: Path, _take: object, token: str) -> Answer:
        asked.append((bell, token))
        return answer

    monkeypatch.setattr(doorbell, "ring", ring)
    monkeypatch.setenv(app.TOKEN, "wayland-7")
    first = HomeLock(Paths.find(tmp_path).lock_file)
    assert first.take()
    assert app.main(["--home", str(tmp_path)]) == status
    first.let_go()
    assert asked == [(Paths.find(tmp_path).bell_file, "wayland-7")]
    assert said in capsys.readouterr().err
    assert len(started) == (answer is Answer.LEFT)


@pytest.mark.skipif(os.name != "posix", reason="folders cannot be locked there")
def test_a_home_that_cannot_be_written_is_not_shared(
    started: list[tuple[Paths, Launch]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("console.lock", "console.bell"):
        (tmp_path / name).mkdir()  # nobody can write these, whatever rights they have
    first = HomeLock(Paths.find(tmp_path).lock_file)
    assert first.take()
    assert app.main(["--home", str(tmp_path)]) == 1
    assert "running with this home" in capsys.readouterr().err
    assert started == []
    first.goodbye()
    assert app.main(["--home", str(tmp_path)]) == 7


@pytest.mark.skipif(os.name != "posix", reason="Windows starts another process")
@pytest.mark.parametrize("safe", [True, False])
def test_another_mode_takes_this_process_s_place(safe: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(Exception):
        pass

    def execv(_program: str, words: list[str]) -> None:
        raise Gone(words)

    monkeypatch.setattr(os, "execv", execv)
    monkeypatch.setattr(logging, "shutdown", lambda: None)
    monkeypatch.setattr(sys, "argv", ["airdesk", "--home", "here", "--safe"])
    monkeypatch.setenv("PYTHONPATH", "mine")
    with pytest.raises(Gone) as gone:
        app._start_again(safe)
    mode = ["--safe"] if safe else []
    assert gone.value.args == ([sys.executable, "-m", "desktop", *mode, "--home", "here"],)
    assert os.environ["PYTHONPATH"] == f"{ROOT}{os.pathsep}mine"
