"""Which machine the figures of a bench came from."""

from __future__ import annotations

import os
import platform
from pathlib import Path


def machine() -> str:
    """One line: processor, cores, system, Python, load when asked."""
    cpuinfo = Path("/proc/cpuinfo")
    names = [line.partition(":")[2].strip() for line in cpuinfo.read_text().splitlines() if "model name" in line]
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    processor = names[0] if names else platform.processor()
    system = f"{platform.platform()}, Python {platform.python_version()}"
    return f"{processor}, {os.cpu_count()} cores, {system}, load {load:.1f}"


def family(pid: int) -> list[int]:
    """A process and its children: the console and its booth."""
    found = [pid]
    for listing in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in listing.read_text().split():
            found += family(int(child))
    return found


def cpu_s(pid: int) -> float:
    """CPU seconds of a process and its children so far, all threads included."""
    return sum(_own_cpu_s(one) for one in family(pid))


def _own_cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_mib(pid: int, what: str) -> float:
    """A line of the system's account: resident (Rss), its fair share (Pss), of that what is in no file (Pss_Anon)."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith(what + ":"):
            return int(line.split()[1]) / 1024
    return float("nan")
