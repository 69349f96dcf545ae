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
