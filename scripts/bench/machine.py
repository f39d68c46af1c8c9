"""What the numbers were measured on."""

from __future__ import annotations

import os
import platform
from pathlib import Path

import psutil


def describe() -> str:
    """One line: processor, cores, memory, system, Python, and how busy the machine is at this moment."""
    parts = [
        _processor(),
        f"{_cores()} cores",
        f"{psutil.virtual_memory().total / 2**30:.0f} GiB RAM",
        _system(),
        f"Python {platform.python_version()}",
    ]
    return ", ".join(part for part in [*parts, _load()] if part)


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.lower().startswith(("model name", "hardware")):
                return " ".join(line.split(":", 1)[1].split())
    except OSError:
        pass
    return platform.processor() or platform.machine()


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _load() -> str:
    # Numbers taken beside somebody else's work are worth little; the reader should see it.
    try:
        return f"load average {os.getloadavg()[0]:.1f} before the first run"
    except (AttributeError, OSError):
        return ""


def _system() -> str:
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        name = f"{platform.system()} {platform.release()}"
    return name
