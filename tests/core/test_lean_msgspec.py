"""In a process of its own: msgspec is imported for the first time once."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from desktop.core.lean_msgspec import import_msgspec
import_msgspec()
print("left out:", "typing_extensions" not in sys.modules and "msgspec" in sys.modules)
from typing import Annotated, Generic, NotRequired, TypedDict, TypeVar
import msgspec
T = TypeVar("T")
class Known(TypedDict):
    name: str
    size: NotRequired[Annotated[int, msgspec.Meta(ge=1)]]
class Box(msgspec.Struct, Generic[T]):
    content: T
print(msgspec.json.decode(b'{"content": {"name": "a"}}', type=Box[Known]))
try:
    msgspec.convert({"name": "a", "size": 0}, Known)
except msgspec.ValidationError as error:
    print(error)
import typing_extensions
import_msgspec()
print("there:", sys.modules["typing_extensions"] is typing_extensions)
"""


def test_msgspec_is_whole_and_typing_extensions_can_be_imported_later() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "left out: True",
        "Box(content={'name': 'a'})",
        "Expected `int` >= 1 - at `$.size`",
        "there: True",
    ]
