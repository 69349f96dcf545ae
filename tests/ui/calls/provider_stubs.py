"""The providers' own parts, as far as their documents go: what an adapter calls is noted, what it waits for happens.

Neither media nor network is behind them. With these ends what is known of the two adapters without the services.
"""

from __future__ import annotations

import sys
from pathlib import Path

STUBS = Path(__file__).with_name("stubs")

_SERVING = """
from pathlib import Path
from desktop.ui.calls import page_files, web_room

own = page_files._content
stubs = Path({stubs!r})
page_files._content = lambda root, path: (
    own(root, path) if not path.startswith("/sdk/")
    else (stubs / path[5:]).read_bytes() if (stubs / path[5:]).is_file() else None
)
web_room.main()
"""


def serving(stubs: Path) -> list[str]:
    """The command of a page that finds its SDK files in that folder, and nowhere else."""
    return [sys.executable, "-c", _SERVING.format(stubs=str(stubs))]
