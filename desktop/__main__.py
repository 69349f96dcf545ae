"""`python -m desktop` and the `airdesk` command; with `--booth`, `--pull` or `--call` one of the console's helpers."""

from __future__ import annotations

import signal
import sys

from desktop.core.garbage import Sweeper

BOOTH = "--booth"  # as `media.booth` says it
PULL = "--pull"  # as `media.pull` does
CALL = "--call"  # as `ui.calls.web_process` does

# Until the console listens to signals there is nothing to save: Ctrl+C ends it, and Python need not say where.
if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def main() -> int:
    """Run the console. Returns the exit status."""
    sweeper = Sweeper()
    sweeper.take_over()  # first of all: nothing that is made on the way to the window is garbage
    from desktop.app import main as run  # noqa: PLC0415 - half of the start is this import, and the booth needs none

    return run(None, sweeper)


if __name__ == "__main__":
    if sys.argv[1:2] == [BOOTH]:  # it needs neither window nor loop
        from desktop.media.booth_room import main as project

        project(sys.argv[2], int(sys.argv[3]))
    if sys.argv[1:2] == [PULL]:
        from desktop.media.pull_room import main as pull

        pull()
    if sys.argv[1:2] == [CALL]:
        from desktop.ui.calls.web_room import main as call

        call()
    sys.exit(main())
