"""`python3 packaging/pictures.py OUT`: the main windows in every language and both themes, as PNG files to look at.

Standard library only; sets up what it needs as `dev.py demo` does. Without a display it uses a virtual one.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import demo
import dev
import system
from environment import SetupFailed

SIZE = "1920x1200x24"  # room for the main window and the tallest dialog


def main(arguments: list[str]) -> int:
    """Take the pictures; the exit status of whoever takes them."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    try:
        python = dev.set_up(system.FOR_WINDOW if demo.has_display() else system.FOR_DEMO)
    except SetupFailed as failed:
        print(f"\nNo picture can be taken yet: {failed}", file=sys.stderr)
        return 1
    return subprocess.run(command(python, Path(arguments[0])), cwd=dev.ROOT, check=False).returncode


def command(python: Path, out: Path) -> list[str]:
    """What is run in the environment."""
    photographer = [str(python), str(dev.ROOT / "packaging" / "photographer.py"), str(out.absolute())]
    if demo.has_display():
        return photographer
    return ["xvfb-run", "-a", "-s", f"-screen 0 {SIZE} -nolisten tcp", *photographer]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
