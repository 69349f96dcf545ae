"""The checkout's virtual environment: made when missing, made again when broken or out of date."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import system

# Settings of the caller that would send packages, or those who look for them, elsewhere than into the environment.
MISLEADING = (
    "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_CONSTRAINT", "PYTHONPATH", "PYTHONHOME",
    "PYTHONDONTWRITEBYTECODE",
)  # fmt: skip
PROOF = "import PySide6.QtWidgets, PySide6.QtMultimedia, av, msgspec, qasync, desktop"


class SetupFailed(Exception):
    """Something is missing that this program cannot provide; the text says what to do."""


class Environment:
    """The dependencies of pyproject.toml at the versions of constraints.txt: `.venv` in the checkout, or another."""

    def __init__(self, root: Path, folder: Path | None = None, groups: tuple[str, ...] | None = None) -> None:
        """Of the checkout at `root`, with every group of dependencies and the project as it is being worked on. With a
        `folder` it is made there, with the `groups` named and without the project: see `install`."""
        self._root = root
        self._folder = folder or root / ".venv"
        self._groups = groups
        self._constraints = root / "packaging" / "constraints.txt"
        self._stamp = self._folder / "airdesk-stamp"
        import tomllib  # noqa: PLC0415 - older Pythons lack it, and dev.py tells them so in a sentence

        self._project: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))

    @property
    def python(self) -> Path:
        """Its interpreter."""
        windows = os.name == "nt"
        return self._folder / ("Scripts" if windows else "bin") / ("python.exe" if windows else "python")

    def provide(self) -> bool:
        """Leave a complete environment, or raise SetupFailed. False if there was one already."""
        if self._is_current():
            return False
        print(f"Setting up {self._folder} (once; it takes a minute or two).", flush=True)
        if self._folder.exists():
            shutil.rmtree(self._folder)
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        self._make()
        self._pip("-c", str(self._constraints), *self.requirements())
        if self._groups is None:
            # Its build back end is among the packages just installed: nothing more is fetched.
            self._pip("--no-deps", "--no-build-isolation", "-e", str(self._root))
        self._stamp.write_text(self.fingerprint(), encoding="utf-8")
        return True

    def install(self) -> None:
        """Put the project itself into it, as its users would have it; what was there of it before is replaced. Needs
        the group `build`. Raises SetupFailed."""
        self._pip("--no-deps", "--no-build-isolation", "--force-reinstall", str(self._root))

    @property
    def site_packages(self) -> Path:
        """Where its packages lie, once it is made."""
        windows = os.name == "nt"
        return next(self._folder.glob("Lib/site-packages" if windows else "lib/python3*/site-packages"))

    def prove(self) -> None:
        """Load what needs system libraries. Raises SetupFailed with what the loader says."""
        tried = subprocess.run([self.python, "-c", PROOF], cwd=self._root, capture_output=True, text=True, check=False)
        if tried.returncode != 0:
            last = tried.stderr.strip().splitlines()[-1:] or [f"exit status {tried.returncode}"]
            raise SetupFailed(f"its libraries do not load: {last[0]}\n{system.advice(system.FOR_WINDOW)}")

    def requirements(self) -> list[str]:
        """Every dependency of pyproject.toml, and those of the groups."""
        groups = self._project["dependency-groups"]
        wanted = sorted(groups) if self._groups is None else self._groups
        return [*self._project["project"]["dependencies"], *(one for name in wanted for one in groups[name])]

    def fingerprint(self) -> str:
        """Changes when the environment must be made again."""
        parts = [self.requirements(), self._constraints.read_text(encoding="utf-8"), sys.version, str(self._folder)]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    def _is_current(self) -> bool:
        if not self._stamp.exists() or self._stamp.read_text(encoding="utf-8") != self.fingerprint():
            return False
        try:
            proof = "import pip, desktop" if self._groups is None else "import pip"
            tried = subprocess.run([self.python, "-c", proof], cwd="/", capture_output=True, check=False)
        except OSError:  # its interpreter is gone
            return False
        return tried.returncode == 0

    def _make(self) -> None:
        if importlib.util.find_spec("ensurepip") is None and not system.provide(system.FOR_VENV):
            raise SetupFailed(f"this Python cannot make virtual environments.\n{system.advice(system.FOR_VENV)}")
        # In a process of its own: a package installed a moment ago is not seen by this one.
        made = subprocess.run([sys.executable, "-m", "venv", self._folder], env=clean(), check=False)
        if made.returncode != 0:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise SetupFailed(f"no virtual environment could be made.\n{system.advice(system.FOR_VENV)}")

    def _pip(self, *arguments: str) -> None:
        """Install from wherever this computer is set up to install from; once more if the first try breaks off."""
        command = [str(self.python), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
        for _ in range(2):
            if subprocess.run([*command, *arguments], cwd=self._root, env=clean(), check=False).returncode == 0:
                return
            print("The installation broke off.", flush=True)
        raise SetupFailed("packages could not be installed; what pip said stands above. Is there a network?")


def clean() -> dict[str, str]:
    """Ours, but for settings that would lead the environment's own programs elsewhere."""
    return {name: value for name, value in os.environ.items() if name not in MISLEADING}
