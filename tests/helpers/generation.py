"""How many cases a generated test tries: few and the same ones, or as many as were asked for."""

import os
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, settings

VARIABLE = "RGRAPH_TEST_GENERATED"


def is_long() -> bool:
    """Whether somebody asked for more than the usual cases."""
    return VARIABLE in os.environ


def generated(usual: int) -> Callable[[Any], Any]:
    """Settings of a test that runs `usual` cases, or RGRAPH_TEST_GENERATED at random."""
    wanted = os.environ.get(VARIABLE)
    return settings(
        max_examples=int(wanted) if wanted else usual,
        derandomize=not wanted,
        database=None,
        deadline=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )
