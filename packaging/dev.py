"""`python3 packaging/dev.py demo|test`: everything from a fresh machine to the running console or the tests.

Standard library only, Python 3.11 or later. What it needs and lacks it makes: the virtual
environment (`environment.py`) and, as root on Debian and Ubuntu, system packages (`system.py`). With a new environment
come the call providers' own parts (`call_sdks.py`), if their registry can be reached: nothing else needs them.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

import call_sdks
import demo
import system
from environment import Environment, SetupFailed

ROOT = Path(__file__).resolve().parent.parent
PYTHON = (3, 11)


def main(arguments: list[str]) -> int:
    """Run one of the two commands; returns its exit status."""
    if sys.version_info[:2] < PYTHON:
        print(f"Airdesk needs Python 3.11 or later; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 1
    parser = argparse.ArgumentParser(
        prog="packaging/dev.py", description="Set up all that is needed, then run Airdesk."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (
        ("demo", "run the console on the demo studio; more arguments go to the console"),
        ("test", "run every check and the tests; more arguments go to pytest"),
    ):
        commands.add_parser(name, help=text, description=text, add_help=False)
    chosen, rest = parser.parse_known_args(arguments[:1]), arguments[1:]
    rest = rest[1:] if rest[:1] == ["--"] else rest
    try:
        if chosen[0].command == "demo":
            python = set_up(system.FOR_DEMO if not demo.has_display() else system.FOR_WINDOW)
            return demo.run(python, ROOT, rest)
        return test(set_up(system.FOR_TESTS), rest)
    except SetupFailed as failed:
        print(f"\nAirdesk cannot run yet: {failed}", file=sys.stderr)
        return 1


def set_up(wanted: tuple[system.Package, ...]) -> Path:
    """The interpreter of a complete environment. Raises SetupFailed."""
    system.provide(wanted)
    environment = Environment(ROOT)
    new = environment.provide()
    environment.prove()
    call_sdks.provide(call_sdks.TARGET, call_sdks.fetch_soon if new else None)
    return environment.python


def test(python: Path, to_pytest: list[str]) -> int:
    """Every check, then the tests; all of them, so that one run tells everything."""
    failed = [name for name, command in checks(python, to_pytest) if run(name, command) != 0]
    print(f"\nFailed: {', '.join(failed)}." if failed else "\nAll checks and tests passed.", flush=True)
    return 1 if failed else 0


def checks(python: Path, to_pytest: list[str]) -> list[tuple[str, list[str]]]:
    """What a change must pass, in the order in which it is cheapest to fail."""
    tools = python.parent
    chosen = any(word.startswith("-n") for word in to_pytest)
    parallel = [] if chosen or (os.cpu_count() or 1) < 2 else ["-n", "2", "--dist", "loadfile"]
    return [
        ("ruff check", [str(tools / "ruff"), "check"]),
        ("ruff format", [str(tools / "ruff"), "format", "--check", "--quiet"]),
        ("mypy", [str(tools / "mypy")]),
        ("lint-imports", [str(tools / "lint-imports")]),
        ("translations", [str(python), str(ROOT / "packaging" / "translations.py"), "check"]),
        ("pytest", [str(python), "-m", "pytest", *parallel, *to_pytest]),
    ]


def run(name: str, command: list[str]) -> int:
    """Run one check from the checkout's root, with its output as it comes."""
    print(f"\n--- {name}", flush=True)
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
