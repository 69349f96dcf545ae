"""`wire.py update|check`: the generated code beside mezon.proto. Runs in the environment."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from grpc_tools import protoc

ROOT = Path(__file__).resolve().parent.parent
SOURCE = Path("desktop/services/mezon/wire/mezon.proto")
MADE = ("mezon_pb2.py", "mezon_pb2.pyi")


def main(arguments: list[str]) -> int:
    """Write the code anew, or say which of it is not what the source says."""
    if arguments not in (["update"], ["check"]):
        print(__doc__, file=sys.stderr)
        return 2
    fresh = generated()
    kept = ROOT / SOURCE.parent
    if arguments == ["update"]:
        for name, text in fresh.items():
            (kept / name).write_text(text, encoding="utf-8")
        return 0
    old = [name for name, text in fresh.items() if (kept / name).read_text(encoding="utf-8") != text]
    for name in old:
        print(f"{name} is not what {SOURCE} says: python packaging/wire.py update", file=sys.stderr)
    return 1 if old else 0


def generated() -> dict[str, str]:
    """The text of every generated file, by name."""
    with tempfile.TemporaryDirectory() as folder:
        options = [f"-I{ROOT}", f"--python_out={folder}", f"--pyi_out={folder}", str(ROOT / SOURCE)]
        if protoc.main(["protoc", *options]) != 0:
            raise SystemExit(f"{SOURCE} is not valid")
        return {name: (Path(folder) / SOURCE.parent / name).read_text(encoding="utf-8") for name in MADE}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
