"""Values of JSON that may be of another type than their source's description says."""

from typing import Any


def text_of(value: Any) -> str | None:  # noqa: ANN401 - JSON values have no narrower type
    """Give a text that is not empty; None for anything else."""
    return value if isinstance(value, str) and value.strip() else None


def texts_of(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - as above
    """Give the texts of a list, each once."""
    items = value if isinstance(value, list) else ()
    return tuple(dict.fromkeys(text for item in items if (text := text_of(item))))


def number_of(value: Any) -> int | float | None:  # noqa: ANN401 - as above
    """Give a number; None for anything else."""
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def count_of(value: Any) -> int | None:  # noqa: ANN401 - as above
    """Give a whole number from 0 on; None for anything else."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    is_count = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return value if is_count else None
