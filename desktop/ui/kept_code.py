"""Compiled code whose source lies in no file, kept for the next start.

Python keeps what it has compiled of files; PySide's support code comes as text out of a library, and is compiled anew
by each process. What is kept lies among Python's own compiled files, and is trusted like them: as the program itself.
"""

from __future__ import annotations

import logging
import marshal
import sys
from importlib.util import cache_from_source, source_hash
from pathlib import Path
from types import CodeType

from desktop.core.whole_file import replace_file

log = logging.getLogger(__name__)
_compile = compile  # the real one, whatever stands in its place meanwhile


class KeptCode:
    """Of one module, whose file says where. Where nothing can be kept all is compiled, as without this."""

    def __init__(self, owner: str) -> None:
        self._file = Path(cache_from_source(owner)).with_suffix(".kept")
        self._known = _read(self._file)
        self._is_new = False

    def compiled(self, source: bytes, name: str) -> CodeType:
        """The code of a module: the kept one, if it was made of the same source. Raises SyntaxError."""
        mark = source_hash(source)
        before, code = self._known.get(name, (b"", None))
        if code is None or before != mark:
            code = _compile(source, name, "exec", dont_inherit=True)
            self._known[name] = mark, code
            self._is_new = True
        return code

    def keep(self) -> None:
        """Write what was compiled, if anything was, unless Python itself is told to keep nothing."""
        if not self._is_new or sys.dont_write_bytecode:
            return
        try:
            replace_file(self._file, marshal.dumps(self._known), lasting=False)
        except OSError as error:
            log.debug("compiled code is not kept: %s", error)


def _read(file: Path) -> dict[str, tuple[bytes, CodeType | None]]:
    try:
        known = marshal.loads(file.read_bytes())
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return known if isinstance(known, dict) else {}
