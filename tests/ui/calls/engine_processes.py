"""The processes of the web engine, found by their lines in /proc."""

from __future__ import annotations

from pathlib import Path


def _processes() -> dict[int, tuple[int, str]]:
    found = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            stat, line = (place / "stat").read_text(), (place / "cmdline").read_text()
        except OSError:
            continue
        state, parent = stat.rpartition(")")[2].split()[:2]
        if state != "Z":
            found[int(place.name)] = int(parent), line
    return found


def family_of(pid: int) -> list[int]:
    """All that descend from it."""
    every = _processes()
    return [one for one in every if _descends(one, pid, every)]


def _descends(pid: int, ancestor: int, every: dict[int, tuple[int, str]]) -> bool:
    parent = every.get(pid, (0, ""))[0]
    return parent == ancestor or (parent > 1 and _descends(parent, ancestor, every))


def renderer_of(pid: int | None) -> int:
    assert pid is not None
    every = _processes()
    zygotes = [one for one in family_of(pid) if "--type=zygote" in every[one][1]]  # it keeps the name of who bore it
    return next(one for one in zygotes if every[one][0] in zygotes)
