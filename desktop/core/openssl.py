"""OpenSSL is loaded when something is first encrypted, hashed or drawn by lot, not when the desk opens.

It takes 5 MiB and some ten milliseconds. asyncio imports `ssl` for itself, though all that an idle desk does is listen.

`importlib.util.LazyLoader` alone does not serve: a second plain `import` makes it load at once, and before Python
3.11.8 and 3.12.2 another thread could meet a module that was half there.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from importlib.util import LazyLoader
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.abc import Loader  # brings zip files and more along

_NEED_IT = frozenset({"ssl", "asyncio.sslproto", "hashlib", "hmac", "secrets"})
# What `import` and those who look through all modules ask: that is there without the rest.
_THERE = frozenset(
    {"__class__", "__dict__", "__name__", "__package__", "__spec__", "__loader__", "__file__", "__cached__"}
)
_filling = threading.RLock()  # one for all: each of them asks for another
_begun: set[str] = set()


def load_openssl_late() -> None:
    """Call it before asyncio is imported. The modules that need OpenSSL fill themselves with the first use of each.

    That may be on any thread; another one that uses the module meanwhile waits.
    """
    sys.meta_path.insert(0, _Finder())


class _Finder:
    """Looks where all others look."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in _NEED_IT:
            return None
        for finder in sys.meta_path:
            if finder is not self and (spec := finder.find_spec(fullname, path, target)) is not None:
                if spec.loader is not None:
                    spec.loader = _Late(spec.loader)
                return spec
        return None


class _Late(LazyLoader):
    """Leaves the module empty, and puts the loader that would have filled it back in its place."""

    def __init__(self, loader: Loader) -> None:
        super().__init__(loader)
        self._loader = loader

    def exec_module(self, module: ModuleType) -> None:
        if module.__spec__ is not None:
            module.__spec__.loader = self._loader
        module.__loader__ = self._loader
        module.__class__ = _Empty


class _Empty(ModuleType):
    """A module until its first use; a plain one from then on."""

    def __getattribute__(self, name: str) -> Any:
        if name not in _THERE:
            _fill(self)
        return ModuleType.__getattribute__(self, name)


def _fill(module: ModuleType) -> None:
    with _filling:
        spec, kind = module.__spec__, type(module)
        if kind is not _Empty or spec is None or spec.loader is None or spec.name in _begun:
            return  # another thread was faster; or the module looks at itself
        _begun.add(spec.name)
        try:
            spec.loader.exec_module(module)
            module.__class__ = ModuleType
        finally:
            _begun.discard(spec.name)
