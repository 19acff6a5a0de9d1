"""What a benchmark ran on, and how busy that was."""

import os
import platform
from dataclasses import dataclass, field

import psutil


@dataclass(frozen=True, slots=True)
class Load:
    """The load average of the last minute beside the number of processors, and free memory."""

    load: float = field(default_factory=lambda: round(psutil.getloadavg()[0], 2))
    free_gib: float = field(
        default_factory=lambda: round(psutil.virtual_memory().available / (1 << 30), 1)
    )


def describe_machine() -> dict[str, object]:
    """The machine and its Python."""
    return {
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "memory_gib": round(psutil.virtual_memory().total / (1 << 30), 1),
        "python": platform.python_version(),
    }
