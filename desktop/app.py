"""The process: arguments, logging, the application, its loop, last-resort hooks.

The only user of qasync. What the console is made of lies in `wiring.py`.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import __version__
from desktop.core.departure import Departure
from desktop.core.garbage import EVERY_MS, Sweeper
from desktop.core.home_lock import HomeLock
from desktop.core.launch import Launch, SecretsKind
from desktop.core.log_file import LogFile
from desktop.core.manners import take_short_turns
from desktop.core.redaction import RedactingFormatter
from desktop.paths import Paths
from desktop.ui.lean_qt import import_qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.ui.console import Outcome
    from desktop.ui.faults import Faults
    from desktop.ui.main_window import MainWindow

TOKEN = "XDG_ACTIVATION_TOKEN"  # with which a desktop lets a program that was just started show a window
HOME = "one folder for settings, recordings, logs and cache"
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
OTHERS = 0o077  # what other users of this computer may not: anything with any file of ours
STYLE = ("-style", "fusion")  # said here, Qt makes no other first
PAINTED_MS = 500  # a screen that shows the window later than this is not waited for
SETTLES_MS = 20  # what the system says to a new window comes within this
STANDS_AFTER_MS = 3_000  # by then the window and what it needs are there
THREADS = 10  # at most, for what would block the loop
# What stands behind the window, in pieces of at most some ten milliseconds: in between the window answers the system.
BEHIND = (
    "asyncio", "qasync", "desktop.control.choices", "desktop.control.ingest_desk",
    "desktop.media.intake", "desktop.control.pictures", "desktop.ui.console", "desktop.wiring", "desktop.ui.bind",
)  # fmt: skip
# They say too much: some of it (arguments of calls, requests of the studio's own bots) may hold a secret.
QUIET = ("qasync", "aiohttp.access", "asyncio", "libav", "websockets.client")


def main(argv: list[str] | None = None, sweeper: Sweeper | None = None) -> int:
    """Run the console, or with `studio` the demo studio alone. Returns the exit status.

    `sweeper` has taken Python's collector over already.
    """
    if sweeper is None:
        sweeper = Sweeper()
        sweeper.take_over()
    arguments = _parser().parse_args(argv)
    os.umask(OTHERS)
    paths = Paths.find(arguments.home)
    if paths.fault is not None:
        place, why = paths.fault.filename, paths.fault.strerror
        sys.stderr.write(f"airdesk: {place} cannot be written: {why}. Settings are in force until Airdesk is closed.\n")
    _keep_log(paths, arguments.verbose)
    if arguments.command == "studio":
        from desktop.sim.studio import run_alone  # noqa: PLC0415 - the stand-ins need no window, the window no stand-ins

        sweeper.give_back()  # there is no window whose thread would sweep
        try:
            run_alone(arguments.addresses, paths.cache)
        except OSError as error:
            sys.stderr.write(f"airdesk: the studio cannot run: {error}\n")
            return 1
        return 0
    departure = Departure()
    departure.listen()
    lock = HomeLock(paths.lock_file)
    if not lock.take() and (status := _ask_the_first(paths, lock)) is not None:
        return status
    return _console(
        paths,
        Launch(
            demo=arguments.demo or arguments.demo_on_air,
            demo_on_air=arguments.demo_on_air,
            ingest_port=arguments.ingest_port,
            open_ingest=arguments.open_ingest,
            secrets=SecretsKind(arguments.secrets) if arguments.secrets else None,
            screenshot=arguments.screenshot,
            exit_after_s=arguments.exit_after,
            print_state=arguments.print_state,
            developer=arguments.developer,
            safe=arguments.safe,
        ),
        departure,
        lock,
        sweeper,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="airdesk", description="The operator console of a broadcaster.")
    parser.add_argument("--version", action="version", version=f"Airdesk {__version__}")
    parser.add_argument("--home", type=Path, metavar="DIR", help=HOME)
    parser.add_argument("--verbose", action="store_true", help="log more")
    parser.add_argument("--demo", action="store_true", help="run on the demo studio inside this computer")
    parser.add_argument("--demo-on-air", action="store_true", help="the same, and its programme goes on air by itself")
    parser.add_argument("--ingest-port", type=_port, metavar="N", help="port that the bots dial; 0 = any free one")
    parser.add_argument("--open-ingest", action="store_true", help="accept bots without an invitation, loopback only")
    parser.add_argument("--secrets", choices=[kind.value for kind in SecretsKind], help="where keys are kept")
    parser.add_argument("--screenshot", type=Path, metavar="FILE", help="save what the window shows before leaving")
    parser.add_argument("--exit-after", type=_seconds, metavar="SECONDS", help="leave by itself, with status 0")
    parser.add_argument("--print-state", type=Path, metavar="FILE", help="write the state as JSON once a second")
    parser.add_argument(
        "--safe",
        action="store_true",
        help="safe mode: no sound, no hardware decoding, default layout, nothing restored",
    )
    parser.add_argument("--developer", action="store_true", help="offer the pseudo-languages")
    commands = parser.add_subparsers(dest="command", title="commands", prog="airdesk")
    studio = commands.add_parser("studio", help="run the demo studio's stand-ins alone, without a window")
    studio.add_argument("--addresses", type=Path, required=True, metavar="FILE", help="where to write their addresses")
    # Also behind the command; what stood before it holds unless it is said again.
    studio.add_argument("--home", type=Path, metavar="DIR", help=HOME, default=argparse.SUPPRESS)
    return parser


def _keep_log(paths: Paths, verbose: bool) -> None:
    """Log to the terminal and to a file, if there can be one. Modules that talk too much are quietened."""
    handlers: list[logging.Handler] = [logging.StreamHandler(), LogFile(paths.log_file)]
    for handler in handlers:
        handler.setFormatter(RedactingFormatter(FORMAT))
    logging.basicConfig(level=logging.DEBUG if verbose else logging.INFO, handlers=handlers, force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError("a port lies between 0 and 65535")
    return port


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 <= seconds <= 1e9:  # nor NaN, which is neither
        raise argparse.ArgumentTypeError("a time in seconds")
    return seconds


def _ask_the_first(paths: Paths, lock: HomeLock) -> int | None:
    """There is one console for each home: the exit status, or None if the first has just left and this is the one."""
    from desktop.core.doorbell import Answer, ring  # noqa: PLC0415 - most starts are the first

    answer = ring(paths.bell_file, lock.take, os.environ.get(TOKEN, ""))
    if answer is Answer.LEFT:
        return None
    if answer is Answer.SHOWN:
        sys.stderr.write("airdesk: Airdesk is running with this home; its window was asked to come to the front.\n")
        return 0
    missing = "does not answer" if answer is Answer.SILENT else "cannot be asked to show itself: the home is read-only"
    sys.stderr.write(f"airdesk: Airdesk is running with this home and {missing}. End it, or choose another --home.\n")
    return 1


def _console(paths: Paths, launch: Launch, departure: Departure, lock: HomeLock, sweeper: Sweeper) -> int:
    import_qt()
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - as below
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - must come before qasync, and not for `studio`

    from desktop.ui.faults import Faults  # noqa: PLC0415
    from desktop.ui.opening import open_window  # noqa: PLC0415

    take_short_turns()
    application = QApplication([sys.argv[0], *STYLE])
    application.setApplicationName("Airdesk")
    application.setDesktopFileName("airdesk")
    application.setQuitOnLastWindowClosed(False)
    faults = Faults()
    faults.install()
    sweeping = QTimer(application, interval=EVERY_MS)
    sweeping.timeout.connect(sweeper.sweep)
    sweeping.start()
    QTimer.singleShot(STANDS_AFTER_MS, application, sweeper.keep)
    try:
        window = open_window(paths, launch)
        _paint(window)
        _settle()
        sweeper.sweep()  # what comes now takes the place of what was needed only to come so far
        outcome = _sit(application, paths, launch, faults, departure, window, lock)
    finally:
        faults.remove()
    departure.finish()
    lock.goodbye()
    if outcome.again:
        departure.give_back()
        return _start_again(outcome.safe)
    return 0


def _start_again(safe: bool) -> int:
    """The same words, in the other mode, in this process's place; Windows knows only another process."""
    from desktop.core.program import command, folder  # noqa: PLC0415 - at the very end

    words = [*command(), *(["--safe"] if safe else []), *(word for word in sys.argv[1:] if word != "--safe")]
    place = folder()
    if place is not None:  # found from wherever it was started: relative paths stay what they were
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(place), os.environ.get("PYTHONPATH"))))
    if os.name == "posix":
        logging.shutdown()
        os.execv(words[0], words)
    import subprocess  # noqa: PLC0415 - Windows, at the very end

    subprocess.Popen(words)
    return 0


def _paint(window: MainWindow) -> None:
    """Return when the window has painted itself; there is no other loop yet.

    What is typed or clicked meanwhile stays in Qt's queue until the desk is there to answer.
    """
    from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415

    painting = QEventLoop()
    window.painted.connect(painting.quit)
    QTimer.singleShot(PAINTED_MS, painting, painting.quit)
    painting.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def _settle() -> None:
    """Answer what the system asks of every new window, its place and its size: anything else would be felt there."""
    from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415

    settling = QEventLoop()
    QTimer.singleShot(SETTLES_MS, settling, settling.quit)
    settling.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def _load(application: QApplication) -> None:
    """Import the desk. The window goes on painting itself; what is typed or clicked waits in Qt's queue as before."""
    from PySide6.QtCore import QEventLoop  # noqa: PLC0415

    for name in BEHIND:
        import_module(name)
        application.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def _sit(
    application: QApplication,
    paths: Paths,
    launch: Launch,
    faults: Faults,
    departure: Departure,
    window: MainWindow,
    lock: HomeLock,
) -> Outcome:
    """From the painted window to the end. All that is imported here, the operator does not wait for."""
    from desktop.core.crash_trace import keep_crash_traces  # noqa: PLC0415
    from desktop.core.openssl import load_openssl_late  # noqa: PLC0415

    keep_crash_traces(paths.crash_file)

    load_openssl_late()
    _load(application)
    import asyncio  # noqa: PLC0415
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

    from qasync import QEventLoop  # noqa: PLC0415

    from desktop.sittings import run  # noqa: PLC0415

    with QEventLoop(application) as loop:
        asyncio.set_event_loop(loop)
        loop.set_default_executor(ThreadPoolExecutor(THREADS, "work"))  # qasync's own starts ten threads at once
        loop.set_exception_handler(faults.from_loop)
        outcome: Outcome = loop.run_until_complete(run(paths, launch, faults, departure, window, lock))
        return outcome


if __name__ == "__main__":
    sys.exit(main())
