"""`python -m desktop` is the same as the `airdesk` command; with `--booth` it is the console's projection booth."""

from __future__ import annotations

import sys

BOOTH = "--booth"  # as `media.booth` says it

if __name__ == "__main__":
    if sys.argv[1:2] == [BOOTH]:  # it needs neither window nor loop
        from desktop.media.booth_room import main as project

        project(sys.argv[2], int(sys.argv[3]))
    from desktop.app import main

    sys.exit(main())
