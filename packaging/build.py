"""`python3 packaging/build.py`: builds what this system's users double-click, into dist/.

On Linux a .deb and an archive to unpack anywhere, on Windows a setup program, on macOS a disk image. Needs no more than
Python 3.11, a network for the packages, and on Debian and Ubuntu the system packages that it installs as root, else
names. What takes long is kept in build/. Beside the results lies a report of the largest parts.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from collections.abc import Callable
from pathlib import Path

import parts
import system
from environment import SetupFailed
from freeze import Freezer, version_of

ROOT = Path(__file__).resolve().parent.parent
PACKERS = {"linux": "linux", "win32": "windows", "darwin": "macos"}  # modules here, each with a `build`
Pack = Callable[[Path, Path, str], list[Path]]  # the frozen folder, where to, the version: what was made


def main(arguments: list[str]) -> int:
    """Build; returns the exit status."""
    parser = argparse.ArgumentParser(prog="packaging/build.py", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where to put it (dist)")
    parser.add_argument("--scratch", type=Path, default=ROOT / "build", help="what is made on the way (build)")
    parser.add_argument("--without-call-sdks", action="store_true", help="without the files of Agora and 100ms")
    parser.add_argument("--pack-only", action="store_true", help="pack what was frozen the last time")
    chosen = parser.parse_args(arguments)
    began = time.monotonic()
    try:
        frozen, version = chosen.scratch / "frozen" / "airdesk", version_of(ROOT)
        if not chosen.pack_only:
            system.provide(system.FOR_INSTALLER)
            frozen = Freezer(ROOT, chosen.scratch).freeze(with_call_sdks=not chosen.without_call_sdks)
        chosen.out.mkdir(parents=True, exist_ok=True)
        made = packer(sys.platform)(frozen, chosen.out, version)
    except SetupFailed as failed:
        print(f"\nNothing was built: {failed}", file=sys.stderr)
        return 1
    told = parts.report(parts.largest(frozen), parts.size_of(frozen))
    (chosen.out / f"airdesk-{version}-largest-parts.txt").write_text(told, encoding="utf-8")
    print(f"\nThe ten largest parts:\n{told}")
    for file in made:
        print(f"{file}  {file.stat().st_size / 1e6:.1f} MB")
    print(f"Built in {time.monotonic() - began:.0f} s.")
    return 0


def packer(platform: str) -> Pack:
    """What packs the frozen folder on a system. Raises SetupFailed."""
    if platform not in PACKERS:
        raise SetupFailed(f"nobody has said how Airdesk is packed for {platform}.")
    pack: Pack = importlib.import_module(PACKERS[platform]).build
    return pack


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
