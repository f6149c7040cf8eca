"""What a measurement was made on, in one line, and how much memory this process holds."""

import os
import platform
import resource
import sqlite3
import sys
from pathlib import Path
from typing import Final

import numpy as np

STATUS: Final = Path("/proc/self/status")
MIB: Final = 1024.0 * 1024.0


def machine() -> str:
    """Processor, cores, versions, and how busy the machine is; above a load of 0.5 absolute figures are too high."""
    parts = [
        f"{_processor()}, {os.cpu_count()} cores",
        f"{platform.system()} {platform.machine()}",
        f"Python {platform.python_version()}",
        f"numpy {np.__version__}",
        f"SQLite {sqlite3.sqlite_version}",
    ]
    if hasattr(os, "getloadavg"):
        parts.append(f"load {os.getloadavg()[0]:.1f} at the start")
    return " · ".join(parts)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or "unknown processor")


def resident_mib() -> float:
    """Memory that this process holds now, in MiB; where the system does not say, the most it has held."""
    return _status("VmRSS") or peak_mib()


def peak_mib() -> float:
    """The most memory that this process has held, in MiB."""
    # Not from getrusage where it can be avoided: on Linux a child begins with its parent's peak.
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return _status("VmHWM") or most * (1.0 if sys.platform == "darwin" else 1024.0) / MIB


def _status(key: str) -> float:
    try:
        lines = STATUS.read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    return next((float(line.split()[1]) * 1024.0 / MIB for line in lines if line.startswith(f"{key}:")), 0.0)
