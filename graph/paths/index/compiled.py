"""Functions that run as machine code, beside other threads: numba's decorator, with types kept."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

import numba
import numpy as np

P = ParamSpec("P")
R = TypeVar("R")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """A step of a search, which only other machine code calls."""
    # Without what Python would need to call it, it compiles several times as fast.
    step = numba.njit(nogil=True, cache=True, no_cpython_wrapper=True, no_cfunc_wrapper=True)  # type: ignore[call-overload]  # its types leave these options out
    return cast("Callable[P, R]", step(function))


def entrance(function: Callable[P, R]) -> Callable[P, R]:
    """A search that Python calls; it holds no interpreter lock while it runs."""
    return cast("Callable[P, R]", numba.njit(nogil=True, cache=True)(function))


@compiled
def whole(number: int) -> int:
    """The number with the type that all numbers have; for plain ones code would be made anew."""
    return int(np.int64(number))
