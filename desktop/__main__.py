"""`python -m desktop` is the same as the `airdesk` command; with `--booth` or `--pull` one of its helpers."""

from __future__ import annotations

import sys

BOOTH = "--booth"  # as `media.booth` says it
PULL = "--pull"  # as `media.pull` does

if __name__ == "__main__":
    if sys.argv[1:2] == [BOOTH]:  # it needs neither window nor loop
        from desktop.media.booth_room import main as project

        project(sys.argv[2], int(sys.argv[3]))
    if sys.argv[1:2] == [PULL]:
        from desktop.media.pull_room import main as pull

        pull()
    from desktop.app import main

    sys.exit(main())
