"""The process: arguments, logging, the application, its loop, last-resort hooks.

The only user of qasync. What the console is made of lies in `wiring.py`.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import logging.handlers
import os
import sys
from pathlib import Path

from desktop import __version__
from desktop.core.departure import Departure
from desktop.core.garbage import EVERY_MS, Sweeper
from desktop.core.launch import Launch, SecretsKind
from desktop.core.manners import take_short_turns
from desktop.core.redaction import RedactingFormatter
from desktop.paths import Paths

LOG_BYTES = 5_000_000
OTHERS = 0o077  # what other users of this computer may not: anything with any file of ours
STANDS_AFTER_MS = 3_000  # by then the window and what it needs are there
# They say too much: some of it (arguments of calls, requests of the studio's own bots) may hold a secret.
QUIET = ("qasync", "aiohttp.access", "asyncio", "libav", "websockets.client")


def main(argv: list[str] | None = None) -> int:
    """Run the console, or with `studio` the demo studio alone. Returns the exit status."""
    arguments = _parser().parse_args(argv)
    os.umask(OTHERS)
    paths = Paths.find(arguments.home)
    _keep_log(paths, arguments.verbose)
    if arguments.command == "studio":
        from desktop.sim.studio import run_alone  # noqa: PLC0415 - the stand-ins need no window, the window no stand-ins

        run_alone(arguments.addresses, paths.cache)
        return 0
    departure = Departure()
    departure.listen()
    return _console(
        paths,
        Launch(
            demo=arguments.demo,
            ingest_port=arguments.ingest_port,
            open_ingest=arguments.open_ingest,
            secrets=SecretsKind(arguments.secrets) if arguments.secrets else None,
            screenshot=arguments.screenshot,
            exit_after_s=arguments.exit_after,
            print_state=arguments.print_state,
            developer=arguments.developer,
        ),
        departure,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="airdesk", description="The operator console of a broadcaster.")
    parser.add_argument("--version", action="version", version=f"Airdesk {__version__}")
    parser.add_argument("--home", type=Path, metavar="DIR", help="one folder for settings, recordings, logs and cache")
    parser.add_argument("--verbose", action="store_true", help="log more")
    parser.add_argument("--demo", action="store_true", help="run on the demo studio inside this computer")
    parser.add_argument("--ingest-port", type=_port, metavar="N", help="port that the bots dial; 0 = any free one")
    parser.add_argument("--open-ingest", action="store_true", help="accept bots without an invitation, loopback only")
    parser.add_argument("--secrets", choices=[kind.value for kind in SecretsKind], help="where keys are kept")
    parser.add_argument("--screenshot", type=Path, metavar="FILE", help="save what the window shows before leaving")
    parser.add_argument("--exit-after", type=float, metavar="SECONDS", help="leave by itself, with status 0")
    parser.add_argument("--print-state", type=Path, metavar="FILE", help="write the state as JSON once a second")
    parser.add_argument("--developer", action="store_true", help="offer the pseudo language")
    commands = parser.add_subparsers(dest="command", title="commands")
    studio = commands.add_parser("studio", help="run the demo studio's stand-ins alone, without a window")
    studio.add_argument("--addresses", type=Path, required=True, metavar="FILE", help="where to write their addresses")
    return parser


def _keep_log(paths: Paths, verbose: bool) -> None:
    """Log to the terminal and to a file that is kept short. Modules that talk too much are quietened."""
    paths.logs.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = logging.handlers.RotatingFileHandler(
        paths.logs / "airdesk.log", maxBytes=LOG_BYTES, backupCount=3, encoding="utf-8", delay=True
    )
    terminal = logging.StreamHandler()
    for handler in (file, terminal):
        handler.setFormatter(RedactingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.DEBUG if verbose else logging.INFO, handlers=[file, terminal], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError("a port lies between 0 and 65535")
    return port


def _console(paths: Paths, launch: Launch, departure: Departure) -> int:
    sweeper = Sweeper()
    sweeper.take_over()  # first of all: nothing that is made on the way to the window is garbage
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - as below
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - must come before qasync, and not for `studio`
    from qasync import QEventLoop  # noqa: PLC0415

    from desktop.ui.faults import Faults  # noqa: PLC0415
    from desktop.wiring import run  # noqa: PLC0415

    take_short_turns()
    application = QApplication([sys.argv[0]])
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
        with QEventLoop(application) as loop:
            asyncio.set_event_loop(loop)
            loop.set_exception_handler(faults.from_loop)
            loop.run_until_complete(run(paths, launch, faults, departure))
    finally:
        faults.remove()
    departure.finish()
    return 0


if __name__ == "__main__":
    sys.exit(main())
