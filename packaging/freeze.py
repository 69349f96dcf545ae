"""The installed program, before it is packed: Python, every package that is used, and our own, in one folder.

Made by PyInstaller with `airdesk.spec`, in an environment of its own that holds nothing but what is shipped and what
ships it: the developer's own may hold more, and what merely lies there would come along.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

import call_sdks
from environment import Environment, SetupFailed, clean

GROUPS = ("build", "demo", "installer")  # `demo`: whoever tries Airdesk first tries a call there
KEEPER = "from desktop.ui.lean_qt import import_qt; import_qt()"
KEPT = "lean_qt*.kept"
PREPARED = {"win32": "windows", "darwin": "macos"}  # modules that say what the program's file bears there
VERSION = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)


def version_of(root: Path) -> str:
    """The one place where it is written. Raises SetupFailed."""
    found = VERSION.search((root / "desktop" / "__init__.py").read_text(encoding="utf-8"))
    if found is None:
        raise SetupFailed("desktop/__init__.py does not say which version this is.")
    return found[1]


class Freezer:
    """`freeze` makes the folder anew. What takes long and seldom changes, the environment, is kept in `scratch`."""

    def __init__(self, root: Path, scratch: Path) -> None:
        self._root = root
        self._scratch = scratch
        self._made = scratch / "made"
        self._environment = Environment(root, scratch / "venv", GROUPS)

    def freeze(self, *, with_call_sdks: bool = True) -> Path:
        """Return the folder; the program in it is `airdesk`, with the system's ending. Raises SetupFailed."""
        if with_call_sdks:
            _bring_call_sdks()
        self._environment.provide()
        self._environment.install()
        self._environment.prove()
        shutil.rmtree(self._made, ignore_errors=True)
        (self._made / "kept").mkdir(parents=True)
        self._keep_code()
        self._write_notices()
        self._prepare()
        self._collect()
        return self._scratch / "frozen" / "airdesk"

    def _keep_code(self) -> None:
        """What `kept_code.py` would keep at the first start: where it is installed, nobody may write."""
        prefix = self._scratch / "compiled"
        shutil.rmtree(prefix, ignore_errors=True)
        # From elsewhere than the checkout: the package that is shipped is the one that is installed.
        command = [str(self._environment.python), "-X", f"pycache_prefix={prefix}", "-c", KEEPER]
        self._run(command, "Qt was not loaded to keep its compiled code")
        for file in prefix.rglob(KEPT):
            shutil.copy(file, self._made / "kept")

    def _write_notices(self) -> None:
        """Licences and the bill of materials, which the program shows in About."""
        if importlib.util.find_spec("notices") is None:
            print("There is no packaging/notices.py: the installer carries no licence notices.", flush=True)
            return
        licences = self._made / "licences"
        licences.mkdir()
        importlib.import_module("notices").write(self._environment.site_packages, licences, version_of(self._root))

    def _prepare(self) -> None:
        """Icon and version within the program's file, on the systems whose files have them."""
        if sys.platform in PREPARED:
            module = importlib.import_module(PREPARED[sys.platform])
            module.prepare(self._environment.python, self._made, version_of(self._root))

    def _collect(self) -> None:
        package = self._environment.site_packages / "desktop"
        where = ["--distpath", str(self._scratch / "frozen"), "--workpath", str(self._scratch / "pyinstaller")]
        ours = ["--package", str(package), "--made", str(self._made)]
        spec = str(self._root / "packaging" / "airdesk.spec")
        command = [str(self._environment.python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *where]
        self._run([*command, spec, "--", *ours], "PyInstaller did not make the program")

    def _run(self, command: list[str], otherwise: str) -> None:
        if subprocess.run(command, cwd=self._scratch, env=clean(), check=False).returncode != 0:
            raise SetupFailed(f"{otherwise}; what it said stands above.")


def _bring_call_sdks() -> None:
    """The files of the call providers, if they are not there: calls at them work only with these."""
    if (call_sdks.TARGET / call_sdks.SCRIPT).exists() and (call_sdks.TARGET / call_sdks.MODULE).exists():
        return
    if call_sdks.main() != 0:
        raise SetupFailed("the call providers' files could not be had; --without-call-sdks does without.")
